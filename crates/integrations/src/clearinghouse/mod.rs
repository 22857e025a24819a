//! Clearinghouses: who passes claims on to payers.
//!
//! A partner is reached through a folder that both sides read and write, as most offer it over SFTP: [`Directory`]. For tests and the demo
//! there is a [`stand_in`] on the other side of that folder.

mod directory;
pub mod stand_in;

pub use directory::Directory;
