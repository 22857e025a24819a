//! One call, from its bytes to its answer.

mod admission;

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::Pool;
use uuid::Uuid;

use crate::audit::event::{INSERT, SealedEvent};
use crate::audit::{Appender, Event, Outcome};
use crate::caller::{Caller, Request};
use crate::clock::Clock;
use crate::context::{Context, Trace};
use crate::entropy::{self, Entropy};
use crate::error::{Code, Error, Result};
use crate::function::{Entry, Outside, Shape};
use crate::idempotency::{Claim, Key};
use crate::keys::{Master, Sealer};
use crate::limits::Limits;
use crate::registry::Registry;
use crate::spec::{Effect, Spec};
use crate::transaction::{Binding, Transaction};

/// How long one statement may take.
const STATEMENT_TIMEOUT: Duration = Duration::from_secs(8);
/// How long a whole call may take, the waiting for a connection included.
const DEADLINE: Duration = Duration::from_secs(15);
/// How long an outbound call may take; its adapter has tighter limits of its own.
const OUTBOUND_DEADLINE: Duration = Duration::from_secs(180);
/// How long a second call with the same idempotency key waits for the first.
const IN_FLIGHT_WAIT: Duration = Duration::from_secs(3);
const ATTEMPTS: u32 = 4;

/// Everything a call needs.
pub struct Waist {
    /// All functions.
    pub registry: Registry,
    /// Connections of the login role.
    pub pool: Pool,
    /// What time it is.
    pub clock: Arc<dyn Clock>,
    /// Random bytes.
    pub entropy: Arc<dyn Entropy>,
    /// The audit log.
    pub audit: Appender,
    /// The limits of this process.
    pub limits: Limits,
    /// The outside parties that are set up.
    pub outside: Outside,
    /// Seals what waits in the outbox: `master.sealer(outbox::PURPOSE)`.
    pub outbox: Arc<Sealer>,
    /// What the keys of the practices' secret columns are derived from.
    pub master: Arc<Master>,
}

/// A call as it came in.
pub struct Call<'a> {
    /// The function's name.
    pub name: &'a str,
    /// The JSON body.
    pub body: &'a [u8],
    /// Who is calling.
    pub caller: Caller,
    /// The request's own facts.
    pub request: Request,
    /// The `Idempotency-Key` header.
    pub idempotency_key: Option<&'a str>,
    /// Do everything, then undo it: for tests and for "what would happen if".
    pub rehearse: bool,
}

/// What goes back.
#[derive(Debug)]
pub struct Answer {
    /// The JSON body.
    pub body: Vec<u8>,
    /// How many rows the list has in all, and where the next page begins.
    pub trace: Trace,
    /// Whether this is the stored answer of an earlier call with the same key.
    pub replayed: bool,
}

impl Waist {
    /// Answers a call. Every way in ends here: HTTP, the command line, tests.
    pub async fn call(&self, call: Call<'_>) -> Result<Answer> {
        let entry = self
            .registry
            .get(call.name)
            .ok_or_else(|| Error::not_found("function"))?;
        let answer = self.admit_and_run(entry, &call).await;
        if let Err(error) = &answer {
            self.record_refusal(&entry.spec, &call, error).await;
        }
        answer
    }

    async fn admit_and_run(&self, entry: &'static Entry, call: &Call<'_>) -> Result<Answer> {
        let spec = &entry.spec;
        if let Err(refused) = self.authorize(spec, &call.caller) {
            // A person's refusal is recorded, and nobody may fill the audit log with theirs.
            if call.caller.user().is_some() {
                self.limit(spec, call).await?;
            }
            return Err(refused);
        }
        self.limit(spec, call).await?;
        if call.body.len() > spec.max_body {
            return Err(Error::new(
                Code::TooLarge,
                format!(
                    "The body is larger than the {} KiB that {} reads.",
                    spec.max_body / 1024,
                    spec.name
                ),
            ));
        }
        match &entry.shape {
            Shape::Plain(parse) => {
                parse(call.body)?; // a bad body is refused before a connection is taken
                let run = self.run_plain(spec, call, *parse);
                tokio::time::timeout(DEADLINE, run).await?
            }
            Shape::Outbound(parse) => {
                let run = self.run_outbound(spec, call, parse(call.body)?);
                tokio::time::timeout(OUTBOUND_DEADLINE, run).await?
            }
        }
    }

