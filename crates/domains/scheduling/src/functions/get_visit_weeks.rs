//! Counts the visits of the last weeks by what became of them, the present week included.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetVisitWeeks;

/// How far back.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WeeksQuery {
    /// How many weeks, the present one included.
    #[schemars(range(min = 1, max = 53))]
    pub weeks: i32,
}

/// A week, from Sunday to Saturday where the practice is.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, Row)]
pub struct VisitWeek {
    /// Its Sunday.
    pub begins_on: Date,
    /// Visits that were held.
    pub held: i64,
    /// Visits to which nobody came.
    pub missed: i64,
    /// Visits that were called off, late or in time.
    pub called_off: i64,
}

impl Function for GetVisitWeeks {
    const SPEC: Spec = Spec::read(
        "get-visit-weeks",
        "Counts the visits of the last weeks by what became of them.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .unaudited("It shows numbers and nothing about a person.");
    type Input = WeeksQuery;
    type Output = Vec<VisitWeek>;

    async fn run(cx: &mut Context, query: WeeksQuery) -> Result<Vec<VisitWeek>> {
        if !(1..=53).contains(&query.weeks) {
            return Err(Error::invalid("weeks", "Ask for 1 to 53 weeks."));
        }
        let now = cx.now();
        cx.last()
            .all(&statements::GET_VISIT_WEEKS, &[&now, &query.weeks])
            .await
    }

    fn example() -> WeeksQuery {
        WeeksQuery { weeks: 12 }
    }
}
