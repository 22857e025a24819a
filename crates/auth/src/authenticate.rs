//! Who is calling? From the headers of a request to a [`Caller`].
//!
//! A token or cookie only names a session. Whether the session still lives, what its person may do and how surely it
//! is theirs is read from the database, never believed from the token.

use std::sync::Arc;

use http::HeaderMap;
use http::header::{AUTHORIZATION, COOKIE};
use jiff::{SignedDuration, Timestamp};
use kernel::caller::User as CallingUser;
use kernel::{Aal, Caller, Code, Error, Result, Role, Row};
use uuid::Uuid;

use crate::db::queries;
use crate::secret;
use crate::service::Service;
use crate::{browser, jwt};

queries! {
    SESSION_BY_ID: SessionRow = "select s.id, s.user_id, s.organization_id, s.kind, s.stage, s.aal, s.authenticated_at, s.last_seen_at,
            s.expires_at, s.ended_at, u.banned_until, u.deleted_at,
            coalesce((select array_agg(r.role order by r.role) from public.user_roles r
                join public.organization_memberships m on m.organization_id = r.organization_id and m.profile_id = r.profile_id
                where r.organization_id = s.organization_id and r.profile_id = s.user_id and m.status = 'active'
                  and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())), '{}') as roles
        from auth.sessions s join auth.users u on u.id = s.user_id
        where s.id = $1";
    SESSION_BY_COOKIE: SessionRow = "select s.id, s.user_id, s.organization_id, s.kind, s.stage, s.aal, s.authenticated_at, s.last_seen_at,
            s.expires_at, s.ended_at, u.banned_until, u.deleted_at,
            coalesce((select array_agg(r.role order by r.role) from public.user_roles r
                join public.organization_memberships m on m.organization_id = r.organization_id and m.profile_id = r.profile_id
                where r.organization_id = s.organization_id and r.profile_id = s.user_id and m.status = 'active'
                  and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())), '{}') as roles
        from auth.sessions s join auth.users u on u.id = s.user_id
        where s.cookie_hash = $1";
    TOUCH_SESSION: () = "update auth.sessions set last_seen_at = greatest(last_seen_at, $2) where id = $1 and ended_at is null";
}

#[derive(Row)]
pub(crate) struct SessionRow {
    id: Uuid,
    user_id: Uuid,
    organization_id: Option<Uuid>,
    kind: String,
    stage: String,
    aal: String,
    authenticated_at: Timestamp,
    last_seen_at: Timestamp,
    expires_at: Timestamp,
    ended_at: Option<Timestamp>,
    banned_until: Option<Timestamp>,
    deleted_at: Option<Timestamp>,
    roles: Vec<String>,
}

/// A request with this header was made while nobody was at the screen: a page that refreshed itself. It is answered
/// like any other, and does not count as a sign that somebody is there. To leave it out is never to anybody's gain:
/// whoever can send requests can also press a key.
pub const UNATTENDED: &str = "x-unattended";

/// How far the sign-in of a session has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stage {
    /// The password was right; nothing is allowed before the second factor.
    SecondFactor,
    /// Somebody who must have a second factor and has none yet.
    Enroll,
    /// Done.
    Complete,
}

impl Stage {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Stage::SecondFactor => "second_factor",
            Stage::Enroll => "enroll",
            Stage::Complete => "complete",
        }
    }
}

/// A living session and its person.
#[derive(Clone, Debug)]
pub(crate) struct Presence {
    pub session_id: Uuid,
    pub user_id: Uuid,
    pub organization_id: Option<Uuid>,
    pub stage: Stage,
    pub aal: Aal,
    pub authenticated_at: Timestamp,
    pub roles: Vec<Role>,
    /// Until when this may be believed without another look at the token.
    pub good_until: Timestamp,
}

/// What came with a request.
#[derive(Clone, Debug)]
pub(crate) enum Credentials {
    None,
    Anon,
    Service,
    Present(Presence),
}

