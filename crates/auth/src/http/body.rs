//! Reading JSON bodies: clients of the contract send fields we do not know, our own pages do not.

use axum::extract::{FromRequest, FromRequestParts, Query, Request};
use http::request::Parts;
use serde::de::DeserializeOwned;

use crate::fault::Fault;

/// A body of the contract: unknown fields are ignored, an empty body is an empty object.
pub(crate) struct LooseBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for LooseBody<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        let bytes = read(request, state).await?;
        serde_json::from_slice(or_empty(&bytes))
            .map(LooseBody)
            .map_err(|_| Fault::new(400, "bad_json", "Could not parse request body as JSON"))
    }
}

/// A body of our own pages: strict, with the place of an error named.
pub(crate) struct JsonBody<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Fault;

    async fn from_request(request: Request, state: &S) -> Result<Self, Fault> {
        // A form of another site can be posted without asking; a JSON content type cannot.
        let json = request
            .headers()
            .get(http::header::CONTENT_TYPE)
            .and_then(|value| value.to_str().ok())
            .is_some_and(|value| value.starts_with("application/json"));
        if !json {
            return Err(Fault::new(
                415,
                "invalid_input",
                "Send JSON, with the content type application/json.",
            ));
        }
        let bytes = read(request, state).await?;
        kernel::function::parse(&bytes)
            .map(JsonBody)
            .map_err(|error| Fault::new(400, "invalid_input", error.message().to_owned()))
    }
}

/// The query of an address. A query that cannot be read is refused in JSON like everything else.
pub(crate) struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Fault;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Fault> {
        Query::from_request_parts(parts, state)
            .await
            .map(|Query(query)| Asked(query))
            .map_err(|_| Fault::invalid("The query of this address cannot be read"))
    }
}

async fn read<S: Send + Sync>(request: Request, state: &S) -> Result<bytes::Bytes, Fault> {
    bytes::Bytes::from_request(request, state)
        .await
        .map_err(|_| Fault::new(413, "request_too_large", "The body is larger than 1 MiB."))
}

fn or_empty(bytes: &[u8]) -> &[u8] {
    if bytes.trim_ascii().is_empty() {
        b"{}"
    } else {
        bytes
    }
}
