//! A thread that owns the postmaster: restarts it when it dies, stops it when asked.
//!
//! A thread and not a task, so that the database does not depend on which async runtime happened to start it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::oneshot;

use super::postmaster::{Home, Postmaster};
use crate::error::Error;

const LOOK: Duration = Duration::from_millis(100);
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(10);
/// A postmaster that lived this long was healthy: its death is not one of a series.
const HEALTHY: Duration = Duration::from_secs(2);

type Stopped = oneshot::Sender<()>;

#[derive(Debug, Default)]
struct Health {
    up: AtomicBool,
    restarts: AtomicU32,
}

/// The handle of the thread.
#[derive(Debug)]
pub(crate) struct Supervisor {
    orders: Sender<Stopped>,
    health: Arc<Health>,
}

impl Supervisor {
    /// Starts PostgreSQL; answers when it is ready.
    pub(crate) async fn start(home: Home) -> Result<Supervisor, Error> {
        let (orders, inbox) = channel();
        let (ready, answer) = oneshot::channel();
        let health = Arc::new(Health::default());
        let shared = Arc::clone(&health);
        thread::Builder::new()
            .name("postgres".into())
            .spawn(move || match home.start() {
                Ok(postmaster) => {
                    shared.up.store(true, Ordering::Release);
                    // Whoever waited may have given up; then the inbox is closed too, and watching ends at once.
                    let _gone = ready.send(Ok(()));
                    watch(&home, postmaster, &inbox, &shared);
                }
                Err(error) => {
                    let _gone = ready.send(Err(error));
                }
            })
            .map_err(|error| Error::Program {
                program: "a thread".into(),
                said: error.to_string(),
            })?;
        answer.await.map_err(|_| died())??;
        Ok(Supervisor { orders, health })
    }

    pub(crate) fn is_up(&self) -> bool {
        self.health.up.load(Ordering::Acquire)
    }

    pub(crate) fn restarts(&self) -> u32 {
        self.health.restarts.load(Ordering::Acquire)
    }

    /// Stops PostgreSQL and waits until it has.
    pub(crate) async fn stop(self) -> Result<(), Error> {
        let (done, stopped) = oneshot::channel();
        self.orders.send(done).map_err(|_| died())?;
        stopped.await.map_err(|_| died())
    }
}

fn died() -> Error {
    Error::Program {
        program: "postgres".into(),
        said: "its supervisor has ended".into(),
    }
}

/// Runs until told to stop, or until the handle is dropped.
fn watch(home: &Home, mut postmaster: Postmaster, inbox: &Receiver<Stopped>, health: &Health) {
    let mut pause = FIRST_PAUSE;
    let mut began = Instant::now();
    loop {
        let order = match inbox.recv_timeout(LOOK) {
            Err(RecvTimeoutError::Timeout) if postmaster.is_alive() => continue,
            Err(RecvTimeoutError::Timeout) => None,
            Err(RecvTimeoutError::Disconnected) => Some(None),
            Ok(done) => Some(Some(done)),
        };
        if let Some(order) = order {
            health.up.store(false, Ordering::Release);
            postmaster.stop();
            home.forget_if_throwaway();
            finish(order);
            return;
        }

        health.up.store(false, Ordering::Release);
        postmaster.cut_lifeline();
        if began.elapsed() > HEALTHY {
            pause = FIRST_PAUSE;
        }
        postmaster = loop {
            tracing::error!(
                pause_ms = pause.as_millis() as u64,
                "the database stopped unexpectedly; restarting it"
            );
            match inbox.recv_timeout(pause) {
                Err(RecvTimeoutError::Timeout) => {}
                Err(RecvTimeoutError::Disconnected) => return,
                Ok(done) => return finish(Some(done)),
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
            match home.start() {
                Ok(postmaster) => break postmaster,
                Err(error) => tracing::error!(%error, "the database did not start"),
            }
        };
        began = Instant::now();
        health.restarts.fetch_add(1, Ordering::AcqRel);
        health.up.store(true, Ordering::Release);
        tracing::info!("the database is back");
    }
}

fn finish(order: Option<Stopped>) {
    if let Some(done) = order {
        // Nobody waits any more: the database is stopped all the same.
        let _gone = done.send(());
    }
}
