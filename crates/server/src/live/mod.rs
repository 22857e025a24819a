//! Open screens hear that something changed, and read it again.
//!
//! ```text
//! cx.announce ──► pg_notify at commit ──► listen.rs (one connection) ──► Hub ──► Ear ──► GET /events
//! ```
//!
//! * [`hub`]: who listens, and what each of them has yet to be told. What waits for an ear is a set of words and not a
//!   queue: a screen that reads slowly is told once what changed meanwhile, and needs no room however much it was.
//! * [`stream`]: what one screen hears, as server-sent events, and when it ends.
//!
//! Nothing is promised beyond "read again": what was said while a copy of the server had lost its connection is
//! replaced by "everything" when it has one again.

pub mod hub;
pub mod stream;

pub use hub::Hub;
