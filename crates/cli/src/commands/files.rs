//! `mentalspace files`.

use std::sync::Arc;

use clap::{Args, Subcommand};
use kernel::{Clock, Entropy, SystemClock, SystemEntropy};
use serde_json::json;
use server::{Fault, secret_file};
use storage::Key;
use storage::fsck::{Depth, Report};
use tokio_postgres::Client;

use super::db;
use crate::args::{Globals, Listing};
use crate::globals::Setup;
use crate::output;

/// The file store: compare it with the database.
#[derive(Debug, Subcommand)]
pub enum Files {
    /// Name files that are missing or damaged, and objects in the store that belong to no file.
    ///
    /// Changes nothing. What uploads left behind within the last day is not named: it is still in work.
    Check(CheckArgs),
}

#[derive(Debug, Args)]
pub struct CheckArgs {
    /// Read every file to its end and compare its hash, instead of looking whether it is there.
    #[arg(long)]
    pub contents: bool,
    #[command(flatten)]
    pub listing: Listing,
}

/// Runs it.
pub async fn run(globals: &Globals, command: Files) -> Result<(), Fault> {
    let setup = globals.setup()?;
    match command {
        Files::Check(args) => check(&setup, args).await,
    }
}

/// The result of a comparison.
pub async fn report(setup: &Setup, admin: &Client, depth: Depth) -> Result<Report, Fault> {
    let config = &setup.loaded.config;
    let (clock, entropy): (Arc<dyn Clock>, Arc<dyn Entropy>) =
        (Arc::new(SystemClock), Arc::new(SystemEntropy::new()));
    let key_file = config.keys.master_key_file.as_deref();
    let master = secret_file::master(key_file, &setup.data_dir, entropy.as_ref())?;
    let files = server::files::open(config, &setup.data_dir, &master, &clock, &entropy).await?;
    server::files::compare(&files, admin, depth, clock.now()).await
}

async fn check(setup: &Setup, args: CheckArgs) -> Result<(), Fault> {
    let depth = match args.contents {
        true => Depth::Contents,
        false => Depth::Names,
    };
    let place = db::place(setup).await?;
    let found = match place.admin_client().await {
        Ok(admin) => report(setup, &admin, depth).await,
        Err(fault) => Err(fault),
    };
    place.close().await?;
    let found = found?;
    let text = |keys: &[Key]| keys.iter().map(Key::to_string).collect::<Vec<_>>();
    let (missing, damaged) = (text(&found.missing), text(&found.damaged));
    let orphans = text(&found.orphans);
    if args.listing.json {
        output::json(&json!({ "missing": missing, "damaged": damaged, "orphans": orphans }))?;
    } else {
        let line = |word: &'static str| move |key: &String| [word.to_owned(), key.clone()];
        let lines = missing.iter().map(line("missing"));
        let lines = lines.chain(damaged.iter().map(line("damaged")));
        output::table(
            ["what", "practice/object"],
            lines.chain(orphans.iter().map(line("belongs to no file"))),
        )?;
    }
    match missing.len() + damaged.len() {
        0 => Ok(()),
        bad => Err(Fault::new(
            Fault::CHECK,
            format!("{bad} files are missing or damaged"),
        )),
    }
}
