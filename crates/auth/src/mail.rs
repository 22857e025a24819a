//! What the service writes to people: that there is something to do, and where. Never a password, never anything about
//! care. The practice's name is in it, the address is the configured one, and the secret of a link stands in the part of
//! an address that is not sent to servers and proxies (`#`).

use jiff::Timestamp;
use kernel::outbox::{Body, EmailAddress, Mail, MailTemplate, Outgoing};
use kernel::{Entropy, Result, Row};
use uuid::Uuid;

use crate::db::{Tx, queries};
use crate::service::Service;
use crate::totp::escape;

queries! {
    PRACTICE_OF: Practice = "select o.id, o.name, m.kind from public.organization_memberships m join public.organizations o on o.id = m.organization_id
        where m.profile_id = $1 and m.status = 'active' order by m.joined_at limit 1";
    HOME_NAME: String = "select name from public.organizations where id = $1";
}

/// The practice a person belongs to.
#[derive(Clone, Debug, Row)]
pub(crate) struct Practice {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
}

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $word:literal: $subject:literal, $says:literal, $button:literal, $note:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub(crate) struct $name {
            /// The practice in whose name it is written.
            pub practice: String,
            /// The address of the page to open; empty where there is none.
            pub link: String,
            /// A code to type; empty where there is none.
            pub code: String,
        }
        impl MailTemplate for $name {
            const NAME: &'static str = $word;
            fn subject(&self) -> String {
                one_line(&format!("{}: {}", self.practice, $subject))
            }
            fn body(&self) -> Body {
                written($says, ($button, &self.link), &self.code, $note)
            }
        }
    )+};
}

// Subject, what it says, the words on the link, small print.
templates! {
    /// An invitation to the staff or the portal.
    Invitation = "invitation": "your invitation",
        "You are invited to this practice's secure system. Choose a password to begin.",
        "Accept the invitation",
        "The link works once, for seven days. If you did not expect it, leave it unused.";
    /// A link to choose a new password.
    PasswordReset = "password-reset": "choose a new password",
        "Somebody asked for a new password for your account.",
        "Choose a new password",
        "It works once, for one hour. If it was not you, leave it unused: nothing changes.";
    /// A link or code to sign in.
    SignInLink = "sign-in-link": "your sign-in link",
        "Here is your way to sign in.",
        "Sign in",
        "It works once, for one hour. If it was not you, leave it unused.";
    /// A link to confirm an address.
    ConfirmAddress = "confirm-address": "confirm your e-mail address",
        "Confirm that this address is yours.",
        "Confirm the address",
        "It works once, for one day. If it was not you, leave it unused.";
    /// A code to confirm that it is you.
    Reauthentication = "reauthentication": "your confirmation code",
        "Somebody is about to change how you sign in. If it is you, confirm it.",
        "Open the page",
        "The code works once, for ten minutes. Nobody from the practice will ever ask you for it.";
    /// A sign-in from a device that was not seen before.
    NewDevice = "new-device": "a sign-in from a new device",
        "Your account was used on a device that we have not seen before. If it was you, there is nothing to do.",
        "Look at your sessions",
        "If it was not you, end that session there, change your password, and tell your administrator.";
    /// The password is another one now.
    PasswordChanged = "password-changed": "your password was changed",
        "The password of your account was changed, and its other sessions were ended.",
        "Sign in",
        "If it was not you, tell your administrator at once.";
    /// A second factor was added, used up or removed.
    SecondFactorChanged = "second-factor-changed": "your sign-in methods changed",
        "A second factor of your account was added, removed, or a recovery code was used.",
        "Look at your sign-in methods",
        "If it was not you, tell your administrator at once.";
}

fn written(says: &str, (button, link): (&str, &str), code: &str, note: &str) -> Body {
    let mut body = Body::new().paragraph(says);
    if !link.is_empty() {
        body = body.link(button, link);
    }
    if !code.is_empty() {
        body = body.paragraph("Or type this code:").code(code);
    }
    body.note(note)
}

/// A practice may call itself anything; a subject is one plain line.
fn one_line(text: &str) -> String {
    text.chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .take(180)
        .collect()
}

impl Service {
    /// Puts a mail into the outbox, in the transaction of its cause. Somebody who belongs to no practice is written to
    /// in the name of the home practice of the installation; if there is none, nothing is sent.
    pub(crate) async fn send<T: MailTemplate>(
        &self,
        tx: &mut Tx,
        person: Uuid,
        to: &str,
        template: impl FnOnce(String) -> T,
    ) -> Result<()> {
        let practice: Option<Practice> = tx.optional(&PRACTICE_OF, &[&person]).await?;
        let (organization, name) = match (practice, self.0.settings.home) {
            (Some(practice), _) => (practice.id, practice.name),
            (None, Some(home)) => (home, tx.one(&HOME_NAME, &[&home]).await?),
            (None, None) => {
                tracing::warn!(user = %person, template = T::NAME, "not mailed: the person belongs to no practice");
                return Ok(());
            }
        };
        let Ok(to) = EmailAddress::parse(to) else {
            tracing::warn!(user = %person, "not mailed: the address is not one that mail can reach");
            return Ok(());
        };
        let mail = Mail::new(to, template(name));
        let outgoing = Outgoing::mail(organization.into(), &mail)?;
        let entropy: &dyn Entropy = self.0.entropy.as_ref();
        outgoing
            .post(tx.inner(), &self.0.outbox, self.now(), entropy)
            .await?;
        Ok(())
    }

    /// The page of our own web application, with the secret behind `#`.
    pub(crate) fn page(&self, path: &str, token: &str) -> String {
        format!("{}{path}#token={token}", self.0.settings.public_url)
    }

    /// The link of the contract: `GET /auth/v1/verify` redeems the token and leads on.
    pub(crate) fn verify_link(&self, token: &str, kind: &str, redirect_to: &str) -> String {
        format!(
            "{}/verify?token={}&type={}&redirect_to={}",
            self.0.issuer,
            escape(token),
            escape(kind),
            escape(redirect_to)
        )
    }
}

/// Where a mail that reports something leads.
pub(crate) fn notice_link(service: &Service, path: &str) -> String {
    format!("{}{path}", service.0.settings.public_url)
}

/// How long a link of that kind works.
pub(crate) fn life_of(kind: &str) -> jiff::SignedDuration {
    match kind {
        "invite" => jiff::SignedDuration::from_hours(7 * 24),
        "signup" | "email_change_current" | "email_change_new" => {
            jiff::SignedDuration::from_hours(24)
        }
        "reauthentication" => jiff::SignedDuration::from_mins(10),
        "auth_code" => jiff::SignedDuration::from_mins(5),
        _ => jiff::SignedDuration::from_hours(1),
    }
}

/// At most one mail a minute to one person.
pub(crate) fn sent_just_now(last: Option<Timestamp>, now: Timestamp) -> bool {
    last.is_some_and(|last| now.duration_since(last) < jiff::SignedDuration::from_mins(1))
}
