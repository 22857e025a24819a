//! What a client takes. Nothing is prescribed here.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Whether it is taken.
    pub enum MedicationStatus {
        /// Taking.
        Taking = "taking" => "Taking",
        /// Paused.
        Paused = "paused" => "Paused",
        /// Stopped.
        Stopped = "stopped" => "Stopped",
        /// Entered in error.
        EnteredInError = "entered_in_error" => "Entered in error",
    }
}

/// One line of: what a client takes.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Medication {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// Which.
    pub name: String,
    /// How much.
    pub dose: Option<String>,
    /// How often.
    pub frequency: Option<String>,
    /// How it is taken.
    pub route: Option<String>,
    /// Who prescribed it.
    pub prescriber: Option<String>,
    /// What for.
    pub purpose: Option<String>,
    /// First day.
    pub started_on: Option<Date>,
    /// Last day.
    pub stopped_on: Option<Date>,
    /// Why it was stopped.
    pub stop_reason: Option<String>,
    /// Taking, paused or stopped.
    pub status: MedicationStatus,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MedicationFacts {
    /// Which.
    pub name: Text<200>,
    /// How much.
    #[serde(default)]
    pub dose: Option<Text<120>>,
    /// How often.
    #[serde(default)]
    pub frequency: Option<Text<120>>,
    /// How it is taken.
    #[serde(default)]
    pub route: Option<Text<60>>,
    /// Who prescribed it.
    #[serde(default)]
    pub prescriber: Option<Text<160>>,
    /// What for.
    #[serde(default)]
    pub purpose: Option<Text<300>>,
    /// First day.
    #[serde(default)]
    pub started_on: Option<Date>,
    /// Last day.
    #[serde(default)]
    pub stopped_on: Option<Date>,
    /// Why it was stopped.
    #[serde(default)]
    pub stop_reason: Option<Text<300>>,
    /// Taking, paused or stopped.
    pub status: MedicationStatus,
}

impl MedicationFacts {
    /// An example.
    pub fn example() -> Self {
        MedicationFacts {
            name: Text::new("Sertraline").expect("it has letters"),
            dose: Text::new("50 mg").ok(),
            frequency: Text::new("Once daily").ok(),
            route: None,
            prescriber: None,
            purpose: None,
            started_on: None,
            stopped_on: None,
            stop_reason: None,
            status: MedicationStatus::Taking,
        }
    }
}
