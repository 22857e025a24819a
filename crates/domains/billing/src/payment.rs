//! Money that clients hand over.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// How.
    pub enum PaymentMethod {
        /// Cash.
        Cash = "cash" => "Cash",
        /// Check.
        Check = "check" => "Check",
    }
}

/// A payment.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Payment {
    /// Its id.
    pub id: Uuid,
    /// Who paid.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: String,
    /// How.
    pub method: PaymentMethod,
    /// The number on the check.
    pub reference: Option<String>,
    /// How much, in cents.
    pub amount_cents: i64,
    /// The number of the receipt.
    pub receipt_number: i64,
    /// When.
    pub received_on: Date,
    /// By whom.
    pub received_by_name: Option<String>,
}

/// What a client owes.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema, Row)]
pub struct ClientBalance {
    /// Open on charges, in cents.
    pub owed_cents: i64,
    /// Paid for no charge yet, in cents.
    pub credit_cents: i64,
    /// What is owed less the credit: negative if the client has something left.
    pub balance_cents: i64,
}
