//! Who is calling, as the sign-in service tells.

use axum::Router;
use http::{HeaderMap, header};
use kernel::{Caller, Code, Error, Result};

/// Knows who is calling. While no sign-in service is mounted, nobody can be anyone: what carries a
/// token or a session is refused, never taken for a stranger.
#[derive(Default)]
pub struct Identity;

impl Identity {
    /// The caller behind these headers.
    pub async fn authenticate(&self, headers: &HeaderMap) -> Result<Caller> {
        let claims = [header::AUTHORIZATION, header::COOKIE];
        match claims.iter().any(|name| headers.contains_key(name)) {
            false => Ok(Caller::Anonymous),
            true => Err(Error::new(
                Code::Unauthenticated,
                "This session is not valid any more. Sign in again.",
            )),
        }
    }

    /// The routes below `/auth/v1`.
    pub fn router(&self) -> Router<crate::http::Shared> {
        Router::new()
    }
}
