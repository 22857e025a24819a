//! Adjustments: money that is given up, by whom, and with whose consent.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::ledger::{Account, Debtor, Entry, Owed};
use crate::{book, statements};

kernel::vocabulary! {
    /// Where an adjustment stands.
    pub enum AdjustmentStatus {
        /// An administrator must decide.
        Requested = "requested" => "To be decided",
        /// It stands in the ledger.
        Posted = "posted" => "Written off",
        /// An administrator said no.
        Rejected = "rejected" => "Rejected",
        /// It was taken back: the money is owed again.
        Reversed = "reversed" => "Taken back",
    }
}

impl AdjustmentStatus {
    /// Whether one that stands here may come to stand there. Its twin is `app.adjustment_may_become`.
    pub fn may_become(self, next: AdjustmentStatus) -> bool {
        use AdjustmentStatus::*;
        match self {
            Requested => matches!(next, Posted | Rejected),
            Posted => matches!(next, Reversed),
            Rejected | Reversed => false,
        }
    }
}

kernel::vocabulary! {
    /// Why money is given up.
    pub enum AdjustmentReason {
        /// The contract with the payer says so, and the payer's remittance did not.
        Contract = "contract" => "Payer's contract",
        /// It was claimed too late.
        TimelyFiling = "timely_filing" => "Claimed too late",
        /// No policy covers it, and the client was not told before.
        NotCovered = "not_covered" => "Not covered",
        /// It was asked for in vain.
        Uncollectible = "uncollectible" => "Uncollectible",
        /// Asking for it costs more.
        SmallBalance = "small_balance" => "Small balance",
        /// The client cannot pay.
        Hardship = "hardship" => "Financial hardship",
        /// A kindness of the practice.
        Courtesy = "courtesy" => "Courtesy",
    }
}

impl AdjustmentReason {
    /// Where the ledger counts it.
    pub fn account(self) -> Account {
        match self {
            AdjustmentReason::Contract => Account::ContractualAdjustment,
            _ => Account::WriteOff,
        }
    }
}

/// An adjustment.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Adjustment {
    /// Its id.
    pub id: Uuid,
    /// The charge on which money is given up.
    pub charge_id: Uuid,
    /// The code of the charge.
    pub code: String,
    /// The day of the service.
    pub service_on: jiff::civil::Date,
    /// Whose.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// Whose debt is given up.
    pub debtor: Debtor,
    /// Why.
    pub reason: AdjustmentReason,
    /// The same in the words of whoever asked.
    pub note: String,
    /// How much, in cents.
    pub amount_cents: i64,
    /// Open with the debtor on the charge now, in cents.
    pub open_cents: i64,
    /// Where it stands.
    pub status: AdjustmentStatus,
    /// Who asked.
    pub requested_by_name: Option<String>,
    /// When.
    pub requested_at: Timestamp,
    /// Who decided.
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// Why it was rejected.
    pub rejection: Option<String>,
    /// Who took it back.
    pub reversed_by_name: Option<String>,
    /// When.
    pub reversed_at: Option<Timestamp>,
    /// Why it was taken back.
    pub reversal: Option<String>,
    /// The version to send back when deciding on it.
    pub row_version: i32,
}

/// Up to which amount a biller gives up money without asking.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, Row)]
pub struct WriteOffLimit {
    /// In cents.
    pub limit_cents: i64,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// Whether what is asked for is done at once: it is within the limit, or an administrator asks.
pub fn at_once(amount: i64, limit: i64, administrator: bool) -> bool {
    administrator || amount <= limit
}

/// One adjustment as it stands now.
pub async fn shown(cx: &mut Context, id: Uuid) -> Result<Adjustment> {
    let none = None::<AdjustmentStatus>;
    cx.one(
        "adjustment",
        &statements::GET_ADJUSTMENTS,
        &[&none, &None::<ClientId>, &Some(id), &None::<Uuid>, &1_i64],
    )
    .await
}

/// Whoever moves the money of its client does it alone; answers with what is open with the debtor.
pub async fn open_with(
    cx: &mut Context,
    client: ClientId,
    charge: Uuid,
    debtor: Debtor,
) -> Result<i64> {
    book::alone_with(cx, client).await?;
    let position = book::positions(cx, &[charge])
        .await?
        .remove(&charge)
        .unwrap_or_default();
    Ok(match debtor {
        Debtor::Insurance => position.open_insurance,
        Debtor::Client => position.open_client,
    })
}

/// Its money is given up, or, with a negative sign, owed again.
pub async fn post(cx: &mut Context, adjustment: &Adjustment, sign: i64) -> Result<()> {
    let owed = Owed {
        charge: adjustment.charge_id,
        client: adjustment.client_id.into(),
    };
    let cents = sign * adjustment.amount_cents;
    let today = book::today(cx).await?;
    let entry = Entry::adjustment(owed, adjustment.debtor, adjustment.reason.account(), cents);
    book::record(cx, entry, today).await?;
    book::settle(cx, &[adjustment.charge_id]).await?;
    // Its claim may be gone meanwhile: what is owed again then waits for another one.
    cx.execute(&statements::SET_UNCLAIMED_READY, &[&adjustment.charge_id])
        .await?;
    book::apply_credit(cx, adjustment.client_id, today).await
}

/// An amount in words.
pub fn dollars(cents: i64) -> String {
    format!("${}.{:02}", cents / 100, cents % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_biller_gives_up_the_limit_and_an_administrator_more() {
        assert!(at_once(50_000, 50_000, false));
        assert!(!at_once(50_001, 50_000, false));
        assert!(at_once(50_001, 50_000, true));
    }
}
