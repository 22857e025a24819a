//! Who is calling.

use std::net::IpAddr;
use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::id::{OrganizationId, ProfileId, SessionId};
use crate::vocabulary::{Aal, Role};

/// Who is calling, as established before the waist is entered.
///
/// A caller is made by the sign-in service (from a verified token or session cookie), by the worker
/// (a job of one organization), or by a test. Nothing in a request's body can make one.
#[derive(Clone, Debug)]
pub enum Caller {
    /// Nobody: no token came with the call.
    Anonymous,
    /// A person who signed in.
    User(Arc<User>),
    /// The program itself, at work for one organization: jobs, webhooks, operator commands.
    Service(OrganizationId),
}

/// A person who signed in, with what the database said of them when the session was last looked up.
#[derive(Clone, Debug)]
pub struct User {
    /// The practice the session is bound to.
    pub organization: OrganizationId,
    /// The person.
    pub profile: ProfileId,
    /// The session.
    pub session: SessionId,
    /// The roles the person holds now, read from the database and never from a token.
    pub roles: Vec<Role>,
    /// How surely the session is theirs.
    pub aal: Aal,
    /// When the person last proved who they are, for operations that want it fresh.
    pub authenticated_at: Timestamp,
}

impl Caller {
    /// The practice whose rows this caller can reach.
    pub fn organization(&self) -> Option<OrganizationId> {
        match self {
            Caller::Anonymous => None,
            Caller::User(user) => Some(user.organization),
            Caller::Service(organization) => Some(*organization),
        }
    }

    /// The person, if it is one.
    pub fn user(&self) -> Option<&User> {
        match self {
            Caller::User(user) => Some(user),
            Caller::Anonymous | Caller::Service(_) => None,
        }
    }

    /// The database role that the transaction takes on.
    pub fn database_role(&self) -> &'static str {
        match self {
            Caller::Anonymous => "anon",
            Caller::User(_) => "authenticated",
            Caller::Service(_) => "service_role",
        }
    }

    /// The value of `request.jwt.claims`, which every policy reads.
    pub fn claims(&self) -> String {
        match self {
            Caller::Anonymous => r#"{"role":"anon"}"#.to_owned(),
            Caller::User(user) => format!(
                r#"{{"role":"authenticated","sub":"{}","organization_id":"{}","session_id":"{}","aal":"{}"}}"#,
                user.profile, user.organization, user.session, user.aal
            ),
            Caller::Service(organization) => format!(
                r#"{{"role":"service_role","organization_id":"{organization}","aal":"aal2"}}"#
            ),
        }
    }
}

/// The facts of one request that are not its body: for the audit log, the limits and the answer.
#[derive(Clone, Debug)]
pub struct Request {
    /// Names the request in the answer, the log and the audit event.
    pub id: Uuid,
    /// Where it came from, as far as the trusted proxies tell.
    pub address: Option<IpAddr>,
    /// The program it came from, as it names itself, cut to 200 characters.
    pub user_agent: Option<String>,
}
