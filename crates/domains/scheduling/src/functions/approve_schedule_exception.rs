//! Grants time off: nothing is booked then any more. Visits that are booked already stay, and are counted in the answer.

use kernel::prelude::*;

use crate::exception::{ExceptionRef, decide};
use crate::hours::{ExceptionStatus, ScheduleException};

/// See the module.
pub struct ApproveScheduleException;

impl Function for ApproveScheduleException {
    const SPEC: Spec = Spec::write("approve-schedule-exception", "Grants time off.")
        .roles(Roles::Only(&[Role::Administrator, Role::Supervisor]))
        .audits("schedule_exception");
    type Input = ExceptionRef;
    type Output = ScheduleException;

    async fn run(cx: &mut Context, input: ExceptionRef) -> Result<ScheduleException> {
        decide(cx, input.id, ExceptionStatus::Approved, None).await
    }

    fn example() -> ExceptionRef {
        ExceptionRef {
            id: crate::example::EXCEPTION.into(),
        }
    }
}
