//! What a client believes: which of its writes were acknowledged.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;

use http::StatusCode;
use kernel::Entropy;
use serde_json::Value;

use crate::client::Client;

const PAUSE: Duration = Duration::from_millis(50);
const WAIT_FOR_ANSWER: Duration = Duration::from_secs(20);

/// Shared by all clients.
pub struct Ledger {
    /// Where the server answers.
    pub address: String,
    /// Set when no new write is to be begun.
    pub ending: AtomicBool,
    next: AtomicU64,
    acknowledged: AtomicU64,
    retries: AtomicU64,
}

/// What one client wrote.
#[derive(Default)]
pub struct Written {
    /// Names that were acknowledged.
    pub acknowledged: Vec<String>,
    /// Answers that must not happen.
    pub strange: Vec<String>,
}

impl Ledger {
    /// An empty ledger.
    pub fn new(address: String) -> Arc<Ledger> {
        Arc::new(Ledger {
            address,
            ending: AtomicBool::new(false),
            next: AtomicU64::new(0),
            acknowledged: AtomicU64::new(0),
            retries: AtomicU64::new(0),
        })
    }

    /// How many writes were acknowledged so far.
    pub fn acknowledged(&self) -> u64 {
        self.acknowledged.load(Ordering::Relaxed)
    }

    /// How many requests had to be sent again.
    pub fn retries(&self) -> u64 {
        self.retries.load(Ordering::Relaxed)
    }

    /// One client: writes one thing after another until the end is near. What was begun is asked for
    /// until it is acknowledged.
    pub async fn write(
        self: Arc<Self>,
        token: String,
        example: Value,
        entropy: Arc<dyn Entropy>,
    ) -> Written {
        let mut written = Written::default();
        let mut connection = None;
        while !self.ending.load(Ordering::Acquire) {
            let name = format!("Drill {:07}", self.next.fetch_add(1, Ordering::Relaxed));
            let mut body = example.clone();
            body["location"]["name"] = name.clone().into();
            let body = body.to_string();
            let key = kernel::entropy::secret_token(entropy.as_ref());
            loop {
                match self.send(&mut connection, &token, &key, &body).await {
                    Some((StatusCode::OK, _)) => {
                        self.acknowledged.fetch_add(1, Ordering::Relaxed);
                        written.acknowledged.push(name);
                        break;
                    }
                    Some((status, answer)) if is_final(status, &answer) => {
                        written.strange.push(format!("{name}: {status} {answer}"));
                        break;
                    }
                    // No answer, or one that says "not now": the same again, with the same key.
                    _ => {
                        self.retries.fetch_add(1, Ordering::Relaxed);
                        tokio::time::sleep(PAUSE).await;
                    }
                }
            }
        }
        written
    }

    async fn send(
        &self,
        connection: &mut Option<Client>,
        token: &str,
        key: &str,
        body: &str,
    ) -> Option<(StatusCode, String)> {
        let mut client = match connection.take() {
            Some(client) => client,
            None => Client::connect(&self.address).await.ok()?.with_token(token),
        };
        let path = "/functions/v1/create-location";
        let sent = client.post(path, Some(key), body.to_owned().into());
        let (status, answer) = tokio::time::timeout(WAIT_FOR_ANSWER, sent)
            .await
            .ok()?
            .ok()?;
        *connection = Some(client);
        Some((status, String::from_utf8_lossy(&answer).into_owned()))
    }
}

/// "Not now" is 429, 5xx, and 409 while another call with the key is at work. Anything else would be
/// an answer to a write that the server believes it has not seen, or has seen with another body.
fn is_final(status: StatusCode, answer: &str) -> bool {
    let again = status == StatusCode::TOO_MANY_REQUESTS
        || status.is_server_error()
        || (status == StatusCode::CONFLICT && answer.contains("\"in_flight\""));
    !again
}
