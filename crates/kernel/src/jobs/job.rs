//! What a job is, and how its types are erased so that a list can hold it.

use std::any::Any;
use std::time::Duration;

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

use super::backoff::Backoff;
use crate::context::Context;
use crate::error::{Error, Result};
use crate::function::{BoxFuture, Outside};
use crate::spec::{Audit, Spec};

/// The declaration of a job.
#[derive(Clone, Copy, Debug)]
pub struct JobSpec {
    /// Its kebab-case name, `verb-noun`. Rows of the queue carry it, so it never changes.
    pub name: &'static str,
    /// One sentence on what it does.
    pub summary: &'static str,
    /// What a run that succeeds leaves in the audit log.
    pub audit: Audit,
    /// How often it is tried before it lies dead.
    pub max_attempts: i32,
    /// How long to wait between tries.
    pub backoff: Backoff,
    /// How long one run may take.
    pub deadline: Duration,
}

impl JobSpec {
    /// A job with this name and sentence. Defaults: 5 tries, 10 s to 1 h apart, 2 minutes a run.
    pub const fn new(name: &'static str, summary: &'static str) -> JobSpec {
        JobSpec {
            name,
            summary,
            audit: Audit::Unstated,
            max_attempts: 5,
            backoff: Backoff::new(Duration::from_secs(10), Duration::from_secs(3600)),
            deadline: Duration::from_secs(120),
        }
    }

    /// Every run leaves an event about this kind of thing.
    pub const fn audits(mut self, resource: &'static str) -> JobSpec {
        self.audit = Audit::Event { resource };
        self
    }

    /// Leaves no event, because it touches nothing about a person: the reason must be given. A write
    /// to an audited table is then refused by the database.
    pub const fn unaudited(mut self, why: &'static str) -> JobSpec {
        self.audit = Audit::None { why };
        self
    }

    /// How often it is tried before it lies dead.
    pub const fn attempts(mut self, times: i32) -> JobSpec {
        self.max_attempts = times;
        self
    }

    /// How long to wait between tries.
    pub const fn backoff(mut self, backoff: Backoff) -> JobSpec {
        self.backoff = backoff;
        self
    }

    /// How long one run may take.
    pub const fn deadline(mut self, deadline: Duration) -> JobSpec {
        self.deadline = deadline;
        self
    }

    /// What its rows in the queue carry: its name and its tries.
    pub(crate) const fn row(&self) -> (&'static str, i32) {
        (self.name, self.max_attempts)
    }

    /// The declaration in the form that audit events are made from.
    pub(crate) fn as_spec(&self) -> Spec {
        Spec {
            audit: self.audit,
            ..Spec::write(self.name, self.summary)
        }
    }
}

/// Work inside the house: one transaction as the program itself, inside one organization.
///
/// The row that says "done" is written in that same transaction, so the effects happen exactly once,
/// however often workers crash or are stopped.
pub trait Job: 'static {
    /// What it declares about itself.
    const SPEC: JobSpec;
    /// What it is told: ids, never personal data. At most 16 KiB of JSON.
    type Payload: Serialize + DeserializeOwned + Send + 'static;
    /// Does it. An error undoes everything; the job is tried again later.
    fn run(cx: &mut Context, payload: Self::Payload) -> impl Future<Output = Result<()>> + Send;
}

/// How a run of an [`OutboundJob`] ended. What `record` wrote is kept in every case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The work is done.
    Done,
    /// Not this time: try again after the backoff, if there are tries left.
    Again {
        /// Why, in one snake_case word.
        code: &'static str,
    },
    /// Never: trying again cannot help.
    Dead {
        /// Why, in one snake_case word.
        code: &'static str,
    },
}

/// Work that leaves the house: no transaction is open while the outside world is awaited.
///
/// If the worker dies between `call` and `record`, `call` happens again: it must carry an id by which
/// the other side recognises the repetition.
pub trait OutboundJob: 'static {
    /// What it declares about itself.
    const SPEC: JobSpec;
    /// What it is told: ids, never personal data. At most 16 KiB of JSON.
    type Payload: Serialize + DeserializeOwned + Send + 'static;
    /// What `prepare` found out for `call`.
    type Plan: Send + 'static;
    /// What the outside world answered; refusals are answers too.
    type Reply: Send + 'static;

    /// Reads and checks, in a transaction.
    fn prepare(
        cx: &mut Context,
        payload: Self::Payload,
    ) -> impl Future<Output = Result<Self::Plan>> + Send;
    /// Calls the outside world, in none.
    fn call(
        outside: &Outside,
        plan: Self::Plan,
    ) -> impl Future<Output = Result<Self::Reply>> + Send;
    /// Records what came back, in a second transaction: the one that also ends the run.
    fn record(cx: &mut Context, reply: Self::Reply)
    -> impl Future<Output = Result<Verdict>> + Send;
}

/// A job whose types have been erased.
pub struct JobEntry {
    /// What it declares about itself.
    pub spec: JobSpec,
    pub(crate) shape: JobShape,
}

type Erased = Box<dyn Any + Send>;

pub(crate) enum JobShape {
    Plain(for<'c> fn(&'c mut Context, Value) -> BoxFuture<'c, Result<()>>),
    Outbound(OutboundShape),
}

#[derive(Clone, Copy)]
pub(crate) struct OutboundShape {
    pub(crate) prepare: for<'c> fn(&'c mut Context, Value) -> BoxFuture<'c, Result<Erased>>,
    pub(crate) call: for<'o> fn(&'o Outside, Erased) -> BoxFuture<'o, Result<Erased>>,
    pub(crate) record: for<'c> fn(&'c mut Context, Erased) -> BoxFuture<'c, Result<Verdict>>,
}

impl JobEntry {
    /// The entry of a [`Job`].
    pub const fn of<J: Job>() -> JobEntry {
        JobEntry {
            spec: J::SPEC,
            shape: JobShape::Plain(|cx, payload| {
                Box::pin(async move { J::run(cx, parse(payload)?).await })
            }),
        }
    }

    /// The entry of an [`OutboundJob`].
    pub const fn outbound<J: OutboundJob>() -> JobEntry {
        JobEntry {
            spec: J::SPEC,
            shape: JobShape::Outbound(OutboundShape {
                prepare: |cx, payload| {
                    Box::pin(async move {
                        Ok(Box::new(J::prepare(cx, parse(payload)?).await?) as Erased)
                    })
                },
                call: |outside, plan| {
                    Box::pin(async move {
                        Ok(Box::new(J::call(outside, back::<J::Plan>(plan)?).await?) as Erased)
                    })
                },
                record: |cx, reply| {
                    Box::pin(async move { J::record(cx, back::<J::Reply>(reply)?).await })
                },
            }),
        }
    }
}

fn parse<T: DeserializeOwned>(payload: Value) -> Result<T> {
    serde_json::from_value(payload).map_err(Error::internal)
}

/// The value that the step before handed over.
fn back<T: 'static>(value: Erased) -> Result<T> {
    match value.downcast::<T>() {
        Ok(value) => Ok(*value),
        Err(_) => Err(Error::internal(
            "a job's step was handed another job's value",
        )),
    }
}
