//! Asks a payer to void a claim it decided on, as a draft that is sent like any other. When the payer takes its decision back, the claim's
//! charges are free to be corrected and claimed anew.

use kernel::prelude::*;

use crate::claim::{ClaimKind, ClaimLine};
use crate::correction::{self, Correction};
use crate::functions::void_claim::ClaimToVoid;

/// See the module.
pub struct RecallClaim;

impl Function for RecallClaim {
    const SPEC: Spec = Spec::write(
        "recall-claim",
        "Makes the request to a payer to void a claim it decided on.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = ClaimToVoid;
    type Output = ClaimLine;

    async fn run(cx: &mut Context, input: ClaimToVoid) -> Result<ClaimLine> {
        correction::make(
            cx,
            Correction {
                original: input.id,
                row_version: input.row_version,
                kind: ClaimKind::VoidRequest,
                reason: input.reason.as_str(),
                place_of_service: None,
                authorization_number: None,
                charges: &[],
                modifiers: &[],
            },
        )
        .await
    }

    fn example() -> ClaimToVoid {
        ClaimToVoid {
            id: crate::example::PAID_CLAIM,
            row_version: 1,
            reason: Text::new("Billed under the wrong client").expect("a reason"),
        }
    }
}
