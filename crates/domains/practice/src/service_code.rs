//! The services a practice bills, in its own words: the titles of CPT codes belong to somebody else.

use kernel::prelude::*;

kernel::shaped_text! {
    /// A procedure code: five digits or capital letters.
    ProcedureCode: "^[0-9A-Z]{5}$", |t| t.len() == 5 && t.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()),
        "A code has five digits or capital letters, like 90837 or H0031.";
}

kernel::ids! {
    /// A service.
    ServiceCodeId,
}

/// A service.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ServiceCode {
    /// Its id.
    pub id: Uuid,
    /// The code on the claim.
    pub code: ProcedureCode,
    /// What it is, in the practice's words.
    pub description: String,
    /// How long it takes, if the code depends on it.
    pub minutes: Option<Within<1, 480>>,
    /// The usual fee.
    pub fee_cents: Within<0, 10_000_000>,
    /// Whether it is billed only beside another one.
    pub add_on: bool,
    /// Whether it can be billed.
    pub active: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written about a service.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceFacts {
    /// The code on the claim.
    pub code: ProcedureCode,
    /// What it is, in the practice's words.
    pub description: Text<200>,
    /// How long it takes, if the code depends on it.
    #[serde(default)]
    pub minutes: Option<Within<1, 480>>,
    /// The usual fee.
    pub fee_cents: Within<0, 10_000_000>,
    /// Whether it is billed only beside another one.
    #[serde(default)]
    pub add_on: bool,
}

impl ServiceFacts {
    /// The facts of the examples.
    pub fn example() -> Self {
        ServiceFacts {
            code: ProcedureCode::new("90834").expect("it has five digits"),
            description: Text::new("Individual session, three quarters of an hour")
                .expect("it is short"),
            minutes: Within::new(45).ok(),
            fee_cents: Within::new(15_000).expect("it is a fee"),
            add_on: false,
        }
    }
}

/// The sentence for a code that is taken.
pub(crate) fn code_taken() -> Error {
    Error::conflict("This code is in the list already. Change that entry, or switch it on again.")
        .on_field("service.code")
}
