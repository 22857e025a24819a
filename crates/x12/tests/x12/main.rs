//! What holds of every message: it comes back as it was, no damage makes reading panic, what does not add up is known, and the
//! independent validator `pyx12` accepts what is written.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod balance;
mod damage;
mod partner;
mod payments;
mod round_trip;
mod samples;
mod validator;
