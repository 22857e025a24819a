//! What a client agreed to, in which words, until when.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What the client said.
    pub enum Decision {
        /// Given.
        Given = "given" => "Given",
        /// Refused.
        Refused = "refused" => "Refused",
    }
}

kernel::vocabulary! {
    /// How it was said.
    pub enum ConsentMethod {
        /// In person.
        InPerson = "in_person" => "In person",
        /// Paper.
        Paper = "paper" => "Paper",
        /// Portal.
        Portal = "portal" => "Portal",
        /// Telephone.
        Telephone = "telephone" => "Telephone",
    }
}

kernel::vocabulary! {
    /// In what capacity.
    pub enum SignedAs {
        /// Self.
        Oneself = "self" => "Self",
        /// Guardian.
        Guardian = "guardian" => "Guardian",
        /// Representative.
        Representative = "representative" => "Representative",
    }
}

/// The wording of a consent.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ConsentType {
    /// Its id.
    pub id: Uuid,
    /// The word for it.
    pub key: String,
    /// Its version.
    pub version: i32,
    /// Its name.
    pub name: String,
    /// Its words.
    pub body: String,
    /// Nobody is treated without it.
    pub required: bool,
    /// After so many days it is asked again.
    pub renew_after_days: Option<i32>,
    /// Since when.
    pub published_at: Timestamp,
}

/// That a client gave or refused a consent.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Consent {
    /// Its id.
    pub id: Uuid,
    /// Whose.
    pub client_id: ClientId,
    /// To which words.
    pub consent_type_id: Uuid,
    /// The word for it.
    pub key: String,
    /// Its name.
    pub name: String,
    /// The version of the words.
    pub version: i32,
    /// What was said.
    pub decision: Decision,
    /// How.
    pub method: ConsentMethod,
    /// By whom.
    pub signed_by_name: String,
    /// In what capacity.
    pub signed_as: SignedAs,
    /// When.
    pub signed_at: Timestamp,
    /// Last day.
    pub expires_on: Option<Date>,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// Why.
    pub revocation_reason: Option<String>,
    /// It holds today.
    pub in_force: bool,
}
