//! Shows every step of a claim: when, by whom or by which file, and what the payer said.

use kernel::prelude::*;

use super::ById;
use crate::claim::ClaimStep;
use crate::statements;

/// See the module.
pub struct GetClaimHistory;

impl Function for GetClaimHistory {
    const SPEC: Spec = Spec::read("get-claim-history", "Shows every step of a claim.")
        .roles(super::BILLERS)
        .audits("claim");
    type Input = ById;
    type Output = Vec<ClaimStep>;

    async fn run(cx: &mut Context, input: ById) -> Result<Vec<ClaimStep>> {
        cx.about(input.id);
        cx.one("claim", &statements::CLAIM_THERE, &[&input.id])
            .await?;
        cx.all(&statements::GET_CLAIM_HISTORY, &[&input.id]).await
    }

    fn example() -> ById {
        ById {
            id: crate::example::DRAFT_CLAIM,
        }
    }
}
