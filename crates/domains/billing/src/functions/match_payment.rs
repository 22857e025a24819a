//! Matches a payment to the claim it is for. If its remittance is posted already, its money moves now, by the same way as all others; if not,
//! it moves when the remittance is posted.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::matching::{DecisionOutcome, UnmatchedPayment, UnmatchedStatus};
use crate::{book, posting, statements};

/// See the module.
pub struct MatchPayment;

/// Which to which.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Match {
    /// The payment.
    pub payment_id: Uuid,
    /// The claim it is for.
    pub claim_id: Uuid,
}

impl Function for MatchPayment {
    const SPEC: Spec = Spec::write(
        "match-payment",
        "Matches a payer's payment to the claim it is for; its money moves as that of any other.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = Match;
    type Output = UnmatchedPayment;

    async fn run(cx: &mut Context, input: Match) -> Result<UnmatchedPayment> {
        cx.about(input.payment_id);
        cx.about(input.claim_id);
        let payment = cx
            .one(
                "payment",
                &statements::LOCK_UNMATCHED_PAYMENT,
                &[&input.payment_id],
            )
            .await?;
        if payment.status == UnmatchedStatus::Matched {
            return Err(Error::conflict(
                "This payment was matched before. Nothing was posted again.",
            ));
        }
        let claims = [input.claim_id].to_vec();
        let claim = cx
            .one("claim", &statements::LOCK_CLAIMS, &[&claims])
            .await?;
        cx.about_client(claim.client_id);
        if !claim.status.is_with_payer() {
            return Err(Error::conflict(format!(
                "Claim {} is {}: no payer has it, so none pays on it. Choose a claim that was taken in.",
                claim.number,
                claim.status.label().to_lowercase()
            )));
        }
        let (id, practice, now, person) = (
            cx.new_id(),
            cx.organization()?,
            cx.now(),
            cx.user()?.profile,
        );
        cx.execute(
            &statements::DECIDE_UNMATCHED_PAYMENT,
            &[
                &id,
                &practice,
                &input.payment_id,
                &DecisionOutcome::Matched,
                &Some(input.claim_id),
                &None::<String>,
                &person,
                &now,
            ],
        )
        .await?;
        cx.announce(Topic::Payments)?;
        if payment.posted {
            let today = book::today(cx).await?;
            posting::post_found(
                cx,
                (payment.remittance_id, input.payment_id),
                payment.paid_cents,
                today,
            )
            .await?;
        }
        super::set_aside_payment::shown(cx, input.payment_id).await
    }

    fn example() -> Match {
        Match {
            payment_id: crate::example::UNMATCHED_PAYMENT,
            claim_id: crate::example::ACCEPTED_CLAIM,
        }
    }
}