    async fn open(&self, spec: &Spec, call: &Call<'_>) -> Result<Context> {
        let event = entropy::uuid_v7(self.clock.now(), self.entropy.as_ref());
        let binding = Binding::of(&call.caller, spec.effect, event, STATEMENT_TIMEOUT);
        let transaction = Transaction::open(&self.pool, binding).await?;
        Ok(Context::new(
            transaction,
            event,
            call.caller.clone(),
            call.request.clone(),
            self,
        ))
    }

    /// Runs a function. The database may ask for the whole transaction again (serialization failure,
    /// deadlock); nothing left the house, so it simply runs again.
    async fn run_plain(
        &self,
        spec: &Spec,
        call: &Call<'_>,
        parse: fn(&[u8]) -> Result<Box<dyn crate::function::Plain>>,
    ) -> Result<Answer> {
        let key = key_of(spec, call)?;
        let mut attempt = 1;
        loop {
            match self
                .run_once(spec, call, parse(call.body)?, key.as_ref())
                .await
            {
                Err(error) if error.wants_retry() && attempt < ATTEMPTS => {
                    tokio::time::sleep(self.pause(attempt)).await;
                    attempt += 1;
                }
                done => return done,
            }
        }
    }

    async fn run_once(
        &self,
        spec: &Spec,
        call: &Call<'_>,
        work: Box<dyn crate::function::Plain>,
        key: Option<&Key>,
    ) -> Result<Answer> {
        let mut cx = match self.claim(spec, call, key).await? {
            Turn::Ours(cx) => *cx,
            Turn::Done(answer) => return Ok(answer),
        };
        let body = work.run(&mut cx).await?;
        self.finish(spec, cx, key, body, call.rehearse).await
    }

    /// Runs a function that leaves the house, once for each key whose answer was recorded. The key is held by the
    /// transaction that will record the answer, which is open and idle while the outside world is awaited: a second
    /// call with the key is told so, and a program that dies lets go of it.
    ///
    /// A rehearsal goes as far as the door: what would be called is prepared and undone, and the answer is `null`.
    async fn run_outbound(
        &self,
        spec: &Spec,
        call: &Call<'_>,
        work: Box<dyn crate::function::Outbound>,
    ) -> Result<Answer> {
        if call.rehearse {
            let mut cx = self.open(spec, call).await?;
            work.prepare(&mut cx).await?;
            let trace = std::mem::take(&mut cx.trace);
            cx.transaction.roll_back().await?;
            return Ok(Answer {
                body: b"null".to_vec(),
                trace,
                replayed: false,
            });
        }
        let key = key_of(spec, call)?;
        let held = match &key {
            None => None,
            Some(key) => match self.claim(spec, call, Some(key)).await? {
                Turn::Ours(cx) => Some(*cx),
                Turn::Done(answer) => return Ok(answer),
            },
        };
        let mut cx = self.open(spec, call).await?;
        let plan = work.prepare(&mut cx).await?;
        cx.tell().await?;
        cx.transaction.commit().await?;
        let reply = plan.call(&self.outside).await?;
        let mut cx = match held {
            Some(mut cx) => {
                cx.now = self.clock.now();
                cx
            }
            None => self.open(spec, call).await?,
        };
        let body = reply.record(&mut cx).await?;
        self.finish(spec, cx, key.as_ref(), body, false).await
    }

