//! Takes time off back, whether it was granted or only asked for.

use kernel::prelude::*;

use crate::exception::{ExceptionRef, decide};
use crate::hours::{ExceptionStatus, ScheduleException};

/// See the module.
pub struct WithdrawScheduleException;

impl Function for WithdrawScheduleException {
    const SPEC: Spec = Spec::write("withdraw-schedule-exception", "Takes time off back.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .own()
        .audits("schedule_exception");
    type Input = ExceptionRef;
    type Output = ScheduleException;

    async fn run(cx: &mut Context, input: ExceptionRef) -> Result<ScheduleException> {
        decide(cx, input.id, ExceptionStatus::Withdrawn, None).await
    }

    fn example() -> ExceptionRef {
        ExceptionRef {
            id: crate::example::EXCEPTION.into(),
        }
    }
}
