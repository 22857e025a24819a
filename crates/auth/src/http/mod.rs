//! The Supabase-compatible endpoints, mounted at `/auth/v1`.

mod admin;
mod admin_links;
mod audit;
mod body;
mod factors;
mod frame;
mod mails;
mod meta;
mod paging;
mod passkey_factors;
mod signup;
mod token;
mod user;
mod verify;
mod wanted;

pub(crate) use admin::{SET_BAN, STATEMENTS as ADMIN_STATEMENTS, email_taken};
pub(crate) use audit::STATEMENTS as AUDIT_STATEMENTS;
pub(crate) use body::JsonBody;
pub(crate) use factors::{FACTOR_DELETED, STATEMENTS as FACTOR_STATEMENTS, no_factor};
pub(crate) use signup::STATEMENTS as SIGN_UP_STATEMENTS;
pub(crate) use user::{CONFIRM_EMAIL, STATEMENTS as USER_STATEMENTS};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request};
use axum::middleware::{Next, from_fn};
use axum::response::Response;
use axum::routing::{delete, get, post, put};
use http::HeaderMap;
use kernel::RateLimit;

use crate::authenticate::{Credentials, Presence, Refusal};
use crate::browser;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::service::Service;

const MAX_BODY: usize = 1024 * 1024;

fn routes() -> Router<Service> {
    Router::new()
        .route("/health", get(meta::health))
        .route("/settings", get(meta::settings))
        .route("/.well-known/jwks.json", get(meta::jwks))
        .route("/signup", post(signup::sign_up).layer(from_fn(same_time)))
        .route("/token", post(token::token))
        .route("/logout", post(token::log_out))
        .route("/user", get(user::get_user).put(user::put_user))
        .route("/reauthenticate", get(mails::reauthenticate))
        .route("/recover", post(mails::recover).layer(from_fn(same_time)))
        .route("/otp", post(mails::otp).layer(from_fn(same_time)))
        .route("/magiclink", post(mails::otp).layer(from_fn(same_time)))
        .route("/resend", post(mails::resend).layer(from_fn(same_time)))
        .route("/verify", get(verify::follow_link).post(verify::verify))
        .route("/factors", post(factors::enroll))
        .route("/factors/{id}", delete(factors::unenroll))
        .route("/factors/{id}/challenge", post(factors::challenge))
        .route("/factors/{id}/verify", post(factors::verify))
        .route("/invite", post(admin_links::invite))
        .route("/admin/generate_link", post(admin_links::generate_link))
        .route("/admin/users", get(admin::list).post(admin::create))
        .route(
            "/admin/users/{id}",
            get(admin::get).put(admin::update).delete(admin::delete),
        )
        .route("/admin/users/{id}/factors", get(admin::factors))
        .route(
            "/admin/users/{id}/factors/{factor}",
            put(admin::update_factor).delete(admin::delete_factor),
        )
        .route("/admin/audit", get(audit::list))
        .route("/demo", get(meta::demo))
        .merge(browser::routes())
        .fallback(meta::not_found)
        .method_not_allowed_fallback(meta::method_not_allowed)
}

/// How long an answer takes at least that is the same for a known and an unknown address: writing a mail takes time, and
/// the time would tell.
const SAME_TIME: std::time::Duration = std::time::Duration::from_millis(250);

pub(crate) async fn same_time(request: Request, next: Next) -> Response {
    let (answer, ()) = tokio::join!(next.run(request), tokio::time::sleep(SAME_TIME));
    answer
}

impl Service {
    /// The endpoints, to be mounted at `/auth/v1`.
    pub fn router(&self) -> Router {
        let routes = match self.0.relay.get() {
            Some(_) => self.relay_routes(),
            None => routes(),
        };
        routes
            .layer(DefaultBodyLimit::max(MAX_BODY))
            .layer(axum::middleware::from_fn_with_state(
                self.clone(),
                frame::frame,
            ))
            .with_state(self.clone())
    }

    /// The living session that a Bearer token names. Cookies count in `/session` only, behind their own checks.
    pub(crate) async fn bearer_presence(&self, headers: &HeaderMap) -> Outcome<Presence> {
        if !headers.contains_key(http::header::AUTHORIZATION) {
            return Err(Fault::no_token());
        }
        match self.credentials(headers).await? {
            Ok(Credentials::Present(presence)) => Ok(presence),
            Ok(_) => Err(Fault::no_token()),
            Err(Refusal::BadToken | Refusal::ForeignPage) => Err(Fault::bad_token()),
            Err(Refusal::SessionGone) => Err(Fault::session_gone()),
            Err(Refusal::Banned) => {
                Err(Fault::new(403, "user_banned", "This account is disabled."))
            }
        }
    }

    /// Only the holder of the service key.
    pub(crate) async fn only_service(&self, headers: &HeaderMap) -> Outcome<()> {
        if !headers.contains_key(http::header::AUTHORIZATION) {
            return Err(Fault::no_token());
        }
        match self.credentials(headers).await? {
            Ok(Credentials::Service) => Ok(()),
            Err(Refusal::BadToken) => Err(Fault::bad_token()),
            _ => Err(Fault::new(403, "not_admin", "User not allowed")),
        }
    }

    /// Counts a call by its address.
    pub(crate) fn limit(
        &self,
        facts: &Facts,
        name: &'static str,
        calls: u32,
        minutes: u64,
    ) -> Outcome<()> {
        let limit = RateLimit {
            burst: calls,
            per: std::time::Duration::from_secs(60 * minutes),
            shared: false,
        };
        self.0
            .limits
            .admit(limit, &facts.limited_as(), name, self.now())
            .map_err(|_| {
                Fault::too_many("Too many requests from this address. Try again in a few minutes.")
            })
    }
}
