//! One run of one job, from its lease to its record.

use std::time::Duration;

use deadpool_postgres::Object;
use jiff::{SignedDuration, Timestamp};
use serde_json::{Map, Value};
use tokio_postgres::error::SqlState;
use uuid::Uuid;

use super::job::{JobEntry, JobShape, OutboundShape, Verdict};
use crate::audit::event::{INSERT, SealedEvent};
use crate::audit::{Event, Outcome};
use crate::caller::{Caller, Request};
use crate::context::Context;
use crate::entropy;
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::spec::Effect;
use crate::transaction::{Binding, Transaction};
use crate::waist::Waist;

const FINISH: &str = include_str!("sql/finish_job.sql");
const LET_GO: &str = "select set_config('idle_in_transaction_session_timeout', $1, true)";
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(30);
const RECORD_WITHIN: Duration = Duration::from_secs(10);
/// How often a run starts over at once because the database asks for it (serialization, deadlock).
const STARTS: u32 = 4;
/// What app.finish_job answers when the lease has passed on.
const LEASE_PASSED_ON: &str = "MSJ01";

/// A job that this worker holds.
pub(crate) struct Leased {
    pub(crate) id: Uuid,
    pub(crate) organization: OrganizationId,
    pub(crate) entry: &'static JobEntry,
    pub(crate) payload: Value,
    pub(crate) attempt: i32,
    pub(crate) max_attempts: i32,
    pub(crate) lease: i64,
    pub(crate) lease_for: Duration,
}

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    Succeeded,
    Failed,
    Dead,
    /// The lease was lost: nothing of this run counts.
    Refused,
    /// The end could not be recorded: the lease will run out and say so.
    Unrecorded,
}

impl Ending {
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Ending::Succeeded => "succeeded",
            Ending::Failed => "failed",
            Ending::Dead => "dead",
            Ending::Refused => "refused",
            Ending::Unrecorded => "unrecorded",
        }
    }
}

/// Runs a job and records how it ended.
pub(crate) async fn run(waist: &Waist, leased: &Leased) -> Ending {
    let run = entropy::uuid_v7(waist.clock.now(), waist.entropy.as_ref());
    let work = tokio::time::timeout(leased.entry.spec.deadline, attempt(waist, leased, run));
    let error = match work.await {
        Ok(Ok(ending)) => return ending,
        Ok(Err(error)) => error,
        Err(elapsed) => Error::from(elapsed),
    };
    if is_refusal(&error) {
        tracing::warn!(job = leased.entry.spec.name, id = %leased.id, "the lease had passed on; the run was undone");
        return Ending::Refused;
    }
    // Neither the message of the database nor the cause goes to the log: both may quote a row.
    tracing::warn!(
        job = leased.entry.spec.name,
        id = %leased.id,
        attempt = leased.attempt,
        code = error.code().as_str(),
        sqlstate = state(&error).map(SqlState::code),
        "a job failed"
    );
    record_failure(waist, leased, run, error.code().as_str()).await
}

async fn attempt(waist: &Waist, leased: &Leased, run: Uuid) -> Result<Ending> {
    let mut start = 1;
    loop {
        let outcome = match &leased.entry.shape {
            JobShape::Plain(work) => {
                let mut cx = open(waist, leased, run).await?;
                match work(&mut cx, leased.payload.clone()).await {
                    Ok(()) => finish(waist, leased, run, cx, Verdict::Done).await,
                    Err(error) => Err(error),
                }
            }
            JobShape::Outbound(shape) => return outbound(waist, leased, run, *shape).await,
        };
        match outcome {
            Err(error) if error.wants_retry() && start < STARTS => start += 1,
            done => return done,
        }
    }
}

/// `record` starts over by itself only as part of a whole new run, because `call` cannot be undone.
async fn outbound(
    waist: &Waist,
    leased: &Leased,
    run: Uuid,
    shape: OutboundShape,
) -> Result<Ending> {
    let mut cx = open(waist, leased, run).await?;
    let plan = (shape.prepare)(&mut cx, leased.payload.clone()).await?;
    cx.tell().await?;
    cx.transaction.commit().await?;
    let reply = (shape.call)(&waist.outside, plan).await?;
    let mut cx = open(waist, leased, run).await?;
    let verdict = (shape.record)(&mut cx, reply).await?;
    finish(waist, leased, run, cx, verdict).await
}

