//! The sealer at work in the background: every half second, and whenever somebody asks.

use std::time::Duration;

use jiff::Timestamp;
use tokio::sync::{mpsc, oneshot};

use super::fault::Fault;
use super::seal::{Sealer, Turn};

/// How often new events are sealed when nobody asks for it.
pub const INTERVAL: Duration = Duration::from_millis(500);
/// While it fails, it says so at first and then once in so many tries.
const SAID_EVERY: u64 = 60;

/// The running sealer.
#[derive(Clone)]
pub struct Sealing(mpsc::Sender<Asker>);

type Asker = oneshot::Sender<Option<Turn>>;

impl Sealing {
    /// Seals now, and answers when the head is exported; `None` if that failed (the log says why).
    pub async fn now(&self) -> Option<Turn> {
        let (ask, answer) = oneshot::channel();
        self.0.send(ask).await.ok()?;
        answer.await.ok().flatten()
    }
}

impl Sealer {
    /// Seals until the returned [`Sealing`] and its clones are gone. Ask for one last turn before you
    /// let go of it.
    pub fn start(self) -> Sealing {
        let (ask, asked) = mpsc::channel(64);
        tokio::spawn(run(self, asked));
        Sealing(ask)
    }
}

async fn run(mut sealer: Sealer, mut asked: mpsc::Receiver<Asker>) {
    let mut last_good = sealer.clock.now();
    let mut failures = 0;
    loop {
        let mut waiting = Vec::new();
        tokio::select! {
            asker = asked.recv() => match asker {
                Some(asker) => waiting.push(asker),
                None => return,
            },
            () = tokio::time::sleep(INTERVAL) => {}
        }
        while let Ok(asker) = asked.try_recv() {
            waiting.push(asker);
        }
        let done = sealer.turn().await;
        match &done {
            Ok(_) => (last_good, failures) = (sealer.clock.now(), 0),
            Err(fault) => {
                failures += 1;
                report(fault, failures, last_good, sealer.clock.now());
            }
        }
        for asker in waiting {
            if asker.send(done.as_ref().ok().copied()).is_err() {
                tracing::debug!("whoever asked for a seal no longer waits");
            }
        }
        if done.is_err() {
            tokio::time::sleep(INTERVAL).await;
        }
    }
}

fn report(fault: &Fault, failures: u64, last_good: Timestamp, now: Timestamp) {
    // Nothing is known of the events meanwhile; they may be as old as the last success.
    metrics::gauge!("audit_lag_seconds").set(now.duration_since(last_good).as_secs_f64());
    metrics::counter!("audit_seal_failures_total").increment(1);
    if failures % SAID_EVERY == 1 {
        tracing::error!(%fault, failures, "audit events could not be sealed");
    }
}