/// Why what came with a request is not accepted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// Not a token of ours, or out of date.
    BadToken,
    /// The session ended, was idle for too long, or its person is gone or barred.
    SessionGone,
    /// The person is barred.
    Banned,
    /// A cookie, on a request that a page of another site made.
    ForeignPage,
}

impl Service {
    /// Who is calling, by a Bearer token, our session cookie, or one of the API keys. The service key needs the header
    /// `x-organization-id`, for the system itself is also only ever inside one practice.
    pub async fn authenticate(&self, headers: &HeaderMap) -> Result<Caller> {
        let presence = match self.credentials(headers).await? {
            Ok(Credentials::None | Credentials::Anon) => return Ok(Caller::Anonymous),
            Ok(Credentials::Service) => return service_caller(headers),
            Ok(Credentials::Present(presence)) => presence,
            Err(Refusal::ForeignPage) => {
                return Err(Error::forbidden(
                    "This request did not come from a page of ours. Open the page again and repeat what you did.",
                ));
            }
            Err(_) => {
                return Err(Error::new(
                    Code::Unauthenticated,
                    "Your session has ended. Sign in again.",
                ));
            }
        };
        if presence.stage == Stage::SecondFactor {
            return Err(Error::new(
                Code::SecondFactorRequired,
                "Enter the code of your second factor to finish signing in.",
            ));
        }
        let Some(organization) = presence.organization_id else {
            return Err(Error::forbidden(
                "Your account belongs to no practice. Ask an administrator of the practice to invite you.",
            ));
        };
        Ok(Caller::User(Arc::new(CallingUser {
            organization: organization.into(),
            profile: presence.user_id.into(),
            session: presence.session_id.into(),
            roles: presence.roles,
            aal: presence.aal,
            authenticated_at: presence.authenticated_at,
        })))
    }

    /// What came with the request. The outer error is the database's: it must never look like a dead session.
    pub(crate) async fn credentials(
        &self,
        headers: &HeaderMap,
    ) -> Result<std::result::Result<Credentials, Refusal>> {
        let attended = !headers.contains_key(UNATTENDED);
        if let Some(value) = headers.get(AUTHORIZATION) {
            let Some(token) = value.to_str().ok().and_then(bearer) else {
                return Ok(Err(Refusal::BadToken));
            };
            return self.by_token(token, attended).await;
        }
        let settings = &self.0.settings;
        let name = browser::cookie::session_name(settings);
        match browser::cookie::read(headers.get_all(COOKIE), name) {
            // A cookie travels with every request of a browser, whoever's page made it.
            Some(_) if !browser::is_our_page(settings, headers) => Ok(Err(Refusal::ForeignPage)),
            Some(cookie) => self.by_cookie(&cookie, attended).await,
            None => Ok(Ok(Credentials::None)),
        }
    }

    async fn by_token(
        &self,
        token: &str,
        attended: bool,
    ) -> Result<std::result::Result<Credentials, Refusal>> {
        if secret::same(token.as_bytes(), self.0.anon_key.as_bytes()) {
            return Ok(Ok(Credentials::Anon));
        }
        if secret::same(token.as_bytes(), self.0.service_key.as_bytes()) {
            return Ok(Ok(Credentials::Service));
        }
        let now = self.now();
        let key = kept_under(&secret::hash(token), attended);
        if let Some(presence) = self.0.cache.get(&key, now) {
            return Ok(Ok(Credentials::Present(presence)));
        }
        let generation = self.0.cache.generation();
        if let Some(relay) = self.0.relay.get() {
            let found = self.hosted_presence(relay, token).await?;
            if let Ok(Credentials::Present(presence)) = &found {
                self.0.cache.keep(key, presence, now, generation);
            }
            return Ok(found);
        }
        let claims = match jwt::verify(token, &self.keyring(), &self.0.issuer, now) {
            Ok(claims) => claims,
            Err(reason) => {
                tracing::debug!(?reason, "a token was refused");
                return Ok(Err(Refusal::BadToken));
            }
        };
        let ends = Timestamp::from_second(claims.exp).unwrap_or(now);
        let found = self
            .0
            .db
            .read()
            .await?
            .one_session(&SESSION_BY_ID, &claims.session_id)
            .await?;
        let found = found.filter(|row| row.user_id == claims.sub && row.kind == "bearer");
        self.presence(found, now, ends, attended, (key, generation))
            .await
    }

