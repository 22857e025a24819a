//! The outbox: what is to leave the house waits here, sealed, until it was taken over.
//!
//! [`Context::send_mail`](crate::Context::send_mail) writes a row and the job that sends it in the
//! caller's transaction: a mail leaves exactly if its cause happened. Delivery is at least once: if the
//! program dies between handing a mail over and recording it, the mail is handed over again, under the
//! same `Message-ID`, by which the other end recognises it.
//!
//! Recipient and content are sealed under a key outside the database and erased when they were
//! delivered. What a mail may say is kept small by its type: see [`MailTemplate`].

mod address;
mod body;
mod mail;
mod message;
mod post;
mod send;

pub use address::EmailAddress;
pub use body::Body;
pub use mail::{Mail, MailTemplate};
pub use message::{Carrier, Carriers, Kind, Letter, Message, Receipt, Refusal};
pub use post::Outgoing;
pub use send::{MessageToSend, Plan, Reply, SendMessage};

use crate::jobs::JobEntry;

/// The purpose under which the outbox's key is derived from the master secret.
pub const PURPOSE: &str = "outbox";

/// The jobs of the outbox.
pub static JOBS: &[JobEntry] = &[JobEntry::outbound::<SendMessage>()];
