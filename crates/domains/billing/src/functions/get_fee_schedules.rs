//! Lists the price lists with their prices.

use kernel::prelude::*;

use crate::fee::FeeSchedule;
use crate::statements;

/// See the module.
pub struct GetFeeSchedules;

impl Function for GetFeeSchedules {
    const SPEC: Spec = Spec::read(
        "get-fee-schedules",
        "Lists the price lists with their prices.",
    )
    .roles(super::BILLERS)
    .unaudited("It shows nothing about a person.");
    type Input = Nothing;
    type Output = Vec<FeeSchedule>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<FeeSchedule>> {
        let rows = cx.last().all(&statements::GET_FEE_SCHEDULES, &[]).await?;
        rows.into_iter().map(FeeSchedule::try_from).collect()
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
