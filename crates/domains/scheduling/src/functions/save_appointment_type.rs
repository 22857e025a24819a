//! Adds a kind of visit, or changes one.

use kernel::prelude::*;

use crate::appointment::{AppointmentTypeId, Modality};
use crate::appointment_type::{AppointmentType, AppointmentTypeFacts, Color};
use crate::statements;

/// See the module.
pub struct SaveAppointmentType;

/// A new kind of visit, or a change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentTypeEntry {
    /// Which one to change; left out: a new one.
    #[serde(default)]
    pub id: Option<AppointmentTypeId>,
    /// The version that was seen.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// The kind of visit.
    pub appointment_type: AppointmentTypeFacts,
}

impl Function for SaveAppointmentType {
    const SPEC: Spec = Spec::write(
        "save-appointment-type",
        "Adds a kind of visit, or changes one.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("appointment_type");
    type Input = AppointmentTypeEntry;
    type Output = AppointmentType;

    async fn run(cx: &mut Context, input: AppointmentTypeEntry) -> Result<AppointmentType> {
        let facts = input.appointment_type;
        let saved = if let Some(id) = input.id {
            cx.about(id);
            let seen = crate::version::seen(input.row_version)?;
            cx.expect_version(
                "kind of visit",
                &statements::LOCK_APPOINTMENT_TYPE,
                id,
                seen,
            )
            .await?;
            cx.one(
                "kind of visit",
                &statements::UPDATE_APPOINTMENT_TYPE,
                &[
                    &id,
                    &facts.name,
                    &facts.billing_code_id,
                    &facts.default_minutes,
                    &facts.modality,
                    &facts.color,
                    &facts.max_clients,
                    &facts.active,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "kind of visit",
                &statements::CREATE_APPOINTMENT_TYPE,
                &[
                    &id,
                    &practice,
                    &facts.name,
                    &facts.billing_code_id,
                    &facts.default_minutes,
                    &facts.modality,
                    &facts.color,
                    &facts.max_clients,
                    &facts.active,
                ],
            )
            .await
        };
        saved
            .on_constraint("appointment_types_name_once", || {
                Error::conflict("There is a kind of visit of this name already.")
                    .on_field("appointment_type.name")
            })
            .on_constraint("appointment_types_billing_code_fkey", || {
                Error::invalid(
                    "appointment_type.billing_code_id",
                    "This is not a service of the practice. Choose one from the list.",
                )
            })
    }

    fn example() -> AppointmentTypeEntry {
        AppointmentTypeEntry {
            id: None,
            row_version: None,
            appointment_type: AppointmentTypeFacts {
                name: Text::new("Couples session").expect("it is short"),
                billing_code_id: Some(kernel::example::SERVICE_CODE),
                default_minutes: Within::new(80).expect("it lies within"),
                modality: Modality::InPerson,
                color: Color::Rose,
                max_clients: Within::new(2).expect("it lies within"),
                active: true,
            },
        }
    }
}
