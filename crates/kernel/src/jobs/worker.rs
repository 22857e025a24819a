//! The worker: leases, runs, renews, plans, and stops without leaving anything half done.

use std::collections::HashMap;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

use jiff::{SignedDuration, Timestamp};
use tokio::sync::watch;
use tokio::task::{AbortHandle, JoinHandle, JoinSet};
use uuid::Uuid;

use super::list::JobList;
use super::run::{self, Ending, Leased};
use super::wake::Wake;
use super::{schedule, system};
use crate::entropy;
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::waist::Waist;

const LEASE: &str = include_str!("sql/lease_jobs.sql");
const EXTEND: &str = include_str!("sql/extend_leases.sql");
const STATE: &str = include_str!("sql/job_queue_state.sql");
/// The lease of a run by hand, which nobody renews.
const BY_HAND: Duration = Duration::from_secs(600);

/// How a worker works.
#[derive(Clone, Debug)]
pub struct WorkerConfig {
    /// Names it in the queue: host and process.
    pub name: String,
    /// Runs at once.
    pub concurrency: usize,
    /// How long a lease holds without being renewed; it is renewed three times as often.
    pub lease: Duration,
    /// How often it looks for work when nobody wakes it.
    pub poll: Duration,
    /// How often it looks at the calendar.
    pub plan: Duration,
    /// How long runs may go on after it was told to stop; then they are undone and tried again.
    pub drain: Duration,
}

impl WorkerConfig {
    /// The ordinary way of working: 4 runs at once, leases of a minute.
    pub fn named(name: impl Into<String>) -> WorkerConfig {
        WorkerConfig {
            name: name.into(),
            concurrency: 4,
            lease: Duration::from_secs(60),
            poll: Duration::from_secs(1),
            plan: Duration::from_secs(10),
            drain: Duration::from_secs(20),
        }
    }
}

/// A running worker.
pub struct Worker {
    stop: watch::Sender<bool>,
    tasks: [JoinHandle<()>; 3],
}

impl Worker {
    /// Starts a worker on the current runtime.
    pub fn start(
        waist: Arc<Waist>,
        list: Arc<JobList>,
        wake: Wake,
        config: WorkerConfig,
    ) -> Worker {
        let (stop, stopped) = watch::channel(false);
        let house = Arc::new(House {
            waist,
            list,
            wake,
            config,
            held: Mutex::default(),
        });
        let tasks = [
            tokio::spawn(work(Arc::clone(&house), stopped.clone())),
            tokio::spawn(renew(Arc::clone(&house))),
            tokio::spawn(look_at_the_calendar(house, stopped)),
        ];
        Worker { stop, tasks }
    }

    /// Takes no more work, lets the runs end (at most for `drain`), and answers when all is still.
    pub async fn stop(self) {
        let _nobody_left = self.stop.send(true);
        let [work, renew, calendar] = self.tasks;
        for task in [work, calendar] {
            if let Err(error) = task.await {
                tracing::error!(%error, "a task of the worker ended badly");
            }
        }
        // Leases are renewed for as long as anything runs.
        renew.abort();
    }
}

struct House {
    waist: Arc<Waist>,
    list: Arc<JobList>,
    wake: Wake,
    config: WorkerConfig,
    held: Mutex<HashMap<Uuid, (Arc<Leased>, AbortHandle)>>,
}

impl House {
    fn held(&self) -> std::sync::MutexGuard<'_, HashMap<Uuid, (Arc<Leased>, AbortHandle)>> {
        self.held.lock().expect("no holder of this lock can panic")
    }
}

