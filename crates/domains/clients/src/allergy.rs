//! What a client must not be given or exposed to.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What it is against.
    pub enum AllergyKind {
        /// Medication.
        Medication = "medication" => "Medication",
        /// Food.
        Food = "food" => "Food",
        /// Environment.
        Environment = "environment" => "Environment",
        /// Other.
        Other = "other" => "Other",
    }
}

kernel::vocabulary! {
    /// How bad it gets.
    pub enum Severity {
        /// Mild.
        Mild = "mild" => "Mild",
        /// Moderate.
        Moderate = "moderate" => "Moderate",
        /// Severe.
        Severe = "severe" => "Severe",
        /// Unknown.
        Unknown = "unknown" => "Unknown",
    }
}

kernel::vocabulary! {
    /// Whether it holds.
    pub enum AllergyStatus {
        /// Active.
        Active = "active" => "Active",
        /// Inactive.
        Inactive = "inactive" => "Inactive",
        /// Entered in error.
        EnteredInError = "entered_in_error" => "Entered in error",
    }
}

/// One line of: what a client must not be given or exposed to.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Allergy {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// What.
    pub substance: String,
    /// Medication, food, environment or other.
    pub kind: AllergyKind,
    /// What happens.
    pub reaction: Option<String>,
    /// How bad.
    pub severity: Severity,
    /// Whether it still holds.
    pub status: AllergyStatus,
    /// Since when.
    pub onset_on: Option<Date>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllergyFacts {
    /// What.
    pub substance: Text<160>,
    /// Medication, food, environment or other.
    pub kind: AllergyKind,
    /// What happens.
    #[serde(default)]
    pub reaction: Option<Text<500>>,
    /// How bad.
    pub severity: Severity,
    /// Whether it still holds.
    pub status: AllergyStatus,
    /// Since when.
    #[serde(default)]
    pub onset_on: Option<Date>,
}

impl AllergyFacts {
    /// An example.
    pub fn example() -> Self {
        AllergyFacts {
            substance: Text::new("Penicillin").expect("it has letters"),
            kind: AllergyKind::Medication,
            reaction: Text::new("Rash").ok(),
            severity: Severity::Moderate,
            status: AllergyStatus::Active,
            onset_on: None,
        }
    }
}
