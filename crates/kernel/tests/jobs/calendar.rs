//! Work by the calendar: every slot once, in the practice's own time.

use std::sync::Arc;

use jiff::SignedDuration;
use kernel::jobs::{CatchUp, Schedule, Slot, Wake, Worker, plan, run_all_due};
use kernel::prelude::*;
use kernel::{Clock, Job, JobSpec};

use crate::house::{House, jobs_with, leave_effect, quick};

/// Leaves an effect whose number is its slot.
pub struct Tick;

impl Job for Tick {
    const SPEC: JobSpec = JobSpec::new("tick", "Leaves the slot it was for.").audits("effect");
    type Payload = Slot;
    async fn run(cx: &mut Context, slot: Slot) -> Result<()> {
        leave_effect(cx, slot.scheduled_for.as_second()).await
    }
}

static NIGHTLY: &[Schedule] = &[Schedule::of::<Tick>(
    "nightly",
    "30 2 * * *",
    CatchUp::Latest,
)];
static HALF_PAST_ONE: &[Schedule] = &[Schedule::of::<Tick>(
    "half-past-one",
    "30 1 * * *",
    CatchUp::Each { at_most: 50 },
)];
static MINUTELY: &[Schedule] = &[Schedule::of::<Tick>(
    "minutely",
    "* * * * *",
    CatchUp::Each { at_most: 5 },
)];

/// Runs the nightly schedule now: an administrator's button.
pub struct RunNightly;

impl kernel::Function for RunNightly {
    const SPEC: Spec = Spec::write("run-nightly", "Runs the nightly schedule now.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("schedule");
    type Input = Nothing;
    type Output = Nothing;
    async fn run(cx: &mut Context, _: Nothing) -> Result<Nothing> {
        NIGHTLY[0].run_now(cx).await?;
        Ok(Nothing {})
    }
    fn example() -> Nothing {
        Nothing {}
    }
}

/// The slots of home that became jobs.
async fn slots(house: &House) -> String {
    let sql = format!(
        "select coalesce(string_agg(split_part(unique_key, '@', 2), ' ' order by due_at), '') from background_jobs where organization_id = '{}'",
        house.home.organization
    );
    house.word(&sql).await
}

/// Plans every hour from one instant to the other.
async fn live_through(house: &House, schedules: &'static [Schedule], from: &str, to: &str) {
    let (waist, list) = (house.program(), jobs_with(schedules));
    house.clock.set(from.parse().unwrap());
    let end: Timestamp = to.parse().unwrap();
    while house.clock.now() <= end {
        plan(&waist, &list).await.unwrap();
        house.clock.advance(SignedDuration::from_hours(1));
    }
}

#[tokio::test]
async fn in_spring_the_time_that_does_not_exist_runs_right_after_the_jump() {
    let house = House::new().await;
    live_through(
        &house,
        NIGHTLY,
        "2026-03-07T00:00:00Z",
        "2026-03-10T00:00:00Z",
    )
    .await;
    assert_eq!(
        slots(&house).await,
        "2026-03-07T07:30:00Z 2026-03-08T07:00:00Z 2026-03-09T06:30:00Z"
    );
}

#[tokio::test]
async fn in_fall_the_time_that_comes_twice_runs_once() {
    let house = House::new().await;
    live_through(
        &house,
        HALF_PAST_ONE,
        "2026-10-31T00:00:00Z",
        "2026-11-03T00:00:00Z",
    )
    .await;
    assert_eq!(
        slots(&house).await,
        "2026-10-31T05:30:00Z 2026-11-01T05:30:00Z 2026-11-02T06:30:00Z"
    );
}

#[tokio::test]
async fn every_practice_has_its_own_clock_on_the_wall() {
    let house = House::new().await;
    house
        .operator
        .execute(
            "update organizations set time_zone = 'Asia/Kathmandu' where id = $1",
            &[&house.other.organization],
        )
        .await
        .unwrap();
    live_through(
        &house,
        NIGHTLY,
        "2026-06-01T00:00:00Z",
        "2026-06-02T00:00:00Z",
    )
    .await;
    assert_eq!(slots(&house).await, "2026-06-01T06:30:00Z");
    let sql = format!(
        "select string_agg(split_part(unique_key, '@', 2), ' ') from background_jobs where organization_id = '{}'",
        house.other.organization
    );
    assert_eq!(house.word(&sql).await, "2026-06-01T20:45:00Z");
}

#[tokio::test]
async fn a_new_practice_begins_with_its_next_slot_and_a_closed_one_has_none() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs_with(NIGHTLY));
    house
        .operator
        .execute(
            "update organizations set status = 'closed' where id = $1",
            &[&house.other.organization],
        )
        .await
        .unwrap();
    assert_eq!(plan(&waist, &list).await.unwrap(), 0);
    house.clock.advance(SignedDuration::from_hours(24));
    assert_eq!(plan(&waist, &list).await.unwrap(), 1);
    assert_eq!(plan(&waist, &list).await.unwrap(), 0);
    assert_eq!(run_all_due(&waist, &list).await.unwrap(), 1);
}

