//! Many workers at once.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::SystemClock;
use kernel::function::Outside;
use kernel::jobs::{Wake, Worker};
use tokio_postgres::NoTls;

use crate::house::{House, jobs, quick};

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_thousand_jobs_by_four_workers_are_done_exactly_once_each() {
    let house = House::new().await;
    house.enqueue(&house.program(), 1000).await;
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
