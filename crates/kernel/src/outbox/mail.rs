//! A mail as the code that sends it sees it.

use super::address::EmailAddress;
use super::body::Body;
use super::message::{Letter, Message};
use crate::error::{Error, Result};

/// A kind of mail: a struct whose fields are the values in it.
///
/// A mail crosses networks and phones that are not ours, so a template knows no names of clients, no
/// diagnoses, no kind of appointment: it says that there is something to see, and where to sign in.
pub trait MailTemplate {
    /// Its kebab-case name, which stands in the outbox beside the sealed content.
    const NAME: &'static str;
    /// One line.
    fn subject(&self) -> String;
    /// What it says.
    fn body(&self) -> Body;
}

/// A mail on its way into the outbox.
#[derive(Clone, Debug)]
pub struct Mail<T> {
    /// To whom.
    pub to: EmailAddress,
    /// What it says.
    pub template: T,
    /// At most one mail per practice with this key: `"reminder/<appointment>/24h"`. Ids only.
    pub dedupe_key: Option<String>,
}

impl<T: MailTemplate> Mail<T> {
    /// A mail to this address.
    pub fn new(to: EmailAddress, template: T) -> Mail<T> {
        Mail {
            to,
            template,
            dedupe_key: None,
        }
    }

    /// At most one mail per practice with this key.
    pub fn once(mut self, dedupe_key: impl Into<String>) -> Mail<T> {
        self.dedupe_key = Some(dedupe_key.into());
        self
    }

    /// The finished mail. A subject that is not one plain line is refused: a line break in it would be
    /// the start of another header.
    pub(crate) fn render(&self) -> Result<Message> {
        let subject = self.template.subject();
        if subject.is_empty() || subject.len() > 200 || subject.chars().any(char::is_control) {
            return Err(Error::internal(format!(
                "the subject of the mail {} is not one line of 1 to 200 characters",
                T::NAME
            )));
        }
        let body = self.template.body();
        Ok(Message::Mail(Letter {
            to: self.to.clone(),
            text: body.to_text(),
            html: body.to_html(&subject),
            subject,
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Greeting(&'static str);
    impl MailTemplate for Greeting {
        const NAME: &'static str = "greeting";
        fn subject(&self) -> String {
            self.0.to_owned()
        }
        fn body(&self) -> Body {
            Body::new().paragraph("Good morning.")
        }
    }

    #[test]
    fn a_subject_with_a_line_break_is_refused() {
        let to = EmailAddress::parse("rosa@example.org").unwrap();
        assert!(Mail::new(to.clone(), Greeting("Welcome")).render().is_ok());
        for bad in ["", "Hello\r\nBcc: all@example.org", "Hello\nyou", "a\0b"] {
            assert!(
                Mail::new(to.clone(), Greeting(bad)).render().is_err(),
                "{bad:?}"
            );
        }
    }
}
