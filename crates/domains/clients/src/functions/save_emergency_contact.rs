//! Writes down whom to call when something happens to a client.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::contact::{EmergencyContact, EmergencyContactFacts};
use crate::statements;

/// See the module.
pub struct SaveEmergencyContact;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmergencyContactEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub emergency_contact: EmergencyContactFacts,
}

impl Function for SaveEmergencyContact {
    const SPEC: Spec = Spec::write(
        "save-emergency-contact",
        "Writes down whom to call when something happens to a client.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("emergency_contact");
    type Input = EmergencyContactEntry;
    type Output = EmergencyContact;

    async fn run(cx: &mut Context, entry: EmergencyContactEntry) -> Result<EmergencyContact> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.emergency_contact;
        let saved = if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_EMERGENCY_CONTACT, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_EMERGENCY_CONTACT,
                &[
                    &id,
                    &entry.client_id,
                    &facts.name,
                    &facts.relationship,
                    &facts.phone,
                    &facts.other_phone,
                    &facts.email,
                    &facts.is_primary,
                    &facts.may_discuss_health,
                    &facts.may_leave_message,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_EMERGENCY_CONTACT,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.name,
                    &facts.relationship,
                    &facts.phone,
                    &facts.other_phone,
                    &facts.email,
                    &facts.is_primary,
                    &facts.may_discuss_health,
                    &facts.may_leave_message,
                ],
            )
            .await
        };
        saved.on_constraint("emergency_contacts_one_primary", || {
            Error::conflict(
                "Somebody else is already called first. Change that contact before this one.",
            )
            .on_field("emergency_contact.is_primary")
        })
    }

    fn example() -> EmergencyContactEntry {
        EmergencyContactEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            emergency_contact: EmergencyContactFacts::example(),
        }
    }
}
