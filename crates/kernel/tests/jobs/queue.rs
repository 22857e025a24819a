//! Into the queue, out of it, and what happens to what fails.

use jiff::SignedDuration;
use kernel::jobs::{Enqueue, run_all_due};
use kernel::prelude::*;

use crate::house::{Effect1, House, HowMany, Number, jobs};

/// Puts a job with a key into the queue, for an hour later; answers whether it was new.
pub struct EnqueueOnce;

impl kernel::Function for EnqueueOnce {
    const SPEC: Spec = Spec::write("enqueue-once", "Puts one job into the queue.")
        .roles(Roles::STAFF)
        .audits("effect");
    type Input = Number;
    type Output = bool;
    async fn run(cx: &mut Context, input: Number) -> Result<bool> {
        let later = Enqueue::at(cx.now() + SignedDuration::from_hours(1));
        let once = later.once(format!("effect/{}", input.number));
        cx.enqueue_with::<Effect1>(&input, once).await
    }
    fn example() -> Number {
        Number { number: 1 }
    }
}

#[tokio::test]
async fn a_job_runs_in_its_practice_and_leaves_its_effect_its_run_and_its_event() {
    let house = House::new().await;
    let waist = house.program();
    house.enqueue(&waist, 1).await;
    assert_eq!(run_all_due(&waist, &jobs()).await.unwrap(), 1);
    let row = house
        .operator
        .query_one(
            "select j.status, j.attempts, r.outcome, r.counts ->> 'effects' as counted, e.actor_role, e.outcome as heard,
                    c.table_name, f.organization_id = j.organization_id as at_home
               from background_jobs j
               join job_runs r on r.job_id = j.id
               join audit_events e on e.action = 'leave-effect'
               join audit_changes c on c.event_id = e.id
               join effects f on f.id = c.row_id and f.id = e.resource_ids[1]",
            &[],
        )
        .await
        .unwrap();
    let words: Vec<&str> = [
        "status",
        "outcome",
        "counted",
        "actor_role",
        "heard",
        "table_name",
    ]
    .map(|column| row.get(column))
    .to_vec();
    assert_eq!(
        words,
        [
            "succeeded",
            "succeeded",
            "1",
            "service",
            "success",
            "effects"
        ]
    );
    assert_eq!(row.get::<_, i32>("attempts"), 1);
    assert!(row.get::<_, bool>("at_home"));
}

#[tokio::test]
async fn a_job_exists_exactly_if_its_cause_does() {
    let house = House::new().await;
    let waist = house.program();
    let input = HowMany {
        many: 3,
        then_fail: true,
    };
    let error = house
        .call(&waist, &house.home, "enqueue-effects", &input)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    assert_eq!(house.count("select count(*) from background_jobs").await, 0);
    house.enqueue(&waist, 3).await;
    assert_eq!(house.count("select count(*) from background_jobs").await, 3);
}

#[tokio::test]
async fn a_job_with_a_key_is_queued_once_and_runs_when_it_is_due() {
    let house = House::new().await;
    let waist = house.program();
    for (practice, number, new) in [
        (&house.home, 7, true),
        (&house.home, 7, false),
        (&house.home, 8, true),
        (&house.other, 7, true),
    ] {
        let answer = house
            .call(&waist, practice, "enqueue-once", &Number { number })
            .await
            .unwrap();
        assert_eq!(answer.body, new.to_string().as_bytes(), "number {number}");
    }
    assert_eq!(
        run_all_due(&waist, &jobs()).await.unwrap(),
        0,
        "nothing is due yet"
    );
    house.clock.advance(SignedDuration::from_mins(61));
    assert_eq!(run_all_due(&waist, &jobs()).await.unwrap(), 3);
    assert_eq!(house.count("select count(*) from effects").await, 3);
}

