//! Who treats a client. A place in the team is taken and left, never changed or removed.

use kernel::id::ClientId;
use kernel::jobs::{Enqueue, Handoff};
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

/// What somebody is told who was given a client: a line in their bell.
#[derive(Clone, Debug, Serialize)]
struct Notice {
    profile_id: ProfileId,
    kind: &'static str,
    subject_id: ClientId,
    at: Timestamp,
}

const NOTIFY_PERSON: Handoff<Notice> = Handoff::to("notify-person");

/// Tells somebody that the client was given into their care, unless they took it on themselves.
pub async fn tell(cx: &mut Context, place: Uuid, who: ProfileId, client: ClientId) -> Result<()> {
    if cx.caller().user().is_some_and(|user| user.profile == who) {
        return Ok(());
    }
    let notice = Notice {
        profile_id: who,
        kind: "client_assigned",
        subject_id: client,
        at: cx.now(),
    };
    let once = Enqueue::now().once(format!("client_assigned/{place}"));
    cx.hand_off(&NOTIFY_PERSON, &notice, once)
        .await
        .map(|_is_new| ())
}
