//! Scrubs claims: every finding with where to put it right.

use kernel::prelude::*;

use super::SomeClaims;
use crate::claim;
use crate::scrub::{Finding, scrub, stops};
use crate::statements;

/// See the module.
pub struct ValidateClaims;

/// What was found on a claim.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimFindings {
    /// The claim.
    pub claim_id: Uuid,
    /// Nothing stops it.
    pub clean: bool,
    /// The findings, in the order of the claim.
    pub findings: Vec<Finding>,
}

impl Function for ValidateClaims {
    const SPEC: Spec = Spec::read(
        "validate-claims",
        "Looks for what a payer would turn claims away for.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = SomeClaims;
    type Output = Vec<ClaimFindings>;

    async fn run(cx: &mut Context, input: SomeClaims) -> Result<Vec<ClaimFindings>> {
        super::distinct(&input.claim_ids, "claim_ids")?;
        if input.claim_ids.len() == 1 {
            cx.one("claim", &statements::CLAIM_THERE, &[&input.claim_ids[0]])
                .await?;
        }
        let claims = claim::whole(cx, &input.claim_ids).await?;
        Ok(claims
            .iter()
            .map(|claim| {
                let findings = scrub(claim);
                ClaimFindings {
                    claim_id: claim.facts.id,
                    clean: stops(&findings).is_none(),
                    findings,
                }
            })
            .collect())
    }

    fn example() -> SomeClaims {
        SomeClaims {
            claim_ids: vec![crate::example::DRAFT_CLAIM],
        }
    }
}
