//! Shows how the installation is, measured now.

use kernel::function::{OutboundFunction, Outside};
use kernel::prelude::*;

use crate::health::{AuditHealth, SystemHealth};
use crate::installation::{AuditState, Measures, Operations, seconds_since};
use crate::job::JobCounts;
use crate::statements;

/// See the module.
pub struct GetSystemHealth;

impl OutboundFunction for GetSystemHealth {
    const SPEC: Spec = Spec::read(
        "get-system-health",
        "Shows how the installation is: version, database, audit log, background work, mail and disk.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .unaudited("It shows how the program is, and nothing about anybody.");
    type Input = Nothing;
    type Output = SystemHealth;
    type Plan = JobCounts;
    type Reply = (JobCounts, AuditState, Measures);

    async fn prepare(cx: &mut Context, _: Nothing) -> Result<JobCounts> {
        let now = cx.now();
        cx.one("count", &statements::COUNT_JOBS, &[&now]).await
    }

    async fn call(outside: &Outside, jobs: JobCounts) -> Result<(JobCounts, AuditState, Measures)> {
        let operations = Operations::from(outside)?;
        let audit = operations.audit_state().await?;
        Ok((jobs, audit, operations.measure().await?))
    }

    async fn record(
        cx: &mut Context,
        (jobs, audit, measures): (JobCounts, AuditState, Measures),
    ) -> Result<SystemHealth> {
        let now = cx.now();
        Ok(SystemHealth {
            version: measures.version.to_owned(),
            started_at: measures.started_at,
            uptime_seconds: seconds_since(measures.started_at, now),
            database: measures.database,
            audit: AuditHealth::at(audit, now),
            jobs,
            mail: measures.mail,
            storage: measures.storage,
            measured_at: now,
        })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}

#[cfg(test)]
mod tests {
    use crate::tests::{Invented, ask, practice_with};

    #[tokio::test]
    async fn it_counts_the_practices_own_work() {
        let t = practice_with(Invented::default()).await;
        let health = ask(&t, &t.amara, "get-system-health").await.unwrap();
        assert_eq!(health["jobs"]["dead"], 1);
        assert_eq!(health["jobs"]["planned"], 1);
        assert_eq!(health["jobs"]["due"], 0);
        assert_eq!(health["uptime_seconds"], 3600);
        assert_eq!(health["mail"], "not_set_up");
    }
}
