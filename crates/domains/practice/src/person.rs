//! The people of a practice, as its screens show them.

use kernel::prelude::*;

use crate::membership::{Employment, MembershipStatus};
use crate::npi::Npi;

kernel::shaped_text! {
    /// A provider's specialty in the NUCC taxonomy.
    TaxonomyCode: "^[0-9A-Z]{10}$", |t| t.len() == 10 && t.bytes().all(|b| b.is_ascii_digit() || b.is_ascii_uppercase()),
        "A taxonomy code has ten digits and capital letters, like 1041C0700X.";
}

/// Somebody on the staff, as an administrator sees them.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct User {
    /// Their id.
    pub profile_id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The first name they go by, if another.
    pub preferred_name: Option<String>,
    /// The address they sign in with.
    pub email: String,
    /// Telephone.
    pub phone: Option<String>,
    /// What they are called here: Therapist, Biller.
    pub title: Option<String>,
    /// The letters behind the name: LCSW, PhD.
    pub credentials: Option<String>,
    /// Their NPI.
    pub npi: Option<Npi>,
    /// Their specialty.
    pub taxonomy_code: Option<TaxonomyCode>,
    /// How they work here.
    pub employment: Employment,
    /// Whether appointments can be made with them.
    pub bookable: bool,
    /// The roles they hold.
    pub roles: Vec<Role>,
    /// Whether their door is open.
    pub status: MembershipStatus,
    /// Why it is closed.
    pub status_reason: Option<String>,
    /// Since when they belong here.
    pub joined_at: Timestamp,
    /// Since when the door is closed.
    pub deactivated_at: Option<Timestamp>,
    /// The version to send back when changing them.
    pub row_version: i32,
}

/// Somebody on the staff, as everybody on the staff sees them.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Colleague {
    /// Their id.
    pub profile_id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The first name they go by, if another.
    pub preferred_name: Option<String>,
    /// What they are called here.
    pub title: Option<String>,
    /// The letters behind the name.
    pub credentials: Option<String>,
    /// The roles they hold.
    pub roles: Vec<Role>,
}

/// Somebody with whom appointments can be made.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Clinician {
    /// Their id.
    pub profile_id: Uuid,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they are called here.
    pub title: Option<String>,
    /// The letters behind the name.
    pub credentials: Option<String>,
    /// Their NPI.
    pub npi: Option<Npi>,
    /// The states in which they may practise today.
    pub licensed_states: Vec<StateCode>,
}

/// That somebody was given a role, and when it ended.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct RoleGrant {
    /// Its id.
    pub id: Uuid,
    /// The role.
    pub role: Role,
    /// Since when.
    pub valid_from: Timestamp,
    /// Until when; open while it is held.
    pub valid_to: Option<Timestamp>,
    /// Who gave it; nobody for the first administrator.
    pub granted_by: Option<Uuid>,
    /// Who ended it.
    pub ended_by: Option<Uuid>,
}

/// Whether somebody's door is open.
#[derive(Clone, Copy, Debug, Row)]
pub struct DoorState {
    /// Whether it is.
    pub status: MembershipStatus,
}

/// Names the person whom a call is about.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PersonQuery {
    /// The person.
    pub profile_id: ProfileId,
}

/// Where a list of people by name goes on: behind this one.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub(crate) struct ByName {
    pub(crate) last: Option<String>,
    pub(crate) first: Option<String>,
    pub(crate) id: Option<Uuid>,
}

impl ByName {
    pub(crate) fn behind(last: &str, first: &str, id: Uuid) -> Self {
        ByName {
            last: Some(last.to_owned()),
            first: Some(first.to_owned()),
            id: Some(id),
        }
    }
}
