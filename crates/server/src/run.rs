//! The server's life: open, serve, drain, close.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};

use crate::fault::Fault;
use crate::house::{House, newest_migration};
use crate::http::readiness::Readiness;
use crate::http::{Parts, Shared, endpoints, serve};
use crate::{meters, secret_file};

/// What else the server does.
#[derive(Clone, Debug)]
pub struct Options {
    /// The folder of the development mailbox, in the demo only.
    pub mailbox: Option<PathBuf>,
    /// Run background jobs too.
    pub jobs: bool,
}

/// Runs background jobs until a signal comes.
pub async fn work(house: House) -> Result<(), Fault> {
    let stop = stop_signal()?;
    stop.await;
    house.close().await
}

/// Serves until a signal comes, then ends in good order.
///
/// `ready` hears the address once connections are accepted.
pub async fn serve(house: House, options: Options, ready: impl FnOnce(&str)) -> Result<(), Fault> {
    let listen = house.config.server.listen;
    let listener = match TcpListener::bind(listen).await {
        Ok(listener) => listener,
        Err(error) => {
            house.close().await?;
            return Err(Fault::new(
                Fault::CONFLICT,
                format!(
                    "{listen} cannot be listened on: {error}. Choose another with --listen or --port"
                ),
            ));
        }
    };
    let metrics_token = match &house.config.server.metrics_token_file {
        Some(file) => Some(secret_file::read(file)?),
        None => None,
    };
    let shared = Shared(Arc::new(Parts {
        waist: Arc::clone(&house.waist),
        identity: Arc::clone(&house.identity),
        settings: house.config.server.clone(),
        readiness: Readiness::of(house.pool().clone(), newest_migration()),
        meters: meters::install(),
        metrics_token,
        mailbox: options.mailbox,
    }));
    let router = endpoints::router(shared.clone());
    let stop = stop_signal()?;
    ready(&house.config.server.public_url());
    let dropped = serve::until(listener, router, shared, stop).await;
    if dropped > 0 {
        tracing::warn!(
            dropped,
            "connections had not ended in time and were dropped"
        );
    }
    house.close().await
}

/// Resolves at the first SIGTERM or SIGINT. A second one ends the process at once, as people expect.
pub fn stop_signal() -> Result<impl Future<Output = ()>, Fault> {
    let failed = |error: std::io::Error| Fault::unavailable(format!("signals: {error}"));
    let mut terminate = signal(SignalKind::terminate()).map_err(failed)?;
    let mut interrupt = signal(SignalKind::interrupt()).map_err(failed)?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tokio::spawn(async move {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = interrupt.recv() => {}
            }
            std::process::exit(130);
        });
    })
}
