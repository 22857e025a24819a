//! What the database refuses, whoever asks.

use kernel::prelude::*;

use crate::house::House;
use crate::queue::lease_by_hand;

/// Which job.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct JobId {
    pub job: Uuid,
}

/// Sends a dead job back.
pub struct Requeue;

impl kernel::Function for Requeue {
    const SPEC: Spec = Spec::write("requeue", "Sends a dead job back.")
        .roles(Roles::STAFF)
        .audits("job");
    type Input = JobId;
    type Output = ();
    async fn run(cx: &mut Context, input: JobId) -> Result<()> {
        cx.requeue_job(input.job).await
    }
    fn example() -> JobId {
        JobId {
            job: kernel::example::STAFF,
        }
    }
}

/// Runs one statement as this database role in home's practice; answers with the error's code.
async fn refused(house: &House, role: &str, sql: &str) -> Option<String> {
    let client = house.database.superuser().await;
    let claims = format!(
        r#"{{"role":"{role}","sub":"{}","organization_id":"{}","aal":"aal2"}}"#,
        house.home.rosa.profile, house.home.organization
    );
    client
        .batch_execute(&format!(
            "begin; select set_config('request.jwt.claims', '{claims}', true); set local role {role};"
        ))
        .await
        .unwrap();
    let done = client.batch_execute(sql).await;
    done.err()
        .map(|error| error.code().map_or("?", |code| code.code()).to_owned())
}

const NOT_ALLOWED: &str = "42501";

#[tokio::test]
async fn nobody_reaches_into_the_queue_but_through_its_doors() {
    let house = House::new().await;
    let job = house.put(&house.home, "leave-effect", 1, 3).await;
    let far = house.other.organization;
    for role in ["authenticated", "service_role"] {
        for sql in [
            format!("insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts)
                     values (gen_random_uuid(), '{far}', 'leave-effect', '{{}}', now(), 1)"),
            format!("insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts, status, finished_at)
                     values (gen_random_uuid(), '{}', 'leave-effect', '{{}}', now(), 1, 'succeeded', now())", house.home.organization),
            "update background_jobs set status = 'queued'".to_owned(),
            "delete from background_jobs".to_owned(),
            "insert into job_runs (id) values (gen_random_uuid())".to_owned(),
            "select app.lease_jobs('me', '{leave-effect}', 1, now(), now())".to_owned(),
            "select app.extend_leases('{}', '{}', now())".to_owned(),
            "select app.purge_finished_jobs(now())".to_owned(),
            "select app.run_system_job('purge-finished-jobs', now(), now())".to_owned(),
        ] {
            assert_eq!(refused(&house, role, &sql).await.as_deref(), Some(NOT_ALLOWED), "{role}: {sql}");
        }
    }
    let requeue = format!("select app.requeue_job('{job}', now())");
    assert_eq!(
        refused(&house, "authenticated", &requeue).await.as_deref(),
        Some(NOT_ALLOWED),
        "Rosa runs no queue"
    );
    for role in ["anon", "mentalspace_audit"] {
        let sql = "select * from background_jobs";
        assert_eq!(
            refused(&house, role, sql).await.as_deref(),
            Some(NOT_ALLOWED),
            "{role}"
        );
    }
}

#[tokio::test]
async fn a_result_under_an_old_lease_number_or_for_another_practice_is_refused() {
    let house = House::new().await;
    let here = house.put(&house.home, "leave-effect", 1, 3).await;
    let there = house.put(&house.other, "leave-effect", 1, 3).await;
    assert_eq!(lease_by_hand(&house, "first").await, 2);
    let finish = |job: Uuid, lease: i32| {
        format!(
            "select app.finish_job(gen_random_uuid(), '{job}', {lease}, now(), 'succeeded', null, null, '{{}}')"
        )
    };
    assert_eq!(
        refused(&house, "service_role", &finish(here, 0))
            .await
            .as_deref(),
        Some("MSJ01")
    );
    assert_eq!(
        refused(&house, "service_role", &finish(here, 2))
            .await
            .as_deref(),
        Some("MSJ01")
    );
    assert_eq!(
        refused(&house, "service_role", &finish(there, 1))
            .await
            .as_deref(),
        Some(NOT_ALLOWED)
    );
    assert_eq!(
        refused(&house, "service_role", &finish(here, 1)).await,
        None
    );
}

#[tokio::test]
async fn what_is_in_the_outbox_is_changed_by_its_job_only() {
    let house = House::new().await;
    for sql in [
        "update outbox_messages set status = 'sent', sent_at = now()",
        "delete from outbox_messages",
    ] {
        assert_eq!(
            refused(&house, "authenticated", sql).await.as_deref(),
            Some(NOT_ALLOWED),
            "{sql}"
        );
    }
    let forged = format!(
        "insert into outbox_messages (id, organization_id, kind, template, sealed)
         values (gen_random_uuid(), '{}', 'mail', 'greeting', '')",
        house.other.organization
    );
    assert_eq!(
        refused(&house, "authenticated", &forged).await.as_deref(),
        Some(NOT_ALLOWED)
    );
}
