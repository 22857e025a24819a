//! Sends a job that was given up back to the head of the queue, with all its attempts.

use kernel::prelude::*;

use crate::job::{BackgroundJob, JobStatus};
use crate::statements;

/// See the module.
pub struct RequeueJob;

/// Which job.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobId {
    /// The job.
    pub job_id: Uuid,
}

impl Function for RequeueJob {
    const SPEC: Spec = Spec::write(
        "requeue-job",
        "Sends a job that was given up back to be tried again.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("background_job");
    type Input = JobId;
    type Output = BackgroundJob;

    async fn run(cx: &mut Context, JobId { job_id }: JobId) -> Result<BackgroundJob> {
        cx.about(job_id);
        let now = cx.now();
        let job = cx.one("job", &statements::GET_JOB, &[&job_id]).await?;
        let sent_back = job.status == JobStatus::Dead
            && cx
                .one("job", &statements::REQUEUE_JOB, &[&job_id, &now])
                .await?;
        if !sent_back {
            return Err(Error::conflict(
                "Only a job that was given up can be sent back; this one is not. Look at the list again.",
            ));
        }
        cx.one("job", &statements::GET_JOB, &[&job_id]).await
    }

    fn example() -> JobId {
        JobId {
            job_id: crate::example::DEAD_JOB,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_job_that_was_given_up_waits_again_and_has_all_its_attempts() {
        let t = crate::tests::practice().await;
        let job = JobId {
            job_id: t.own(crate::example::DEAD_JOB),
        };
        let sent = t.call(RequeueJob).by(&t.amara).with(job.clone()).ok().await;
        assert_eq!(
            (&sent["status"], &sent["attempts"]),
            (&"queued".into(), &0.into())
        );
        assert_eq!(sent["due_at"], "2026-03-02T15:00:00Z");
        let error = t.call(RequeueJob).by(&t.amara).with(job).err().await;
        assert_eq!(error.code(), Code::Conflict);
    }

    #[tokio::test]
    async fn the_job_of_another_practice_is_not_there() {
        let (t, other) = (
            crate::tests::practice().await,
            crate::tests::practice().await,
        );
        let job = JobId {
            job_id: other.own(crate::example::DEAD_JOB),
        };
        let error = t.call(RequeueJob).by(&t.amara).with(job).err().await;
        assert_eq!(error.code(), Code::NotFound);
    }
}
