//! What can leave the house, and who carries it.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::address::EmailAddress;
use crate::function::BoxFuture;

crate::vocabulary! {
    /// The ways out of the house.
    pub enum Kind {
        /// E-mail.
        Mail = "mail" => "E-mail",
        /// A text message to a phone.
        Sms = "sms" => "Text message",
        /// A signed call to another system.
        Webhook = "webhook" => "Webhook",
    }
}

/// A message with its recipient. It stands in the database only sealed.
#[derive(Clone, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Message {
    /// E-mail.
    Mail(Letter),
    /// A text message.
    Sms {
        /// The phone number in E.164 form, `+15550100`.
        to: String,
        /// What it says.
        text: String,
    },
    /// A signed call to another system.
    Webhook {
        /// Where to: an `https:` address.
        url: String,
        /// The event, as JSON.
        body: serde_json::Value,
    },
}

/// A finished mail.
#[derive(Clone, Serialize, Deserialize)]
pub struct Letter {
    /// To whom.
    pub to: EmailAddress,
    /// One line, without anything about a person's care.
    pub subject: String,
    /// The plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

impl Message {
    /// Which way it goes.
    pub fn kind(&self) -> Kind {
        match self {
            Message::Mail(_) => Kind::Mail,
            Message::Sms { .. } => Kind::Sms,
            Message::Webhook { .. } => Kind::Webhook,
        }
    }
}

/// Somebody took the message over.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Receipt {
    /// What the carrier calls it, if it said so.
    pub provider_id: Option<String>,
}

/// Nobody took the message over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Whether trying again cannot help.
    pub lasting: bool,
    /// Why, in one snake_case word; never the other side's words, which may quote the recipient.
    pub code: &'static str,
}

impl Refusal {
    /// Try again later.
    pub const fn for_now(code: &'static str) -> Refusal {
        Refusal {
            lasting: false,
            code,
        }
    }

    /// Trying again cannot help.
    pub const fn for_good(code: &'static str) -> Refusal {
        Refusal {
            lasting: true,
            code,
        }
    }
}

/// An adapter that carries messages of one kind out of the house.
///
/// Delivery is at least once. `id` is the same in every attempt: the adapter passes it on (as the
/// `Message-ID`, or an idempotency key), so that a repetition is recognised at the other end.
pub trait Carrier: Send + Sync + 'static {
    /// Hands the message over, within the adapter's own time limits.
    fn carry<'a>(
        &'a self,
        id: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>>;
}

/// The carriers that are set up. Added to [`Outside`](crate::function::Outside) once, at start.
#[derive(Clone, Default)]
pub struct Carriers {
    mail: Option<Arc<dyn Carrier>>,
    sms: Option<Arc<dyn Carrier>>,
    webhook: Option<Arc<dyn Carrier>>,
}

impl Carriers {
    /// Adds the carrier of one kind.
    pub fn with(mut self, kind: Kind, carrier: Arc<dyn Carrier>) -> Carriers {
        *self.slot(kind) = Some(carrier);
        self
    }

    /// The carrier of that kind, if it is set up.
    pub fn of(&self, kind: Kind) -> Option<&Arc<dyn Carrier>> {
        match kind {
            Kind::Mail => self.mail.as_ref(),
            Kind::Sms => self.sms.as_ref(),
            Kind::Webhook => self.webhook.as_ref(),
        }
    }

    fn slot(&mut self, kind: Kind) -> &mut Option<Arc<dyn Carrier>> {
        match kind {
            Kind::Mail => &mut self.mail,
            Kind::Sms => &mut self.sms,
            Kind::Webhook => &mut self.webhook,
        }
    }
}
