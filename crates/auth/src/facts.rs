//! Where a request came from, as the server established it, and what a JSON body says.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use http::request::Parts;
use kernel::caller::Request;
use uuid::Uuid;

/// The facts of one request. The server puts [`kernel::caller::Request`] into the request's extensions, because only
/// it knows which proxies to trust; without it the connection's own address counts.
#[derive(Clone, Debug)]
pub(crate) struct Facts {
    pub request_id: Uuid,
    pub address: Option<IpAddr>,
    pub user_agent: Option<String>,
}

impl Facts {
    pub(crate) fn of(parts: &Parts) -> Facts {
        if let Some(request) = parts.extensions.get::<Request>() {
            return Facts {
                request_id: request.id,
                address: request.address,
                user_agent: request.user_agent.clone(),
            };
        }
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let user_agent = parts.headers.get(http::header::USER_AGENT);
        Facts {
            request_id: Uuid::nil(),
            address: peer.map(|ConnectInfo(address)| address.ip()),
            user_agent: user_agent
                .and_then(|text| text.to_str().ok())
                .map(|text| text.chars().take(200).collect()),
        }
    }

    /// The subject of limits that count by address.
    pub(crate) fn limited_as(&self) -> String {
        self.address
            .map_or_else(|| "unknown".to_owned(), |address| address.to_string())
    }
}

impl<S: Sync> FromRequestParts<S> for Facts {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Facts::of(parts))
    }
}
