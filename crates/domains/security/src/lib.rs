//! Security: what an administrator looks at to know that the house is sound.
//!
//! **Its words.** The *audit log* is one for all practices of an installation; its *head* is its size and root, signed. Its *lag* is how long
//! the oldest event has waited to be sealed. A *job* is background work, a *run* one attempt at it; a job whose attempts are used up is
//! *dead* until somebody sends it back. The *installation* is what only the running program knows: its version, its disk, its mail.
//!
//! **Its rules.**
//! * Nothing of another practice is shown: of a bad entry in the shared log its place and kind, its event only if it is the caller's own.
//! * A job's payload is never shown, nor an error's words: names, instants and codes only.
//! * Every figure is measured when it is asked for; what cannot be measured is an error, never a guess ([`installation`]).
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`. The tables are the kernel's
//! (`migrations/0004_base_audit.sql`, `0011_kernel_jobs.sql`); this domain has none of its own.

pub mod audit_log;
pub mod example;
pub mod functions;
pub mod health;
pub mod installation;
pub mod job;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod words;

pub use installation::{Installation, Operations};
pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    // Is the audit log as it was written, and who looked at a chart?
    Entry::outbound::<f::get_audit_head::GetAuditHead>(),
    Entry::outbound::<f::verify_audit_log::VerifyAuditLog>(),
    Entry::of::<f::get_client_audit_log::GetClientAuditLog>(),
    // Background work.
    Entry::of::<f::get_jobs::GetJobs>(),
    Entry::of::<f::get_job_runs::GetJobRuns>(),
    Entry::of::<f::requeue_job::RequeueJob>(),
    // The installation.
    Entry::outbound::<f::get_system_health::GetSystemHealth>(),
];
