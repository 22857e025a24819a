//! `mentalspace bench`.

use clap::Subcommand;
use server::Fault;

use crate::args::{Globals, Listing};

/// Measure.
#[derive(Debug, Subcommand)]
pub enum Bench {
    /// One authenticated read and one write through HTTP, beside pgbench with the same SQL.
    Waist(Listing),
}

/// Runs it.
pub async fn run(globals: &Globals, command: Bench) -> Result<(), Fault> {
    let _ = (globals, command);
    Err(Fault::unavailable(
        "the benchmark is not part of this build",
    ))
}
