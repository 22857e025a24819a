//! Where a request came from, as the server established it, and what a JSON body says.

use std::net::{IpAddr, Ipv6Addr, SocketAddr};

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

    /// The subject of limits that count by address. Of IPv6 the network counts: one subscriber has 2^64 addresses of it.
    pub(crate) fn limited_as(&self) -> String {
        match self.address {
            None => "unknown".to_owned(),
            Some(IpAddr::V4(address)) => address.to_string(),
            Some(IpAddr::V6(address)) => {
                let network = Ipv6Addr::from_bits(address.to_bits() & !u128::from(u64::MAX));
                format!("{network}/64")
            }
        }
    }
}

impl<S: Sync> FromRequestParts<S> for Facts {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        Ok(Facts::of(parts))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_network_of_ipv6_has_one_bucket_and_not_one_for_each_of_its_addresses() {
        let subject = |address: &str| {
            Facts {
                request_id: Uuid::nil(),
                address: Some(address.parse().unwrap()),
                user_agent: None,
            }
            .limited_as()
        };
        assert_eq!(subject("2001:db8:1:2::1"), subject("2001:db8:1:2:ffff::9"));
        assert_ne!(subject("2001:db8:1:2::1"), subject("2001:db8:1:3::1"));
        assert_eq!(subject("192.0.2.7"), "192.0.2.7");
    }
}
