//! `[mail]`: how mail leaves.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// How mail leaves. Without `smtp_host` none leaves: it waits in the outbox and `doctor` says so.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct MailSettings {
    /// The mail server.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_host: Option<String>,
    /// Its port; 465 speaks TLS from the first byte, others begin with STARTTLS.
    pub smtp_port: u16,
    /// The login there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_user: Option<String>,
    /// A file with the password there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub smtp_password_file: Option<PathBuf>,
    /// The sender.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// A folder that mail is put into instead of being sent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mailbox: Option<PathBuf>,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "mail.smtp_host",
        variable: "MENTALSPACE_SMTP_HOST",
        kind: Kind::Text,
        about: "the mail server; without one no mail leaves",
    },
    Setting {
        key: "mail.smtp_port",
        variable: "MENTALSPACE_SMTP_PORT",
        kind: Kind::Number,
        about: "its port: 465 for TLS from the first byte, else STARTTLS",
    },
    Setting {
        key: "mail.smtp_user",
        variable: "MENTALSPACE_SMTP_USER",
        kind: Kind::Text,
        about: "the login at the mail server",
    },
    Setting {
        key: "mail.smtp_password_file",
        variable: "MENTALSPACE_SMTP_PASSWORD_FILE",
        kind: Kind::Text,
        about: "file (mode 0600) with the password at the mail server",
    },
    Setting {
        key: "mail.from",
        variable: "MENTALSPACE_MAIL_FROM",
        kind: Kind::Text,
        about: "the sender, such as Harbor Practice <no-reply@example.org>",
    },
    Setting {
        key: "mail.mailbox",
        variable: "MENTALSPACE_MAILBOX",
        kind: Kind::Text,
        about: "for development: put mail into this folder and list it at /dev/mailbox, instead of sending it",
    },
];

impl Default for MailSettings {
    fn default() -> Self {
        MailSettings {
            smtp_host: None,
            smtp_port: 587,
            smtp_user: None,
            smtp_password_file: None,
            from: None,
            mailbox: None,
        }
    }
}

impl MailSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.smtp_host.is_some() && self.from.is_none() {
            return Err(Fault(
                "mail.smtp_host is set but mail.from (MENTALSPACE_MAIL_FROM) is not: say who the mail comes from".into(),
            ));
        }
        if self.smtp_host.is_some() && self.mailbox.is_some() {
            return Err(Fault(
                "mail.smtp_host and mail.mailbox exclude each other: mail is sent or put into a folder".into(),
            ));
        }
        if self.smtp_user.is_some() != self.smtp_password_file.is_some() {
            return Err(Fault(
                "mail.smtp_user and mail.smtp_password_file belong together: set both or neither"
                    .into(),
            ));
        }
        Ok(())
    }

    /// The sender; for a mailbox, which nobody answers to, one that is nobody's.
    pub fn sender(&self) -> &str {
        self.from
            .as_deref()
            .unwrap_or("MentalSpace <no-reply@mentalspace.example>")
    }
}
