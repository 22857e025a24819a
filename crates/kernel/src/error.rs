//! One public error for everything a caller can be told.
//!
//! Which error belongs where: functions and the waist return [`Error`]; a domain's pure files return
//! their own small enums, which the function turns into an [`Error`] with a sentence. Programs and
//! start-up code (cli, embedded cluster, migrator) have errors of their own and never use this one.
//!
//! A message says what happened, what it means and what to do, and never holds personal data, SQL or
//! the name of an internal thing. The cause is kept for the log, where it is written once.

use std::borrow::Cow;
use std::fmt;
use std::time::Duration;

use tokio_postgres::error::SqlState;

/// The result of a function.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// What kind of refusal this is. The word is part of the API; the status follows from it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// 400: the body cannot be understood or a value is not acceptable.
    InvalidInput,
    /// 401: no valid session or token came with the call.
    Unauthenticated,
    /// 403: a second factor must be confirmed first.
    SecondFactorRequired,
    /// 403: the person must prove again, now, who they are.
    FreshSignInRequired,
    /// 403: none of the caller's roles may do this.
    Forbidden,
    /// 404: no such thing, or none the caller may know of.
    NotFound,
    /// 405: functions are called with POST.
    MethodNotAllowed,
    /// 409: the present state does not allow it.
    Conflict,
    /// 409: somebody saved a newer version.
    VersionConflict,
    /// 409: the same idempotency key is being worked on.
    InFlight,
    /// 413: the body is larger than this function reads.
    TooLarge,
    /// 422: the idempotency key was used with another body.
    KeyReused,
    /// 429: too many calls.
    RateLimited,
    /// 500: our fault; logged once under the request id.
    Internal,
    /// 503: the integration that this needs is not set up.
    NotConfigured,
    /// 503: the database or a neighbour does not answer.
    Unavailable,
    /// 504: the work took longer than its deadline.
    Timeout,
}

impl Code {
    /// The HTTP status that belongs to the code.
    pub const fn status(self) -> u16 {
        match self {
            Code::InvalidInput => 400,
            Code::Unauthenticated => 401,
            Code::SecondFactorRequired | Code::FreshSignInRequired | Code::Forbidden => 403,
            Code::NotFound => 404,
            Code::MethodNotAllowed => 405,
            Code::Conflict | Code::VersionConflict | Code::InFlight => 409,
            Code::TooLarge => 413,
            Code::KeyReused => 422,
            Code::RateLimited => 429,
            Code::Internal => 500,
            Code::NotConfigured | Code::Unavailable => 503,
            Code::Timeout => 504,
        }
    }

    /// The word in the JSON body.
    pub const fn as_str(self) -> &'static str {
        match self {
            Code::InvalidInput => "invalid_input",
            Code::Unauthenticated => "unauthenticated",
            Code::SecondFactorRequired => "second_factor_required",
            Code::FreshSignInRequired => "fresh_sign_in_required",
            Code::Forbidden => "forbidden",
            Code::NotFound => "not_found",
            Code::MethodNotAllowed => "method_not_allowed",
            Code::Conflict => "conflict",
            Code::VersionConflict => "version_conflict",
            Code::InFlight => "in_flight",
            Code::TooLarge => "too_large",
            Code::KeyReused => "idempotency_key_reused",
            Code::RateLimited => "rate_limited",
            Code::Internal => "internal",
            Code::NotConfigured => "not_configured",
            Code::Unavailable => "unavailable",
            Code::Timeout => "timeout",
        }
    }
}

/// A refusal in words a person can act on.
#[derive(Debug)]
pub struct Error(Box<Inner>);

#[derive(Debug)]
struct Inner {
    code: Code,
    message: Cow<'static, str>,
    field: Option<Cow<'static, str>>,
    retry_after: Option<Duration>,
    current_version: Option<i32>,
    cause: Option<Box<dyn std::error::Error + Send + Sync>>,
}

