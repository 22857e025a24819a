//! Workers that are stopped, cut off or killed in the middle.

use std::process::{Child, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use database::Settings;
use jiff::SignedDuration;
use kernel::function::Outside;
use kernel::jobs::{Wake, Worker, WorkerConfig};
use kernel::prelude::*;
use kernel::{Clock, Job, JobSpec, SystemClock, TestClock};
use rustix::process::{Pid, Signal, kill_process};

use crate::house::{House, Number, jobs, leave_effect, quick, waist_on};

/// Leaves one effect and then stands in the middle of its transaction for a while.
pub struct Slow;

impl Job for Slow {
    const SPEC: JobSpec = JobSpec::new("slow", "Leaves one effect, slowly.").audits("effect");
    type Payload = Number;
    async fn run(cx: &mut Context, payload: Number) -> Result<()> {
        leave_effect(cx, payload.number).await?;
        tokio::time::sleep(Duration::from_millis(500)).await;
        Ok(())
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_workers_that_both_believe_to_hold_a_job_one_counts() {
    let house = House::new().await;
    let job = house.put(&house.home, "slow", 1, 5).await;
    let ahead = TestClock::at(house.clock.now() + SignedDuration::from_mins(5));
    let first = Worker::start(
        house.program(),
        Arc::new(jobs()),
        Wake::default(),
        quick("first"),
    );
    house
        .until("select status = 'running' from background_jobs")
        .await;
    // By this one's clock the lease of the first ran out long ago.
    let second = Worker::start(
        house.program_with(ahead, Outside::default()),
        Arc::new(jobs()),
        Wake::default(),
        quick("second"),
    );
    house
        .until("select status = 'succeeded' from background_jobs")
        .await;
    first.stop().await;
    second.stop().await;
    assert_eq!(
        house.count("select count(*) from effects").await,
        1,
        "{job}"
    );
    assert_eq!(house.word("select string_agg(outcome || ' ' || worker, ', ' order by lease_number) from job_runs").await, "lost first, succeeded second");
}

const ADDRESS: &str = "JOBS_CHILD_DATABASE";

/// Not a test by itself: the other ones start this program again with an address, and it works there
/// until it is killed.
#[tokio::test(flavor = "multi_thread")]
async fn a_child_works_for_its_parent() {
    let Ok(address) = std::env::var(ADDRESS) else {
        return;
    };
    let [folder, user, password, name] = address.split('|').collect::<Vec<_>>()[..] else {
        panic!("the address has four parts");
    };
    let mut config = tokio_postgres::Config::new();
    config
        .host_path(folder)
        .user(user)
        .password(password)
        .dbname(name);
    let pool = database::pool(&Settings::socket(config), 4).unwrap();
    let waist = waist_on(pool, SystemClock, Outside::default());
    let _worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), short("child"));
    std::future::pending::<()>().await;
}

/// A worker whose leases hold for one second.
fn short(name: &str) -> WorkerConfig {
    WorkerConfig {
        lease: Duration::from_secs(1),
        ..quick(name)
    }
}

/// A child that dies with its test.
struct Killed(Child);

impl Drop for Killed {
    fn drop(&mut self) {
        let _dead_already = self.0.kill();
        let _reaped = self.0.wait();
    }
}

impl Killed {
    fn start(house: &House) -> Killed {
        let config = house.database.settings();
        let config = config.config();
        let folder = house.database.access().socket_folder().display();
        let text =
            |bytes: Option<&[u8]>| String::from_utf8(bytes.unwrap_or_default().to_vec()).unwrap();
        let address = format!(
            "{folder}|{}|{}|{}",
            config.get_user().unwrap(),
            text(config.get_password()),
            house.database.name()
        );
        let child = Command::new(std::env::current_exe().unwrap())
            .args([
                "--exact",
                "zombie::a_child_works_for_its_parent",
                "--nocapture",
            ])
            .env(ADDRESS, address)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        Killed(child)
    }

    fn signal(&self, signal: Signal) {
        let process = Pid::from_raw(i32::try_from(self.0.id()).unwrap()).unwrap();
        kill_process(process, signal).unwrap();
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_worker_that_was_stopped_and_goes_on_later_changes_nothing_any_more() {
    let house = House::new().await;
    house.put(&house.home, "slow", 1, 5).await;
    let child = Killed::start(&house);
    house
        .until("select status = 'running' from background_jobs")
        .await;
    child.signal(Signal::STOP);
    let waist = house.program_with(SystemClock, Outside::default());
    let worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), quick("parent"));
    house
        .until("select status = 'succeeded' from background_jobs")
        .await;
    worker.stop().await;
    child.signal(Signal::CONT);
    tokio::time::sleep(Duration::from_millis(1500)).await;
    assert_eq!(house.count("select count(*) from effects").await, 1);
    assert_eq!(house.word("select string_agg(outcome || ' ' || worker, ', ' order by lease_number) from job_runs").await, "lost child, succeeded parent");
    // It is no zombie for ever: it takes new work.
    house.put(&house.home, "leave-effect", 2, 1).await;
    house.until("select count(*) = 2 from effects").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_job_whose_worker_was_killed_in_the_middle_is_done_once_by_another() {
    let house = House::new().await;
    house.put(&house.home, "slow", 1, 5).await;
    let child = Killed::start(&house);
    house
        .until("select status = 'running' from background_jobs")
        .await;
    child.signal(Signal::KILL);
    let waist = house.program_with(SystemClock, Outside::default());
    let worker = Worker::start(waist, Arc::new(jobs()), Wake::default(), quick("parent"));
    house
        .until("select status = 'succeeded' from background_jobs")
        .await;
    worker.stop().await;
    assert_eq!(house.count("select count(*) from effects").await, 1);
    assert_eq!(
        house
            .word("select string_agg(outcome, ' ' order by lease_number) from job_runs")
            .await,
        "lost succeeded"
    );
}
