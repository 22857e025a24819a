//! A house with two practices, a table in which effects can be counted, and jobs that leave some.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use kernel::audit::{Appender, Key};
use kernel::function::Outside;
use kernel::jobs::{Backoff, JobList, Schedule, WorkerConfig};
use kernel::keys::Master;
use kernel::limits::Limits;
use kernel::prelude::*;
use kernel::{
    Clock, Entry, Job, JobEntry, JobSpec, Registry, SeededEntropy, Statement, TestClock, Waist,
};
use testkit::{Cast, Database, World};
use tokio_postgres::Client;

pub const ADD_EFFECT: Statement<()> = Statement::new(
    "add_effect",
    "insert into public.effects (id, organization_id, number) values ($1, $2, $3)",
);

/// What a counting job is told.
#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Number {
    pub number: i64,
}

/// Leaves one effect. The table allows every number many times: a second effect would be seen.
pub struct Effect1;

impl Job for Effect1 {
    const SPEC: JobSpec = JobSpec::new("leave-effect", "Leaves one effect.").audits("effect");
    type Payload = Number;
    async fn run(cx: &mut Context, payload: Number) -> Result<()> {
        leave_effect(cx, payload.number).await
    }
}

pub async fn leave_effect(cx: &mut Context, number: i64) -> Result<()> {
    let (id, organization) = (cx.new_id(), cx.organization()?);
    cx.execute(&ADD_EFFECT, &[&id, &organization, &number])
        .await?;
    cx.about(id);
    cx.count("effects", 1);
    Ok(())
}

/// Leaves an effect and fails, while it is told to.
pub struct Failing;

impl Job for Failing {
    const SPEC: JobSpec = JobSpec::new("fail", "Leaves an effect and fails.")
        .audits("effect")
        .attempts(3)
        .backoff(Backoff::new(
            Duration::from_secs(10),
            Duration::from_secs(60),
        ));
    type Payload = Number;
    async fn run(cx: &mut Context, payload: Number) -> Result<()> {
        leave_effect(cx, payload.number).await?;
        Err(Error::conflict(
            "Not today, and the name of the client is Cleo.",
        ))
    }
}

/// Panics.
pub struct Panicking;

impl Job for Panicking {
    const SPEC: JobSpec = JobSpec::new("panic", "Panics.")
        .unaudited("it changes nothing")
        .attempts(1);
    type Payload = Number;
    async fn run(_: &mut Context, payload: Number) -> Result<()> {
        panic!("number {} is not wanted here", payload.number);
    }
}

/// Puts jobs into the queue, as any function of a domain does.
pub struct EnqueueEffects;

#[derive(Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HowMany {
    pub many: i64,
    #[serde(default)]
    pub then_fail: bool,
}

impl kernel::Function for EnqueueEffects {
    const SPEC: Spec = Spec::write("enqueue-effects", "Puts jobs into the queue.")
        .roles(Roles::STAFF)
        .audits("effect");
    type Input = HowMany;
    type Output = i64;
    async fn run(cx: &mut Context, input: HowMany) -> Result<i64> {
        for number in 0..input.many {
            cx.enqueue::<Effect1>(&Number { number }).await?;
        }
        match input.then_fail {
            true => Err(Error::conflict("The cause did not happen.")),
            false => Ok(input.many),
        }
    }
    fn example() -> HowMany {
        HowMany {
            many: 1,
            then_fail: false,
        }
    }
}

pub static FUNCTIONS: &[Entry] = &[
    Entry::of::<EnqueueEffects>(),
    Entry::of::<crate::queue::EnqueueOnce>(),
    Entry::of::<crate::outbox::Greet>(),
    Entry::of::<crate::walls::Requeue>(),
    Entry::of::<crate::calendar::RunNightly>(),
];

pub static JOBS: &[JobEntry] = &[
    JobEntry::of::<Effect1>(),
    JobEntry::of::<Failing>(),
    JobEntry::of::<Panicking>(),
    JobEntry::of::<crate::zombie::Slow>(),
    JobEntry::of::<crate::calendar::Tick>(),
    JobEntry::of::<crate::workers::Diligent>(),
    JobEntry::of::<crate::workers::Endless>(),
];

/// The list without schedules.
pub fn jobs() -> JobList {
    JobList::of(&[JOBS], &[])
}

/// The list with these schedules.
pub fn jobs_with(schedules: &'static [Schedule]) -> JobList {
    JobList::of(&[JOBS], &[schedules])
}

static SEEDS: AtomicU64 = AtomicU64::new(1000);

