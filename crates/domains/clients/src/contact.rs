//! Whom to call when something happens.

use kernel::id::ClientId;
use kernel::prelude::*;

/// One line of: whom to call when something happens to a client.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct EmergencyContact {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// Who.
    pub name: String,
    /// What they are to the client.
    pub relationship: String,
    /// Their number.
    pub phone: String,
    /// Another number.
    pub other_phone: Option<String>,
    /// E-mail.
    pub email: Option<String>,
    /// Call them first.
    pub is_primary: bool,
    /// Whether the client lets us speak about their health.
    pub may_discuss_health: bool,
    /// Whether a message may be left.
    pub may_leave_message: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct EmergencyContactFacts {
    /// Who.
    pub name: Text<120>,
    /// What they are to the client.
    pub relationship: Text<80>,
    /// Their number.
    pub phone: Phone,
    /// Another number.
    #[serde(default)]
    pub other_phone: Option<Phone>,
    /// E-mail.
    #[serde(default)]
    pub email: Option<Email>,
    /// Call them first.
    #[serde(default)]
    pub is_primary: bool,
    /// Whether the client lets us speak about their health.
    #[serde(default)]
    pub may_discuss_health: bool,
    /// Whether a message may be left.
    #[serde(default)]
    pub may_leave_message: bool,
}

impl EmergencyContactFacts {
    /// An example.
    pub fn example() -> Self {
        EmergencyContactFacts {
            name: Text::new("Marta Ilves").expect("it has letters"),
            relationship: Text::new("Sister").expect("it has letters"),
            phone: Phone::new("+1 555 0155").expect("it is a number"),
            other_phone: None,
            email: None,
            is_primary: false,
            may_discuss_health: false,
            may_leave_message: false,
        }
    }
}
