//! Writes down a number or address a client is reached at.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::contact_point::{ContactPoint, ContactPointFacts};
use crate::statements;

/// See the module.
pub struct SaveClientContactPoint;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPointEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub client_contact_point: ContactPointFacts,
}

impl Function for SaveClientContactPoint {
    const SPEC: Spec = Spec::write(
        "save-client-contact-point",
        "Writes down a number or address a client is reached at.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_contact_point");
    type Input = ContactPointEntry;
    type Output = ContactPoint;

    async fn run(cx: &mut Context, entry: ContactPointEntry) -> Result<ContactPoint> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.client_contact_point;
        let saved = if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_CLIENT_CONTACT_POINT, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_CLIENT_CONTACT_POINT,
                &[
                    &id,
                    &entry.client_id,
                    &facts.system,
                    &facts.kind,
                    &facts.value,
                    &facts.text_consent,
                    &facts.voicemail_allowed,
                    &facts.rank,
                    &facts.note,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_CLIENT_CONTACT_POINT,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.system,
                    &facts.kind,
                    &facts.value,
                    &facts.text_consent,
                    &facts.voicemail_allowed,
                    &facts.rank,
                    &facts.note,
                ],
            )
            .await
        };
        saved
            .on_constraint("client_contact_points_email_check", || {
                Error::conflict("Write an e-mail address, like name@example.com.")
                    .on_field("client_contact_point.value")
            })
            .on_constraint("client_contact_points_text_needs_phone", || {
                Error::conflict("Text messages go to telephones only.")
                    .on_field("client_contact_point.text_consent")
            })
            .on_constraint("client_contact_points_value_check", || {
                Error::conflict("Write at least 5 characters.")
                    .on_field("client_contact_point.value")
            })
    }

    fn example() -> ContactPointEntry {
        ContactPointEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            client_contact_point: ContactPointFacts::example(),
        }
    }
}
