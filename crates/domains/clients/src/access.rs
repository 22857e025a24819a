//! Access beyond the care team: breaking the glass, and supervision.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// What the review found.
    pub enum Verdict {
        /// Appropriate.
        Appropriate = "appropriate" => "Appropriate",
        /// Inappropriate.
        Inappropriate = "inappropriate" => "Inappropriate",
    }
}

kernel::vocabulary! {
    /// What kind of supervision.
    pub enum SupervisionKind {
        /// Primary.
        Primary = "primary" => "Primary",
        /// Secondary.
        Secondary = "secondary" => "Secondary",
        /// Covering.
        Covering = "covering" => "Covering",
    }
}

/// A chart opened in an emergency.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Grant {
    /// Its id.
    pub id: Uuid,
    /// Whose chart.
    pub client_id: ClientId,
    /// The chart's number, where the reader may open it too.
    pub mrn: Option<String>,
    /// The client's name, where the reader may open the chart too.
    pub client_name: Option<String>,
    /// Who opened it.
    pub profile_id: ProfileId,
    /// Their name.
    pub name: String,
    /// Why.
    pub reason: String,
    /// When.
    pub granted_at: Timestamp,
    /// Until when.
    pub expires_at: Timestamp,
    /// When it was reviewed.
    pub reviewed_at: Option<Timestamp>,
    /// What the review found.
    pub verdict: Option<Verdict>,
    /// More of it.
    pub review_note: Option<String>,
}

/// Who answers for whose work.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Supervision {
    /// Its id.
    pub id: Uuid,
    /// The supervisor.
    pub supervisor_id: ProfileId,
    /// Their name.
    pub supervisor_name: String,
    /// The supervised.
    pub supervisee_id: ProfileId,
    /// Their name.
    pub supervisee_name: String,
    /// What kind.
    pub kind: SupervisionKind,
    /// Since when.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_to: Option<Timestamp>,
}
