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
//!
//! A moment later the [`Sealer`] enters the events, with the row changes that belong to them, into a
//! Merkle log ([`merkle`]) and signs its head ([`head`]). The heads are copied to a directory outside
//! the database ([`export`]), so that what was sealed cannot be edited, removed, added to, reordered
//! or set back without [`verify()`] naming the first entry that is not as it was.

pub mod appender;
mod entry;
pub mod event;
pub mod export;
mod fault;
pub mod head;
mod log;
pub mod merkle;
mod report;
mod rows;
pub mod seal;
pub mod sealing;
pub mod verify;

pub use appender::Appender;
pub use event::{Event, Key, Outcome};
pub use fault::Fault;
pub use head::HeadKey;
pub use seal::Sealer;
pub use sealing::Sealing;
pub use verify::{Keys, Report, verify};

/// Lowercase hexadecimal.
fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::new(), |mut text, byte| {
        write!(text, "{byte:02x}").expect("a String takes everything");
        text
    })
}

/// The bytes of hexadecimal text; `None` if it is none.
fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |c: u8| char::from(c).to_digit(16);
    let (pairs, rest) = text.as_bytes().as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs
        .iter()
        .map(|[high, low]| u8::try_from(digit(*high)? * 16 + digit(*low)?).ok())
        .collect()
}
