//! Connections: how many, how slow they may be, and how they end.
//!
//! A client that sends its headers drop by drop is cut off; so is one that opens connections without
//! end. At the end of the process nobody is cut off: first "not ready" is said for a while, then no new
//! connection is accepted, then what is in flight ends, and what has not ended in time is dropped.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use axum::Router;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use tokio::net::{TcpListener, TcpStream};
use tower::ServiceExt;

use super::Shared;
use super::request::Peer;

/// How long the headers of a request may take, and how long an idle connection is kept.
const HEADERS_WITHIN: Duration = Duration::from_secs(10);
/// Room for the headers of one request.
const HEADER_BYTES: usize = 32 * 1024;
const HEADERS_AT_MOST: usize = 64;
/// When no connection can be accepted (out of file descriptors), how long to wait.
const AFTER_A_FAILED_ACCEPT: Duration = Duration::from_millis(100);

/// Serves until `stop` resolves, then drains. Answers with how many connections had to be dropped.
pub async fn until(
    listener: TcpListener,
    router: Router,
    shared: Shared,
    stop: impl Future<Output = ()>,
) -> usize {
    let graceful = GracefulShutdown::new();
    let gate = Gate::new(&shared);
    {
        let accept = accept(&listener, &router, &graceful, &gate);
        tokio::pin!(accept);
        tokio::select! {
            never = &mut accept => match never {},
            () = stop => {}
        }
        shared.readiness.drain();
        tracing::info!("draining: not ready any more, ending what is in flight");
        // A load balancer needs a moment to see it; until then its requests are still answered.
        tokio::select! {
            never = &mut accept => match never {},
            () = tokio::time::sleep(shared.settings.grace()) => {}
        }
    }
    drop(listener);
    // Whoever listens connects again, elsewhere.
    shared.live.close();
    let open = Arc::clone(&gate.open);
    match tokio::time::timeout(shared.settings.drain(), graceful.shutdown()).await {
        Ok(()) => 0,
        Err(_) => open.lock().map(|open| open.values().sum()).unwrap_or(0),
    }
}

async fn accept(
    listener: &TcpListener,
    router: &Router,
    graceful: &GracefulShutdown,
    gate: &Gate,
) -> std::convert::Infallible {
    loop {
        let (stream, peer) = match listener.accept().await {
            Ok(accepted) => accepted,
            Err(error) => {
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(AFTER_A_FAILED_ACCEPT).await;
                continue;
            }
        };
        // No pass: the connection is closed at once, which costs next to nothing.
        let Some(pass) = gate.enter(peer.ip().to_canonical()) else {
            continue;
        };
        serve(stream, Peer(peer), router.clone(), graceful, pass);
    }
}

fn serve(stream: TcpStream, peer: Peer, router: Router, graceful: &GracefulShutdown, pass: Pass) {
    if let Err(error) = stream.set_nodelay(true) {
        tracing::debug!(%error, "a connection keeps Nagle's delay");
    }
    let service = router.map_request(move |request: http::Request<hyper::body::Incoming>| {
        let mut request = request.map(axum::body::Body::new);
        request.extensions_mut().insert(peer);
        request
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEADERS_WITHIN)
        .max_buf_size(HEADER_BYTES)
        .max_headers(HEADERS_AT_MOST)
        .keep_alive(true)
        .serve_connection(TokioIo::new(stream), TowerToHyperService::new(service));
    let connection = graceful.watch(connection);
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection ended early");
        }
        drop(pass);
    });
}

/// Counts connections, in all and by address.
struct Gate {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    at_most: usize,
    per_address: usize,
    proxies: Vec<crate::config::Network>,
}

impl Gate {
    fn new(shared: &Shared) -> Gate {
        Gate {
            open: Arc::default(),
            at_most: shared.settings.max_connections,
            per_address: shared.settings.max_connections_per_address,
            proxies: shared.settings.trusted_proxies.clone(),
        }
    }

    fn enter(&self, address: IpAddr) -> Option<Pass> {
        let mut open = self.open.lock().ok()?;
        let all: usize = open.values().sum();
        let is_proxy = self.proxies.iter().any(|network| network.contains(address));
        let mine = open.get(&address).copied().unwrap_or(0);
        if all >= self.at_most || (!is_proxy && mine >= self.per_address) {
            return None;
        }
        open.insert(address, mine + 1);
        metrics::gauge!("http_connections").set((all + 1) as f64);
        Some(Pass {
            open: Arc::clone(&self.open),
            address,
        })
    }
}

/// One open connection; dropping it counts down.
struct Pass {
    open: Arc<Mutex<HashMap<IpAddr, usize>>>,
    address: IpAddr,
}

impl Drop for Pass {
    fn drop(&mut self) {
        let Ok(mut open) = self.open.lock() else {
            return;
        };
        match open.get_mut(&self.address) {
            Some(count) if *count > 1 => *count -= 1,
            _ => {
                open.remove(&self.address);
            }
        }
        metrics::gauge!("http_connections").decrement(1.0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_cannot_take_all_connections_unless_it_is_our_proxy() {
        let gate = Gate {
            open: Arc::default(),
            at_most: 3,
            per_address: 1,
            proxies: vec![crate::config::Network::try_from("10.0.0.1".to_owned()).unwrap()],
        };
        let stranger: IpAddr = "198.51.100.1".parse().unwrap();
        let proxy: IpAddr = "10.0.0.1".parse().unwrap();
        let first = gate.enter(stranger).expect("the first connection");
        assert!(gate.enter(stranger).is_none());
        let _second = gate.enter(proxy).expect("a proxy");
        let _third = gate.enter(proxy).expect("a proxy again");
        assert!(gate.enter(proxy).is_none(), "three are the most in all");
        drop(first);
        assert!(
            gate.enter(stranger).is_some(),
            "an ended connection makes room"
        );
    }
}
