//! The outside parties: one narrow trait in the kernel, one real adapter here, per party.
//!
//! Every adapter has time limits, speaks of failures in codes (never in the other side's words, which may
//! quote a recipient), and is absent when it is not set up: nothing pretends to have been done.

pub mod clearinghouse;
pub mod mail;
