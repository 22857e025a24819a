//! Time off: asked for, granted, denied, taken back.

use kernel::prelude::*;

use crate::hours::{ExceptionStatus, HoursQuery, ScheduleException};
use crate::statements;

/// See the module.
pub struct GetScheduleExceptions;

/// Which time off.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExceptionQuery {
    /// From this moment on.
    pub from: Timestamp,
    /// Up to this moment, at most 400 days later.
    pub to: Timestamp,
    /// Only of these clinicians; of all that the caller may see if it is empty.
    #[serde(default)]
    pub clinician_ids: Vec<ProfileId>,
    /// Only those that stand here; all if it is empty.
    #[serde(default)]
    pub statuses: Vec<ExceptionStatus>,
}

impl Function for GetScheduleExceptions {
    const SPEC: Spec = Spec::read("get-schedule-exceptions", "Lists time off.")
        .roles(super::BOOKERS)
        .audits("schedule_exception");
    type Input = ExceptionQuery;
    type Output = Vec<ScheduleException>;

    async fn run(cx: &mut Context, query: ExceptionQuery) -> Result<Vec<ScheduleException>> {
        let span = HoursQuery {
            from: query.from,
            to: query.to,
            clinician_ids: query.clinician_ids,
        };
        let clinicians = span.check()?;
        let statuses = (!query.statuses.is_empty()).then_some(query.statuses);
        cx.last()
            .all(
                &statements::GET_SCHEDULE_EXCEPTIONS,
                &[&span.from, &span.to, &clinicians, &statuses],
            )
            .await
    }

    fn example() -> ExceptionQuery {
        let HoursQuery { from, to, .. } = HoursQuery::example();
        ExceptionQuery {
            from,
            to,
            clinician_ids: vec![],
            statuses: vec![],
        }
    }
}
