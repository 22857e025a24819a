//! Many workers at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::SignedDuration;
use kernel::function::Outside;
use kernel::jobs::{Wake, Worker, WorkerConfig, run_all_due};
use kernel::prelude::*;
use kernel::{Clock, Job, JobSpec, Statement, SystemClock};
use tokio_postgres::NoTls;

use crate::house::{House, Number, jobs, leave_effect, quick};

const IS_IT_ENOUGH: Statement<bool> = Statement::new(
    "is_it_enough",
    "select exists (select from public.effects where number = -1)",
);

/// Works in many small steps until it is told that it is enough.
pub struct Diligent;

impl Job for Diligent {
    const SPEC: JobSpec = JobSpec::new("diligent", "Works in many small steps.").audits("effect");
    type Payload = Number;
    async fn run(cx: &mut Context, payload: Number) -> Result<()> {
        leave_effect(cx, payload.number).await?;
        while !cx.one("answer", &IS_IT_ENOUGH, &[]).await? {
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        Ok(())
    }
}

/// Never comes to an end.
pub struct Endless;

impl Job for Endless {
    const SPEC: JobSpec = JobSpec::new("endless", "Never comes to an end.")
        .audits("effect")
        .deadline(Duration::from_millis(300));
    type Payload = Number;
    async fn run(cx: &mut Context, payload: Number) -> Result<()> {
        leave_effect(cx, payload.number).await?;
        std::future::pending().await
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_jobs_by_four_workers_are_done_exactly_once_each() {
    let house = House::new().await;
    house.enqueue(&house.program(), 1000).await;
    let started = Instant::now();
    let workers: Vec<Worker> = (1..=4)
        .map(|n| {
            let list = Arc::new(jobs());
            Worker::start(
                house.program(),
                list,
                Wake::default(),
                quick(&format!("worker {n}")),
            )
        })
        .collect();
    house
        .until("select count(*) = 1000 from background_jobs where status = 'succeeded'")
        .await;
    let took = started.elapsed();
    println!(
        "1000 jobs, 4 workers of 4: {:.0} jobs/s",
        1000.0 / took.as_secs_f64()
    );
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(house.count("select count(*) from effects").await, 1000);
    assert_eq!(
        house
            .count("select count(distinct number) from effects")
            .await,
        1000
    );
    assert_eq!(
        house
            .count("select count(*) from job_runs where outcome = 'succeeded'")
            .await,
        1000
    );
    assert_eq!(
        house
            .count("select count(*) from job_runs where outcome <> 'succeeded'")
            .await,
        0
    );
    assert!(
        house
            .count("select count(distinct worker) from job_runs")
            .await
            > 1,
        "they shared the work"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_committed_job_wakes_a_worker_that_would_sleep_for_an_hour() {
    let house = House::new().await;
    let waist = house.program();
    let wake = Wake::default();
    let settings = house.database.settings();
    let ears = tokio::spawn({
        let wake = wake.clone();
        async move { wake.listen(|| settings.config().connect(NoTls)).await }
    });
    let mut config = quick("sleeper");
    config.poll = Duration::from_secs(3600);
    let worker = Worker::start(house.program(), Arc::new(jobs()), wake, config);
    tokio::time::sleep(Duration::from_millis(300)).await;
    let started = Instant::now();
    house.enqueue(&waist, 1).await;
    house.until("select count(*) = 1 from effects").await;
    println!(
        "from enqueue to done, sleeping worker: {:?}",
        started.elapsed()
    );
    assert!(
        started.elapsed() < Duration::from_secs(5),
        "{:?}",
        started.elapsed()
    );
    worker.stop().await;
    ears.abort();
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_is_told_to_stop_finishes_what_it_holds_and_takes_no_more() {
    let house = House::new().await;
    let waist = house.program_with(SystemClock, Outside::default());
    // Each of these takes half a second in the middle of its transaction.
    for number in 0..10 {
        house.put(&house.home, "slow", number, 3).await;
    }
    let mut config = quick("leaver");
    config.concurrency = 2;
    let worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), config);
    house
        .until("select count(*) = 2 from background_jobs where status = 'running'")
        .await;
    worker.stop().await;
    assert_eq!(
        house
            .count("select count(*) from background_jobs where status = 'running'")
            .await,
        0
    );
    assert_eq!(house.count("select count(*) from effects").await, 2);
    assert_eq!(
        house
            .count("select count(*) from background_jobs where status = 'queued'")
            .await,
        8
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_does_not_end_in_time_is_undone_and_given_back_at_once() {
    let house = House::new().await;
    let waist = house.program_with(SystemClock, Outside::default());
    house.put(&house.home, "slow", 1, 3).await;
    let mut config = quick("impatient");
    config.drain = Duration::from_millis(50);
    let worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), config);
    house
        .until("select status = 'running' from background_jobs")
        .await;
    worker.stop().await;
    let left = "select concat_ws(' ', status, error_code, attempts) from background_jobs";
    assert_eq!(house.word(left).await, "queued stopped 1");
    assert_eq!(house.count("select count(*) from effects").await, 0);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_fails_its_job_and_nothing_else() {
    let house = House::new().await;
    let waist = house.program();
    house.put(&house.home, "panic", 1, 1).await;
    house.enqueue(&waist, 3).await;
    let worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), quick("calm"));
    house
        .until("select bool_and(status in ('succeeded', 'dead')) from background_jobs")
        .await;
    worker.stop().await;
    assert_eq!(
        house
            .word("select error_code from background_jobs where status = 'dead'")
            .await,
        "panic"
    );
    assert_eq!(house.count("select count(*) from effects").await, 3);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_run_that_takes_longer_than_its_lease_keeps_it_by_its_heartbeat() {
    let house = House::new().await;
    house.put(&house.home, "diligent", 1, 3).await;
    let workers = ["first", "second"].map(|name| {
        let config = WorkerConfig {
            lease: Duration::from_secs(3),
            ..quick(name)
        };
        Worker::start(house.program(), Arc::new(jobs()), Wake::default(), config)
    });
    house
        .until("select status = 'running' from background_jobs")
        .await;
    for _ in 0..3 {
        house.clock.advance(SignedDuration::from_secs(2));
        let renewed = house.clock.now() + SignedDuration::from_secs(3);
        house
            .until(&format!("select due_at = '{renewed}' from background_jobs"))
            .await;
    }
    house
        .operator
        .execute(
            "insert into effects values (gen_random_uuid(), $1, -1)",
            &[&house.home.organization],
        )
        .await
        .unwrap();
    house
        .until("select status = 'succeeded' from background_jobs")
        .await;
    for worker in workers {
        worker.stop().await;
    }
    let runs = "select string_agg(outcome || ' ' || attempt, ', ') from job_runs";
    assert_eq!(house.word(runs).await, "succeeded 1");
}

#[tokio::test]
async fn a_run_without_an_end_is_stopped_at_its_deadline_and_undone() {
    let house = House::new().await;
    house.put(&house.home, "endless", 1, 1).await;
    let runs = run_all_due(&house.program(), &jobs()).await.unwrap();
    assert_eq!(runs, 1);
    let ended = "select status || ' ' || error_code from background_jobs";
    assert_eq!(house.word(ended).await, "dead timeout");
    assert_eq!(house.count("select count(*) from effects").await, 0);
}