    /// Opens the transaction of the work and claims the key in it, if there is one. Somebody else's turn is waited for
    /// a little without holding a connection.
    async fn claim(&self, spec: &Spec, call: &Call<'_>, key: Option<&Key>) -> Result<Turn> {
        let mut cx = self.open(spec, call).await?;
        let (Some(key), Some(user)) = (key, call.caller.user()) else {
            return Ok(Turn::Ours(Box::new(cx)));
        };
        let mut waited = Duration::ZERO;
        let mut turn = 1;
        loop {
            match key.claim(&mut cx.transaction, user).await? {
                Claim::Fresh => return Ok(Turn::Ours(Box::new(cx))),
                Claim::Done(body) => {
                    cx.transaction.roll_back().await?;
                    return Ok(Turn::Done(Answer {
                        body,
                        trace: Trace::default(),
                        replayed: true,
                    }));
                }
                Claim::InFlight if waited >= IN_FLIGHT_WAIT => {
                    return Err(Error::new(
                        Code::InFlight,
                        "A request with this Idempotency-Key is still being worked on. Ask again in a moment.",
                    ));
                }
                Claim::InFlight => {
                    cx.transaction.roll_back().await?;
                    let pause = self.pause(turn);
                    tokio::time::sleep(pause).await;
                    waited += pause;
                    turn += 1;
                    cx = self.open(spec, call).await?;
                }
            }
        }
    }

    /// Records the event and ends the transaction; the answer exists only after both.
    async fn finish(
        &self,
        spec: &Spec,
        mut cx: Context,
        key: Option<&Key>,
        body: Vec<u8>,
        rehearse: bool,
    ) -> Result<Answer> {
        let trace = std::mem::take(&mut cx.trace);
        let event = Event::of_call(
            cx.event,
            spec,
            &cx.caller,
            &cx.request,
            cx.now,
            &trace,
            Outcome::Success,
        );
        match spec.effect {
            Effect::Read if !cx.announcements.is_empty() => {
                return Err(Error::internal(format!(
                    "{} only reads, and announced a change",
                    spec.name
                )));
            }
            Effect::Read => {
                cx.transaction.end_read();
                if let (Some(event), false) = (event, rehearse) {
                    self.audit.append(event).await?;
                }
            }
            Effect::Write => {
                if let (Some(key), Some(user)) = (key, cx.caller.user()) {
                    let id = entropy::uuid_v7(cx.now, self.entropy.as_ref());
                    key.store(&mut cx.transaction, user, id, &body).await?;
                }
                cx.tell().await?;
                let sealed = event.map(|event| SealedEvent::new(event, self.audit.key()));
                match (sealed, rehearse) {
                    (Some(sealed), false) => {
                        cx.transaction.commit_with(INSERT, &sealed.params()).await?
                    }
                    (None, false) => cx.transaction.commit().await?,
                    (sealed, true) => {
                        if let Some(sealed) = sealed {
                            cx.transaction.execute(INSERT, &sealed.params()).await?;
                        }
                        cx.transaction.roll_back().await?;
                    }
                }
            }
        }
        Ok(Answer {
            body,
            trace,
            replayed: false,
        })
    }

    /// A short pause that grows, with jitter so that two callers do not meet again.
    fn pause(&self, turn: u32) -> Duration {
        let mut random = [0; 1];
        self.entropy.fill(&mut random);
        let base = 10 * 2_u64.pow(turn.min(5));
        Duration::from_millis(base + base * u64::from(random[0]) / 255)
    }

    /// A fresh request id.
    pub fn new_request_id(&self) -> Uuid {
        entropy::uuid_v7(self.clock.now(), self.entropy.as_ref())
    }
}

/// Whose turn it is with a key.
enum Turn {
    /// Ours, in this transaction.
    Ours(Box<Context>),
    /// Nobody's any more: this was the answer.
    Done(Answer),
}

/// The key of a write, if it came with one.
fn key_of(spec: &Spec, call: &Call<'_>) -> Result<Option<Key>> {
    match (spec.effect, call.idempotency_key) {
        (Effect::Write, Some(text)) => Key::new(text, spec.name, call.body).map(Some),
        _ => Ok(None),
    }
}
