//! `mentalspace demo`.

use std::net::SocketAddr;

use server::place::Own;
use server::{Fault, House, logging, run};

use crate::args::{DemoArgs, Globals};

/// Runs the demo until it is stopped.
pub async fn run(globals: &Globals, args: DemoArgs) -> Result<(), Fault> {
    let mut setup = globals.setup()?;
    let config = &mut setup.loaded.config;
    config.log.level = "warn".into();
    logging::start(&config.log)?;
    config.server.listen = SocketAddr::from(([127, 0, 0, 1], args.port));
    let stop = run::stop_signal()?;
    let listener = run::bind(config).await?;
    let say = |words: &str| eprintln!("  {words}");
    let house = House::open(setup.loaded.config, &setup.data_dir, Own::Always, &say).await?;
    let options = run::Options {
        mailbox: Some(setup.data_dir.join("mailbox")),
        jobs: true,
    };
    run::serve(house, listener, options, stop, |house| {
        eprintln!(
            "\n  MentalSpace demo: {}\n",
            house.config.server.public_url()
        );
    })
    .await
}
