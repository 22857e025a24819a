//! Mail against a real conversation by SMTP, a real folder, and the real outbox.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

mod folder;
mod letters;
mod outbox;
mod server;
mod sink;
