//! Background work: jobs in PostgreSQL, run by any number of workers.
//!
//! * A job is a row that is inserted in the transaction of its cause ([`Context::enqueue`](crate::Context::enqueue)):
//!   it exists exactly if the cause does.
//! * A [`Job`] does its work in one transaction, which also records that it is done: effects happen
//!   exactly once. An [`OutboundJob`] leaves the house between two transactions: at least once.
//! * A [`Worker`] **leases** a row for a while and renews the lease while it works. With the lease comes a
//!   number that grows each time. A worker that was stopped and comes back after its lease was given to
//!   another holds an old number, and the database refuses its result and undoes its transaction.
//! * A run that fails is tried again after a wait that doubles, with jitter; after the last try the job
//!   lies **dead** until somebody sends it back. Only the code of an error is kept, never its words.
//! * A [`Schedule`] makes jobs by the calendar of each practice, in its time zone, every slot once.
//! * What sweeps the whole house runs as an allow-listed function of the database: see [`SystemJob`].
//!
//! The order to read the files in: `job`, `enqueue`, `run`, `worker`, `schedule`, `cron`.

mod backoff;
mod cron;
mod enqueue;
mod handoff;
mod job;
mod list;
mod run;
mod schedule;
mod system;
mod wake;
mod worker;

pub use backoff::Backoff;
pub use cron::Cron;
pub use enqueue::Enqueue;
pub(crate) use enqueue::insert;
pub use handoff::Handoff;
pub use job::{Job, JobEntry, JobSpec, OutboundJob, Verdict};
pub use list::JobList;
pub use schedule::{CatchUp, Schedule, Slot, plan};
pub use system::{SYSTEM_JOBS, SystemJob, run_due};
pub use wake::Wake;
pub use worker::{Worker, WorkerConfig, run_all_due, worker_name};