    async fn by_cookie(
        &self,
        cookie: &str,
        attended: bool,
    ) -> Result<std::result::Result<Credentials, Refusal>> {
        let now = self.now();
        let hash = secret::hash(cookie);
        let key = kept_under(&hash, attended);
        if let Some(presence) = self.0.cache.get(&key, now) {
            return Ok(Ok(Credentials::Present(presence)));
        }
        let generation = self.0.cache.generation();
        let found = self
            .0
            .db
            .read()
            .await?
            .one_session(&SESSION_BY_COOKIE, &hash)
            .await?;
        self.presence(found, now, Timestamp::MAX, attended, (key, generation))
            .await
    }

    async fn presence(
        &self,
        found: Option<SessionRow>,
        now: Timestamp,
        ends: Timestamp,
        attended: bool,
        (key, generation): (Vec<u8>, u64),
    ) -> Result<std::result::Result<Credentials, Refusal>> {
        let idle = self.0.settings.idle;
        let Some(row) = found else {
            return Ok(Err(Refusal::SessionGone));
        };
        if row.ended_at.is_some()
            || row.deleted_at.is_some()
            || row.expires_at <= now
            || now.duration_since(row.last_seen_at) > idle
        {
            return Ok(Err(Refusal::SessionGone));
        }
        if row.banned_until.is_some_and(|until| until > now) {
            return Ok(Err(Refusal::Banned));
        }
        // Not at every call: one write in half a minute keeps the session awake as well.
        if attended && now.duration_since(row.last_seen_at) > SignedDuration::from_secs(30) {
            let mut tx = self.0.db.write().await?;
            tx.run(&TOUCH_SESSION, &[&row.id, &now]).await?;
            tx.commit().await?;
        }
        let presence = Presence {
            session_id: row.id,
            user_id: row.user_id,
            organization_id: row.organization_id,
            stage: match row.stage.as_str() {
                "complete" => Stage::Complete,
                "enroll" => Stage::Enroll,
                _ => Stage::SecondFactor,
            },
            aal: if row.aal == "aal2" {
                Aal::Aal2
            } else {
                Aal::Aal1
            },
            authenticated_at: row.authenticated_at,
            // A role this program does not know gives nothing.
            roles: row
                .roles
                .iter()
                .filter_map(|role| role.parse().ok())
                .collect(),
            good_until: ends.min(row.expires_at),
        };
        self.0.cache.keep(key, &presence, now, generation);
        Ok(Ok(Credentials::Present(presence)))
    }
}

/// What was found for a request that nobody attended must not spare the next one its sign of life.
fn kept_under(hash: &[u8], attended: bool) -> Vec<u8> {
    let mut key = hash.to_vec();
    key.push(u8::from(attended));
    key
}

impl crate::db::Tx {
    async fn one_session(
        mut self,
        statement: &kernel::Statement<SessionRow>,
        key: &(dyn postgres_types::ToSql + Sync),
    ) -> Result<Option<SessionRow>> {
        let found = self.last().optional(statement, &[key]).await?;
        self.end_read();
        Ok(found)
    }
}

fn service_caller(headers: &HeaderMap) -> Result<Caller> {
    let organization = headers
        .get("x-organization-id")
        .and_then(|value| value.to_str().ok())
        .and_then(|text| text.parse::<Uuid>().ok());
    match organization {
        Some(organization) => Ok(Caller::Service(organization.into())),
        None => Err(Error::new(
            Code::InvalidInput,
            "Say with the header x-organization-id (a UUID) for which practice the service key acts.",
        )),
    }
}

/// The token of `Bearer <token>`, the word in any case.
pub(crate) fn bearer(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    let token = token.trim();
    (scheme.eq_ignore_ascii_case("bearer")
        && !token.is_empty()
        && !token.contains(char::is_whitespace))
    .then_some(token)
}
