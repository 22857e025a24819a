//! Who may act for a client. Nobody may before somebody looked at the paper.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What they are to the client.
    pub enum GuardianKind {
        /// Parent.
        Parent = "parent" => "Parent",
        /// Legal guardian.
        LegalGuardian = "legal_guardian" => "Legal guardian",
        /// Foster parent.
        FosterParent = "foster_parent" => "Foster parent",
        /// Custodial grandparent.
        CustodialGrandparent = "custodial_grandparent" => "Custodial grandparent",
        /// Other.
        Other = "other" => "Other",
    }
}

kernel::vocabulary! {
    /// Whether the paper was seen.
    pub enum GuardianStatus {
        /// Pending verification.
        PendingVerification = "pending_verification" => "Pending verification",
        /// Active.
        Active = "active" => "Active",
        /// Ended.
        Ended = "ended" => "Ended",
    }
}

/// One line of: who may act for a client, and in what.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Guardian {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// Who.
    pub name: String,
    /// Parent, legal guardian and so on.
    pub kind: GuardianKind,
    /// Telephone.
    pub phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Whether the paper was seen.
    pub status: GuardianStatus,
    /// May read notes.
    pub may_view_notes: bool,
    /// May make and cancel appointments.
    pub may_schedule: bool,
    /// May see bills.
    pub may_view_billing: bool,
    /// May write to the clinician.
    pub may_message: bool,
    /// What was seen.
    pub evidence: Option<String>,
    /// When it was seen.
    pub verified_at: Option<Timestamp>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardianFacts {
    /// Who.
    pub name: Text<120>,
    /// Parent, legal guardian and so on.
    pub kind: GuardianKind,
    /// Telephone.
    #[serde(default)]
    pub phone: Option<Phone>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<Email>,
}

impl GuardianFacts {
    /// An example.
    pub fn example() -> Self {
        GuardianFacts {
            name: Text::new("Jonas Falk").expect("it has letters"),
            kind: GuardianKind::Parent,
            phone: None,
            email: None,
        }
    }
}
