//! `mentalspace demo`.

use std::net::SocketAddr;

use server::place::Own;
use server::{Fault, House, logging, run};

use crate::args::{DemoArgs, Globals};

/// Runs the demo until it is stopped.
pub async fn run(globals: &Globals, args: DemoArgs) -> Result<(), Fault> {
    let mut setup = globals.setup()?;
    setup.loaded.config.log.level = "warn".into();
    logging::start(&setup.loaded.config.log)?;
    setup.loaded.config.server.listen = SocketAddr::from(([127, 0, 0, 1], args.port));
    let say = |words: &str| eprintln!("  {words}");
    let house = House::open(setup.loaded.config, &setup.data_dir, Own::Always, &say).await?;
    let options = run::Options {
        mailbox: Some(setup.data_dir.join("mailbox")),
        jobs: true,
    };
    run::serve(house, options, |address| {
        eprintln!("\n  MentalSpace demo: {address}\n")
    })
    .await
}
