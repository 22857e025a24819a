//! `mentalspace audit`.

use clap::Subcommand;
use server::Fault;

use crate::args::{Globals, Listing};

/// The audit log: prove that nothing was changed.
#[derive(Debug, Subcommand)]
pub enum Audit {
    /// Check every event, every seal and every signed head; name the first bad entry.
    Verify(Listing),
    /// The signed heads, newest first.
    Heads(Listing),
}

/// Runs it.
pub async fn run(globals: &Globals, command: Audit) -> Result<(), Fault> {
    let _ = (globals, command);
    Err(Fault::unavailable(
        "audit verification is not part of this build",
    ))
}
