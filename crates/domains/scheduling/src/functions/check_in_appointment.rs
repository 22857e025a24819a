//! The client has come.

use kernel::prelude::*;

use super::get_appointment::AppointmentRef;
use crate::action::Action;
use crate::appointment::Status;
use crate::step::{Step, hold};
use crate::visit::Visit;

/// See the module.
pub struct CheckInAppointment;

impl Function for CheckInAppointment {
    const SPEC: Spec = Spec::write(
        "check-in-appointment",
        "Notes that the client of a visit has come.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = AppointmentRef;
    type Output = Visit;

    async fn run(cx: &mut Context, input: AppointmentRef) -> Result<Visit> {
        hold(cx, input.id, Action::CheckIn).await?;
        let step = Step {
            checked_in_at: Some(cx.now()),
            ..Step::to(Status::CheckedIn)
        };
        step.take(cx, input.id).await?;
        super::get_appointment::read(cx, input.id).await
    }

    fn example() -> AppointmentRef {
        AppointmentRef {
            id: crate::example::APPOINTMENT_TODAY.into(),
        }
    }
}
