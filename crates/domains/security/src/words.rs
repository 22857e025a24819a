//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

use crate::job::{JobStatus, RunOutcome};

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[
    ColumnWords::of("background_jobs", "status", JobStatus::words),
    ColumnWords::of("job_runs", "outcome", RunOutcome::words),
];
