//! The blocked times of a span.

use kernel::prelude::*;

use crate::hours::{BlockedTime, HoursQuery};
use crate::statements;

/// See the module.
pub struct GetBlockedTimes;

impl Function for GetBlockedTimes {
    const SPEC: Spec = Spec::read("get-blocked-times", "Lists the blocked times of a span.")
        .roles(super::BOOKERS)
        .audits("blocked_time");
    type Input = HoursQuery;
    type Output = Vec<BlockedTime>;

    async fn run(cx: &mut Context, query: HoursQuery) -> Result<Vec<BlockedTime>> {
        let clinicians = query.check()?;
        cx.last()
            .all(
                &statements::GET_BLOCKED_TIMES,
                &[&query.from, &query.to, &clinicians],
            )
            .await
    }

    fn example() -> HoursQuery {
        HoursQuery::example()
    }
}
