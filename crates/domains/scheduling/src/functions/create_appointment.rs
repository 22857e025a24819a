//! Books a visit.

use kernel::prelude::*;

use crate::appointment::AppointmentId;
use crate::booking::Wish;
use crate::visit::Visit;

/// See the module.
pub struct CreateAppointment;

/// The visit to book.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAppointment {
    /// The visit.
    pub appointment: Wish,
}

impl Function for CreateAppointment {
    const SPEC: Spec = Spec::write("create-appointment", "Books a visit.")
        .roles(super::BOOKERS)
        .audits("appointment");
    type Input = NewAppointment;
    type Output = Visit;

    async fn run(cx: &mut Context, new: NewAppointment) -> Result<Visit> {
        let booking = new.appointment.settle(cx).await?;
        let planned = booking.once(None);
        booking.lock(cx).await?;
        let outside = booking.clear(cx, planned).await?;
        let ids = booking.write(cx, &[(planned, outside)]).await?;
        let id = only(ids)?;
        super::get_appointment::read(cx, id).await
    }

    fn example() -> NewAppointment {
        NewAppointment {
            appointment: Wish::example(),
        }
    }
}

/// The one visit that was booked.
pub(super) fn only(ids: Vec<AppointmentId>) -> Result<AppointmentId> {
    ids.into_iter()
        .next()
        .ok_or_else(|| Error::internal("no visit was booked"))
}
