//! Hearing what other copies of the server did: sessions that ended, roles that changed, new keys.
//!
//! While the connection is lost nothing is heard, so what is remembered is remembered for a second at
//! most; hearing only makes it quicker.

use std::time::Duration;

use database::Settings;
use futures_util::{StreamExt, stream};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::task::JoinHandle;
use tokio_postgres::{AsyncMessage, Client, Connection, NoTls};

use crate::fault::Fault;

const AGAIN_AFTER: Duration = Duration::from_secs(2);

/// Passes what is said on the sign-in service's channel on to it, until the task is aborted.
pub fn to_sign_in(service: auth::Service, app: &Settings) -> Result<JoinHandle<()>, Fault> {
    let config = app.config().clone();
    let tls = app.connector()?;
    Ok(tokio::spawn(async move {
        loop {
            let ended = match &tls {
                None => match config.connect(NoTls).await {
                    Ok((client, connection)) => hear(&service, &client, connection).await,
                    Err(error) => Err(error),
                },
                Some(tls) => match config.connect(tls.clone()).await {
                    Ok((client, connection)) => hear(&service, &client, connection).await,
                    Err(error) => Err(error),
                },
            };
            if let Err(error) = ended {
                tracing::warn!(%error, "not hearing of ended sessions; trying again");
            }
            tokio::time::sleep(AGAIN_AFTER).await;
        }
    }))
}

async fn hear<S, T>(
    service: &auth::Service,
    client: &Client,
    mut connection: Connection<S, T>,
) -> Result<(), tokio_postgres::Error>
where
    S: AsyncRead + AsyncWrite + Unpin,
    T: AsyncRead + AsyncWrite + Unpin,
{
    let mut messages = stream::poll_fn(move |cx| connection.poll_message(cx));
    let listen = format!("listen {}", auth::CHANNEL);
    let mut asked = std::pin::pin!(client.batch_execute(&listen));
    let mut listening = false;
    loop {
        tokio::select! {
            done = &mut asked, if !listening => {
                done?;
                listening = true;
            }
            message = messages.next() => match message {
                Some(Ok(AsyncMessage::Notification(said))) => {
                    if let Err(error) = service.on_notification(said.payload()).await {
                        tracing::warn!(%error, "a change of the sign-in service was not taken over");
                    }
                }
                Some(Ok(_)) => {}
                Some(Err(error)) => return Err(error),
                None => return Ok(()),
            }
        }
    }
}
