//! `mentalspace serve` and `mentalspace worker`.

use server::place::Own;
use server::{Fault, House, logging, run};

use crate::args::{Globals, ServeArgs};

/// Serves until it is stopped.
pub async fn serve(globals: &Globals, args: ServeArgs) -> Result<(), Fault> {
    let mut setup = globals.setup()?;
    let config = &mut setup.loaded.config;
    logging::start(&config.log)?;
    if let Some(listen) = args.listen {
        config.server.listen = listen;
    }
    let stop = run::stop_signal()?;
    let listener = run::bind(config).await?;
    let say = |words: &str| tracing::info!("{words}");
    let house = House::open(setup.loaded.config, &setup.data_dir, Own::Always, &say).await?;
    let options = run::Options {
        jobs: !args.no_jobs,
    };
    run::serve(house, listener, options, stop, |house| {
        tracing::info!(
            listen = %house.config.server.listen,
            address = house.config.server.public_url(),
            version = env!("CARGO_PKG_VERSION"),
            "ready"
        );
    })
    .await
}

/// Runs background jobs until it is stopped.
pub async fn worker(globals: &Globals) -> Result<(), Fault> {
    let setup = globals.setup()?;
    logging::start(&setup.loaded.config.log)?;
    let stop = run::stop_signal()?;
    let say = |words: &str| tracing::info!("{words}");
    let house = House::open(
        setup.loaded.config,
        &setup.data_dir,
        Own::IfNobodyElse,
        &say,
    )
    .await?;
    run::work(house, stop).await
}
