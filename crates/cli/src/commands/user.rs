//! `mentalspace user` and `mentalspace auth`.

use clap::Subcommand;
use server::Fault;

use crate::args::{Globals, Listing};

/// People who can sign in.
#[derive(Debug, Subcommand)]
pub enum User {
    /// Everyone who can sign in, without personal data beyond the e-mail address.
    List(Listing),
}

/// The sign-in service.
#[derive(Debug, Subcommand)]
pub enum Auth {
    /// Make a new signing key; tokens of the old one stay valid until they expire.
    RotateKeys,
}

/// Runs it.
pub async fn run(globals: &Globals, command: User) -> Result<(), Fault> {
    let _ = (globals, command);
    Err(Fault::unavailable(
        "user commands are not part of this build",
    ))
}

/// Runs it.
pub async fn auth(globals: &Globals, command: Auth) -> Result<(), Fault> {
    let _ = (globals, command);
    Err(Fault::unavailable(
        "sign-in commands are not part of this build",
    ))
}
