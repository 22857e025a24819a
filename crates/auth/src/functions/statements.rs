//! The statements of this room's functions, each with the row it answers with.

use kernel::Row;
use uuid::Uuid;

use super::get_login_attempts::LoginAttempt;
use super::list_my_sessions::MySession;

kernel::statements! {
    ADD_PERSON: () = "add_person";
    ADD_PROFILE: () = "add_profile";
    ADD_MEMBERSHIP: () = "add_membership";
    ADD_STAFF_PROFILE: () = "add_staff_profile";
    ADD_ROLE: () = "add_role";
    ADD_INVITATION: () = "add_invitation";
    END_SESSIONS: i32 = "end_sessions";
    END_OWN_SESSION: bool = "end_own_session";
    GET_ATTEMPTS: LoginAttempt = "get_attempts";
    GET_OWN_SESSIONS: MySession = "get_own_sessions";
    MAY_RESET: MayReset = "may_reset";
    ISSUE_LINK: String = "issue_link";
    PERSON_AT: Uuid = "person_at";
    PRACTICE_AND_URL: PracticeAndUrl = "practice_and_url";
    RECORD_ATTEMPT: () = "record_attempt";
    REQUIRE_NEW_PASSWORD: bool = "require_new_password";
    UNLOCK: i32 = "unlock";
}

/// What the caller may do about somebody's sign-in.
#[derive(Row)]
pub struct MayReset {
    pub(super) manages: bool,
    pub(super) resets: bool,
}

/// In whose name a mail is written, and where its link leads.
#[derive(Row)]
pub struct PracticeAndUrl {
    pub(super) name: String,
    pub(super) public_url: String,
}
