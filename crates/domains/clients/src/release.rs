//! To whom information about a client may be given, what of it, why and until when.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Which way.
    pub enum Direction {
        /// To.
        To = "to" => "To",
        /// From.
        From = "from" => "From",
        /// Both.
        Both = "both" => "Both",
    }
}

kernel::vocabulary! {
    /// What of it.
    pub enum Information {
        /// Attendance.
        Attendance = "attendance" => "Attendance",
        /// Diagnosis.
        Diagnosis = "diagnosis" => "Diagnosis",
        /// Treatment plan.
        TreatmentPlan = "treatment_plan" => "Treatment plan",
        /// Progress summary.
        ProgressSummary = "progress_summary" => "Progress summary",
        /// Assessments.
        Assessments = "assessments" => "Assessments",
        /// Medications.
        Medications = "medications" => "Medications",
        /// Billing.
        Billing = "billing" => "Billing",
        /// Substance use.
        SubstanceUse = "substance_use" => "Substance use",
        /// Full record.
        FullRecord = "full_record" => "Full record",
    }
}

/// An authorization.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Release {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// To whom.
    pub recipient: String,
    /// How they are reached.
    pub recipient_contact: Option<String>,
    /// Which way.
    pub direction: Direction,
    /// Why.
    pub purpose: String,
    /// What.
    pub information: Vec<Information>,
    /// Of which days, the first.
    pub records_from: Option<Date>,
    /// The last.
    pub records_to: Option<Date>,
    /// When it was signed.
    pub signed_on: Date,
    /// Last day.
    pub expires_on: Date,
    /// When it was taken back.
    pub revoked_at: Option<Timestamp>,
    /// Why.
    pub revocation_reason: Option<String>,
}
