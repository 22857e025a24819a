//! The session is over: when it really began and ended is what documentation and billing count from.

use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, Status};
use crate::step::{Step, actual_times, hold};
use crate::visit::Visit;

/// See the module.
pub struct CheckOutAppointment;

/// Which visit, and when it was.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckOut {
    /// The visit.
    pub id: AppointmentId,
    /// When it really began; left out: when it was started, else as planned.
    #[serde(default)]
    pub started_at: Option<Timestamp>,
    /// When it really ended; left out: now if it is in session, else as planned.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
}

impl Function for CheckOutAppointment {
    const SPEC: Spec = Spec::write(
        "check-out-appointment",
        "Notes that a session is over, with its real times.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = CheckOut;
    type Output = Visit;

    async fn run(cx: &mut Context, input: CheckOut) -> Result<Visit> {
        let held = hold(cx, input.id, Action::CheckOut).await?;
        let (began, ended) = actual_times(&held, input.started_at, input.ended_at, cx.now())?;
        let step = Step {
            started_at: Some(began),
            ended_at: Some(ended),
            ..Step::to(Status::Completed)
        };
        step.take(cx, input.id).await?;
        super::get_appointment::read(cx, input.id).await
    }

    fn example() -> CheckOut {
        CheckOut {
            id: crate::example::APPOINTMENT_TODAY.into(),
            started_at: None,
            ended_at: None,
        }
    }
}
