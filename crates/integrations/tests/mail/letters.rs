//! What the tests send.

use std::sync::Arc;

use kernel::outbox::{Carrier, Carriers, EmailAddress, Kind, Letter, Message};
use kernel::{Clock, TestClock};
use uuid::{Uuid, uuid};

pub const ID: Uuid = uuid!("0198f0a0-0000-7000-8000-000000000001");
pub const FROM: &str = "Lindenhof Counseling <no-reply@lindenhof.example.test>";

pub fn clock() -> Arc<dyn Clock> {
    Arc::new(TestClock::at("2026-03-02T15:00:00Z".parse().unwrap()))
}

pub fn letter(subject: &str, text: &str) -> Message {
    Message::Mail(Letter {
        to: EmailAddress::parse("cleo@example.test").unwrap(),
        subject: subject.to_owned(),
        text: text.to_owned(),
        html: format!("<p>{}</p>", "as text ".repeat(40)),
    })
}

/// The carrier of mail that these settings make.
pub fn carrier(way: integrations::mail::Way) -> Arc<dyn Carrier> {
    let carriers = integrations::mail::add(Carriers::default(), way, FROM, clock()).unwrap();
    Arc::clone(carriers.of(Kind::Mail).unwrap())
}
