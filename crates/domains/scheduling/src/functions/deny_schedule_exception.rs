//! Denies time off, with the reason.

use kernel::prelude::*;

use crate::exception::decide;
use crate::hours::{ExceptionId, ExceptionStatus, ScheduleException};

/// See the module.
pub struct DenyScheduleException;

/// Which time off, and why not.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Denial {
    /// The time off.
    pub id: ExceptionId,
    /// Why not.
    pub reason: Text<500>,
}

impl Function for DenyScheduleException {
    const SPEC: Spec = Spec::write(
        "deny-schedule-exception",
        "Denies time off, with the reason.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
    .audits("schedule_exception");
    type Input = Denial;
    type Output = ScheduleException;

    async fn run(cx: &mut Context, input: Denial) -> Result<ScheduleException> {
        decide(cx, input.id, ExceptionStatus::Denied, Some(input.reason)).await
    }

    fn example() -> Denial {
        Denial {
            id: crate::example::EXCEPTION.into(),
            reason: Text::new("Two others are away that week").expect("it is short"),
        }
    }
}
