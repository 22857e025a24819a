//! Alive, ready, metrics.

use axum::extract::{Request, State};
use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::{HeaderMap, StatusCode, header};
use kernel::caller::Request as Facts;
use serde_json::json;

use super::request::{self, Peer};
use super::{Shared, refusal};
use crate::meters;

/// The process is alive. It says nothing about the database: restarting would not mend that.
pub async fn alive() -> Response {
    Json(json!({ "status": "alive" })).into_response()
}

/// Send work this way.
pub async fn ready(State(shared): State<Shared>) -> Response {
    match shared.readiness.check().await {
        Ok(()) => Json(json!({ "status": "ready" })).into_response(),
        Err(why) => (
            StatusCode::SERVICE_UNAVAILABLE,
            Json(json!({ "status": "not ready", "reason": why })),
        )
            .into_response(),
    }
}

/// Counts and times for Prometheus: for this machine itself, or for the holder of the token. To
/// everyone else there is no such address.
pub async fn metrics(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    request: Request,
) -> Response {
    let peer = request.extensions().get::<Peer>().copied();
    let allowed = request::is_local(request.headers(), peer)
        || holds_token(request.headers(), shared.metrics_token.as_deref());
    if !allowed {
        return refusal::no_such_address(&facts);
    }
    meters::pool("requests", &shared.waist.pool.status());
    (
        [(
            header::CONTENT_TYPE,
            "text/plain; version=0.0.4; charset=utf-8",
        )],
        shared.meters.render(),
    )
        .into_response()
}

fn holds_token(headers: &HeaderMap, token: Option<&str>) -> bool {
    let given = headers
        .get(header::AUTHORIZATION)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.strip_prefix("Bearer "));
    match (token, given) {
        (Some(token), Some(given)) => {
            // Digests, so that the time taken says nothing about the token.
            let digest = |text: &str| ring::digest::digest(&ring::digest::SHA256, text.as_bytes());
            digest(token).as_ref() == digest(given).as_ref()
        }
        _ => false,
    }
}
