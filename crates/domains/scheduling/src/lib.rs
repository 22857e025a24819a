//! Scheduling: when, where and with whom clients are seen.

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
