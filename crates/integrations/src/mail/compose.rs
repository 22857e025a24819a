//! A letter as it goes over the wire.

use kernel::Clock;
use kernel::outbox::{Letter, Message, Refusal};
use lettre::message::header::{HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use uuid::Uuid;

/// Puts a letter into the form of RFC 5322. Headers are written by the library from checked values; no
/// text is pasted into a header.
pub(super) fn compose(
    id: Uuid,
    message: &Message,
    from: &Mailbox,
    clock: &dyn Clock,
) -> Result<lettre::Message, Refusal> {
    let Message::Mail(letter) = message else {
        return Err(Refusal::for_good("not_a_mail"));
    };
    let to = recipient(letter)?;
    let domain = from.email.domain();
    lettre::Message::builder()
        .message_id(Some(format!("<{id}@{domain}>")))
        .date(clock.now().into())
        .from(from.clone())
        .to(to)
        .subject(&letter.subject)
        // RFC 3834: no holiday greeting is sent in answer to this.
        .raw_header(HeaderValue::new(
            HeaderName::new_from_ascii_str("Auto-Submitted"),
            "auto-generated".to_owned(),
        ))
        .multipart(MultiPart::alternative_plain_html(
            letter.text.clone(),
            letter.html.clone(),
        ))
        .map_err(|_| Refusal::for_good("not_composed"))
}

fn recipient(letter: &Letter) -> Result<Mailbox, Refusal> {
    let address = letter
        .to
        .as_str()
        .parse()
        .map_err(|_| Refusal::for_good("bad_address"))?;
    Ok(Mailbox::new(None, address))
}
