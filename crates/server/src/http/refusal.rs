//! How an error becomes an answer and, once, a line in the log.

use std::error::Error as StdError;

use axum::response::{IntoResponse, Response};
use axum::{Extension, Json};
use http::{HeaderName, HeaderValue, StatusCode, header};
use kernel::caller::Request as Facts;
use kernel::{Code, Error};

/// The answer for an error. A cause is logged here, under the request's id, and nowhere else.
pub fn answer(error: &Error, request: &Facts, place: &str) -> Response {
    if let Some(cause) = error.cause() {
        log(error, cause, request, place);
    }
    let status =
        StatusCode::from_u16(error.code().status()).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let mut response = (status, Json(error.to_json(request.id))).into_response();
    let headers = response.headers_mut();
    match error.code() {
        Code::Unauthenticated => {
            headers.insert(header::WWW_AUTHENTICATE, HeaderValue::from_static("Bearer"));
        }
        Code::RateLimited => {
            let seconds = error.retry_after().map_or(1, |wait| wait.as_secs().max(1));
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        Code::Unavailable => {
            headers.insert(header::RETRY_AFTER, HeaderValue::from_static("2"));
        }
        _ => {}
    }
    // Read by the meters; removed before the answer leaves.
    response.extensions_mut().insert(Refused(error.code()));
    response
}

/// Which refusal an answer carries, for the meters.
#[derive(Clone, Copy, Debug)]
pub struct Refused(pub Code);

/// 405 for a known path.
pub async fn method_not_allowed(Extension(request): Extension<Facts>) -> Response {
    let error = Error::new(
        Code::MethodNotAllowed,
        "This address does not know that method.",
    );
    answer(&error, &request, "router")
}

/// 404 for an address of the API that does not exist.
pub fn no_such_address(request: &Facts) -> Response {
    answer(&Error::not_found("address"), request, "router")
}

/// 405 that says what to use instead.
pub fn use_method(method: &'static str, request: &Facts) -> Response {
    let error = Error::new(
        Code::MethodNotAllowed,
        format!("Functions are called with {method}."),
    );
    let mut response = answer(&error, request, "router");
    response.headers_mut().insert(
        HeaderName::from_static("allow"),
        HeaderValue::from_static(method),
    );
    response
}

fn log(
    error: &Error,
    cause: &(dyn StdError + Send + Sync + 'static),
    request: &Facts,
    place: &str,
) {
    let code = error.code().as_str();
    let cause = kernel::cause::without_values(cause);
    match error.code() {
        Code::Internal => {
            tracing::error!(request = %request.id, place, code, cause, "a call failed")
        }
        _ => tracing::warn!(request = %request.id, place, code, cause, "a call was not answered"),
    }
}
