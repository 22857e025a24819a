//! Sign-in for our own pages: the browser holds a cookie that scripts cannot read, and no token.
//!
//! ```text
//! passkey  ──► done            possession and person in one
//! password ──► done            somebody without a second factor who needs none
//!          ──► totp ──► done   the cookie opens nothing before the second factor: a code, a passkey, a recovery code
//!          ──► enroll ──► done staff who have none yet: enrolling is all they can do
//! ```
//!
//! Every request must come from our own pages: browsers say so in `Sec-Fetch-Site` and `Origin`, which scripts
//! cannot forge. The cookie is replaced whenever the session becomes more than it was.

pub(crate) mod account;
mod confirm;
pub(crate) mod cookie;
mod enroll;
mod invitation;
pub(crate) mod offers;
mod passkey;
pub(crate) mod sign_in;

pub(crate) use account::{LIFT_LOCK, STATEMENTS as ACCOUNT_STATEMENTS};
pub(crate) use confirm::Confirmation;
pub(crate) use enroll::only_fresh;
pub(crate) use invitation::{
    ADD_MEMBERSHIP, ADD_PROFILE, ADD_ROLE, ADD_STAFF_PROFILE, STATEMENTS as INVITATION_STATEMENTS,
};
pub(crate) use sign_in::{REAUTHENTICATED, STATEMENTS as SIGN_IN_STATEMENTS};

use axum::Router;
use axum::middleware::from_fn;
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use http::header::{COOKIE, ORIGIN, SET_COOKIE};
use http::{HeaderMap, HeaderValue};
use serde_json::Value;

use crate::authenticate::{Credentials, Presence, Stage};
use crate::fault::{Fault, Outcome};
use crate::http::same_time;
use crate::service::Service;
use crate::settings::Settings;

pub(crate) fn routes() -> Router<Service> {
    Router::new()
        .route("/session/offers", get(offers::own))
        .route("/session/password", post(sign_in::password))
        .route("/session/totp", post(sign_in::totp))
        .route("/session/recovery", post(sign_in::recovery))
        .route("/session/confirm", post(confirm::confirm))
        .route("/session/passkey/options", post(passkey::sign_in_options))
        .route("/session/passkey", post(passkey::sign_in))
        .route(
            "/session/second-factor/passkey/options",
            post(passkey::second_factor_options),
        )
        .route(
            "/session/second-factor/passkey",
            post(passkey::second_factor),
        )
        .route(
            "/session/confirm/passkey/options",
            post(passkey::confirm_options),
        )
        .route("/session/confirm/passkey", post(passkey::confirm))
        .route("/session/enroll/passkey", post(passkey::enroll_options))
        .route("/session/enroll/passkey/verify", post(passkey::enroll))
        .route("/session/factors", get(passkey::list))
        .route("/session/sign-out", post(sign_in::sign_out))
        .route("/session/state", get(sign_in::state))
        .route("/session/enroll/totp", post(enroll::totp))
        .route("/session/enroll/totp/verify", post(enroll::verify_totp))
        .route(
            "/session/enroll/recovery-codes",
            post(enroll::recovery_codes),
        )
        .route("/session/enroll/remove", post(enroll::remove))
        .route(
            "/session/forgot",
            post(account::forgot).layer(from_fn(same_time)),
        )
        .route("/session/reset", post(account::reset))
        .route("/session/change-password", post(account::change_password))
        .route("/session/accept-invitation", post(invitation::accept))
        .route("/session/list", get(account::list))
        .route("/session/revoke", post(account::revoke))
        .route("/session/revoke-others", post(account::revoke_others))
}

/// Whether the request comes from our own pages. A request that says neither is not a browser's, and has no
/// business with a cookie.
pub(crate) fn is_our_page(settings: &Settings, headers: &HeaderMap) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let origin = headers
        .get(ORIGIN)
        .map(|value| value.to_str().unwrap_or("?"));
    if origin.is_some_and(|origin| !settings.allows_origin(origin)) {
        return false;
    }
    match text("sec-fetch-site") {
        Some("same-origin") => true,
        // Typed or opened from a bookmark: nobody else's page is involved.
        Some("none") => true,
        Some(_) => false,
        None => origin.is_some(),
    }
}

impl Service {
    /// Refuses what does not come from our own pages.
    pub(crate) fn only_our_pages(&self, headers: &HeaderMap) -> Outcome<()> {
        if is_our_page(&self.0.settings, headers) {
            return Ok(());
        }
        Err(Fault::new(
            403,
            "forbidden",
            "This request does not come from this system's own pages.",
        ))
    }

    /// The session behind the cookie, at one of these stages.
    pub(crate) async fn cookie_presence(
        &self,
        headers: &HeaderMap,
        stages: &[Stage],
    ) -> Outcome<Presence> {
        self.only_our_pages(headers)?;
        let signed_out =
            || Fault::new(401, "unauthenticated", "You are signed out. Sign in again.");
        let name = cookie::session_name(&self.0.settings);
        if cookie::read(headers.get_all(COOKIE), name).is_none()
            || headers.contains_key(http::header::AUTHORIZATION)
        {
            return Err(signed_out());
        }
        let Ok(Credentials::Present(presence)) = self.credentials(headers).await? else {
            return Err(signed_out());
        };
        if !stages.contains(&presence.stage) {
            return Err(match presence.stage {
                Stage::SecondFactor => Fault::new(
                    403,
                    "second_factor_required",
                    "Enter the code of your second factor first.",
                ),
                Stage::Enroll => Fault::new(
                    403,
                    "second_factor_required",
                    "Set up a second factor first.",
                ),
                Stage::Complete => Fault::new(409, "conflict", "This session is already complete."),
            });
        }
        Ok(presence)
    }

    /// The secret of a device that was trusted.
    pub(crate) fn device_secret(&self, headers: &HeaderMap) -> Option<String> {
        cookie::read(
            headers.get_all(COOKIE),
            cookie::device_name(&self.0.settings),
        )
    }
}

/// What comes next, as our pages read it.
pub(crate) fn next_step(stage: &str) -> &'static str {
    match stage {
        "second_factor" => "totp",
        "enroll" => "enroll",
        _ => "done",
    }
}

/// An answer that sets cookies.
pub(crate) fn with_cookies(body: Value, cookies: &[String]) -> Response {
    let mut response = axum::Json(body).into_response();
    for cookie in cookies {
        if let Ok(value) = HeaderValue::from_str(cookie) {
            response.headers_mut().append(SET_COOKIE, value);
        }
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_are_our_own_pages() {
        let settings = Settings::new("https://ehr.example.org");
        let ours = |pairs: &[(&'static str, &'static str)]| {
            let mut headers = HeaderMap::new();
            for (name, value) in pairs {
                headers.insert(*name, HeaderValue::from_static(value));
            }
            is_our_page(&settings, &headers)
        };
        assert!(ours(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://ehr.example.org")
        ]));
        assert!(ours(&[("origin", "https://ehr.example.org")]));
        assert!(ours(&[("sec-fetch-site", "same-origin")]));
        assert!(!ours(&[]));
        assert!(!ours(&[("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[("sec-fetch-site", "same-site")]));
        assert!(!ours(&[
            ("sec-fetch-site", "same-origin"),
            ("origin", "https://evil.test")
        ]));
        assert!(!ours(&[("origin", "null")]));
        assert!(!ours(&[("origin", "https://ehr.example.org.evil.test")]));
        assert!(!ours(&[("origin", "http://ehr.example.org")]));
    }
}
