//! What sign-in leaves behind: an audit event for each thing a person did, and a row for each attempt.

use kernel::audit::{Event, Outcome};
use kernel::{Result, Role, entropy};
use uuid::Uuid;

use crate::authenticate::Presence;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::mail::{PRACTICE_OF, Practice};
use crate::service::Service;

queries! {
    INSERT_ATTEMPT: () = "insert into auth.login_attempts (id, organization_id, user_id, account_hash, address, user_agent, method, succeeded, failure_reason, attempted_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
}

/// Whom an event is about.
#[derive(Clone, Debug, Default)]
pub(crate) struct About {
    pub organization: Option<Uuid>,
    pub person: Option<Uuid>,
    pub session: Option<Uuid>,
    pub roles: Vec<Role>,
}

impl About {
    pub(crate) fn presence(presence: &Presence) -> About {
        About {
            organization: presence.organization_id,
            person: Some(presence.user_id),
            session: Some(presence.session_id),
            roles: presence.roles.clone(),
        }
    }
}

/// One attempt to sign in.
pub(crate) struct Attempt<'a> {
    pub account: &'a [u8],
    pub person: Option<Uuid>,
    pub organization: Option<Uuid>,
    pub method: &'static str,
    pub failure: Option<&'static str>,
}

impl Service {
    /// Leaves an audit event; answers when it is durable. Somebody who belongs to no practice has no audit log to be in.
    pub(crate) async fn leave_event(
        &self,
        action: &'static str,
        outcome: Outcome,
        about: &About,
        facts: &Facts,
        reason: Option<&str>,
    ) -> Result<()> {
        let Some(event) = self.event(action, outcome, about, facts, reason) else {
            tracing::info!(action, outcome = outcome.as_str(), user = ?about.person, "outside any practice");
            return Ok(());
        };
        self.0.audit.append(event).await
    }

    pub(crate) fn event(
        &self,
        action: &'static str,
        outcome: Outcome,
        about: &About,
        facts: &Facts,
        reason: Option<&str>,
    ) -> Option<Event> {
        let now = self.now();
        let roles: Vec<&str> = about.roles.iter().map(|role| role.as_str()).collect();
        Some(Event {
            id: entropy::uuid_v7(now, self.0.entropy.as_ref()),
            organization_id: about.organization?,
            occurred_at: now,
            actor_id: about.person,
            session_id: about.session,
            actor_role: roles.join(","),
            action: action.to_owned(),
            effect: "write".to_owned(),
            outcome,
            resource: "session".to_owned(),
            resource_ids: about.session.into_iter().collect(),
            client_ids: Vec::new(),
            reason: reason.map(str::to_owned),
            request_id: facts.request_id,
            address: facts.address,
            user_agent: facts.user_agent.clone(),
        })
    }

    /// Writes down an attempt.
    pub(crate) async fn note_attempt(
        &self,
        tx: &mut Tx,
        attempt: Attempt<'_>,
        facts: &Facts,
    ) -> Result<Uuid> {
        let id = self.new_id();
        tx.run(
            &INSERT_ATTEMPT,
            &[
                &id,
                &attempt.organization,
                &attempt.person,
                &attempt.account,
                &facts.address,
                &facts.user_agent,
                &attempt.method,
                &attempt.failure.is_none(),
                &attempt.failure,
                &self.now(),
            ],
        )
        .await?;
        Ok(id)
    }

    /// The practice somebody signs in to.
    pub(crate) async fn practice_of(&self, tx: &mut Tx, person: Uuid) -> Result<Option<Practice>> {
        tx.optional(&PRACTICE_OF, &[&person]).await
    }

    /// The account in the sense of locks: a keyed hash of what was typed.
    pub(crate) fn account_of(&self, typed: &str) -> Vec<u8> {
        self.0
            .keyed
            .hash(&["account", &typed.trim().to_lowercase()])
    }
}
