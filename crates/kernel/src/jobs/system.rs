//! Maintenance that belongs to no practice.
//!
//! A job runs inside one practice and can reach no other; so what sweeps the whole house is not a job
//! but a named function of the database, allow-listed and written by a migration (`app.system_jobs`).
//! The program decides only when. A slot runs once however many workers try: its key decides.

use jiff::SignedDuration;
use jiff::tz::TimeZone;

use super::list::JobList;
use crate::error::Result;
use crate::waist::Waist;

const RUN: &str = include_str!("sql/run_system_job.sql");
/// How far back a slot is looked for after a downtime; only the newest runs.
const LOOK_BACK: SignedDuration = SignedDuration::from_hours(26);

/// One maintenance function and when it runs, in UTC.
pub struct SystemJob {
    /// Its name in `app.system_jobs`.
    pub name: &'static str,
    /// When: see [`Cron`](super::Cron).
    pub cron: &'static str,
}

/// All of them.
pub static SYSTEM_JOBS: &[SystemJob] = &[
    SystemJob {
        name: "purge-idempotency-keys",
        cron: "7 * * * *",
    },
    SystemJob {
        name: "purge-rate-limits",
        cron: "*/15 * * * *",
    },
    SystemJob {
        name: "purge-finished-jobs",
        cron: "37 * * * *",
    },
    SystemJob {
        name: "purge-sign-in",
        cron: "52 * * * *",
    },
];

/// Runs the newest slot of each, unless it has run. Answers with the number of rows removed.
pub async fn run_due(waist: &Waist, list: &JobList) -> Result<i64> {
    let now = waist.clock.now();
    let mut touched = 0;
    for (cron, job) in &list.system {
        let (slots, _) = cron.between(&TimeZone::UTC, now - LOOK_BACK, now, 1);
        let Some(slot) = slots.last() else {
            continue;
        };
        let connection = waist.pool.get().await?;
        let run = connection.prepare_cached(RUN).await?;
        let row = connection.query_one(&run, &[&job.name, slot, &now]).await?;
        if let Some(rows) = row.try_get::<_, Option<i64>>(0)? {
            metrics::counter!("system_job_rows_total", "name" => job.name)
                .increment(u64::try_from(rows).unwrap_or(0));
            touched += rows;
        }
    }
    Ok(touched)
}
