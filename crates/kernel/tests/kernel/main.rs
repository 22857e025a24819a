//! The waist against a real PostgreSQL: what it promises to every function, tried on a small domain of its own.
#![allow(
    clippy::unwrap_used,
    reason = "a test that cannot go on stops where it is"
)]

mod audit_appender;
mod audit_events;
mod audit_log;
mod audit_tampering;
mod cancellation;
mod desk;
mod idempotency;
mod live;
mod notes;
mod outbound;
mod own_cluster;
mod pipelining;
mod refusals;
mod tampering_ways;
mod walls;
