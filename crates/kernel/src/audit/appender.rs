//! Appends events in groups: one commit, and one wait for the disk, for all that arrived meanwhile.

use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

use super::event::{Event, Key, SealedEvent};
use crate::error::{Code, Error, Result};

const INSERT_MANY: &str = include_str!("../sql/insert_audit_events.sql");
const LARGEST_GROUP: usize = 512;
const QUEUE: usize = 8192;
const WRITE_WITHIN: Duration = Duration::from_secs(5);

type Waiting = (SealedEvent, oneshot::Sender<bool>);

/// The way of a read's or a refusal's event into the log.
#[derive(Clone)]
pub struct Appender {
    queue: mpsc::Sender<Waiting>,
    key: Arc<Key>,
}

impl Appender {
    /// Starts the writer. It ends when the last `Appender` is dropped and the queue is empty.
    pub fn start(pool: Pool, key: Arc<Key>) -> Appender {
        let (queue, mut arrivals) = mpsc::channel::<Waiting>(QUEUE);
        tokio::spawn(async move {
            let mut group = Vec::with_capacity(LARGEST_GROUP);
            while arrivals.recv_many(&mut group, LARGEST_GROUP).await > 0 {
                let written = write(&pool, &group).await;
                if let Err(error) = &written {
                    tracing::error!(
                        error = error as &dyn std::error::Error,
                        cause = error.cause().map(tracing::field::display),
                        events = group.len(),
                        "audit events could not be written; their calls were refused"
                    );
                }
                for (_, waiting) in group.drain(..) {
                    if waiting.send(written.is_ok()).is_err() {
                        tracing::debug!("a caller hung up before its audit event was durable");
                    }
                }
            }
        });
        Appender { queue, key }
    }

    /// The key of the seals.
    pub fn key(&self) -> &Key {
        &self.key
    }

    /// Answers when the event is durable. An error means that the call must not be answered.
    pub async fn append(&self, event: Event) -> Result<()> {
        let (done, written) = oneshot::channel();
        let sealed = SealedEvent::new(event, &self.key);
        let sent = self.queue.send((sealed, done)).await;
        match (sent, written.await) {
            (Ok(()), Ok(true)) => Ok(()),
            _ => Err(Error::new(
                Code::Unavailable,
                "The access could not be recorded, so nothing is shown. Try again shortly.",
            )),
        }
    }
}

async fn write(pool: &Pool, group: &[Waiting]) -> Result<()> {
    let connection = pool.get().await?;
    let written = tokio::time::timeout(WRITE_WITHIN, insert(&connection, group)).await;
    if !matches!(written, Ok(Ok(()))) {
        // A connection on which something went wrong is not lent again.
        drop(Object::take(connection));
    }
    written?
}

async fn insert(connection: &Object, group: &[Waiting]) -> Result<()> {
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
    let (begun, bound, inserted, ended) = futures_util::future::join4(
        connection.batch_execute("begin"),
        connection.batch_execute("set local role mentalspace_audit"),
        async {
            connection
                .execute(
                    &insert,
                    &[
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
                    ],
                )
                .await
        },
        connection.batch_execute("commit"),
    )
    .await;
    begun?;
    bound?;
    inserted?;
    ended?;
    Ok(())
}
