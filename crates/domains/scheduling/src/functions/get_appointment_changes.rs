//! The steps that a visit took: who, when and why.

use kernel::prelude::*;

use super::get_appointment::AppointmentRef;
use crate::appointment::Status;
use crate::statements;

/// See the module.
pub struct GetAppointmentChanges;

/// One step of a visit.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct AppointmentChange {
    /// Its id.
    pub id: Uuid,
    /// From where; none for the booking itself.
    pub from_status: Option<Status>,
    /// To where.
    pub to_status: Status,
    /// What was said about it.
    pub reason: Option<String>,
    /// When.
    pub changed_at: Timestamp,
    /// By whom; none if it was the program, or the client by a link.
    pub changed_by: Option<ProfileId>,
    /// Their name.
    pub changed_by_name: Option<String>,
}

impl Function for GetAppointmentChanges {
    const SPEC: Spec = Spec::read(
        "get-appointment-changes",
        "Lists the steps that a visit took, the latest first.",
    )
    .roles(Roles::STAFF)
    .audits("appointment");
    type Input = AppointmentRef;
    type Output = Vec<AppointmentChange>;

    async fn run(cx: &mut Context, input: AppointmentRef) -> Result<Vec<AppointmentChange>> {
        cx.about(input.id);
        let changes = cx
            .last()
            .all(&statements::GET_APPOINTMENT_CHANGES, &[&input.id])
            .await?;
        // Every visit was booked once, so no change at all means no visit that the caller may see.
        if changes.is_empty() {
            return Err(Error::not_found("visit"));
        }
        Ok(changes)
    }

    fn example() -> AppointmentRef {
        AppointmentRef {
            id: crate::example::APPOINTMENT.into(),
        }
    }
}
