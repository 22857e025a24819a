//! The problem list. A code must stand in the list of its day and be billable; a header is refused and offers its children.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Whether it holds.
    pub enum DiagnosisStatus {
        /// Provisional.
        Provisional = "provisional" => "Provisional",
        /// Active.
        Active = "active" => "Active",
        /// In remission.
        InRemission = "in_remission" => "In remission",
        /// Resolved.
        Resolved = "resolved" => "Resolved",
        /// Ruled out.
        RuledOut = "ruled_out" => "Ruled out",
        /// Entered in error.
        EnteredInError = "entered_in_error" => "Entered in error",
    }
}

/// A diagnosis.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Diagnosis {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// The code.
    pub code: String,
    /// As the list had it that day.
    pub description: String,
    /// 1 weighs most.
    pub rank: i32,
    /// Whether it holds.
    pub status: DiagnosisStatus,
    /// When it was made.
    pub diagnosed_on: Date,
    /// When it began.
    pub onset_on: Option<Date>,
    /// When it ended.
    pub ended_on: Option<Date>,
    /// By whom.
    pub diagnosed_by: Option<ProfileId>,
    /// More of it.
    pub note: Option<String>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisFacts {
    /// The code, with its dot.
    pub code: Text<8>,
    /// 1 weighs most.
    pub rank: Within<1, 24>,
    /// Whether it holds.
    pub status: DiagnosisStatus,
    /// When it was made.
    pub diagnosed_on: Date,
    /// When it began.
    #[serde(default)]
    pub onset_on: Option<Date>,
    /// When it ended: for resolved, ruled out and mistaken ones.
    #[serde(default)]
    pub ended_on: Option<Date>,
    /// More of it.
    #[serde(default)]
    pub note: Option<Text<2000>>,
}

/// A code of the list.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Code {
    /// The code.
    pub code: String,
    /// What it says.
    pub description: String,
    /// It can stand on a claim; a header can not, its children can.
    pub billable: bool,
    /// The header above it.
    pub parent_code: Option<String>,
}

impl DiagnosisStatus {
    /// Whether a diagnosis of this status has ended.
    pub fn has_ended(self) -> bool {
        matches!(
            self,
            DiagnosisStatus::Resolved | DiagnosisStatus::RuledOut | DiagnosisStatus::EnteredInError
        )
    }
}
