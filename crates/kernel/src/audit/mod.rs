//! Who did what, when, to whose record: an event for every access to personal data and every change.
//!
//! * The event of a **write** is inserted in the write's own transaction: one exists exactly if the
//!   other does.
//! * The event of a **read** is appended by [`Appender`], which groups the events of many callers into
//!   one commit. The answer leaves only when the event is durable.
//! * A **refusal** is appended the same way, on another connection than the refused work.
//!
//! Every event carries an HMAC under a key that is kept outside the database, so a row that somebody
//! with full power over the database adds or edits is recognised.

pub mod appender;
pub mod event;
pub mod merkle;

pub use appender::Appender;
pub use event::{Event, Key, Outcome};
