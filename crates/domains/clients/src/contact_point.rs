//! How a client is reached.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// By what.
    pub enum ContactSystem {
        /// Phone.
        Phone = "phone" => "Phone",
        /// Email.
        Email = "email" => "Email",
    }
}

kernel::vocabulary! {
    /// Which one.
    pub enum ContactKind {
        /// Mobile.
        Mobile = "mobile" => "Mobile",
        /// Home.
        Home = "home" => "Home",
        /// Work.
        Work = "work" => "Work",
        /// Other.
        Other = "other" => "Other",
    }
}

/// One line of: the numbers and addresses a client is reached at.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ContactPoint {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// Telephone or e-mail.
    pub system: ContactSystem,
    /// Mobile, home, work or other.
    pub kind: ContactKind,
    /// The number or address.
    pub value: String,
    /// Text messages may be sent.
    pub text_consent: bool,
    /// A message may be left.
    pub voicemail_allowed: bool,
    /// 1 is tried first.
    pub rank: i32,
    /// What to mind.
    pub note: Option<String>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ContactPointFacts {
    /// Telephone or e-mail.
    pub system: ContactSystem,
    /// Mobile, home, work or other.
    pub kind: ContactKind,
    /// The number or address.
    pub value: Text<254>,
    /// Text messages may be sent.
    #[serde(default)]
    pub text_consent: bool,
    /// A message may be left.
    #[serde(default)]
    pub voicemail_allowed: bool,
    /// 1 is tried first.
    pub rank: Within<1, 20>,
    /// What to mind.
    #[serde(default)]
    pub note: Option<Text<500>>,
}

impl ContactPointFacts {
    /// An example.
    pub fn example() -> Self {
        ContactPointFacts {
            system: ContactSystem::Phone,
            kind: ContactKind::Mobile,
            value: Text::new("+1 555 0177").expect("it has digits"),
            text_consent: false,
            voicemail_allowed: false,
            rank: Within::new(1).expect("1 is within"),
            note: None,
        }
    }
}
