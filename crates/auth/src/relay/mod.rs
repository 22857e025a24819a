//! `AUTH_PROVIDER=supabase`: sign-in is a hosted project's business, the data stays ours.
//!
//! * Calls of the contract are passed on to the project, by the server, with the project's public key.
//! * Our own pages get our cookie as always, and the server asks the project for them (`browser.rs`).
//! * A token is verified with the project's published keys (ES256 or RS256, as the key says), which are fetched once in ten minutes, and at once
//!   when a token names a key that is not among them (but not more often than twice a minute).
//! * The token's subject is looked up among our identities (provider `supabase`; `mentalspace user link` writes them), then among our people. Practice and
//!   roles come from our database, never from the token; how surely it is the person is what the project says.
//! * How long a session may be idle or last is ours to say, for these as for all (`sessions.rs`).

mod browser;
mod calls;
mod enrolment;
mod https;
mod people;
mod sessions;

use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::to_bytes;
use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use jiff::{SignedDuration, Timestamp};
use kernel::function::BoxFuture;
use kernel::{Aal, Code, Error, Result, Row};
use serde::Deserialize;
use uuid::Uuid;

pub use https::Https;

pub(crate) use calls::STATEMENTS as CALL_STATEMENTS;
pub(crate) use people::STATEMENTS as PEOPLE_STATEMENTS;
pub(crate) use sessions::STATEMENTS as SESSION_STATEMENTS;
use sessions::Seen;

use crate::authenticate::{Credentials, Presence, Refusal, Stage};
use crate::db::queries;
use crate::fault::{Fault, Outcome};
use crate::jwt::{self, Claims};
use crate::keyring::Keyring;
use crate::service::Service;
use crate::sessions::{END_ALL, END_OTHERS, END_SESSION};

const KEYS_FOR: SignedDuration = SignedDuration::from_mins(10);
const KEYS_AGAIN_AFTER: SignedDuration = SignedDuration::from_secs(30);
const MAX_BODY: usize = 1024 * 1024;

queries! {
    PERSON_OF_SUBJECT: Known = "select u.id, u.banned_until,
            (select m.organization_id from public.organization_memberships m
              where m.profile_id = u.id and m.status = 'active' order by m.joined_at limit 1) as organization_id
        from auth.users u left join auth.identities i on i.user_id = u.id and i.provider = 'supabase' and i.provider_id = $1::uuid::text
        where (i.id is not null or u.id = $1) and u.deleted_at is null
        order by i.id is null limit 1";
    ROLES_OF: String = "select r.role from public.user_roles r
        where r.organization_id = $1 and r.profile_id = $2 and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())
        order by r.role";
}

#[derive(Row)]
pub(crate) struct Known {
    id: Uuid,
    banned_until: Option<Timestamp>,
    organization_id: Option<Uuid>,
}

/// A hosted project.
#[derive(Clone, Debug)]
pub struct Hosted {
    /// Where it is: `https://<project>.supabase.co`.
    pub url: String,
    /// Its public key.
    pub anon_key: String,
}

/// The way to the project. Every call has a time limit of its own.
pub trait Outward: Send + Sync + 'static {
    /// Sends a request and answers with the whole reply.
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, std::result::Result<http::Response<Bytes>, String>>;
}

pub(crate) struct Relay {
    hosted: Hosted,
    outward: Arc<dyn Outward>,
    keys: Mutex<Option<(Timestamp, Arc<Keyring>)>>,
}

/// What the project says in a token beyond what every token says.
#[derive(Deserialize)]
struct Said {
    #[serde(default)]
    aal: Option<String>,
    #[serde(default)]
    amr: Vec<Method>,
}

impl Said {
    fn aal(&self) -> Aal {
        match self.aal.as_deref() {
            Some("aal2") => Aal::Aal2,
            _ => Aal::Aal1,
        }
    }
}

#[derive(Deserialize)]
struct Method {
    timestamp: i64,
}

impl Service {
    /// From now on sign-in is the hosted project's business. Done once, before the router is made.
    pub fn relay_to(&self, hosted: Hosted, outward: Arc<dyn Outward>) -> Result<()> {
        let hosted = Hosted {
            url: hosted.url.trim_end_matches('/').to_owned(),
            ..hosted
        };
        let relay = Relay {
            hosted,
            outward,
            keys: Mutex::new(None),
        };
        self.0
            .relay
            .set(relay)
            .map_err(|_| Error::internal("the hosted project was named twice"))
    }

