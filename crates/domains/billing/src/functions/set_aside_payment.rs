//! Says that a payment is not for a claim of ours, and why. It stays on record; its money stays unapplied until the payer takes it back, or
//! its claim is found after all.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::matching::{DecisionOutcome, UnmatchedPayment, UnmatchedStatus};
use crate::statements;

/// See the module.
pub struct SetAsidePayment;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentToSetAside {
    /// The payment.
    pub payment_id: Uuid,
    /// Why it is not ours.
    pub reason: Text<500>,
}

impl Function for SetAsidePayment {
    const SPEC: Spec = Spec::write(
        "set-aside-payment",
        "Says that a payer's payment is not for a claim of the practice; its money stays unapplied.",
    )
    .roles(super::BILLERS)
    .audits("remittance");
    type Input = PaymentToSetAside;
    type Output = UnmatchedPayment;

    async fn run(cx: &mut Context, input: PaymentToSetAside) -> Result<UnmatchedPayment> {
        cx.about(input.payment_id);
        cx.because(input.reason.as_str());
        let payment = cx
            .one(
                "payment",
                &statements::LOCK_UNMATCHED_PAYMENT,
                &[&input.payment_id],
            )
            .await?;
        if payment.status != UnmatchedStatus::Open {
            return Err(Error::conflict(match payment.status {
                UnmatchedStatus::Matched => {
                    "This payment was matched to its claim before, so it is ours."
                }
                _ => "This payment was set aside before.",
            }));
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
                &DecisionOutcome::SetAside,
                &None::<Uuid>,
                &Some(input.reason.as_str()),
                &person,
                &now,
            ],
        )
        .await
        .on_constraint("unmatched_payment_decisions_reason_check", || {
            Error::invalid("reason", "Say in a few words why it is not ours.")
        })?;
        cx.announce(Topic::Payments)?;
        shown(cx, input.payment_id).await
    }

    fn example() -> PaymentToSetAside {
        PaymentToSetAside {
            payment_id: crate::example::UNMATCHED_PAYMENT,
            reason: Text::new("The patient was never seen here; the payer was told")
                .expect("a reason"),
        }
    }
}

/// The payment as it stands now.
pub async fn shown(cx: &mut Context, payment: Uuid) -> Result<UnmatchedPayment> {
    cx.one(
        "payment",
        &statements::GET_UNMATCHED_PAYMENTS,
        &[
            &None::<UnmatchedStatus>,
            &Some(payment),
            &None::<Uuid>,
            &1_i64,
        ],
    )
    .await
}
