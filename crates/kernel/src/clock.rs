//! Time is given, never taken.

use std::sync::{Arc, Mutex};

use jiff::{SignedDuration, Timestamp};

/// Where the program learns what time it is.
pub trait Clock: Send + Sync + 'static {
    /// The present instant, cut to whole microseconds as PostgreSQL stores it.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the machine's clock"
    )]
    fn now(&self) -> Timestamp {
        whole_microseconds(Timestamp::now())
    }
}

/// A clock that stands still until it is turned.
#[derive(Clone, Debug)]
pub struct TestClock(Arc<Mutex<Timestamp>>);

impl TestClock {
    /// A clock that shows `start`.
    pub fn at(start: Timestamp) -> Self {
        TestClock(Arc::new(Mutex::new(whole_microseconds(start))))
    }

    /// Turns the clock forward (or back, with a negative duration).
    pub fn advance(&self, by: SignedDuration) {
        let mut now = self.0.lock().expect("no holder of this lock can panic");
        *now += by;
    }

    /// Sets the clock.
    pub fn set(&self, to: Timestamp) {
        *self.0.lock().expect("no holder of this lock can panic") = whole_microseconds(to);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        *self.0.lock().expect("no holder of this lock can panic")
    }
}

fn whole_microseconds(instant: Timestamp) -> Timestamp {
    Timestamp::from_microsecond(instant.as_microsecond())
        .expect("an instant cut to microseconds stays in range")
}
