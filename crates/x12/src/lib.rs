//! EDI X12 5010 as health care speaks it: typed, written and read, without input or output.
//!
//! | Words | Implementation guide | Here |
//! |---|---|---|
//! | A professional claim leaves | 837P, 005010X222A1 | [`professional`] written and read |
//! | The file was understood, or not | 999, 005010X231A1 | [`acknowledgment`] |
//! | Each claim was taken in, or not | 277CA, 005010X214 | [`claim_status`] |
//! | What was paid, and why not all | 835, 005010X221A1 | [`remittance`], with its [`balance`](remittance::balance) |
//!
//! From bytes to meaning: [`segment`] finds the separators in the first segment and cuts the rest, [`interchange`] checks the three
//! envelopes and their counts, and each message reads its own segments. Reading never panics and never grows beyond
//! [`segment::MAX_BYTES`]; a [`Fault`] names the segment by its number and tag, never by its content.
//!
//! Amounts are whole cents ([`amount`]); the standard's decimal text exists only on the way in and out.

pub mod acknowledgment;
pub mod amount;
pub mod claim_status;
pub mod fault;
pub mod interchange;
pub mod npi;
pub mod professional;
pub mod remittance;
pub mod segment;
pub mod when;
pub mod writer;

pub use fault::Fault;
pub use interchange::{Control, Interchange, Transaction};
pub use segment::Segment;

/// What a message is read into, or why it cannot be.
pub type Result<T> = std::result::Result<T, Fault>;