/// Takes up to `most` due jobs.
async fn lease(
    waist: &Waist,
    list: &JobList,
    worker: &str,
    most: usize,
    lease_for: Duration,
) -> Result<Vec<Leased>> {
    let names: Vec<&str> = list.jobs.keys().copied().collect();
    let most = i32::try_from(most).unwrap_or(i32::MAX);
    let now = waist.clock.now();
    let until = lease_end(now, lease_for);
    let connection = waist.pool.get().await?;
    let lease = connection.prepare_cached(LEASE).await?;
    let rows = connection
        .query(&lease, &[&worker, &names, &most, &now, &until])
        .await?;
    rows.iter()
        .map(|row| {
            let waited = now.duration_since(row.try_get("waited_since")?);
            metrics::histogram!("job_wait_seconds").record(waited.as_secs_f64().max(0.0));
            Ok(Leased {
                id: row.try_get("id")?,
                organization: row.try_get::<_, OrganizationId>("organization_id")?,
                entry: list
                    .get(row.try_get("name")?)
                    .ok_or_else(|| Error::internal("a job was leased unasked"))?,
                payload: row.try_get("payload")?,
                attempt: row.try_get("attempt")?,
                max_attempts: row.try_get("max_attempts")?,
                lease: row.try_get("lease_number")?,
                lease_for,
            })
        })
        .collect()
}

fn lease_end(now: Timestamp, lease_for: Duration) -> Timestamp {
    now + SignedDuration::try_from(lease_for).unwrap_or(SignedDuration::from_mins(1))
}

/// Runs everything that is due, one after the other, until nothing is: for an operator's command and for
/// tests. Answers with the number of runs.
pub async fn run_all_due(waist: &Waist, list: &JobList) -> Result<usize> {
    let mut runs = 0;
    loop {
        let leased = lease(waist, list, "by hand", 1, BY_HAND).await?;
        let Some(leased) = leased.first() else {
            return Ok(runs);
        };
        run::run(waist, leased).await;
        runs += 1;
    }
}

/// The loop: fill the free places, sleep until something happens.
async fn work(house: Arc<House>, mut stopped: watch::Receiver<bool>) {
    let mut runs: JoinSet<()> = JoinSet::new();
    while !*stopped.borrow() {
        while runs.try_join_next().is_some() {}
        let free = house.config.concurrency.saturating_sub(runs.len());
        let taken = match free {
            0 => 0,
            _ => take(&house, free, &mut runs).await,
        };
        if free > 0 && taken == free {
            continue; // there may be more
        }
        tokio::select! {
            () = house.wake.heard() => {}
            Some(_) = runs.join_next() => {}
            () = tokio::time::sleep(house.config.poll) => {}
            _ = stopped.changed() => {}
        }
    }
    let drained = tokio::time::timeout(house.config.drain, async {
        while runs.join_next().await.is_some() {}
    });
    if drained.await.is_err() {
        tracing::warn!(runs = runs.len(), "runs were stopped; they are tried again");
        runs.shutdown().await;
        let stopped: Vec<_> = house
            .held()
            .drain()
            .map(|(_, (leased, _))| leased)
            .collect();
        for leased in stopped {
            run::record_broken_off(&house.waist, &leased, "stopped").await;
        }
    }
}

async fn take(house: &Arc<House>, free: usize, runs: &mut JoinSet<()>) -> usize {
    let (name, lease_for) = (&house.config.name, house.config.lease);
    let leased = match lease(&house.waist, &house.list, name, free, lease_for).await {
        Ok(leased) => leased,
        Err(error) => {
            tracing::error!(
                code = error.code().as_str(),
                cause = error.logged_cause(),
                "no jobs could be leased"
            );
            return 0;
        }
    };
    let taken = leased.len();
    for leased in leased {
        let (id, lease) = (leased.id, leased.lease);
        let leased = Arc::new(leased);
        let run = tokio::spawn(one_run(Arc::clone(house), Arc::clone(&leased)));
        let held = (Arc::clone(&leased), run.abort_handle());
        house.held().insert(id, held);
        let house = Arc::clone(house);
        runs.spawn(async move {
            let ended = OnDrop(run.abort_handle());
            let result = run.await;
            drop(ended);
            if result.is_err_and(|error| error.is_panic()) {
                tracing::error!(job = leased.entry.spec.name, %id, "a job panicked");
                run::record_broken_off(&house.waist, &leased, "panic").await;
            }
            house
                .held()
                .retain(|job, held| *job != id || held.0.lease != lease);
        });
    }
    taken
}

/// Stops a run when whoever waits for it is stopped.
struct OnDrop(AbortHandle);

impl Drop for OnDrop {
    fn drop(&mut self) {
        self.0.abort();
    }
}

