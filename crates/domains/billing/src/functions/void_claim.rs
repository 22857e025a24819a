//! Withdraws a claim that no payer took in: a draft, or one that was turned away. Its charges may then stand on another claim.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::charge::ChargeStatus;
use crate::claim::{self, ClaimLine, ClaimStatus};
use crate::statements;

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
                "Only a draft or a rejected claim is withdrawn. The payer has this one; its decision must come first.",
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
        cx.announce(Topic::Charges)?;
        cx.execute(&statements::VOID_CLAIM_LINES, &[&input.id])
            .await?;
        let charges = cx.all(&statements::CHARGES_OF_CLAIM, &[&input.id]).await?;
        let ready: Vec<&str> = charges
            .iter()
            .map(|_| ChargeStatus::Ready.as_str())
            .collect();
        cx.execute(&statements::SET_CHARGE_STATUS, &[&charges, &ready])
            .await?;
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
