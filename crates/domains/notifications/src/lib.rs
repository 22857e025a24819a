//! Notifications: what a person is told, once, at the right time, without a word about health.

pub mod functions;
pub mod jobs;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod words;

pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[];