impl Error {
    /// An error with this code and sentence.
    pub fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Error(Box::new(Inner {
            code,
            message: message.into(),
            field: None,
            retry_after: None,
            current_version: None,
            cause: None,
        }))
    }

    /// 400 for one field, named as it stands in the JSON body.
    pub fn invalid(
        field: impl Into<Cow<'static, str>>,
        message: impl Into<Cow<'static, str>>,
    ) -> Self {
        let mut error = Error::new(Code::InvalidInput, message);
        error.0.field = Some(field.into());
        error
    }

    /// 404. A hidden row and a missing row read the same.
    pub fn not_found(what: &'static str) -> Self {
        Error::new(
            Code::NotFound,
            format!("There is no such {what}, or it is not yours to see."),
        )
    }

    /// 409 with a sentence on why the present state does not allow it.
    pub fn conflict(message: impl Into<Cow<'static, str>>) -> Self {
        Error::new(Code::Conflict, message)
    }

    /// 409 because `current` is newer than the version the caller changed.
    pub fn version_conflict(current: i32) -> Self {
        let mut error = Error::new(
            Code::VersionConflict,
            "Somebody saved a newer version while you were working. Reload it, then make your change again.",
        );
        error.0.current_version = Some(current);
        error
    }

    /// 403 with who may do it instead.
    pub fn forbidden(message: impl Into<Cow<'static, str>>) -> Self {
        Error::new(Code::Forbidden, message)
    }

    /// 503 because the integration is off, with what to set.
    pub fn not_configured(message: impl Into<Cow<'static, str>>) -> Self {
        Error::new(Code::NotConfigured, message)
    }

    /// 429, to be tried again after `wait`.
    pub fn rate_limited(wait: Duration) -> Self {
        let seconds = wait.as_secs().max(1);
        let mut error = Error::new(
            Code::RateLimited,
            format!("Too many calls in a short time. Try again in {seconds} s."),
        );
        error.0.retry_after = Some(wait);
        error
    }

    /// 500. The cause goes to the log; the caller sees the request id.
    pub fn internal(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Error::new(
            Code::Internal,
            "Something went wrong on our side and nothing was changed. Try again; if it stays, give your administrator the request id.",
        )
        .because(cause)
    }

    /// Keeps the cause for the log.
    pub fn because(mut self, cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        self.0.cause = Some(cause.into());
        self
    }

    /// Names the field of the input that the refusal is about.
    pub fn on_field(mut self, field: impl Into<Cow<'static, str>>) -> Self {
        self.0.field = Some(field.into());
        self
    }

    /// The kind of refusal.
    pub fn code(&self) -> Code {
        self.0.code
    }

    /// The sentence for the caller.
    pub fn message(&self) -> &str {
        &self.0.message
    }

    /// The field of the input it is about, if it is about one.
    pub fn field(&self) -> Option<&str> {
        self.0.field.as_deref()
    }

    /// How long to wait before trying again (429 only).
    pub fn retry_after(&self) -> Option<Duration> {
        self.0.retry_after
    }

    /// The cause for the log. Never sent to a caller.
    pub fn cause(&self) -> Option<&(dyn std::error::Error + Send + Sync + 'static)> {
        self.0.cause.as_deref()
    }

    /// The cause in words for the log, without a value of any row.
    pub fn logged_cause(&self) -> Option<String> {
        let cause: &(dyn std::error::Error + Send + Sync + 'static) = self.0.cause.as_deref()?;
        Some(crate::cause::without_values(cause))
    }

    /// The JSON body of the answer.
    pub fn to_json(&self, request_id: uuid::Uuid) -> serde_json::Value {
        let mut body = serde_json::json!({
            "code": self.0.code.as_str(),
            "message": self.0.message,
            "request_id": request_id,
        });
        if let Some(field) = &self.0.field {
            body["field"] = field.as_ref().into();
        }
        if let Some(version) = self.0.current_version {
            body["current_version"] = version.into();
        }
        serde_json::json!({ "error": body })
    }

    /// Whether the database asks for the whole transaction to be run again
    /// (serialization failure or deadlock).
    pub fn wants_retry(&self) -> bool {
        self.database_state().is_some_and(|state| {
            *state == SqlState::T_R_SERIALIZATION_FAILURE
                || *state == SqlState::T_R_DEADLOCK_DETECTED
        })
    }

    fn database_state(&self) -> Option<&SqlState> {
        let cause: &(dyn std::error::Error + Send + Sync + 'static) = self.0.cause.as_deref()?;
        cause.downcast_ref::<tokio_postgres::Error>()?.code()
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.message)
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.cause.as_deref().map(|cause| cause as _)
    }
}

impl From<tokio_postgres::Error> for Error {
    fn from(cause: tokio_postgres::Error) -> Self {
        let state = cause.code().cloned();
        let error = match &state {
            // A policy's WITH CHECK refused the row, or the role lacks the grant: the row is not the
            // caller's, which reads exactly like a row that is not there.
            Some(state) if *state == SqlState::INSUFFICIENT_PRIVILEGE => Error::not_found("record"),
            Some(state) if *state == SqlState::QUERY_CANCELED => Error::new(
                Code::Timeout,
                "This took too long and was stopped; nothing was changed. Narrow it down, or try again.",
            ),
            _ if is_unavailable(&cause) => Error::new(
                Code::Unavailable,
                "The database does not answer at the moment. Try again shortly.",
            ),
            _ => return Error::internal(cause),
        };
        error.because(cause)
    }
}

/// Whether the database went away, is starting, or has no room: nothing that a program can have caused.
fn is_unavailable(cause: &tokio_postgres::Error) -> bool {
    match cause.code() {
        // 08 connection, 53 resources (connections, disk, memory), 57P shutdown, crash, starting up
        Some(state) => {
            let state = state.code();
            state.starts_with("08") || state.starts_with("53") || state.starts_with("57P")
        }
        None => {
            cause.is_closed()
                || std::error::Error::source(cause)
                    .is_some_and(|source| source.is::<std::io::Error>())
        }
    }
}

impl From<deadpool_postgres::PoolError> for Error {
    fn from(cause: deadpool_postgres::PoolError) -> Self {
        Error::new(
            Code::Unavailable,
            "The database is busy or does not answer at the moment. Try again shortly.",
        )
        .because(cause)
    }
}

/// Turns a named database constraint into the sentence it stands for.
///
/// The constraint decides the race; this only says it in words:
/// `.on_constraint("appointments_clinician_free", || Error::conflict("The clinician is already booked then."))`.
pub trait OnConstraint<T> {
    /// If the error came from the constraint of that name, answer with `error` instead.
    fn on_constraint(self, name: &str, error: impl FnOnce() -> Error) -> Result<T>;
}

impl<T> OnConstraint<T> for Result<T> {
    fn on_constraint(self, name: &str, error: impl FnOnce() -> Error) -> Result<T> {
        self.map_err(|found| {
            let broke = found.0.cause.as_deref().and_then(|cause| {
                cause
                    .downcast_ref::<tokio_postgres::Error>()?
                    .as_db_error()?
                    .constraint()
            });
            if broke == Some(name) { error() } else { found }
        })
    }
}
