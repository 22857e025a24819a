//! Says how much is open, with payers and with clients, by how long ago the service was. What is old is seldom paid: this is where a biller
//! sees it grow.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetReceivables;

/// The days after a service at which another age begins, as the field counts receivables: to 30, 60, 90 and 120 days, and beyond.
const AGES: [i32; 5] = [0, 31, 61, 91, 121];

/// What is open of one age. Amounts are in cents.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, Row)]
pub struct Receivables {
    /// Days since the service, at least.
    pub from_days: i32,
    /// Days since the service, at most; none for the oldest.
    pub to_days: Option<i32>,
    /// How many charges something is open on.
    pub charges: i64,
    /// Open with payers.
    pub insurance_cents: i64,
    /// Open with clients.
    pub client_cents: i64,
}

impl Function for GetReceivables {
    const SPEC: Spec = Spec::read(
        "get-receivables",
        "Says how much is open with payers and clients, by the age of the service.",
    )
    .roles(super::BILLERS)
    .unaudited("It shows sums of the practice, nothing about a person.");
    type Input = Nothing;
    type Output = Vec<Receivables>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<Receivables>> {
        let now = cx.now();
        cx.last()
            .all(&statements::GET_RECEIVABLES, &[&now, &AGES.as_slice()])
            .await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
