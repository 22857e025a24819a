//! What is kept for a while only.

use jiff::SignedDuration;
use kernel::Clock;
use kernel::jobs::{run_all_due, run_due};

use crate::house::{House, jobs};

#[tokio::test]
async fn what_has_served_its_time_is_removed_and_nothing_else() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs());
    house.put(&house.home, "fail", 1, 1).await;
    house.enqueue(&waist, 2).await;
    run_all_due(&waist, &list).await.unwrap();
    let now = house.clock.now();
    house
        .operator
        .execute(
            "insert into idempotency_keys (id, organization_id, profile_id, function, key, fingerprint, answer, created_at)
             select gen_random_uuid(), $1, $2, 'book', age, sha256(''), '{}', $3::timestamptz - age::interval
               from unnest('{47 hours,49 hours,99 hours}'::text[]) age",
            &[&house.home.organization, &house.home.rosa.profile, &now],
        )
        .await
        .unwrap();
    run_due(&waist, &list).await.unwrap();
    assert_eq!(
        house.count("select count(*) from idempotency_keys").await,
        1
    );
    assert_eq!(
        house.count("select count(*) from background_jobs").await,
        3,
        "a month is not over"
    );
    house.clock.advance(SignedDuration::from_hours(31 * 24));
    house.enqueue(&waist, 1).await;
    run_due(&waist, &list).await.unwrap();
    let left = house
        .word("select string_agg(status, ' ' order by status) from background_jobs")
        .await;
    assert_eq!(
        left, "dead queued",
        "the dead are kept until somebody has seen them"
    );
    assert_eq!(house.count("select count(*) from job_runs").await, 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn however_many_sweep_at_once_a_slot_runs_once() {
    let house = House::new().await;
    let every = i64::try_from(kernel::jobs::SYSTEM_JOBS.len()).unwrap();
    let sweepers: Vec<_> = (0..4)
        .map(|_| {
            let waist = house.program();
            tokio::spawn(async move { run_due(&waist, &jobs()).await.unwrap() })
        })
        .collect();
    for sweeper in sweepers {
        sweeper.await.unwrap();
    }
    assert_eq!(
        house
            .count("select count(*) from app.system_job_runs")
            .await,
        every
    );
    assert_eq!(
        house
            .count("select count(*) from app.system_job_runs where affected is not null")
            .await,
        every
    );
}

#[tokio::test]
async fn every_maintenance_function_of_the_database_has_its_time_here() {
    let house = House::new().await;
    let known: Vec<&str> = kernel::jobs::SYSTEM_JOBS
        .iter()
        .map(|job| job.name)
        .collect();
    let rows = house
        .operator
        .query("select name from app.system_jobs", &[])
        .await
        .unwrap();
    let mut found: Vec<&str> = rows.iter().map(|row| row.get(0)).collect();
    found.sort_unstable();
    let mut known = known;
    known.sort_unstable();
    assert_eq!(found, known);
}
