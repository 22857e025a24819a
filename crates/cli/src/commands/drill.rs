//! `mentalspace drill`: the promises that only a disaster can test.
//!
//! The kill drill runs the real program on a scratch practice, writes to it from many clients with
//! idempotency keys, and kills the server or PostgreSQL in the middle, again and again. A client keeps
//! a ledger of what was acknowledged to it, and asks again, with the same key, for what was not. At the
//! end every acknowledged write must be there once, nothing twice, and the audit log must be whole.

mod kill;
mod ledger;
mod rolling;
mod victim;

use std::path::PathBuf;

use clap::{Args, Subcommand};
use server::Fault;

use crate::args::Globals;
use crate::output;

/// The promises that only a disaster can test.
#[derive(Debug, Subcommand)]
pub enum Drill {
    /// Kill server and PostgreSQL under write load; look for lost and doubled writes.
    ///
    /// Runs on a scratch practice of its own in a temporary folder, never on --data-dir.
    Kill(KillArgs),
    /// Replace two servers in turn while clients go on asking; not one request may fail.
    ///
    /// Runs on a scratch database of its own in a temporary folder, never on --data-dir.
    Rolling(RollingArgs),
}

#[derive(Debug, Clone, Args)]
pub struct RollingArgs {
    /// How often a server is replaced.
    #[arg(long, default_value_t = 4)]
    pub cycles: u32,
    /// Clients that ask at the same time.
    #[arg(long, default_value_t = 8)]
    pub clients: usize,
    /// Print JSON instead of words.
    #[arg(long)]
    pub json: bool,
}

#[derive(Debug, Clone, Args)]
pub struct KillArgs {
    /// How often to kill; the server and PostgreSQL in turn.
    #[arg(long, default_value_t = 6)]
    pub rounds: u32,
    /// Clients that write at the same time.
    #[arg(long, default_value_t = 8)]
    pub clients: usize,
    /// Where to keep the scratch practice; removed afterwards, unless something was lost.
    #[arg(long, value_name = "DIR")]
    pub scratch: Option<PathBuf>,
    /// Print JSON instead of words.
    #[arg(long)]
    pub json: bool,
}

/// Runs it.
pub async fn run(_: &Globals, command: Drill) -> Result<(), Fault> {
    match command {
        Drill::Kill(args) => {
            let report = kill::run(&args).await?;
            told(&report, report.ok(), args.json, "lost or doubled writes")
        }
        Drill::Rolling(args) => {
            let base = kill::scratch(None, &kernel::SystemEntropy::new());
            let report = rolling::run(&args, &base).await?;
            if report.ok()
                && let Err(error) = std::fs::remove_dir_all(&base)
            {
                eprintln!("{} stays behind: {error}", base.display());
            }
            told(&report, report.ok(), args.json, "requests that failed")
        }
    }
}

fn told<R: serde::Serialize + std::fmt::Display>(
    report: &R,
    ok: bool,
    json: bool,
    found: &str,
) -> Result<(), Fault> {
    match json {
        true => output::json(report)?,
        false => output::line(&report.to_string())?,
    }
    match ok {
        true => Ok(()),
        false => Err(Fault::new(Fault::CHECK, format!("the drill found {found}"))),
    }
}
