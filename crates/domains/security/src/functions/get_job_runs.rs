//! Lists attempts at background work: when, how they ended, how much they did.

use kernel::prelude::*;

use crate::job::JobRun;
use crate::statements;

/// See the module.
pub struct GetJobRuns;

/// Which runs.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RunQuery {
    /// Only of this job.
    #[serde(default)]
    pub job_id: Option<Uuid>,
    /// Only of jobs that do this.
    #[serde(default)]
    pub name: Option<Text<80>>,
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetJobRuns {
    const SPEC: Spec = Spec::read(
        "get-job-runs",
        "Lists attempts at background work, newest first, and how they ended.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .unaudited("It shows names and instants of the program's own work, nothing about anybody.");
    type Input = RunQuery;
    type Output = Vec<JobRun>;

    async fn run(cx: &mut Context, query: RunQuery) -> Result<Vec<JobRun>> {
        let page = Page {
            limit: query.limit,
            cursor: query.cursor,
        };
        let limit = page.limit_and_one()?;
        let (at, id) = page.after::<(Timestamp, Uuid)>()?.unzip();
        let runs = cx
            .last()
            .all(
                &statements::GET_JOB_RUNS,
                &[&limit, &at, &id, &query.job_id, &query.name],
            )
            .await?;
        cx.cut_page(&page, runs, |run| (run.started_at, run.id))
    }

    fn example() -> RunQuery {
        RunQuery {
            job_id: Some(crate::example::WAITING_JOB),
            ..RunQuery::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_attempts_at_a_job_say_how_they_ended() {
        let t = crate::tests::practice().await;
        let job = t.own(crate::example::WAITING_JOB);
        let query = RunQuery {
            job_id: Some(job),
            ..RunQuery::default()
        };
        let runs = t.call(GetJobRuns).by(&t.amara).with(query).ok().await;
        assert_eq!(runs.as_array().unwrap().len(), 1);
        assert_eq!(runs[0]["job_id"], job.to_string());
        assert_eq!(runs[0]["outcome"], "failed");
    }

    #[tokio::test]
    async fn nobody_but_an_administrator_looks_into_the_engine_room() {
        let t = crate::tests::practice().await;
        let error = t.call(GetJobRuns).by(&t.noor).err().await;
        assert_eq!(error.code(), Code::Forbidden);
    }
}
