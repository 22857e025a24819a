//! What every answer carries, and what is done around every request: an id, the security headers, one
//! log line, and a 500 instead of a broken connection should a handler panic.

use std::panic::AssertUnwindSafe;
use std::time::Instant;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use http::{HeaderName, HeaderValue, header};

use super::request::{self, Peer};
use super::{Shared, refusal};

/// Scripts, styles and fonts from ourselves only; no frames, no plug-ins, no inline code.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self'; \
     img-src 'self' data: blob:; media-src 'self'; font-src 'self'; connect-src 'self'; manifest-src 'self'; \
     frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

const SECURITY: &[(&str, &str)] = &[
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-permitted-cross-domain-policies", "none"),
    (
        "permissions-policy",
        "accelerometer=(), camera=(self), display-capture=(self), geolocation=(), gyroscope=(), \
         magnetometer=(), microphone=(self), payment=(), usb=()",
    ),
];

/// The layer around everything.
pub async fn on_every_answer(
    State(shared): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let started = Instant::now();
    let id = request::given_id(request.headers()).unwrap_or_else(|| shared.waist.new_request_id());
    let peer = request.extensions().get::<Peer>().copied();
    let facts = request::facts(
        id,
        request.headers(),
        peer,
        &shared.settings.trusted_proxies,
    );
    request.extensions_mut().insert(facts.clone());
    // The path may name a record; only its route is written down.
    let method = request.method().clone();
    let place = place(request.uri().path());

    let mut response = match AssertUnwindSafe(next.run(request)).catch_unwind().await {
        Ok(response) => response,
        Err(_) => refusal::answer(
            &kernel::Error::internal("a handler panicked"),
            &facts,
            "handler",
        ),
    };
    let headers = response.headers_mut();
    for (name, value) in SECURITY {
        headers
            .entry(HeaderName::from_static(name))
            .or_insert(HeaderValue::from_static(value));
    }
    if shared.settings.is_https() {
        headers.insert(
            header::STRICT_TRANSPORT_SECURITY,
            HeaderValue::from_static("max-age=63072000; includeSubDomains"),
        );
    }
    headers
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    if let Ok(value) = HeaderValue::from_str(&id.to_string()) {
        headers.insert(HeaderName::from_static("x-request-id"), value);
    }
    if shared.readiness.is_draining() {
        // Whoever kept this connection opens the next one elsewhere.
        headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
    }
    let micros = u64::try_from(started.elapsed().as_micros()).unwrap_or(u64::MAX);
    let status = response.status().as_u16();
    tracing::debug!(request = %id, %method, place, status, micros, "answered");
    response
}

/// The first segment of a path of the API, else `page`: never an id that stands in a path.
fn place(path: &str) -> &'static str {
    let segment = path
        .trim_start_matches('/')
        .split('/')
        .next()
        .unwrap_or_default();
    match super::endpoints::API_SEGMENTS
        .iter()
        .find(|known| **known == segment)
    {
        Some(known) => known,
        None => "page",
    }
}