    pub(crate) fn relay_routes(&self) -> Router<Service> {
        browser::routes().fallback(pass_on)
    }

    /// What a token of the hosted project says, if it is one.
    async fn read_hosted(&self, relay: &Relay, token: &str) -> Result<Option<(Claims, Said)>> {
        let now = self.now();
        let Ok((_, kid, payload)) = jwt::peek(token) else {
            return Ok(None);
        };
        let keys = relay.keys(&kid, now).await?;
        let issuer = format!("{}/auth/v1", relay.hosted.url);
        match jwt::verify(token, &keys, &issuer, now) {
            Ok(claims) => Ok(serde_json::from_slice::<Said>(&payload)
                .ok()
                .map(|said| (claims, said))),
            Err(reason) => {
                tracing::debug!(?reason, "a token of the hosted project was refused");
                Ok(None)
            }
        }
    }

    /// Who holds a token of the hosted project.
    pub(crate) async fn hosted_presence(
        &self,
        relay: &Relay,
        token: &str,
    ) -> Result<std::result::Result<Credentials, Refusal>> {
        let now = self.now();
        let Some((claims, said)) = self.read_hosted(relay, token).await? else {
            return Ok(Err(Refusal::BadToken));
        };
        let proofs = || said.amr.iter().map(|method| method.timestamp);
        let began = proofs().min().unwrap_or(claims.iat).min(claims.iat);
        let moment = |second| Timestamp::from_second(second).unwrap_or(Timestamp::UNIX_EPOCH);
        let proven_at = moment(proofs().max().unwrap_or(0));
        let mut tx = self.0.db.read().await?;
        let Some(known) = tx.optional(&PERSON_OF_SUBJECT, &[&claims.sub]).await? else {
            return Ok(Err(Refusal::SessionGone));
        };
        if known.banned_until.is_some_and(|until| until > now) {
            return Ok(Err(Refusal::Banned));
        }
        let roles = match known.organization_id {
            Some(organization) => tx.all(&ROLES_OF, &[&organization, &known.id]).await?,
            None => Vec::new(),
        };
        tx.end_read();
        let aal = said.aal();
        // Its name among our sessions: made of the project's name for it and of our person, so that no project can name a
        // session of ours, and a subject that comes to mean somebody else begins anew.
        let name = format!("{} {}", relay.hosted.url, known.id);
        let session = Uuid::new_v5(&claims.session_id, name.as_bytes());
        let seen = Seen {
            session,
            person: known.id,
            organization: known.organization_id,
            aal: if aal == Aal::Aal2 { "aal2" } else { "aal1" },
            began_at: moment(began),
            proven_at,
        };
        let Some(ends) = self.see_hosted_session(&seen).await? else {
            return Ok(Err(Refusal::SessionGone));
        };
        Ok(Ok(Credentials::Present(Presence {
            session_id: session,
            user_id: known.id,
            organization_id: known.organization_id,
            stage: Stage::Complete,
            aal,
            authenticated_at: proven_at,
            roles: roles.iter().filter_map(|role| role.parse().ok()).collect(),
            good_until: moment(claims.exp).min(ends),
        })))
    }
}

impl Service {
    async fn end_hosted(&self, presence: &Presence, scope: &str) -> Result<()> {
        let (user, session, now) = (presence.user_id, presence.session_id, self.now());
        let mut tx = self.0.db.write().await?;
        match scope {
            "local" => {
                tx.run(&END_SESSION, &[&session, &now, &"signed out"])
                    .await?
            }
            "others" => {
                tx.run(
                    &END_OTHERS,
                    &[&user, &now, &"signed out elsewhere", &session],
                )
                .await?
            }
            _ => {
                tx.run(&END_ALL, &[&user, &now, &"signed out everywhere"])
                    .await?
            }
        };
        tx.commit().await?;
        self.0.cache.forget_user(user);
        Ok(())
    }
}

