//! Waking a worker when a job was committed, instead of asking all the time.

use std::sync::Arc;
use std::time::Duration;

use futures_util::{StreamExt, stream};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::sync::Notify;
use tokio_postgres::{AsyncMessage, Client, Connection};

/// A bell that workers sleep beside. Whoever has put jobs into the queue may ring it.
#[derive(Clone, Debug, Default)]
pub struct Wake(Arc<Notify>);

const LISTEN: &str = "listen mentalspace_jobs";
const RECONNECT_AFTER: Duration = Duration::from_secs(2);

impl Wake {
    /// Wakes one worker of this process.
    pub fn ring(&self) {
        self.0.notify_one();
    }

    pub(crate) async fn heard(&self) {
        self.0.notified().await;
    }

    /// Rings whenever any transaction in the database has committed jobs. Runs until it is dropped;
    /// connects again when the connection is lost. Without it workers still find their work, a little
    /// later: they look once in a while.
    pub async fn listen<S, T, F>(&self, connect: impl Fn() -> F)
    where
        S: AsyncRead + AsyncWrite + Unpin,
        T: AsyncRead + AsyncWrite + Unpin,
        F: Future<Output = Result<(Client, Connection<S, T>), tokio_postgres::Error>>,
    {
        loop {
            let ended = match connect().await {
                Ok((client, connection)) => self.hear(&client, connection).await,
                Err(error) => Err(error),
            };
            if let Err(error) = ended {
                tracing::warn!(%error, "not listening for new jobs; trying again");
            }
            tokio::time::sleep(RECONNECT_AFTER).await;
        }
    }

    async fn hear<S, T>(
        &self,
        client: &Client,
        mut connection: Connection<S, T>,
    ) -> Result<(), tokio_postgres::Error>
    where
        S: AsyncRead + AsyncWrite + Unpin,
        T: AsyncRead + AsyncWrite + Unpin,
    {
        let messages = stream::poll_fn(move |cx| connection.poll_message(cx));
        let ring = messages.for_each(|message| {
            if matches!(message, Ok(AsyncMessage::Notification(_))) {
                self.ring();
            }
            std::future::ready(())
        });
        let listen = async {
            client.batch_execute(LISTEN).await?;
            // What was committed before we listened.
            self.ring();
            std::future::pending::<Result<(), tokio_postgres::Error>>().await
        };
        tokio::select! {
            () = ring => Ok(()),
            ended = listen => ended,
        }
    }
}
