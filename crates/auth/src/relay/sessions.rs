//! Sessions that were opened at the provider, as we hold them: so that our own limits count for them too.
//!
//! A token of the project names a session. The first time it is seen here it gets a row like every other session. From then
//! on it ends by idleness, by age, by an administrator and by signing out, whatever the project would still accept; and
//! it stands in the person's list of sessions.

use jiff::{SignedDuration, Timestamp};
use kernel::{Result, Row};
use uuid::Uuid;

use crate::db::queries;
use crate::service::Service;

queries! {
    HOSTED_SESSION: HostedSession = "select user_id, kind, last_seen_at, expires_at, ended_at from auth.sessions where id = $1";
    // Two requests with a new session at once: one writes it.
    OPEN_HOSTED_SESSION: () = "insert into auth.sessions (id, user_id, organization_id, kind, stage, aal, authenticated_at, last_seen_at, expires_at)
        values ($1, $2, $3, 'bearer', 'complete', $4, $5, $6, $7) on conflict (id) do nothing";
    HOSTED_SESSION_SEEN: () = "update auth.sessions set last_seen_at = greatest(last_seen_at, $2), aal = $3, authenticated_at = $4, organization_id = $5
        where id = $1 and ended_at is null";
}

#[derive(Row)]
pub(crate) struct HostedSession {
    user_id: Uuid,
    kind: String,
    last_seen_at: Timestamp,
    expires_at: Timestamp,
    ended_at: Option<Timestamp>,
}

/// What a token of the project says about its session, and what we know of its person.
pub(super) struct Seen {
    pub session: Uuid,
    pub person: Uuid,
    pub organization: Option<Uuid>,
    pub aal: &'static str,
    /// When the person began this session, and when they last proved who they are.
    pub began_at: Timestamp,
    pub proven_at: Timestamp,
}

impl Service {
    /// Until when the session may live, if it lives: by our limits, not the project's.
    pub(super) async fn see_hosted_session(&self, seen: &Seen) -> Result<Option<Timestamp>> {
        let now = self.now();
        let mut tx = self.0.db.read().await?;
        let mut found: Option<HostedSession> =
            tx.optional(&HOSTED_SESSION, &[&seen.session]).await?;
        tx.end_read();
        let is_new = found.is_none();
        if is_new {
            let ends = seen.began_at + self.0.settings.absolute;
            if ends <= now {
                return Ok(None);
            }
            let mut tx = self.0.db.write().await?;
            tx.run(
                &OPEN_HOSTED_SESSION,
                &[
                    &seen.session,
                    &seen.person,
                    &seen.organization,
                    &seen.aal,
                    &seen.proven_at,
                    &now,
                    &ends,
                ],
            )
            .await?;
            found = tx.optional(&HOSTED_SESSION, &[&seen.session]).await?;
            tx.commit().await?;
        }
        let Some(row) = found else {
            return Ok(None);
        };
        let asleep = now.duration_since(row.last_seen_at);
        let lives = row.user_id == seen.person
            && row.kind == "bearer"
            && row.ended_at.is_none()
            && row.expires_at > now
            && asleep <= self.0.settings.idle;
        if !lives {
            return Ok(None);
        }
        if !is_new && asleep > SignedDuration::from_secs(30) {
            let mut tx = self.0.db.write().await?;
            tx.run(
                &HOSTED_SESSION_SEEN,
                &[
                    &seen.session,
                    &now,
                    &seen.aal,
                    &seen.proven_at,
                    &seen.organization,
                ],
            )
            .await?;
            tx.commit().await?;
        }
        Ok(Some(row.expires_at))
    }
}
