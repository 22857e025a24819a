//! Where a client lives and gets mail.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What an address is for.
    pub enum AddressKind {
        /// Home.
        Home = "home" => "Home",
        /// Mailing.
        Mailing = "mailing" => "Mailing",
        /// Temporary.
        Temporary = "temporary" => "Temporary",
        /// Work.
        Work = "work" => "Work",
    }
}

/// One line of: where a client lives and gets mail.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ClientAddress {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// Home, mailing, temporary or work.
    pub kind: AddressKind,
    /// Street and number.
    pub street: String,
    /// Apartment or suite.
    pub unit: Option<String>,
    /// City.
    pub city: String,
    /// State.
    pub state: StateCode,
    /// Postal code.
    pub postal_code: PostalCode,
    /// The client asked to be written to here and nowhere else.
    pub confidential: bool,
    /// Since when.
    pub valid_from: Option<Date>,
    /// Until when.
    pub valid_to: Option<Date>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClientAddressFacts {
    /// Home, mailing, temporary or work.
    pub kind: AddressKind,
    /// Street and number.
    pub street: Text<200>,
    /// Apartment or suite.
    #[serde(default)]
    pub unit: Option<Text<80>>,
    /// City.
    pub city: Text<100>,
    /// State.
    pub state: StateCode,
    /// Postal code.
    pub postal_code: PostalCode,
    /// The client asked to be written to here and nowhere else.
    #[serde(default)]
    pub confidential: bool,
    /// Since when.
    #[serde(default)]
    pub valid_from: Option<Date>,
    /// Until when.
    #[serde(default)]
    pub valid_to: Option<Date>,
}

impl ClientAddressFacts {
    /// An example.
    pub fn example() -> Self {
        ClientAddressFacts {
            kind: AddressKind::Home,
            street: Text::new("7 Mill Road").expect("it has letters"),
            unit: None,
            city: Text::new("Springfield").expect("it has letters"),
            state: StateCode::new("NY").expect("it is a state"),
            postal_code: PostalCode::new("10001").expect("it is a code"),
            confidential: false,
            valid_from: None,
            valid_to: None,
        }
    }
}