async fn open(waist: &Waist, leased: &Leased, run: Uuid) -> Result<Context> {
    let caller = Caller::Service(leased.organization);
    let event = entropy::uuid_v7(waist.clock.now(), waist.entropy.as_ref());
    let binding = Binding::of(&caller, Effect::Write, event, STATEMENT_TIMEOUT);
    let transaction = Transaction::open(&waist.pool, binding).await?;
    let request = Request {
        id: run,
        address: None,
        user_agent: None,
    };
    let mut cx = Context::new(transaction, event, caller, request, waist);
    // A worker that stands still for as long as its lease must not hold up whoever takes over: the
    // database ends its transaction, and the locks with it.
    let idle = leased.lease_for.as_millis().max(1).to_string();
    cx.transaction.query(LET_GO, &[&idle]).await?;
    Ok(cx)
}

/// Ends a run inside its transaction: the record, the audit event and the effects are one.
async fn finish(
    waist: &Waist,
    leased: &Leased,
    run: Uuid,
    mut cx: Context,
    verdict: Verdict,
) -> Result<Ending> {
    let trace = std::mem::take(&mut cx.trace);
    let (ending, code, again) = match verdict {
        Verdict::Done => (Ending::Succeeded, None, None),
        Verdict::Dead { code } => (Ending::Dead, Some(code), None),
        Verdict::Again { code } => {
            let (ending, again) = after_failure(waist, leased);
            (ending, Some(code), again)
        }
    };
    let counts = trace
        .counts
        .iter()
        .map(|(what, many)| ((*what).to_owned(), Value::from(*many)));
    let counts = Value::Object(counts.collect::<Map<_, _>>());
    cx.tell().await?;
    let now = waist.clock.now();
    cx.transaction
        .execute(
            FINISH,
            &[
                &run,
                &leased.id,
                &leased.lease,
                &now,
                &ending.as_str(),
                &code,
                &again,
                &counts,
            ],
        )
        .await?;
    let outcome = match ending {
        Ending::Succeeded => Outcome::Success,
        _ => Outcome::Failed,
    };
    let spec = leased.entry.spec.as_spec();
    let event = Event::of_call(
        cx.event,
        &spec,
        &cx.caller,
        &cx.request,
        cx.now,
        &trace,
        outcome,
    );
    match event.map(|event| SealedEvent::new(event, waist.audit.key())) {
        Some(sealed) => cx.transaction.commit_with(INSERT, &sealed.params()).await?,
        None => cx.transaction.commit().await?,
    }
    Ok(ending)
}

/// Dead after the last try; otherwise again after the backoff.
fn after_failure(waist: &Waist, leased: &Leased) -> (Ending, Option<Timestamp>) {
    if leased.attempt >= leased.max_attempts {
        return (Ending::Dead, None);
    }
    let spec = &leased.entry.spec;
    let wait = spec.backoff.after(leased.attempt, waist.entropy.as_ref());
    let wait = SignedDuration::try_from(wait).unwrap_or(SignedDuration::from_hours(1));
    (Ending::Failed, Some(waist.clock.now() + wait))
}

/// Records a run that ended without coming back: by a panic, or because its worker had to stop.
pub(crate) async fn record_broken_off(waist: &Waist, leased: &Leased, code: &str) {
    let name = leased.entry.spec.name;
    let run = entropy::uuid_v7(waist.clock.now(), waist.entropy.as_ref());
    let ending = record_failure(waist, leased, run, code).await;
    metrics::counter!("jobs_total", "name" => name, "outcome" => ending.as_str()).increment(1);
}

/// Records a run whose transaction was undone.
async fn record_failure(waist: &Waist, leased: &Leased, run: Uuid, code: &str) -> Ending {
    let (ending, again) = after_failure(waist, leased);
    let now = waist.clock.now();
    let counts = Value::Object(Map::new());
    let record = async {
        let connection: Object = waist.pool.get().await?;
        let finish = connection.prepare_cached(FINISH).await?;
        let outcome = ending.as_str();
        connection
            .execute(
                &finish,
                &[
                    &run,
                    &leased.id,
                    &leased.lease,
                    &now,
                    &outcome,
                    &code,
                    &again,
                    &counts,
                ],
            )
            .await?;
        Ok::<_, Error>(ending)
    };
    match tokio::time::timeout(RECORD_WITHIN, record).await {
        Ok(Ok(ending)) => ending,
        Ok(Err(error)) if is_refusal(&error) => Ending::Refused,
        Ok(Err(error)) => {
            tracing::error!(
                id = %leased.id,
                code = error.code().as_str(),
                sqlstate = state(&error).map(SqlState::code),
                "the failure of a job could not be recorded; its lease will run out"
            );
            Ending::Unrecorded
        }
        Err(_) => Ending::Unrecorded,
    }
}

fn is_refusal(error: &Error) -> bool {
    state(error).is_some_and(|state| state.code() == LEASE_PASSED_ON)
}

fn state(error: &Error) -> Option<&SqlState> {
    let cause: &(dyn std::error::Error + Send + Sync + 'static) = error.cause()?;
    cause.downcast_ref::<tokio_postgres::Error>()?.code()
}
