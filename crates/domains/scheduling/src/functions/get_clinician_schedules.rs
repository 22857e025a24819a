//! The weekly hours of clinicians, in all versions that hold within a span.

use kernel::prelude::*;

use crate::hours::{ClinicianSchedule, HoursQuery, ScheduleRow};
use crate::statements;

/// See the module.
pub struct GetClinicianSchedules;

impl Function for GetClinicianSchedules {
    const SPEC: Spec = Spec::read(
        "get-clinician-schedules",
        "Lists the weekly hours of clinicians.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows when people work, which the whole staff knows.");
    type Input = HoursQuery;
    type Output = Vec<ClinicianSchedule>;

    async fn run(cx: &mut Context, query: HoursQuery) -> Result<Vec<ClinicianSchedule>> {
        let clinicians = query.check()?;
        cx.last()
            .all(
                &statements::GET_CLINICIAN_SCHEDULES,
                &[&query.from, &query.to, &clinicians],
            )
            .await?
            .into_iter()
            .map(ScheduleRow::read)
            .collect()
    }

    fn example() -> HoursQuery {
        HoursQuery::example()
    }
}
