//! Deciding about time off: once, by somebody else, unless that person runs the practice.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::functions::request_schedule_exception::read;
use crate::hours::{ExceptionId, ExceptionStatus, ScheduleException};
use crate::statements;

/// Which time off.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionRef {
    /// The time off.
    pub id: ExceptionId,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, Row)]
pub struct Present {
    /// Here.
    pub status: ExceptionStatus,
}

/// Moves a request to where the decision leads.
pub async fn decide(
    cx: &mut Context,
    id: ExceptionId,
    to: ExceptionStatus,
    words: Option<Text<500>>,
) -> Result<ScheduleException> {
    cx.about(id);
    let present = cx
        .one("time off", &statements::LOCK_SCHEDULE_EXCEPTION, &[&id])
        .await?;
    if !present.status.may_become(to) {
        return Err(Error::conflict(format!(
            "This time off is {} already.",
            present.status.label().to_lowercase()
        )));
    }
    let (now, by) = (cx.now(), cx.user()?.profile);
    cx.execute(
        &statements::DECIDE_SCHEDULE_EXCEPTION,
        &[&id, &to, &by, &now, &words],
    )
    .await
    .on_constraint("schedule_exceptions_decided_by_another", || {
        Error::forbidden(
            "Nobody decides about their own time off. Ask a supervisor or an administrator.",
        )
    })?;
    cx.announce(Topic::Appointments)?;
    read(cx, id).await
}
