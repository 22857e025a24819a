//! Mail: by SMTP, or into a folder of this machine while developing and in the demo.
//!
//! Every mail carries a `Message-ID` made of its id in the outbox. If the program dies between handing a
//! mail over and recording it, the mail goes out again under the same `Message-ID`.

mod compose;
pub mod mailbox;
mod parse;
mod smtp;

use std::path::PathBuf;
use std::sync::Arc;

use kernel::Clock;
use kernel::outbox::{Carrier, Carriers, Kind};
use lettre::message::Mailbox;

pub use mailbox::DevMailbox;
pub use parse::ParsedMail;
pub use smtp::{Login, Smtp, SmtpSettings};

/// How mail leaves.
#[derive(Clone, Debug)]
pub enum Way {
    /// Through a mail server.
    Smtp(SmtpSettings),
    /// Into a folder, as `.eml` files: nothing leaves this machine.
    Mailbox(PathBuf),
    /// It does not: it waits in the outbox.
    NotSetUp,
}

/// Adds the way of mail to the carriers. `from` is the sender, such as `Harbor Practice <no-reply@example.org>`;
/// the error says in words what is wrong with the settings.
pub fn add(
    carriers: Carriers,
    way: Way,
    from: &str,
    clock: Arc<dyn Clock>,
) -> Result<Carriers, String> {
    let sender = || -> Result<Mailbox, String> {
        from.parse().map_err(|_| {
            format!("the sender {from:?} is not like Harbor Practice <no-reply@example.org>")
        })
    };
    let carrier: Arc<dyn Carrier> = match way {
        Way::Smtp(settings) => Arc::new(Smtp::new(&settings, sender()?, clock)?),
        Way::Mailbox(folder) => Arc::new(DevMailbox::new(folder, sender()?, clock)),
        Way::NotSetUp => return Ok(carriers),
    };
    Ok(carriers.with(Kind::Mail, carrier))
}
