//! Writes down what a client paid by cash or check. It pays what is open, the oldest first; the rest is kept as credit.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::book;
use crate::jobs::{SettleCharges, Settled};
use crate::ledger::Entry;
use crate::payment::{Payment, PaymentMethod};
use crate::statements;

/// See the module.
pub struct RecordPayment;

/// What was paid.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPayment {
    /// By which client.
    pub client_id: ClientId,
    /// How.
    pub method: PaymentMethod,
    /// The number on the check.
    #[serde(default)]
    pub reference: Option<Text<60>>,
    /// How much, in cents.
    pub amount_cents: Within<1, 10_000_000>,
    /// When; today if it is left out.
    #[serde(default)]
    pub received_on: Option<Date>,
}

impl Function for RecordPayment {
    const SPEC: Spec = Spec::write(
        "record-payment",
        "Writes down what a client paid by cash or check; it pays what is open, the oldest first.",
    )
    .roles(super::DESK)
    .audits("payment");
    type Input = NewPayment;
    type Output = Payment;

    async fn run(cx: &mut Context, input: NewPayment) -> Result<Payment> {
        cx.about_client(input.client_id);
        cx.one("client", &statements::CHART_THERE, &[&input.client_id])
            .await?;
        let today = book::today(cx).await?;
        let received_on = input.received_on.unwrap_or(today);
        if received_on > today {
            return Err(Error::invalid("received_on", "This day has not come yet."));
        }
        match (input.method, &input.reference) {
            (PaymentMethod::Check, None) => {
                return Err(Error::invalid(
                    "reference",
                    "Enter the number on the check.",
                ));
            }
            (PaymentMethod::Cash, Some(_)) => {
                return Err(Error::invalid(
                    "reference",
                    "Cash has no number. Leave this empty.",
                ));
            }
            _ => {}
        }
        let (id, practice, now, person) = (
            cx.new_id(),
            cx.organization()?,
            cx.now(),
            cx.user()?.profile,
        );
        cx.about(id);
        let cents = input.amount_cents.get();
        cx.execute(
            &statements::CREATE_PAYMENT,
            &[
                &id,
                &practice,
                &input.client_id,
                &input.method,
                &input.reference,
                &cents,
                &received_on,
                &person,
                &now,
            ],
        )
        .await?;
        book::alone_with(cx, input.client_id).await?;
        let open = book::open_of(cx, input.client_id).await?;
        let entry = Entry::client_payment(input.client_id.into(), id, cents, &open);
        book::record(cx, entry, received_on).await?;
        // Not here: the front desk takes money without seeing charges.
        let client_id = input.client_id;
        cx.enqueue::<SettleCharges>(&Settled { client_id }).await?;
        cx.one("payment", &statements::GET_PAYMENT, &[&id]).await
    }

    fn example() -> NewPayment {
        NewPayment {
            client_id: crate::example::CLIENT.into(),
            method: PaymentMethod::Check,
            reference: Text::new("1042").ok(),
            amount_cents: Within::new(3000).expect("an amount"),
            received_on: None,
        }
    }
}
