//! `mentalspace serve` and `mentalspace worker`.

use server::place::Own;
use server::{Fault, House, logging, run};

use crate::args::{Globals, ServeArgs};

/// Serves until it is stopped.
pub async fn serve(globals: &Globals, args: ServeArgs) -> Result<(), Fault> {
    let mut setup = globals.setup()?;
    logging::start(&setup.loaded.config.log)?;
    if let Some(listen) = args.listen {
        setup.loaded.config.server.listen = listen;
    }
    let say = |words: &str| tracing::info!("{words}");
    let house = House::open(setup.loaded.config, &setup.data_dir, Own::Always, &say).await?;
    let options = run::Options {
        mailbox: None,
        jobs: !args.no_jobs,
    };
    run::serve(house, options, |address| {
        tracing::info!(address, version = env!("CARGO_PKG_VERSION"), "ready");
    })
    .await
}

/// Runs background jobs until it is stopped.
pub async fn worker(globals: &Globals) -> Result<(), Fault> {
    let setup = globals.setup()?;
    logging::start(&setup.loaded.config.log)?;
    let say = |words: &str| tracing::info!("{words}");
    let house = House::open(
        setup.loaded.config,
        &setup.data_dir,
        Own::IfNobodyElse,
        &say,
    )
    .await?;
    run::work(house).await
}
