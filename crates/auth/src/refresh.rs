//! What keeps a session alive: refresh tokens.
//!
//! A refresh token is used once. Its child is derived from it under a key outside the database, so that a client that
//! lost the reply can be given the same child again without the child being stored anywhere. A token that is used again
//! when it is neither the parent of the present one nor just used was copied: the whole session ends.

use jiff::Timestamp;
use kernel::audit::Outcome as AuditOutcome;
use kernel::{Result, Row};
use serde_json::Value;
use uuid::Uuid;

use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::journal::About;
use crate::secret;
use crate::service::Service;
use crate::sessions::{END_SESSION, LOCK_SESSION, Person, SEEN};

queries! {
    ADD_REFRESH_TOKEN: () = "insert into auth.refresh_tokens (id, session_id, token_hash, parent_id, created_at) values ($1, $2, $3, $4, $5)";
    FIND_REFRESH_TOKEN: RefreshToken = "select id, session_id, used_at from auth.refresh_tokens where token_hash = $1";
    USE_REFRESH_TOKEN: () = "update auth.refresh_tokens set used_at = $2 where id = $1";
    ACTIVE_TOKEN: Active = "select id, token_hash from auth.refresh_tokens where session_id = $1 and used_at is null";
}

#[derive(Row)]
pub(crate) struct RefreshToken {
    id: Uuid,
    session_id: Uuid,
    used_at: Option<Timestamp>,
}

#[derive(Row)]
pub(crate) struct Active {
    pub id: Uuid,
    token_hash: Vec<u8>,
}

impl Service {
    /// A refresh token that descends from none: the first of a session.
    pub(crate) async fn first_refresh_token(&self, tx: &mut Tx, session: Uuid) -> Result<String> {
        let token = self.new_secret();
        tx.run(
            &ADD_REFRESH_TOKEN,
            &[
                &self.new_id(),
                &session,
                &secret::hash(&token),
                &None::<Uuid>,
                &self.now(),
            ],
        )
        .await?;
        Ok(token)
    }

    /// A fresh refresh token in place of the active one, when the session was raised: what was handed out before the
    /// second factor is not good for a session after it.
    pub(crate) async fn renew_refresh_token(&self, tx: &mut Tx, session: Uuid) -> Result<String> {
        if let Some(active) = tx.optional(&ACTIVE_TOKEN, &[&session]).await? {
            tx.run(&USE_REFRESH_TOKEN, &[&active.id, &self.now()])
                .await?;
        }
        self.first_refresh_token(tx, session).await
    }

    /// Exchanges a refresh token.
    pub(crate) async fn refresh(
        &self,
        token: &str,
        facts: &Facts,
    ) -> Result<std::result::Result<Value, Fault>> {
        let now = self.now();
        let gone = || {
            Fault::new(
                400,
                "session_not_found",
                "This session has ended. Sign in again.",
            )
        };
        let mut tx = self.0.db.write().await?;
        let hash = secret::hash(token);
        let Some(found) = tx.optional(&FIND_REFRESH_TOKEN, &[&hash]).await? else {
            return Ok(Err(Fault::new(
                400,
                "refresh_token_not_found",
                "Invalid Refresh Token: Refresh Token Not Found",
            )));
        };
        // All who refresh one session stand in line here; then the token is looked at again.
        let Some(session) = tx.optional(&LOCK_SESSION, &[&found.session_id]).await? else {
            return Ok(Err(gone()));
        };
        let presented: RefreshToken = tx.one(&FIND_REFRESH_TOKEN, &[&hash]).await?;
        if session.ended_at.is_some() {
            return Ok(Err(gone()));
        }
        if session.expires_at <= now
            || now.duration_since(session.last_seen_at) > self.0.settings.idle
        {
            return Ok(Err(Fault::new(
                400,
                "session_expired",
                "This session has expired. Sign in again.",
            )));
        }
        let Some(person) = Person::by_id(&mut tx, session.user_id).await? else {
            return Ok(Err(gone()));
        };
        if person.user.is_banned(now) {
            return Ok(Err(Fault::new(
                400,
                "user_banned",
                "This account is disabled.",
            )));
        }
        let next = match presented.used_at {
            None => {
                let child = self.0.keyed.next_token(token);
                tx.run(&USE_REFRESH_TOKEN, &[&presented.id, &now]).await?;
                tx.run(
                    &ADD_REFRESH_TOKEN,
                    &[
                        &self.new_id(),
                        &session.id,
                        &secret::hash(&child),
                        &Some(presented.id),
                        &now,
                    ],
                )
                .await?;
                child
            }
            Some(used_at) => {
                let active: Option<Active> = tx.optional(&ACTIVE_TOKEN, &[&session.id]).await?;
                let heir = active.and_then(|active| self.heir(token, &active));
                let window = self.0.settings.refresh_reuse;
                match heir {
                    Some((1, child)) => child,
                    Some((_, descendant)) if now.duration_since(used_at) <= window => descendant,
                    _ => {
                        tx.run(
                            &END_SESSION,
                            &[&session.id, &now, &"refresh token used twice"],
                        )
                        .await?;
                        tx.commit().await?;
                        self.0.cache.forget_user(session.user_id);
                        let about = About {
                            organization: session.organization_id,
                            person: Some(session.user_id),
                            session: Some(session.id),
                            roles: Vec::new(),
                        };
                        self.leave_event(
                            "refresh-session",
                            AuditOutcome::Refused,
                            &about,
                            facts,
                            Some("refresh_token_already_used"),
                        )
                        .await?;
                        return Ok(Err(Fault::new(
                            400,
                            "refresh_token_already_used",
                            "Invalid Refresh Token: Already Used",
                        )));
                    }
                }
            }
        };
        tx.run(&SEEN, &[&session.id, &now]).await?;
        tx.commit().await?;
        Ok(Ok(self.session_json(&session, &person, &next)?))
    }

    /// The active token as a descendant of this one, and how many generations lie between.
    fn heir(&self, token: &str, active: &Active) -> Option<(u32, String)> {
        let mut descendant = token.to_owned();
        for generation in 1..=16 {
            descendant = self.0.keyed.next_token(&descendant);
            if secret::same(&secret::hash(&descendant), &active.token_hash) {
                tracing::trace!(active = %active.id, generation, "an older refresh token was presented");
                return Some((generation, descendant));
            }
        }
        None
    }
}
