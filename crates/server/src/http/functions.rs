//! `POST /functions/v1/{name}`.

use std::time::{Duration, Instant};

use axum::Extension;
use axum::body::Body;
use axum::extract::{Path, Request, State};
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use http_body_util::{BodyExt, LengthLimitError, Limited};
use kernel::caller::Request as Facts;
use kernel::{Answer, Call, Caller, Code, Entry, Error, Result, Roles};

use super::{Shared, refusal};
use crate::meters;

/// How long a body may take to arrive.
const BODY_WITHIN: Duration = Duration::from_secs(15);

/// Answers one call.
pub async fn serve(
    State(shared): State<Shared>,
    Extension(facts): Extension<Facts>,
    Path(name): Path<String>,
    request: Request,
) -> Response {
    if request.method() != Method::POST {
        return refusal::use_method("POST", &facts);
    }
    let Some(entry) = shared.waist.registry.get(&name) else {
        return refusal::answer(&Error::not_found("function"), &facts, "registry");
    };
    let started = Instant::now();
    let outcome = call(&shared, entry, request, &facts).await;
    let code = match &outcome {
        Ok(_) => "ok",
        Err(error) => error.code().as_str(),
    };
    meters::called(entry.spec.name, code, started.elapsed());
    match outcome {
        Ok(answer) => success(answer),
        Err(error) => refusal::answer(&error, &facts, entry.spec.name),
    }
}

async fn call(shared: &Shared, entry: &Entry, request: Request, facts: &Facts) -> Result<Answer> {
    let (parts, body) = request.into_parts();
    let caller = shared.identity.authenticate(&parts.headers).await?;
    let body = match (&caller, entry.spec.roles) {
        (Caller::Anonymous, roles) if !matches!(roles, Roles::Public) => {
            // What somebody unknown sent is not even looked at: the waist tells them to sign in first.
            bytes::Bytes::new()
        }
        _ => {
            only_json(&parts.headers)?;
            read(body, &entry.spec).await?
        }
    };
    let idempotency_key = match parts.headers.get("idempotency-key") {
        // What is not text is not a key; the kernel says what one looks like.
        Some(value) => Some(value.to_str().unwrap_or("\u{fffd}")),
        None => None,
    };
    shared
        .waist
        .call(Call {
            name: entry.spec.name,
            body: &body,
            caller,
            request: facts.clone(),
            idempotency_key,
            rehearse: false,
        })
        .await
}

/// JSON, or nothing at all. A form or plain text is what another site's page could make a browser
/// send, so it is refused whatever it contains.
fn only_json(headers: &HeaderMap) -> Result<()> {
    let Some(value) = headers.get(header::CONTENT_TYPE) else {
        return Ok(());
    };
    let kind = value.to_str().unwrap_or_default().to_ascii_lowercase();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    let is_json =
        kind == "application/json" || (kind.starts_with("application/") && kind.ends_with("+json"));
    match is_json {
        true => Ok(()),
        false => Err(Error::new(
            Code::InvalidInput,
            "Send the body as JSON, with the header content-type: application/json.",
        )),
    }
}

async fn read(body: Body, spec: &kernel::Spec) -> Result<bytes::Bytes> {
    let limited = Limited::new(body, spec.max_body).collect();
    match tokio::time::timeout(BODY_WITHIN, limited).await {
        Ok(Ok(collected)) => Ok(collected.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => Err(Error::new(
            Code::TooLarge,
            format!(
                "The body is larger than the {} KiB that {} reads.",
                spec.max_body / 1024,
                spec.name
            ),
        )),
        Ok(Err(_)) => Err(Error::new(
            Code::InvalidInput,
            "The body broke off before its end. Send it again.",
        )),
        Err(_) => Err(Error::new(
            Code::Timeout,
            "The body took too long to arrive. Send it again.",
        )),
    }
}

fn success(answer: Answer) -> Response {
    let mut response = (
        [(
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/json"),
        )],
        answer.body,
    )
        .into_response();
    let headers = response.headers_mut();
    if let Some(total) = answer.trace.total {
        headers.insert(
            HeaderName::from_static("x-total-count"),
            HeaderValue::from(total),
        );
    }
    if let Some(next) = &answer.trace.next
        && let Ok(value) = HeaderValue::from_str(next.as_str())
    {
        headers.insert(HeaderName::from_static("x-next-cursor"), value);
    }
    if answer.replayed {
        headers.insert(
            HeaderName::from_static("idempotent-replayed"),
            HeaderValue::from_static("true"),
        );
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_or_nothing_is_accepted_and_what_a_form_can_send_is_not() {
        let with = |kind: &str| {
            let mut headers = HeaderMap::new();
            headers.insert(header::CONTENT_TYPE, kind.parse().unwrap());
            only_json(&headers).is_ok()
        };
        assert!(only_json(&HeaderMap::new()).is_ok());
        assert!(with("application/json; charset=utf-8") && with("application/merge-patch+json"));
        assert!(!with("text/plain"));
        assert!(!with("application/x-www-form-urlencoded"));
        assert!(!with("multipart/form-data; boundary=application/json"));
    }
}
