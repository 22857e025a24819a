//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use crate::audit_log::ChartAccess;
use crate::job::{BackgroundJob, JobCounts, JobRun};

kernel::statements! {
    /// Whether an event is the caller's practice's.
    FIND_EVENT: uuid::Uuid = "find_event";
    /// Whether there is a client that the caller may see.
    FIND_CLIENT: uuid::Uuid = "find_client";
    /// A page of who looked at a client's record.
    GET_CLIENT_AUDIT_LOG: ChartAccess = "get_client_audit_log";

    /// A page of the jobs.
    GET_JOBS: BackgroundJob = "get_jobs";
    /// One job.
    GET_JOB: BackgroundJob = "get_job";
    /// A page of the runs.
    GET_JOB_RUNS: JobRun = "get_job_runs";
    /// Sends a dead job back.
    REQUEUE_JOB: bool = "requeue_job";
    /// How much work there is.
    COUNT_JOBS: JobCounts = "count_jobs";
}
