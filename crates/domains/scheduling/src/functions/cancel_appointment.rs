//! Calls a visit off, with the reason.

use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, CancelReason};
use crate::step::{Step, called_off, hold};
use crate::visit::Visit;

/// See the module.
pub struct CancelAppointment;

/// Which visit, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Cancellation {
    /// The visit.
    pub id: AppointmentId,
    /// Why.
    pub reason: CancelReason,
    /// What was said besides.
    #[serde(default)]
    pub note: Option<Text<500>>,
    /// That it does not count as late, although it is.
    #[serde(default)]
    pub excused: bool,
}

impl Function for CancelAppointment {
    const SPEC: Spec = Spec::write(
        "cancel-appointment",
        "Calls a visit off; late, if the client gave less notice than the practice asks for.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = Cancellation;
    type Output = Visit;

    async fn run(cx: &mut Context, input: Cancellation) -> Result<Visit> {
        let held = hold(cx, input.id, Action::Cancel).await?;
        let to = called_off(
            input.reason,
            held.starts_at,
            held.late_cancel_hours,
            input.excused,
            cx.now(),
        );
        let step = Step {
            reason: input.note,
            cancel_reason: Some(input.reason),
            ..Step::to(to)
        };
        step.take(cx, input.id).await?;
        super::get_appointment::read(cx, input.id).await
    }

    fn example() -> Cancellation {
        Cancellation {
            id: crate::example::APPOINTMENT.into(),
            reason: CancelReason::ClientRequest,
            note: Text::new("Has an exam that day").ok(),
            excused: false,
        }
    }
}
