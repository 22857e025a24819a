//! What everybody who opens the chart must see first.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What about.
    pub enum FlagKind {
        /// Safety.
        Safety = "safety" => "Safety",
        /// No contact.
        NoContact = "no_contact" => "No contact",
        /// Custody.
        Custody = "custody" => "Custody",
        /// Billing hold.
        BillingHold = "billing_hold" => "Billing hold",
        /// Interpreter.
        Interpreter = "interpreter" => "Interpreter",
        /// Other.
        Other = "other" => "Other",
    }
}

/// A flag.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Flag {
    /// Its id.
    pub id: Uuid,
    /// On whose chart.
    pub client_id: ClientId,
    /// What about.
    pub kind: FlagKind,
    /// What.
    pub note: String,
    /// Last day.
    pub expires_on: Option<Date>,
    /// When it was raised.
    pub created_at: Timestamp,
    /// By whom.
    pub raised_by: ProfileId,
    /// When it was cleared.
    pub cleared_at: Option<Timestamp>,
    /// Why.
    pub cleared_reason: Option<String>,
}
