//! Appends events in groups: one commit, and one wait for the disk, for all that arrived meanwhile.
//!
//! **When the database is down**, callers are told so within five seconds, and what they asked for is
//! not answered. What waits is bounded; the writer goes on by itself once the database is back.
//!
//! An event that could not be written in time may still be written later: then the log says more than
//! was shown, never less.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{ClientWrapper, Object, Pool};
use tokio::sync::{mpsc, oneshot};
use tokio::time::{Instant, timeout_at};
use tokio_postgres::types::ToSql;
use uuid::Uuid;

use super::event::{Event, Key, SealedEvent};
use crate::error::{Code, Error, Result};

const INSERT_MANY: &str = include_str!("../sql/insert_audit_events.sql");
const LARGEST_GROUP: usize = 512;
const QUEUE: usize = 8192;
/// How long a caller waits for its event.
const WITHIN: Duration = Duration::from_secs(5);
/// How long the writer tries one group: less, so that the callers hear its verdict.
const WRITE_WITHIN: Duration = Duration::from_secs(4);
const PAUSE: Duration = Duration::from_millis(100);

type Waiting = (SealedEvent, oneshot::Sender<bool>);

/// The way of a read's or a refusal's event into the log.
#[derive(Clone)]
pub struct Appender {
    queue: mpsc::Sender<Waiting>,
    closing: mpsc::Sender<oneshot::Sender<()>>,
    key: Arc<Key>,
}

impl Appender {
    /// Starts the writer. It ends when the last `Appender` is dropped and the queue is empty.
    pub fn start(pool: Pool, key: Arc<Key>) -> Appender {
        let (queue, mut arrivals) = mpsc::channel::<Waiting>(QUEUE);
        let (closing, mut closings) = mpsc::channel::<oneshot::Sender<()>>(1);
        tokio::spawn(async move {
            let mut group = Vec::with_capacity(LARGEST_GROUP);
            let mut line = Line { pool, open: None };
            loop {
                tokio::select! {
                    biased;
                    arrived = arrivals.recv_many(&mut group, LARGEST_GROUP) => {
                        if arrived == 0 {
                            break;
                        }
                        metrics::gauge!("audit_append_queue").set(arrivals.len() as f64);
                        metrics::histogram!("audit_append_group").record(group.len() as f64);
                        let deadline = Instant::now() + WRITE_WITHIN;
                        write(&mut line, std::mem::take(&mut group), deadline).await;
                    }
                    Some(closed) = closings.recv() => {
                        line.open = None;
                        // Whoever asked may have stopped waiting.
                        closed.send(()).unwrap_or_default();
                    }
                }
            }
        });
        Appender {
            queue,
            closing,
            key,
        }
    }

    /// The key of the seals.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Closes the writer's connection once what waits is written: its pool no longer knows of it, and a cluster that stops would end it
    /// as a broken one. An event that comes later opens another.
    pub async fn close(&self) {
        let (done, closed) = oneshot::channel();
        if self.closing.send(done).await.is_ok() {
            // A writer that ended has closed it too.
            closed.await.unwrap_or_default();
        }
    }

    /// Answers when the event is durable. An error means that the call must not be answered; it comes
    /// within five seconds.
    pub async fn append(&self, event: Event) -> Result<()> {
        let (done, written) = oneshot::channel();
        let sealed = SealedEvent::new(event, &self.key);
        let durable = async {
            self.queue.send((sealed, done)).await.is_ok() && matches!(written.await, Ok(true))
        };
        match tokio::time::timeout(WITHIN, durable).await {
            Ok(true) => Ok(()),
            _ => Err(Error::new(
                Code::Unavailable,
                "The access could not be recorded, so nothing is shown. Try again shortly.",
            )),
        }
    }
}

