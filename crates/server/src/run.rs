//! The server's life: take the address, open the house, serve, drain, close.

use std::net::SocketAddr;
use std::sync::Arc;

use kernel::audit::Sealing;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tokio::task::JoinHandle;

use crate::config::Config;
use crate::fault::Fault;
use crate::house::{House, newest_migration};
use crate::http::readiness::Readiness;
use crate::http::{Parts, Shared, endpoints, serve};
use crate::live::Hub;
use crate::worker::Work;
use crate::{listen, meters, secret_file, stand_in};

/// What else the server does.
#[derive(Clone, Debug)]
pub struct Options {
    /// Run background jobs too.
    pub jobs: bool,
}

/// Takes the address to listen on, before anything slow is begun: two servers on one port are told
/// at once. With port 0 the settings then hold the port that was free.
pub async fn bind(config: &mut Config) -> Result<TcpListener, Fault> {
    let listen: SocketAddr = config.server.listen;
    let refused = |error: std::io::Error| {
        Fault::new(
            Fault::CONFLICT,
            format!(
                "{listen} cannot be listened on: {error}. Choose another with --listen or --port"
            ),
        )
    };
    let listener = TcpListener::bind(listen).await.map_err(refused)?;
    config.server.listen = listener.local_addr().map_err(refused)?;
    Ok(listener)
}

/// Serves until `stop` resolves, then ends in good order.
///
/// `ready` hears the address once connections are accepted.
pub async fn serve(
    house: House,
    listener: TcpListener,
    options: Options,
    stop: impl Future<Output = ()>,
    ready: impl FnOnce(&House),
) -> Result<(), Fault> {
    let prepared = prepare(&house, &options);
    let (shared, sealing, work, ear) = match prepared {
        Ok(prepared) => prepared,
        Err(fault) => {
            house.close().await?;
            return Err(fault);
        }
    };
    let router = endpoints::router(shared.clone());
    let stand_in = stand_in::start(&house.config.clearinghouse, Arc::clone(&house.waist.clock));
    ready(&house);
    let dropped = serve::until(listener, router, shared, stop).await;
    if dropped > 0 {
        tracing::warn!(
            dropped,
            "connections had not ended in time and were dropped"
        );
    }
    ear.abort();
    if let Some(stand_in) = stand_in {
        stand_in.abort();
    }
    if let Some(work) = work {
        work.stop().await;
    }
    // The last events are sealed before the database goes.
    if sealing.now().await.is_none() {
        tracing::warn!("the last audit events will be sealed at the next start");
    }
    drop(sealing);
    house.close().await
}

type Prepared = (Shared, Sealing, Option<Work>, JoinHandle<()>);

fn prepare(house: &House, options: &Options) -> Result<Prepared, Fault> {
    let metrics_token = match &house.config.server.metrics_token_file {
        Some(file) => Some(secret_file::read(file)?),
        None => None,
    };
    let meters = meters::install();
    let sealing = house.seal()?;
    let live = Hub::default();
    let shared = Shared(Arc::new(Parts {
        waist: Arc::clone(&house.waist),
        identity: house.identity.clone(),
        settings: house.config.server.clone(),
        live: live.clone(),
        readiness: Readiness::of(house.pool().clone(), newest_migration()),
        meters,
        metrics_token,
        // Behind TLS stands a proxy, and one that adds no header would make every request look local.
        mailbox: match house.config.server.is_https() {
            true => None,
            false => house.config.mail.mailbox.clone(),
        },
    }));
    let work = match options.jobs {
        true => Some(Work::start(&house.waist, &house.place.app)?),
        false => None,
    };
    let ear = listen::start(house.identity.clone(), live, &house.place.app)?;
    Ok((shared, sealing, work, ear))
}

/// Runs background jobs until `stop` resolves.
pub async fn work(house: House, stop: impl Future<Output = ()>) -> Result<(), Fault> {
    meters::install();
    match Work::start(&house.waist, &house.place.app) {
        Ok(work) => {
            stop.await;
            work.stop().await;
        }
        Err(fault) => {
            house.close().await?;
            return Err(fault);
        }
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
