//! Hearing what was committed elsewhere: sessions that ended, roles that changed, new keys, and what open screens are
//! to read again. One connection per process hears all of it.
//!
//! While the connection is lost nothing is heard. What is remembered of sessions is remembered for a second at most,
//! so hearing only makes that quicker; screens are told afterwards to read everything again.

use std::time::Duration;

use database::Settings;
use futures_util::{StreamExt, stream};
use kernel::live::Announcement;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls, Notification};

use crate::fault::Fault;
use crate::live::Hub;

const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// Passes on what is said, to the sign-in service and to open screens, until the task is aborted.
pub fn start(service: auth::Service, live: Hub, app: &Settings) -> Result<JoinHandle<()>, Fault> {
    let config = app.config().clone();
    let tls = app.connector()?;
    let ear = Ear { service, live };
    Ok(tokio::spawn(async move {
        loop {
            let ended = match &tls {
                None => match config.connect(NoTls).await {
                    Ok((client, connection)) => ear.hear(&client, connection).await,
                    Err(error) => Err(error),
                },
                Some(tls) => match config.connect(tls.clone()).await {
                    Ok((client, connection)) => ear.hear(&client, connection).await,
                    Err(error) => Err(error),
                },
            };
            if let Err(error) = ended {
                let cause = kernel::cause::without_values(&error);
                tracing::warn!(cause, "not hearing of changes made elsewhere; trying again");
            }
            tokio::time::sleep(AGAIN_AFTER).await;
        }
    }))
}

struct Ear {
    service: auth::Service,
    live: Hub,
}

impl Ear {
    async fn hear<S, T>(
        &self,
        client: &Client,
        mut connection: Connection<S, T>,
    ) -> Result<(), tokio_postgres::Error>
    where
        S: AsyncRead + AsyncWrite + Unpin,
        T: AsyncRead + AsyncWrite + Unpin,
    {
        let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx));
        let listen = format!("listen {}; listen {}", auth::CHANNEL, kernel::live::CHANNEL);
        let mut asked = std::pin::pin!(client.batch_execute(&listen));
        let mut listening = false;
        loop {
            tokio::select! {
                done = &mut asked, if !listening => {
                    done?;
                    listening = true;
                    self.live.something_was_missed();
                }
                message = messages.next() => match message {
                    Some(Ok(AsyncMessage::Notification(said))) => self.pass_on(&said).await,
                    Some(Ok(_)) => {}
                    Some(Err(error)) => return Err(error),
                    None => return Ok(()),
                }
            }
        }
    }

    async fn pass_on(&self, said: &Notification) {
        let payload = said.payload();
        if said.channel() == kernel::live::CHANNEL {
            if let Some(announcement) = Announcement::parse(payload) {
                self.live.announce(&announcement);
            }
            return;
        }
        // First what is remembered is forgotten: a stream that looks again must not find it.
        if let Err(error) = self.service.on_notification(payload).await {
            tracing::warn!(%error, "a change of the sign-in service was not taken over");
        }
        let person = payload.strip_prefix("user:").map(str::parse::<uuid::Uuid>);
        if let Some(Ok(person)) = person {
            self.live.look_again(person.into());
        }
    }
}
