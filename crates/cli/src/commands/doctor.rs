//! `mentalspace doctor`.

use server::Fault;

use crate::args::{Globals, Listing};

/// Runs every check.
pub async fn run(globals: &Globals, listing: Listing) -> Result<(), Fault> {
    let _ = (globals, listing);
    Err(Fault::unavailable("doctor is not part of this build"))
}
