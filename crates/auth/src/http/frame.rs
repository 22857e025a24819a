//! What every answer of the service has in common: its time limit, the shape of a refusal, and who else may read it.

use std::time::Duration;

use axum::extract::{Request, State};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::header::{self, HeaderName, HeaderValue};
use http::{HeaderMap, Method, StatusCode};

use crate::facts::Facts;
use crate::fault::Fault;
use crate::service::Service;

const WITHIN: Duration = Duration::from_secs(10);
const ALLOWED_HEADERS: &str = "apikey, authorization, content-type, x-client-info, x-supabase-api-version, x-organization-id, idempotency-key";
const SHOWN_HEADERS: &str = "x-total-count, link, x-supabase-api-version, x-sb-error-code";

pub(crate) async fn frame(
    State(service): State<Service>,
    request: Request,
    next: Next,
) -> Response {
    let headers = request.headers().clone();
    let ours = request.uri().path().contains("/session/");
    let origin = headers
        .get(header::ORIGIN)
        .filter(|origin| {
            origin
                .to_str()
                .is_ok_and(|origin| service.0.settings.allows_origin(origin))
        })
        .cloned();
    if request.method() == Method::OPTIONS {
        let mut response = StatusCode::NO_CONTENT.into_response();
        allow(response.headers_mut(), origin);
        return response;
    }
    let (parts, body) = request.into_parts();
    let facts = Facts::of(&parts);
    let request = Request::from_parts(parts, body);
    let answered = tokio::time::timeout(WITHIN, next.run(request)).await;
    let mut response = answered.unwrap_or_else(|_| {
        Fault::new(504, "request_timeout", "This took too long. Try again.").into_response()
    });
    if let Some(fault) = response.extensions_mut().remove::<Fault>() {
        if let Some(cause) = &fault.cause {
            let source = cause.logged_cause();
            tracing::error!(request = %facts.request_id, error = %cause, cause = source, "sign-in failed on our side");
        }
        let cookies = response.headers_mut().remove(header::SET_COOKIE);
        response = if ours {
            fault.render_ours(facts.request_id)
        } else {
            fault.render(&headers)
        };
        if let Some(cookie) = cookies {
            response.headers_mut().insert(header::SET_COOKIE, cookie);
        }
    }
    let shown = response.headers_mut();
    shown
        .entry(header::CACHE_CONTROL)
        .or_insert(HeaderValue::from_static("no-store"));
    allow(shown, origin);
    response
}

/// Pages of the allowed origins may read the answer with a token. Cookies are not among what they may send.
fn allow(headers: &mut HeaderMap, origin: Option<HeaderValue>) {
    headers.append(header::VARY, HeaderValue::from_static("origin"));
    let Some(origin) = origin else {
        return;
    };
    let mut put = |name: HeaderName, value: HeaderValue| {
        headers.insert(name, value);
    };
    put(header::ACCESS_CONTROL_ALLOW_ORIGIN, origin);
    put(
        header::ACCESS_CONTROL_ALLOW_METHODS,
        HeaderValue::from_static("GET, POST, PUT, PATCH, DELETE, OPTIONS"),
    );
    put(
        header::ACCESS_CONTROL_ALLOW_HEADERS,
        HeaderValue::from_static(ALLOWED_HEADERS),
    );
    put(
        header::ACCESS_CONTROL_EXPOSE_HEADERS,
        HeaderValue::from_static(SHOWN_HEADERS),
    );
    put(
        header::ACCESS_CONTROL_MAX_AGE,
        HeaderValue::from_static("600"),
    );
}
