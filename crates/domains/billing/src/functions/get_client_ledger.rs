//! Shows what happened to a client's account, newest first: each step with what was open after it.

use jiff::civil::Date;
use kernel::prelude::*;

use super::OfClient;
use crate::ledger::EntryKind;
use crate::payment::PaymentMethod;
use crate::statements;

/// Steps that are shown; a client's whole history is far shorter.
const MOST: i64 = 2000;

/// See the module.
pub struct GetClientLedger;

/// A step of the account. Amounts are in cents.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct LedgerStep {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: EntryKind,
    /// When it counts.
    pub effective_on: Date,
    /// How many charges it touched.
    pub charges: i64,
    /// The code of the charge, if it touched one.
    pub code: Option<String>,
    /// The day of that service.
    pub service_on: Option<Date>,
    /// The receipt of the payment.
    pub receipt_number: Option<i64>,
    /// How the client paid.
    pub method: Option<PaymentMethod>,
    /// Charged.
    pub charged_cents: i64,
    /// Paid by insurance.
    pub insurance_paid_cents: i64,
    /// Not owed by contract.
    pub contractual_cents: i64,
    /// Paid by the client.
    pub client_paid_cents: i64,
    /// Given up.
    pub written_off_cents: i64,
    /// Open with insurance after it.
    pub open_insurance_cents: i64,
    /// What the client owes after it; negative is credit.
    pub balance_cents: i64,
}

impl Function for GetClientLedger {
    const SPEC: Spec = Spec::read(
        "get-client-ledger",
        "Shows what happened to a client's account, newest first.",
    )
    .roles(super::BILLERS)
    .audits("ledger");
    type Input = OfClient;
    type Output = Vec<LedgerStep>;

    async fn run(cx: &mut Context, input: OfClient) -> Result<Vec<LedgerStep>> {
        cx.about_client(input.client_id);
        cx.one("client", &statements::CHART_THERE, &[&input.client_id])
            .await?;
        cx.all(&statements::GET_CLIENT_LEDGER, &[&input.client_id, &MOST])
            .await
    }

    fn example() -> OfClient {
        OfClient {
            client_id: crate::example::CLIENT.into(),
        }
    }
}
