//! How often a caller may call.
//!
//! The generic cell rate algorithm (ITU-T I.371): per caller and function one instant is kept, the
//! time at which the bucket would be full again. Limits of one process suit what only costs work;
//! what guesses could be tried on is counted in PostgreSQL, across instances.

use std::collections::HashMap;
use std::sync::Mutex;
use std::time::Duration;

use deadpool_postgres::Pool;
use jiff::{SignedDuration, Timestamp};

use crate::error::{Error, Result};
use crate::spec::RateLimit;

/// The limits of this process.
#[derive(Default)]
pub struct Limits {
    buckets: Mutex<Buckets>,
}

#[derive(Default)]
struct Buckets {
    full_at: HashMap<(String, &'static str), Timestamp>,
    /// Buckets that the last sweep left: the next one waits until there are twice as many, so that
    /// a flood of addresses does not make every call sweep.
    left: usize,
}

const SWEEP_ABOVE: usize = 100_000;

impl Limits {
    /// Counts one call of `name` by `subject`; refuses it with the time to wait.
    pub fn admit(
        &self,
        limit: RateLimit,
        subject: &str,
        name: &'static str,
        now: Timestamp,
    ) -> Result<()> {
        let mut buckets = self
            .buckets
            .lock()
            .expect("no holder of this lock can panic");
        if buckets.full_at.len() > SWEEP_ABOVE.max(2 * buckets.left) {
            buckets.full_at.retain(|_, full_at| *full_at > now);
            buckets.left = buckets.full_at.len();
        }
        let key = (subject.to_owned(), name);
        let bucket = buckets.full_at.entry(key).or_insert(now);
        *bucket = next(limit, *bucket, now).map_err(Error::rate_limited)?;
        Ok(())
    }
}

/// The instant at which the bucket is full again after one more call, or how long to wait.
fn next(
    limit: RateLimit,
    full_at: Timestamp,
    now: Timestamp,
) -> std::result::Result<Timestamp, Duration> {
    let one = limit.per / limit.burst.max(1);
    let after = full_at.max(now) + SignedDuration::try_from(one).unwrap_or(SignedDuration::ZERO);
    let debt = Duration::try_from(after.duration_since(now)).unwrap_or(Duration::ZERO);
    match debt.checked_sub(limit.per) {
        Some(wait) if !wait.is_zero() => Err(wait),
        _ => Ok(after),
    }
}

const ADMIT_SHARED: &str = include_str!("sql/admit_shared.sql");

/// Counts one call across instances. The row is locked by the statement itself, so callers at once
/// are counted one after the other and the limit is exact.
pub async fn admit_shared(
    pool: &Pool,
    limit: RateLimit,
    subject: &str,
    name: &str,
    now: Timestamp,
) -> Result<()> {
    let connection = pool.get().await?;
    let statement = connection.prepare_cached(ADMIT_SHARED).await?;
    // Whole microseconds, cut: PostgreSQL would round up, and the last call of a full bucket be refused.
    let one = (limit.per / limit.burst.max(1)).as_micros() as f64 / 1e6;
    let row = connection
        .query_one(
            &statement,
            &[&subject, &name, &now, &one, &limit.per.as_secs_f64()],
        )
        .await?;
    match row.try_get::<_, f64>(0)? {
        wait if wait > 0.0 => Err(Error::rate_limited(Duration::from_secs_f64(wait))),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Code;

    #[test]
    fn a_burst_passes_and_the_next_call_waits() {
        let limits = Limits::default();
        let now: Timestamp = "2026-01-05T10:00:00Z".parse().unwrap();
        let limit = RateLimit::per_minute(5);
        for _ in 0..5 {
            limits.admit(limit, "rosa", "get-rooms", now).unwrap();
        }
        let refused = limits.admit(limit, "rosa", "get-rooms", now).unwrap_err();
        assert_eq!(refused.code(), Code::RateLimited);
        assert_eq!(refused.retry_after(), Some(Duration::from_secs(12)));
        limits
            .admit(limit, "imani", "get-rooms", now)
            .expect("another caller has a bucket of their own");
        limits
            .admit(
                limit,
                "rosa",
                "get-rooms",
                now + SignedDuration::from_secs(12),
            )
            .unwrap();
    }
}
