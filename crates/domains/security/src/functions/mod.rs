//! One operation per file.

pub mod get_audit_head;
pub mod get_client_audit_log;
pub mod get_job_runs;
pub mod get_jobs;
pub mod get_system_health;
pub mod requeue_job;
pub mod verify_audit_log;
