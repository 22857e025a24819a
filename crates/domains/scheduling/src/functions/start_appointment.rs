//! The session begins.

use kernel::prelude::*;

use super::get_appointment::AppointmentRef;
use crate::action::Action;
use crate::appointment::Status;
use crate::step::{Step, hold};
use crate::visit::Visit;

/// See the module.
pub struct StartAppointment;

impl Function for StartAppointment {
    const SPEC: Spec = Spec::write("start-appointment", "Notes that a session begins now.")
        .roles(super::BOOKERS)
        .own()
        .audits("appointment");
    type Input = AppointmentRef;
    type Output = Visit;

    async fn run(cx: &mut Context, input: AppointmentRef) -> Result<Visit> {
        hold(cx, input.id, Action::Start).await?;
        let step = Step {
            started_at: Some(cx.now()),
            ..Step::to(Status::InSession)
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
