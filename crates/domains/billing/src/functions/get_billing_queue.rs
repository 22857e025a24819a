//! Says what waits for a biller, each with how many and how much.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetBillingQueue;

/// What waits. Amounts are in cents.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, Row)]
pub struct BillingQueue {
    /// Charges that something must be put right on.
    pub held_charges: i64,
    /// What they come to.
    pub held_cents: i64,
    /// Charges that wait for a claim.
    pub ready_charges: i64,
    /// What they come to.
    pub ready_cents: i64,
    /// Claims that were not sent.
    pub draft_claims: i64,
    /// What they come to.
    pub draft_cents: i64,
    /// Claims that were turned away.
    pub rejected_claims: i64,
    /// What they come to.
    pub rejected_cents: i64,
    /// Claims that were denied.
    pub denied_claims: i64,
    /// What they come to.
    pub denied_cents: i64,
    /// Claims that wait for the payer.
    pub waiting_claims: i64,
    /// What they come to.
    pub waiting_cents: i64,
    /// Remittances that wait to be posted.
    pub remittances_to_post: i64,
    /// What they come to.
    pub to_post_cents: i64,
    /// Payments for claims that are not known here.
    pub unmatched_payments: i64,
    /// What they come to.
    pub unmatched_cents: i64,
    /// Adjustments that an administrator must decide on.
    pub adjustments_to_decide: i64,
    /// What they come to.
    pub to_decide_cents: i64,
}

impl Function for GetBillingQueue {
    const SPEC: Spec = Spec::read("get-billing-queue", "Says what waits for a biller.")
        .roles(super::BILLERS)
        .unaudited("It shows counts and sums of the practice, nothing about a person.");
    type Input = Nothing;
    type Output = BillingQueue;

    async fn run(cx: &mut Context, _: Nothing) -> Result<BillingQueue> {
        cx.last().one("queue", &statements::WORK_QUEUE, &[]).await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
