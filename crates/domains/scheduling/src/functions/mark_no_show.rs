//! The client did not come, and somebody tried to reach them.

use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, Status};
use crate::step::{Step, hold};
use crate::visit::Visit;

/// See the module.
pub struct MarkNoShow;

/// Which visit, and how it was tried to reach the client.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoShow {
    /// The visit.
    pub id: AppointmentId,
    /// How it was tried to reach the client, and what came of it.
    pub contact_attempt: Text<500>,
}

impl Function for MarkNoShow {
    const SPEC: Spec = Spec::write(
        "mark-no-show",
        "Notes that the client of a visit did not come.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = NoShow;
    type Output = Visit;

    async fn run(cx: &mut Context, input: NoShow) -> Result<Visit> {
        hold(cx, input.id, Action::MarkNoShow).await?;
        let step = Step {
            reason: Some(input.contact_attempt),
            ..Step::to(Status::NoShow)
        };
        step.take(cx, input.id).await?;
        super::get_appointment::read(cx, input.id).await
    }

    fn example() -> NoShow {
        NoShow {
            id: crate::example::APPOINTMENT_TODAY.into(),
            contact_attempt: Text::new("Called at a quarter past, left a message")
                .expect("it is short"),
        }
    }
}
