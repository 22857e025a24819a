//! Lists background work that waits, runs or was given up. What a job was given to work on is not shown.

use kernel::prelude::*;

use crate::job::{BackgroundJob, JobStatus};
use crate::statements;

/// See the module.
pub struct GetJobs;

/// Which jobs.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobQuery {
    /// Only these: `queued`, `running` or `dead`.
    #[serde(default)]
    pub status: Option<JobStatus>,
    /// Only jobs that do this.
    #[serde(default)]
    pub name: Option<Text<80>>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetJobs {
    const SPEC: Spec = Spec::read(
        "get-jobs",
        "Lists background work that waits, runs or was given up, newest first.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .unaudited("It shows names and instants of the program's own work, nothing about anybody.");
    type Input = JobQuery;
    type Output = Vec<BackgroundJob>;

    async fn run(cx: &mut Context, query: JobQuery) -> Result<Vec<BackgroundJob>> {
        if query.status == Some(JobStatus::Succeeded) {
            return Err(Error::invalid(
                "status",
                "Work that is done is listed by its runs: ask get-job-runs.",
            ));
        }
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (at, id) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let jobs = cx
            .last()
            .all(
                &statements::GET_JOBS,
                &[&limit, &at, &id, &query.status, &query.name],
            )
            .await?;
        cx.cut_page(&page, jobs, |job| (job.created_at, job.id))
    }

    fn example() -> JobQuery {
        JobQuery {
            limit: Some(20),
            ..JobQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_was_given_up_is_found_by_its_status_without_its_payload() {
        let t = crate::tests::practice().await;
        let dead = JobQuery {
            status: Some(JobStatus::Dead),
            ..JobQuery::default()
        };
        let jobs = t.call(GetJobs).by(&t.amara).with(dead).ok().await;
        assert_eq!(jobs.as_array().unwrap().len(), 1);
        assert_eq!(jobs[0]["id"], t.own(crate::example::DEAD_JOB).to_string());
        assert_eq!(jobs[0]["error_code"], "unavailable");
        assert!(jobs[0].get("payload").is_none());
    }

    #[tokio::test]
    async fn pages_have_no_gap_and_no_repetition() {
        let t = crate::tests::practice().await;
        let mut seen = Vec::new();
        let mut cursor = None;
        for _ in 0..2 {
            let query = JobQuery {
                limit: Some(1),
                cursor,
                ..JobQuery::default()
            };
            let answer = t.call(GetJobs).by(&t.amara).with(query).answer().await;
            let answer = answer.unwrap();
            let jobs: serde_json::Value = serde_json::from_slice(&answer.body).unwrap();
            seen.push(jobs[0]["id"].to_string());
            cursor = answer.trace.next;
        }
        assert_ne!(seen[0], seen[1]);
        assert!(cursor.is_none());
    }

    #[tokio::test]
    async fn work_that_is_done_is_asked_for_elsewhere() {
        let t = crate::tests::practice().await;
        let done = JobQuery {
            status: Some(JobStatus::Succeeded),
            ..JobQuery::default()
        };
        let error = t.call(GetJobs).by(&t.amara).with(done).err().await;
        assert_eq!(error.field(), Some("status"));
    }
}
