//! A refusal of the Supabase-compatible endpoints, in both of their shapes.
//!
//! | the request says | body |
//! |---|---|
//! | nothing, or a version before 2024-01-01 | `{"code": 400, "error_code": "...", "msg": "..."}` |
//! | `X-Supabase-Api-Version: 2024-01-01` or later | `{"code": "...", "message": "..."}` |
//!
//! Two rules keep clients sane: a dead session is never a 5xx (they would try for ever), and a database that does
//! not answer is never a 4xx (they would sign the person out).

use std::borrow::Cow;
use std::sync::Arc;

use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderValue, StatusCode};
use kernel::Code;
use serde_json::json;

/// The header by which a client says which shape it reads.
pub const VERSION_HEADER: &str = "x-supabase-api-version";
const NEW_SHAPE: &str = "2024-01-01";

/// The result of an endpoint.
pub type Outcome<T = Response> = Result<T, Fault>;

/// A refusal.
#[derive(Clone, Debug)]
pub struct Fault {
    pub(crate) status: u16,
    pub(crate) code: Cow<'static, str>,
    pub(crate) message: Cow<'static, str>,
    pub(crate) reasons: Option<&'static str>,
    pub(crate) field: Option<&'static str>,
    pub(crate) cause: Option<Arc<kernel::Error>>,
}

impl Fault {
    /// A refusal with this status, word and sentence.
    pub fn new(status: u16, code: &'static str, message: impl Into<Cow<'static, str>>) -> Self {
        Fault {
            status,
            code: code.into(),
            message: message.into(),
            reasons: None,
            field: None,
            cause: None,
        }
    }

    /// 400 `validation_failed`.
    pub fn invalid(message: impl Into<Cow<'static, str>>) -> Self {
        Fault::new(400, "validation_failed", message)
    }

    /// 400 `invalid_credentials`: the same for a wrong password and for nobody.
    pub fn credentials() -> Self {
        Fault::new(400, "invalid_credentials", "Invalid login credentials")
    }

    /// 403 `session_not_found`: the client forgets the session.
    pub fn session_gone() -> Self {
        Fault::new(
            403,
            "session_not_found",
            "This session has ended. Sign in again.",
        )
    }

    /// 403 `bad_jwt`.
    pub fn bad_token() -> Self {
        Fault::new(
            403,
            "bad_jwt",
            "The access token is not valid. Sign in again.",
        )
    }

    /// 401 `no_authorization`.
    pub fn no_token() -> Self {
        Fault::new(
            401,
            "no_authorization",
            "This endpoint requires a valid Bearer token",
        )
    }

    /// 422 `weak_password`.
    pub fn weak(weakness: crate::password::Weakness) -> Self {
        Fault {
            reasons: Some(weakness.reason),
            field: Some("password"),
            ..Fault::new(422, "weak_password", weakness.message)
        }
    }

    /// 429 `over_request_rate_limit`.
    pub fn too_many(message: impl Into<Cow<'static, str>>) -> Self {
        Fault::new(429, "over_request_rate_limit", message)
    }

    /// Names the field of the form.
    pub fn on(mut self, field: &'static str) -> Self {
        self.field = Some(field);
        self
    }

    /// The body in the shape that the request reads.
    pub fn render(&self, request: &HeaderMap) -> Response {
        let version = request
            .get(VERSION_HEADER)
            .and_then(|value| value.to_str().ok());
        let new_shape = version.is_some_and(|version| version >= NEW_SHAPE);
        let mut body = if new_shape {
            json!({ "code": self.code, "message": self.message })
        } else {
            json!({ "code": self.status, "error_code": self.code, "msg": self.message })
        };
        if let Some(reason) = self.reasons {
            body["weak_password"] = json!({ "reasons": [reason] });
        }
        let mut response = (self.http_status(), axum::Json(body)).into_response();
        if let Ok(code) = HeaderValue::from_str(&self.code) {
            response.headers_mut().insert("x-sb-error-code", code);
        }
        if new_shape {
            response
                .headers_mut()
                .insert(VERSION_HEADER, HeaderValue::from_static(NEW_SHAPE));
        }
        response
    }

    /// The body in the house's own shape, for the pages of our own web application.
    pub fn render_ours(&self, request_id: uuid::Uuid) -> Response {
        let mut error =
            json!({ "code": self.code, "message": self.message, "request_id": request_id });
        if let Some(field) = self.field {
            error["field"] = field.into();
        }
        (self.http_status(), axum::Json(json!({ "error": error }))).into_response()
    }

    fn http_status(&self) -> StatusCode {
        StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// Travels as an extension to the outermost layer, which knows the request and renders it.
impl IntoResponse for Fault {
    fn into_response(self) -> Response {
        let mut response = self.http_status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}

impl From<kernel::Error> for Fault {
    fn from(error: kernel::Error) -> Self {
        let code: &'static str = match error.code() {
            Code::RateLimited => "over_request_rate_limit",
            Code::InvalidInput => "validation_failed",
            Code::Unauthenticated => "no_authorization",
            Code::Timeout => "request_timeout",
            _ => "unexpected_failure",
        };
        // What we did not foresee is ours, whatever the database called it.
        let status = match error.code() {
            Code::NotFound | Code::Conflict => 500,
            other => other.status(),
        };
        Fault {
            cause: Some(Arc::new(error)),
            ..Fault::new(status, code, "")
        }
        .with_message_of_cause()
    }
}

impl Fault {
    fn with_message_of_cause(mut self) -> Self {
        if let Some(cause) = &self.cause {
            self.message = cause.message().to_owned().into();
        }
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use http_body_util::BodyExt;

    async fn body(fault: Fault, version: Option<&'static str>) -> serde_json::Value {
        let mut request = HeaderMap::new();
        if let Some(version) = version {
            request.insert(VERSION_HEADER, HeaderValue::from_static(version));
        }
        let bytes = fault
            .render(&request)
            .into_body()
            .collect()
            .await
            .unwrap()
            .to_bytes();
        serde_json::from_slice(&bytes).unwrap()
    }

    #[tokio::test]
    async fn the_version_header_chooses_the_shape() {
        assert_eq!(
            body(Fault::credentials(), None).await,
            json!({ "code": 400, "error_code": "invalid_credentials", "msg": "Invalid login credentials" })
        );
        assert_eq!(
            body(Fault::credentials(), Some("2024-01-01")).await,
            json!({ "code": "invalid_credentials", "message": "Invalid login credentials" })
        );
    }
}