impl Relay {
    /// The project's keys, with the named one among them if the project has it.
    async fn keys(&self, kid: &str, now: Timestamp) -> Result<Arc<Keyring>> {
        let held = self
            .keys
            .lock()
            .expect("no holder of this lock can panic")
            .clone();
        if let Some((at, keys)) = held {
            let age = now.duration_since(at);
            let known = keys.trusted(kid, now).is_some();
            if age < KEYS_AGAIN_AFTER || (known && age < KEYS_FOR) {
                return Ok(keys);
            }
        }
        let address = format!("{}/auth/v1/.well-known/jwks.json", self.hosted.url);
        let request = http::Request::get(address)
            .header("apikey", &self.hosted.anon_key)
            .body(Bytes::new())
            .map_err(Error::internal)?;
        let answer = self.outward.send(request).await.map_err(unreachable)?;
        let keys = Arc::new(
            Keyring::of_jwks(answer.body())
                .ok_or_else(|| unreachable("its keys cannot be read".into()))?,
        );
        *self.keys.lock().expect("no holder of this lock can panic") =
            Some((now, Arc::clone(&keys)));
        Ok(keys)
    }
}

fn unreachable(cause: String) -> Error {
    Error::new(
        Code::Unavailable,
        "The sign-in provider does not answer at the moment. Try again shortly.",
    )
    .because(cause)
}

/// Passes a call of the contract on, and its answer back. Cookies stay here.
async fn pass_on(State(service): State<Service>, request: Request) -> Outcome<Response> {
    let relay = service
        .0
        .relay
        .get()
        .ok_or_else(|| Fault::new(404, "not_found", "There is no such endpoint."))?;
    let (parts, body) = request.into_parts();
    // Who signs out there signs out here, at once and not only when the token has run out.
    let leaving = match parts.uri.path() {
        "/logout" => service.bearer_presence(&parts.headers).await.ok(),
        _ => None,
    };
    let scope = match parts.uri.query().unwrap_or_default() {
        query if query.contains("scope=local") => "local",
        query if query.contains("scope=others") => "others",
        _ => "global",
    };
    let body = to_bytes(body, MAX_BODY)
        .await
        .map_err(|_| Fault::new(413, "request_too_large", "The body is larger than 1 MiB."))?;
    let query = parts
        .uri
        .query()
        .map(|query| format!("?{query}"))
        .unwrap_or_default();
    let mut outgoing = http::Request::builder().method(parts.method).uri(format!(
        "{}/auth/v1{}{query}",
        relay.hosted.url,
        parts.uri.path()
    ));
    for (name, value) in &parts.headers {
        if PASSED_ON.contains(&name.as_str()) {
            outgoing = outgoing.header(name, value);
        }
    }
    // Our own public key stands for the project's.
    let anonymous = parts
        .headers
        .get(header::AUTHORIZATION)
        .is_none_or(|value| value.as_bytes().ends_with(service.0.anon_key.as_bytes()));
    let mut outgoing = outgoing
        .body(body)
        .map_err(|_| Fault::invalid("This request cannot be passed on"))?;
    let key = HeaderValue::from_str(&relay.hosted.anon_key).map_err(|_| {
        Fault::new(
            500,
            "unexpected_failure",
            "The project's key is not one line.",
        )
    })?;
    outgoing.headers_mut().insert("apikey", key);
    if anonymous {
        outgoing.headers_mut().remove(header::AUTHORIZATION);
    }
    let answer = relay.outward.send(outgoing).await.map_err(unreachable)?;
    let (head, body) = answer.into_parts();
    if let Some(presence) = leaving
        && head.status.is_success()
    {
        service.end_hosted(&presence, scope).await?;
    }
    let mut response = (head.status, body).into_response();
    copy(&head.headers, response.headers_mut());
    Ok(response)
}

const PASSED_ON: [&str; 6] = [
    "authorization",
    "content-type",
    "accept",
    "x-client-info",
    "x-supabase-api-version",
    "user-agent",
];
const HANDED_BACK: [&str; 8] = [
    "content-type",
    "location",
    "link",
    "x-total-count",
    "x-supabase-api-version",
    "x-sb-error-code",
    "cache-control",
    "retry-after",
];

fn copy(from: &HeaderMap, to: &mut HeaderMap) {
    for name in HANDED_BACK {
        if let Some(value) = from.get(name) {
            to.insert(HeaderName::from_static(name), value.clone());
        }
    }
}
