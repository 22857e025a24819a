//! Background work against a real PostgreSQL: every promise of `kernel::jobs` and `kernel::outbox` as a
//! sentence.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod calendar;
mod house;
mod maintenance;
mod outbox;
mod queue;
mod walls;
mod workers;
mod zombie;
