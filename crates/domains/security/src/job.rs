//! Background work, as an administrator sees it: never its payload.

use kernel::prelude::*;

kernel::vocabulary! {
    /// How far a job is.
    pub enum JobStatus {
        /// It waits for its turn.
        Queued = "queued" => "Waiting",
        /// A worker has it.
        Running = "running" => "Running",
        /// It is done.
        Succeeded = "succeeded" => "Done",
        /// Its attempts are used up; it lies until somebody sends it back.
        Dead = "dead" => "Given up",
    }
}

kernel::vocabulary! {
    /// How a run ended.
    pub enum RunOutcome {
        /// The job is done.
        Succeeded = "succeeded" => "Done",
        /// It will be tried again.
        Failed = "failed" => "Failed",
        /// It was the last attempt.
        Dead = "dead" => "Given up",
        /// The worker was lost in the middle.
        Lost = "lost" => "Worker lost",
    }
}

/// One job.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct BackgroundJob {
    /// Its id.
    pub id: Uuid,
    /// What it does.
    pub name: String,
    /// How far it is.
    pub status: JobStatus,
    /// Attempts so far.
    pub attempts: i32,
    /// Attempts in all.
    pub max_attempts: i32,
    /// Waiting: not before this. Running: until then its worker has it.
    pub due_at: Timestamp,
    /// When its last run began.
    pub started_at: Option<Timestamp>,
    /// When it ended for good.
    pub finished_at: Option<Timestamp>,
    /// Why its last run failed, in one word.
    pub error_code: Option<String>,
    /// When it came in.
    pub created_at: Timestamp,
}

/// One attempt at a job.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct JobRun {
    /// Its id.
    pub id: Uuid,
    /// Of which job.
    pub job_id: Uuid,
    /// What that does.
    pub name: String,
    /// Which attempt it was, from 1.
    pub attempt: i32,
    /// When it began.
    pub started_at: Timestamp,
    /// When it ended.
    pub ended_at: Timestamp,
    /// How.
    pub outcome: RunOutcome,
    /// Why it failed, in one word.
    pub error_code: Option<String>,
    /// How many things it did, by word.
    pub counts: serde_json::Value,
}

/// How much background work a practice has.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct JobCounts {
    /// Due, and not begun.
    pub due: i64,
    /// Planned for later.
    pub planned: i64,
    /// Being worked on.
    pub running: i64,
    /// Given up.
    pub dead: i64,
    /// Since when the oldest that is due has waited.
    pub oldest_due_at: Option<Timestamp>,
}
