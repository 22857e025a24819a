//! Who treats a client. A place in the team is taken and left, never changed or removed.

use kernel::id::ClientId;
use kernel::prelude::*;

kernel::vocabulary! {
    /// As what.
    pub enum CareRole {
        /// Primary therapist.
        PrimaryTherapist = "primary_therapist" => "Primary therapist",
        /// Psychiatrist.
        Psychiatrist = "psychiatrist" => "Psychiatrist",
        /// Case manager.
        CaseManager = "case_manager" => "Case manager",
        /// Covering.
        Covering = "covering" => "Covering",
    }
}

/// A place in a care team.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct CareTeamMember {
    /// Its id.
    pub id: Uuid,
    /// Whose team.
    pub client_id: ClientId,
    /// Who.
    pub profile_id: ProfileId,
    /// Their name.
    pub name: String,
    /// As what.
    pub role: CareRole,
    /// Since when.
    pub valid_from: Timestamp,
    /// Until when.
    pub valid_to: Option<Timestamp>,
}