/// Writes a group and tells its callers. A connection that died (the database was restarted) is
/// replaced; an event that the database refuses does not take the others with it.
async fn write(line: &mut Line, group: Vec<Waiting>, deadline: Instant) {
    let mut written = line.attempt(&group, deadline).await;
    while let Err(error) = &written
        && !is_about_an_event(error)
        && Instant::now() + PAUSE < deadline
    {
        tokio::time::sleep(PAUSE).await;
        written = line.attempt(&group, deadline).await;
    }
    if let Err(error) = &written
        && is_about_an_event(error)
        && group.len() > 1
    {
        for one in group {
            Box::pin(write(line, vec![one], deadline)).await;
        }
        return;
    }
    if let Err(error) = &written {
        metrics::counter!("audit_append_failures_total").increment(group.len() as u64);
        tracing::error!(
            %error,
            cause = error.logged_cause(),
            events = group.len(),
            "audit events could not be written; their calls were refused"
        );
    }
    for (_, waiting) in group {
        if waiting.send(written.is_ok()).is_err() {
            tracing::debug!("a caller hung up before its audit event was durable");
        }
    }
}

/// Whether the database answered, and refused a value: a NUL byte in a text, a key that is taken.
fn is_about_an_event(error: &Error) -> bool {
    error
        .cause()
        .and_then(|cause| cause.downcast_ref::<tokio_postgres::Error>())
        .is_some_and(|cause| match cause.code() {
            Some(state) => matches!(state.code().get(..2), Some("22" | "23")),
            // Not sent at all: a value that has no form on the wire.
            None => {
                !cause.is_closed()
                    && std::error::Error::source(cause).is_some_and(|e| !e.is::<std::io::Error>())
            }
        })
}

/// The writer's own connection. It was taken out of the pool for good and stands in the audit's role, so that a group is
/// one statement, which is its own transaction: one message there, one back.
struct Line {
    pool: Pool,
    open: Option<ClientWrapper>,
}

impl Line {
    async fn attempt(&mut self, group: &[Waiting], deadline: Instant) -> Result<()> {
        timeout_at(deadline, async {
            // Taken: a connection on which something went wrong, or took too long, is closed.
            let connection = match self.open.take() {
                Some(open) if !open.is_closed() => open,
                _ => self.connect().await?,
            };
            insert(&connection, group).await?;
            self.open = Some(connection);
            Ok(())
        })
        .await?
    }

    async fn connect(&self) -> Result<ClientWrapper> {
        let connection = Object::take(self.pool.get().await?);
        // The login role itself may not even look the table up.
        connection
            .batch_execute("set role mentalspace_audit")
            .await?;
        Ok(connection)
    }
}

async fn insert(connection: &ClientWrapper, group: &[Waiting]) -> Result<()> {
    let events = || group.iter().map(|(sealed, _)| &sealed.event);
    fn column<'a, T>(
        events: impl Iterator<Item = &'a Event>,
        field: impl Fn(&'a Event) -> T,
    ) -> Vec<T> {
        events.map(field).collect()
    }
    let literal = |ids: &[Uuid]| {
        let words: Vec<String> = ids.iter().map(Uuid::to_string).collect();
        format!("{{{}}}", words.join(","))
    };
    let macs: Vec<&[u8]> = group
        .iter()
        .map(|(sealed, _)| sealed.mac.as_slice())
        .collect();
    let insert = connection.prepare_cached(INSERT_MANY).await?;
    let params: [&(dyn ToSql + Sync); 17] = [
        &column(events(), |e| e.id),
        &column(events(), |e| e.organization_id),
        &column(events(), |e| e.occurred_at),
        &column(events(), |e| e.actor_id),
        &column(events(), |e| e.session_id),
        &column(events(), |e| e.actor_role.as_str()),
        &column(events(), |e| e.action.as_str()),
        &column(events(), |e| e.effect.as_str()),
        &column(events(), |e| e.outcome),
        &column(events(), |e| e.resource.as_str()),
        &column(events(), |e| literal(&e.resource_ids)),
        &column(events(), |e| literal(&e.client_ids)),
        &column(events(), |e| e.reason.as_deref()),
        &column(events(), |e| e.request_id),
        &column(events(), |e| e.address),
        &column(events(), |e| e.user_agent.as_deref()),
        &macs,
    ];
    connection.execute(&insert, &params).await?;
    Ok(())
}