#[tokio::test]
async fn a_job_that_fails_leaves_nothing_waits_longer_each_time_and_then_lies_dead() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs());
    let job = house.put(&house.home, "fail", 1, 3).await;
    for (attempt, least, most) in [(1, 5, 10), (2, 10, 20)] {
        assert_eq!(
            run_all_due(&waist, &list).await.unwrap(),
            1,
            "try {attempt}"
        );
        let row = house
            .operator
            .query_one(
                "select status, attempts, extract(epoch from due_at - $2)::float8 as wait from background_jobs where id = $1",
                &[&job, &kernel::Clock::now(&house.clock)],
            )
            .await
            .unwrap();
        let (status, wait): (&str, f64) = (row.get("status"), row.get("wait"));
        assert_eq!((status, row.get::<_, i32>("attempts")), ("queued", attempt));
        assert!(
            f64::from(least) <= wait && wait <= f64::from(most),
            "{wait}"
        );
        assert_eq!(run_all_due(&waist, &list).await.unwrap(), 0, "it waits");
        house.clock.advance(SignedDuration::from_secs(21));
    }
    assert_eq!(run_all_due(&waist, &list).await.unwrap(), 1);
    assert_eq!(
        house
            .word("select status || ' ' || error_code from background_jobs")
            .await,
        "dead conflict"
    );
    assert_eq!(
        house
            .word("select string_agg(outcome, ' ' order by attempt) from job_runs")
            .await,
        "failed failed dead"
    );
    assert_eq!(
        house.count("select count(*) from effects").await,
        0,
        "every effect was undone"
    );
    house.clock.advance(SignedDuration::from_hours(1000));
    assert_eq!(
        run_all_due(&waist, &list).await.unwrap(),
        0,
        "the dead rest"
    );
    let kept = house
        .word("select concat_ws(' ', j::text, r::text) from background_jobs j join job_runs r on r.job_id = j.id and r.outcome = 'dead'")
        .await;
    assert!(
        !kept.contains("Cleo"),
        "an error's words are not kept: {kept}"
    );
}

#[tokio::test]
async fn a_dead_job_is_sent_back_by_an_administrator_of_its_practice_only() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs());
    let job = house.put(&house.home, "fail", 1, 1).await;
    run_all_due(&waist, &list).await.unwrap();
    let requeue = crate::walls::JobId { job };
    let error = house
        .call(&waist, &house.other, "requeue", &requeue)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
    house
        .call(&waist, &house.home, "requeue", &requeue)
        .await
        .unwrap();
    assert_eq!(
        house
            .word("select status || ' ' || attempts from background_jobs")
            .await,
        "queued 0"
    );
    assert_eq!(run_all_due(&waist, &list).await.unwrap(), 1);
}

#[tokio::test]
async fn a_job_that_kills_every_worker_is_buried() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs());
    house.put(&house.home, "leave-effect", 1, 2).await;
    for _ in 0..2 {
        // A worker that leases and is never heard of again.
        let leased = lease_by_hand(&house, "ghost").await;
        assert_eq!(leased, 1);
        house.clock.advance(SignedDuration::from_mins(2));
    }
    assert_eq!(run_all_due(&waist, &list).await.unwrap(), 0);
    assert_eq!(
        house
            .word("select status || ' ' || error_code from background_jobs")
            .await,
        "dead lease_lost"
    );
    assert_eq!(
        house
            .word("select string_agg(outcome, ' ' order by attempt) from job_runs")
            .await,
        "lost lost"
    );
}

#[tokio::test]
async fn a_job_whose_name_is_not_known_here_waits_for_a_program_that_knows_it() {
    let house = House::new().await;
    house.put(&house.home, "from-the-future", 1, 1).await;
    assert_eq!(run_all_due(&house.program(), &jobs()).await.unwrap(), 0);
    assert_eq!(
        house.word("select status from background_jobs").await,
        "queued"
    );
}

/// Leases everything that is due for a minute, as a worker would.
pub async fn lease_by_hand(house: &House, worker: &str) -> i64 {
    let now = kernel::Clock::now(&house.clock);
    let connection = house.database.pool().get().await.unwrap();
    let rows = connection
        .query(
            "select * from app.lease_jobs($1, '{leave-effect,fail,slow}', 10, $2, $2::timestamptz + interval '1 minute')",
            &[&worker, &now],
        )
        .await
        .unwrap();
    i64::try_from(rows.len()).unwrap()
}
