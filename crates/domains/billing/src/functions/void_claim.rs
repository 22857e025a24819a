//! Withdraws a claim that stands at no payer: a draft, one that was turned away, or one on which the payer took its decision back. Its charges
//! may then stand on another claim; those of a correction stand again on the claim it would have replaced.

use kernel::prelude::*;

use crate::claim::{self, ClaimKind, ClaimLine, ClaimStatus};
use crate::{correction, statements};

/// See the module.
pub struct VoidClaim;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimToVoid {
    /// The claim.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// Why.
    pub reason: Text<500>,
}

impl Function for VoidClaim {
    const SPEC: Spec = Spec::write(
        "void-claim",
        "Withdraws a claim that no payer took in; its charges are free for another one.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = ClaimToVoid;
    type Output = ClaimLine;

    async fn run(cx: &mut Context, input: ClaimToVoid) -> Result<ClaimLine> {
        cx.about(input.id);
        cx.because(input.reason.as_str());
        let ids = [input.id].to_vec();
        let claim = cx.one("claim", &statements::LOCK_CLAIMS, &[&ids]).await?;
        if claim.row_version != input.row_version {
            return Err(Error::version_conflict(claim.row_version));
        }
        cx.about_client(claim.client_id);
        if !claim.status.may_become(ClaimStatus::Void) {
            return Err(Error::conflict(
                "Only a draft or a rejected claim is withdrawn. The payer has this one: once it has decided, replace the claim or ask the payer to void it.",
            ));
        }
        claim::step(
            cx,
            input.id,
            (claim.status, ClaimStatus::Void),
            Some(input.reason.as_str()),
            None,
        )
        .await?;
        if claim.kind == ClaimKind::Original || claim.status == ClaimStatus::Reversed {
            correction::free_charges(cx, input.id).await?;
        } else {
            cx.execute(&statements::VOID_CLAIM_LINES, &[&input.id])
                .await?;
            correction::give_back(cx, &claim).await?;
        }
        cx.one("claim", &statements::GET_SOME_CLAIMS, &[&ids]).await
    }

    fn example() -> ClaimToVoid {
        ClaimToVoid {
            id: crate::example::DRAFT_CLAIM,
            row_version: 1,
            reason: Text::new("Wrong policy").expect("a reason"),
        }
    }
}