#[tokio::test]
async fn after_a_downtime_the_newest_slot_runs_or_each_as_the_schedule_says() {
    for (schedules, made) in [(NIGHTLY, 1), (HALF_PAST_ONE, 4), (MINUTELY, 5)] {
        let house = House::new().await;
        let (waist, list) = (house.program(), jobs_with(schedules));
        plan(&waist, &list).await.unwrap();
        house.clock.advance(SignedDuration::from_hours(4 * 24));
        plan(&waist, &list).await.unwrap();
        let slots = slots(&house).await;
        assert_eq!(
            slots.split(' ').count(),
            made,
            "{}: {slots}",
            schedules[0].name
        );
        let newest = slots.split(' ').next_back().unwrap();
        assert!(newest.starts_with("2026-03-06T"), "{newest}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn however_many_plan_at_once_a_slot_becomes_one_job() {
    let house = House::new().await;
    let list = Arc::new(jobs_with(MINUTELY));
    plan(&house.program(), &list).await.unwrap();
    let programs: Vec<_> = (0..4).map(|_| house.program()).collect();
    for _ in 0..20 {
        house.clock.advance(SignedDuration::from_mins(1));
        let planners: Vec<_> = programs
            .iter()
            .map(|waist| {
                let (waist, list) = (Arc::clone(waist), Arc::clone(&list));
                tokio::spawn(async move { plan(&waist, &list).await.unwrap() })
            })
            .collect();
        let mut made = 0;
        for planner in planners {
            made += planner.await.unwrap();
        }
        assert_eq!(made, 2, "one for each practice");
    }
    assert_eq!(
        house.count("select count(*) from background_jobs").await,
        40
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn two_workers_run_every_slot_once() {
    let house = House::new().await;
    let workers = ["first", "second"].map(|name| {
        let list = Arc::new(jobs_with(MINUTELY));
        Worker::start(house.program(), list, Wake::default(), quick(name))
    });
    house.until("select count(*) = 2 from scheduled_jobs").await;
    for minute in 1..=5 {
        house.clock.advance(SignedDuration::from_mins(1));
        house
            .until(&format!("select count(*) = {} from effects", 2 * minute))
            .await;
    }
    for worker in workers {
        worker.stop().await;
    }
    assert_eq!(house.count("select count(*) from effects").await, 10);
    assert_eq!(
        house
            .count("select count(distinct (organization_id, number)) from effects")
            .await,
        10
    );
}

#[tokio::test]
async fn a_run_by_hand_is_one_more_run_and_moves_no_slot() {
    let house = House::new().await;
    let (waist, list) = (house.program(), jobs_with(NIGHTLY));
    house.clock.set("2026-03-02T00:00:00Z".parse().unwrap());
    plan(&waist, &list).await.unwrap();
    let planned =
        "select string_agg(planned_until::text, ' ' order by organization_id) from scheduled_jobs";
    let before = house.word(planned).await;

    house.clock.set("2026-03-02T05:00:00Z".parse().unwrap());
    for runs in 1..=2 {
        house
            .call(&waist, &house.home, "run-nightly", &Nothing {})
            .await
            .unwrap();
        run_all_due(&waist, &list).await.unwrap();
        // The number of an effect is its slot: the moment at which the button was pressed.
        let by_hand = "select count(*) from effects where number = extract(epoch from timestamptz '2026-03-02 05:00+00')";
        assert_eq!(house.count(by_hand).await, runs);
    }
    assert_eq!(
        house.word(planned).await,
        before,
        "the calendar stands where it stood"
    );

    house.clock.set("2026-03-02T08:00:00Z".parse().unwrap());
    assert_eq!(
        plan(&waist, &list).await.unwrap(),
        2,
        "the night's slot, for each practice"
    );
    run_all_due(&waist, &list).await.unwrap();
    assert_eq!(house.count("select count(*) from effects").await, 4);
    // It is a button of the caller's own practice.
    let elsewhere = format!(
        "select count(*) from effects where organization_id = '{}'",
        house.other.organization
    );
    assert_eq!(house.count(&elsewhere).await, 1);
}