async fn one_run(house: Arc<House>, leased: Arc<Leased>) {
    let name = leased.entry.spec.name;
    let started = Instant::now();
    let ending = run::run(&house.waist, &leased).await;
    metrics::counter!("jobs_total", "name" => name, "outcome" => ending.as_str()).increment(1);
    metrics::histogram!("job_seconds", "name" => name).record(started.elapsed().as_secs_f64());
    if ending == Ending::Succeeded {
        // What this job has put into the queue, or what waited for its place.
        house.wake.ring();
    }
}

/// Renews the leases of everything that runs. A run whose lease was lost is stopped: its result would
/// be refused anyway.
async fn renew(house: Arc<House>) {
    loop {
        tokio::time::sleep(house.config.lease / 3).await;
        let (ids, leases): (Vec<Uuid>, Vec<i64>) = {
            let held = house.held();
            held.iter()
                .map(|(id, (leased, _))| (*id, leased.lease))
                .unzip()
        };
        if ids.is_empty() {
            continue;
        }
        match extend(&house, &ids, &leases).await {
            Ok(kept) => {
                let held = house.held();
                for (id, lease) in ids.iter().zip(leases).filter(|(id, _)| !kept.contains(id)) {
                    if let Some((_, run)) = held.get(id).filter(|(now, _)| now.lease == lease) {
                        run.abort();
                    }
                }
            }
            Err(error) => tracing::error!(
                code = error.code().as_str(),
                cause = error.logged_cause(),
                "leases could not be renewed"
            ),
        }
    }
}

async fn extend(house: &House, ids: &[Uuid], leases: &[i64]) -> Result<Vec<Uuid>> {
    let connection = house.waist.pool.get().await?;
    let extend = connection.prepare_cached(EXTEND).await?;
    let until = lease_end(house.waist.clock.now(), house.config.lease);
    let rows = connection.query(&extend, &[&ids, &leases, &until]).await?;
    Ok(rows
        .iter()
        .map(|row| row.try_get(0))
        .collect::<Result<_, _>>()?)
}

/// Plans schedules, runs maintenance and reports the queue, once in a while.
async fn look_at_the_calendar(house: Arc<House>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let looked = async {
            if schedule::plan(&house.waist, &house.list).await? > 0 {
                house.wake.ring();
            }
            system::run_due(&house.waist, &house.list).await?;
            report(&house).await
        };
        if let Err(error) = looked.await {
            metrics::counter!("job_planner_errors_total").increment(1);
            tracing::error!(
                code = error.code().as_str(),
                cause = error.logged_cause(),
                "the calendar could not be planned"
            );
        }
        tokio::select! {
            () = tokio::time::sleep(house.config.plan) => {}
            _ = stopped.changed() => {}
        }
    }
}

/// The gauges. `job_oldest_due_seconds` is the alarm for work that nobody does.
async fn report(house: &House) -> Result<()> {
    let now = house.waist.clock.now();
    let connection = house.waist.pool.get().await?;
    let state = connection.prepare_cached(STATE).await?;
    let rows = connection.query(&state, &[&now]).await?;
    let mut seen = HashMap::new();
    for row in &rows {
        let oldest: Option<Timestamp> = row.try_get("oldest_due_at")?;
        let age = oldest.map_or(0.0, |oldest| now.duration_since(oldest).as_secs_f64());
        let numbers: [i64; 3] = [
            row.try_get("due")?,
            row.try_get("running")?,
            row.try_get("dead")?,
        ];
        seen.insert(row.try_get::<_, String>("name")?, (numbers, age));
    }
    for name in house.list.jobs.keys() {
        let ([due, running, dead], age) = seen.remove(*name).unwrap_or(([0; 3], 0.0));
        metrics::gauge!("jobs_due", "name" => *name).set(due as f64);
        metrics::gauge!("jobs_running", "name" => *name).set(running as f64);
        metrics::gauge!("jobs_dead", "name" => *name).set(dead as f64);
        metrics::gauge!("job_oldest_due_seconds", "name" => *name).set(age);
    }
    Ok(())
}

/// A fresh name for a worker that was given none: `worker-` and eight characters.
pub fn worker_name(waist: &Waist) -> String {
    let id = entropy::uuid_v7(waist.clock.now(), waist.entropy.as_ref()).simple();
    format!("worker-{}", &id.to_string()[24..])
}
