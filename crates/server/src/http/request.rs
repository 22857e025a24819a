//! Who is at the other end, and the request's id.

use std::net::{IpAddr, SocketAddr};

use http::HeaderMap;
use kernel::caller::Request as Facts;
use uuid::Uuid;

use crate::config::Network;

/// The address of the other end of the connection, put into every request by the listener.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub SocketAddr);

const LONGEST_USER_AGENT: usize = 200;

/// The caller's own request id if it is a UUID (anything else could carry text into our logs).
pub fn given_id(headers: &HeaderMap) -> Option<Uuid> {
    let text = headers.get("x-request-id")?.to_str().ok()?;
    (text.len() == 36)
        .then(|| Uuid::try_parse(text).ok())
        .flatten()
}

/// The request's own facts.
pub fn facts(id: Uuid, headers: &HeaderMap, peer: Option<Peer>, trusted: &[Network]) -> Facts {
    let user_agent = headers
        .get(http::header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .map(|text| text.chars().take(LONGEST_USER_AGENT).collect());
    Facts {
        id,
        address: peer.map(|Peer(peer)| origin(headers, peer.ip().to_canonical(), trusted)),
        user_agent,
    }
}

/// Where a request came from: the nearest address that is not one of our own proxies, read from the
/// right of `X-Forwarded-For`, because only what our proxies appended can be believed.
fn origin(headers: &HeaderMap, peer: IpAddr, trusted: &[Network]) -> IpAddr {
    let is_proxy = |address: IpAddr| trusted.iter().any(|network| network.contains(address));
    let mut nearest = peer;
    let chain: Vec<&str> = headers
        .get_all("x-forwarded-for")
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .collect();
    for hop in chain.iter().rev() {
        if !is_proxy(nearest) {
            break;
        }
        match hop.trim().parse::<IpAddr>() {
            Ok(address) => nearest = address.to_canonical(),
            Err(_) => break,
        }
    }
    nearest
}

/// Whether the request was made on this machine itself and did not pass a proxy.
pub fn is_local(headers: &HeaderMap, peer: Option<Peer>) -> bool {
    let forwarded = headers.contains_key("x-forwarded-for") || headers.contains_key("forwarded");
    !forwarded && peer.is_some_and(|Peer(peer)| peer.ip().to_canonical().is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &str)]) -> HeaderMap {
        let mut map = HeaderMap::new();
        for (name, value) in pairs {
            map.append(*name, value.parse().unwrap());
        }
        map
    }

    fn network(text: &str) -> Network {
        Network::try_from(text.to_owned()).unwrap()
    }

    #[test]
    fn only_a_trusted_proxy_is_believed_and_only_its_own_word() {
        let forged = headers(&[("x-forwarded-for", "1.1.1.1, 203.0.113.9, 10.0.0.7")]);
        let stranger: IpAddr = "198.51.100.4".parse().unwrap();
        let proxy: IpAddr = "10.0.0.8".parse().unwrap();
        let trusted = [network("10.0.0.0/8")];
        assert_eq!(origin(&forged, stranger, &trusted), stranger);
        assert_eq!(
            origin(&forged, proxy, &trusted),
            "203.0.113.9".parse::<IpAddr>().unwrap()
        );
        assert_eq!(origin(&forged, proxy, &[]), proxy);
    }

    #[test]
    fn a_request_id_is_taken_over_only_if_it_is_a_uuid() {
        let good = "0198f0a0-0000-7000-8000-000000000001";
        assert_eq!(
            given_id(&headers(&[("x-request-id", good)]))
                .unwrap()
                .to_string(),
            good
        );
        assert_eq!(
            given_id(&headers(&[("x-request-id", "rosa@example.org")])),
            None
        );
    }

    #[test]
    fn a_request_through_a_proxy_on_this_machine_is_not_local() {
        let here = Some(Peer("127.0.0.1:1".parse().unwrap()));
        assert!(is_local(&headers(&[]), here));
        assert!(!is_local(
            &headers(&[("x-forwarded-for", "127.0.0.1")]),
            here
        ));
        assert!(!is_local(
            &headers(&[]),
            Some(Peer("10.0.0.1:1".parse().unwrap()))
        ));
    }
}
