//! `GET /events`: what one screen hears.
//!
//! A stream asks, when it begins, whenever its person's sessions change, and at every heartbeat, whether the
//! credentials it came with still open the same door. To listen is no sign that somebody is there: it keeps no
//! session awake.

use std::time::Duration;

use axum::Extension;
use axum::body::Body;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::stream;
use http::{HeaderMap, HeaderName, HeaderValue, header};
use kernel::caller::Request as Facts;
use kernel::{Aal, Caller, Code, Error, RateLimit, Result, User};
use tokio::time::Instant;

use super::hub::{Listening, Told};
use crate::http::{Shared, refusal};

/// How often something is sent where nothing happens, so that no proxy takes the connection for dead.
const HEARTBEAT: Duration = Duration::from_secs(20);
/// The least time between two messages: many bookings in one moment are one message.
const PACE: Duration = Duration::from_millis(250);
/// When it could not be found out whether the person may still listen.
const ASK_AGAIN: Duration = Duration::from_secs(1);
/// How often one person may open streams.
const OPENINGS: RateLimit = RateLimit::per_minute(60);
/// Who a request comes from stands in these.
const CREDENTIALS: [HeaderName; 4] = [
    header::AUTHORIZATION,
    header::COOKIE,
    header::ORIGIN,
    HeaderName::from_static("sec-fetch-site"),
];

/// Begins a stream.
pub async fn serve(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    headers: HeaderMap,
) -> Response {
    match open(&shared, &headers).await {
        Ok(open) => {
            let events = stream::unfold(open, |mut open| async {
                let piece = open.next().await?;
                Some((Ok::<_, std::convert::Infallible>(piece), open))
            });
            let headers = [
                (header::CONTENT_TYPE, "text/event-stream; charset=utf-8"),
                // Some proxies collect an answer before they pass it on.
                (HeaderName::from_static("x-accel-buffering"), "no"),
            ];
            (headers, Body::from_stream(events)).into_response()
        }
        Err(error) => refusal::answer(&error, &facts, "events"),
    }
}

async fn open(shared: &Shared, headers: &HeaderMap) -> Result<Open> {
    let credentials = credentials(headers);
    let user = listener(shared, &credentials).await?;
    let now = shared.waist.clock.now();
    let subject = user.profile.to_string();
    shared
        .waist
        .limits
        .admit(OPENINGS, &subject, "events", now)?;
    let listening = shared.live.listen(&user)?;
    let mut random = [0];
    shared.waist.entropy.fill(&mut random);
    // Not everybody at once after a server was replaced.
    let again_after = 2000 + 12 * u32::from(random[0]);
    Ok(Open {
        shared: shared.clone(),
        credentials,
        user,
        listening,
        greeting: Some(format!("retry: {again_after}\n: listening\n\n")),
        beat_at: Instant::now() + HEARTBEAT,
        quiet_until: Instant::now(),
        ended: false,
    })
}

/// What says who is calling, and that nobody is: a stream counts as no sign of life.
fn credentials(headers: &HeaderMap) -> HeaderMap {
    let mut kept = HeaderMap::new();
    for name in CREDENTIALS {
        for value in headers.get_all(&name) {
            kept.append(name.clone(), value.clone());
        }
    }
    kept.insert(auth::UNATTENDED, HeaderValue::from_static("true"));
    kept
}

/// The person who may listen with these credentials. People who work in a practice have shown their second factor.
async fn listener(shared: &Shared, credentials: &HeaderMap) -> Result<User> {
    let user = match shared.identity.authenticate(credentials).await? {
        Caller::User(user) => user,
        Caller::Anonymous => return Err(Error::new(Code::Unauthenticated, "Sign in first.")),
        Caller::Service(_) => {
            return Err(Error::forbidden(
                "A person listens here; trusted servers read what they need.",
            ));
        }
    };
    let is_staff = user.roles.iter().any(|role| role.is_staff());
    if is_staff && user.aal < Aal::Aal2 {
        return Err(Error::new(
            Code::SecondFactorRequired,
            "Confirm your second factor first, or set one up if you have none.",
        ));
    }
    Ok(User::clone(&user))
}

/// One open stream.
struct Open {
    shared: Shared,
    credentials: HeaderMap,
    user: User,
    listening: Listening,
    greeting: Option<String>,
    beat_at: Instant,
    quiet_until: Instant,
    ended: bool,
}

/// Why a stream is looked at again, which is also why it ends if the person may no longer listen.
#[derive(Clone, Copy)]
enum Reason {
    /// Something about the person changed.
    Changed,
    /// Time passed.
    Time,
}

impl Open {
    /// What is sent next; nothing at the end.
    async fn next(&mut self) -> Option<Bytes> {
        if let Some(greeting) = self.greeting.take() {
            return Some(greeting.into());
        }
        while !self.ended {
            let pausing = Instant::now() < self.quiet_until;
            let told = tokio::select! {
                told = self.listening.told(pausing) => told,
                () = tokio::time::sleep_until(self.quiet_until), if pausing => continue,
                () = tokio::time::sleep_until(self.beat_at) => match self.beat().await {
                    Some(piece) => return Some(piece),
                    None => continue,
                },
            };
            if told.is_closing() {
                return None;
            }
            if told.wants_a_look()
                && let Some(farewell) = self.look(Reason::Changed).await
            {
                return Some(farewell);
            }
            if let Some(piece) = events(told) {
                self.quiet_until = Instant::now() + PACE;
                return Some(piece);
            }
        }
        None
    }

    async fn beat(&mut self) -> Option<Bytes> {
        self.beat_at = Instant::now() + HEARTBEAT;
        match self.look(Reason::Time).await {
            Some(farewell) => Some(farewell),
            None => Some(Bytes::from_static(b": still here\n\n")),
        }
    }

    /// Looks whether the person may still listen, as who they were; otherwise says so, and the stream ends.
    async fn look(&mut self, reason: Reason) -> Option<Bytes> {
        match listener(&self.shared, &self.credentials).await {
            Ok(user) if is_the_same(&user, &self.user) => None,
            // The database does not answer: that says nothing about the person.
            Err(error) if !is_refusal(&error) => {
                self.beat_at = Instant::now() + ASK_AGAIN;
                None
            }
            Ok(_) | Err(_) => {
                self.ended = true;
                Some(match reason {
                    Reason::Changed => Bytes::from_static(b"event: ended\ndata: changed\n\n"),
                    Reason::Time => Bytes::from_static(b"event: ended\ndata: expired\n\n"),
                })
            }
        }
    }
}

fn is_the_same(one: &User, other: &User) -> bool {
    one.organization == other.organization
        && one.profile == other.profile
        && one.session == other.session
        && one.roles == other.roles
        && one.aal == other.aal
}

fn is_refusal(error: &Error) -> bool {
    matches!(
        error.code(),
        Code::Unauthenticated | Code::Forbidden | Code::SecondFactorRequired
    )
}

fn events(told: Told) -> Option<Bytes> {
    let words = told.words();
    if words.is_empty() {
        return None;
    }
    let text: String = words
        .iter()
        .map(|word| format!("event: changed\ndata: {word}\n\n"))
        .collect();
    Some(text.into())
}