/// A database of its own with two practices.
pub struct House {
    pub database: Database,
    pub home: Cast,
    pub other: Cast,
    pub clock: TestClock,
    pub operator: Client,
}

impl House {
    pub async fn new() -> House {
        let world = World::new(&[FUNCTIONS]).await;
        let operator = world.house.database.operator().await;
        operator
            .batch_execute(
                // The cast comes with a sample of everything; here the queue begins empty.
                "truncate job_runs, background_jobs, outbox_messages, scheduled_jobs, idempotency_keys;
                 create table public.effects (id uuid primary key, organization_id uuid not null, number bigint not null,
                     unique (organization_id, id));
                 select app.guard('effects');
                 select app.permit('effects', 'insert', '{service_role}', 'organization');
                 select app.permit('effects', 'select', '{service_role}', 'organization');",
            )
            .await
            .unwrap();
        House {
            database: world.house.database.clone(),
            clock: world.house.clock.clone(),
            home: world.home,
            other: world.other,
            operator,
        }
    }

    /// One more program on the same database, with connections of its own.
    pub fn program(&self) -> Arc<Waist> {
        self.program_with(self.clock.clone(), Outside::default())
    }

    /// The same with a clock and an outside world of its own.
    pub fn program_with(&self, clock: impl Clock, outside: Outside) -> Arc<Waist> {
        waist(&self.database, clock, outside)
    }

    /// Puts `many` counting jobs into home's queue by calling a function.
    pub async fn enqueue(&self, waist: &Waist, many: i64) {
        let input = HowMany {
            many,
            then_fail: false,
        };
        self.call(waist, &self.home, "enqueue-effects", &input)
            .await
            .unwrap();
    }

    /// A call by the administrator of the practice.
    pub async fn call(
        &self,
        waist: &Waist,
        practice: &Cast,
        name: &str,
        input: &impl Serialize,
    ) -> Result<kernel::Answer> {
        let call = kernel::Call {
            name,
            body: &serde_json::to_vec(input).unwrap(),
            caller: practice.amara.caller(waist.clock.now()),
            request: kernel::caller::Request {
                id: waist.new_request_id(),
                address: None,
                user_agent: None,
            },
            idempotency_key: None,
            rehearse: false,
        };
        waist.call(call).await
    }

    /// Puts one job of any name into a practice's queue, as the operator.
    pub async fn put(&self, practice: &Cast, name: &str, number: i64, attempts: i32) -> Uuid {
        let now = kernel::Clock::now(&self.clock);
        let row = self
            .operator
            .query_one(
                "insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts)
                 values (gen_random_uuid(), $1, $2, jsonb_build_object('number', $3::bigint), $4, $5) returning id",
                &[&practice.organization, &name, &number, &now, &attempts],
            )
            .await
            .unwrap();
        row.get(0)
    }

    /// A number from the database, seen by the operator.
    pub async fn count(&self, sql: &str) -> i64 {
        let row = self.operator.query_one(sql, &[]).await.unwrap();
        row.get(0)
    }

    /// A word from the database, seen by the operator.
    pub async fn word(&self, sql: &str) -> String {
        let row = self.operator.query_one(sql, &[]).await.unwrap();
        row.get(0)
    }

    /// Waits until the query answers true; at most 30 s.
    pub async fn until(&self, sql: &str) {
        for _ in 0..1500 {
            let row = self.operator.query_one(sql, &[]).await.unwrap();
            if row.get(0) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        panic!("this did not come true in 30 s: {sql}");
    }
}

pub fn waist(database: &Database, clock: impl Clock, outside: Outside) -> Arc<Waist> {
    let pool = database.pool();
    waist_on(pool, clock, outside)
}

pub fn waist_on(pool: deadpool_postgres::Pool, clock: impl Clock, outside: Outside) -> Arc<Waist> {
    let seed = SEEDS.fetch_add(1, Ordering::Relaxed) + u64::from(std::process::id()) * 1_000_000;
    Arc::new(Waist {
        registry: Registry::of(&[FUNCTIONS]),
        audit: Appender::start(pool.clone(), Arc::new(Key::new(&[7; 32]))),
        pool,
        clock: Arc::new(clock),
        entropy: Arc::new(SeededEntropy::new(seed)),
        limits: Limits::default(),
        outside,
        outbox: Arc::new(Master::new(&[7; 32]).sealer(kernel::outbox::PURPOSE)),
        master: Arc::new(Master::new(&[7; 32])),
    })
}

/// A quick worker.
pub fn quick(name: &str) -> WorkerConfig {
    WorkerConfig {
        poll: Duration::from_millis(20),
        plan: Duration::from_millis(50),
        ..WorkerConfig::named(name)
    }
}
