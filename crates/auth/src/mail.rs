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
}

/// The practice a person belongs to.
#[derive(Clone, Debug, Row)]
pub(crate) struct Practice {
    pub id: Uuid,
    pub name: String,
    pub kind: String,
}

macro_rules! templates {
    ($($(#[$doc:meta])* $name:ident = $word:literal { subject: $subject:expr, body: |$it:ident| $body:expr })+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug)]
        pub struct $name {
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
                let subject: &str = $subject;
                one_line(&format!("{}: {subject}", self.practice))
            }
            fn body(&self) -> Body {
                let $it = self;
                $body
            }
        }
    )+};
}

templates! {
    /// An invitation to the staff or the portal.
    Invitation = "invitation" {
        subject: "your invitation",
        body: |it| Body::new()
            .paragraph(format!("{} invites you to its secure system. Choose a password to begin.", it.practice))
            .link("Accept the invitation", it.link.clone())
            .note("The link works once, for seven days. If you did not expect it, leave it unused.")
    }
    /// A link to choose a new password.
    PasswordReset = "password-reset" {
        subject: "choose a new password",
        body: |it| with_code(Body::new()
            .paragraph("Somebody asked for a new password for your account.")
            .link("Choose a new password", it.link.clone()), &it.code)
            .note("The link works once, for one hour. If it was not you, leave it unused: nothing changes.")
    }
    /// A link or code to sign in.
    SignInLink = "sign-in-link" {
        subject: "your sign-in link",
        body: |it| with_code(Body::new().paragraph("Use this link to sign in.").link("Sign in", it.link.clone()), &it.code)
            .note("It works once, for one hour. If it was not you, leave it unused.")
    }
    /// A link to confirm an address.
    ConfirmAddress = "confirm-address" {
        subject: "confirm your e-mail address",
        body: |it| with_code(Body::new()
            .paragraph("Confirm that this address is yours.")
            .link("Confirm the address", it.link.clone()), &it.code)
            .note("The link works once, for one day. If it was not you, leave it unused.")
    }
    /// A code to confirm that it is you.
    Reauthentication = "reauthentication" {
        subject: "your confirmation code",
        body: |it| Body::new().paragraph("Type this code to confirm that it is you.").code(it.code.clone())
            .note("It works once, for ten minutes. Nobody from the practice will ever ask you for it.")
    }
    /// A sign-in from a device that was not seen before.
    NewDevice = "new-device" {
        subject: "a sign-in from a new device",
        body: |it| Body::new()
            .paragraph("Your account was used on a device that we have not seen before. If it was you, there is nothing to do.")
            .link("Look at your sessions", it.link.clone())
            .note("If it was not you, end that session there, change your password, and tell your administrator.")
    }
    /// The password is another one now.
    PasswordChanged = "password-changed" {
        subject: "your password was changed",
        body: |it| Body::new()
            .paragraph("The password of your account was changed, and its other sessions were ended.")
            .link("Sign in", it.link.clone())
            .note("If it was not you, tell your administrator at once.")
    }
    /// A second factor was added or removed.
    SecondFactorChanged = "second-factor-changed" {
        subject: "your sign-in methods changed",
        body: |it| Body::new()
            .paragraph("A second factor of your account was added or removed.")
            .link("Look at your sign-in methods", it.link.clone())
            .note("If it was not you, tell your administrator at once.")
    }
}

fn with_code(body: Body, code: &str) -> Body {
    if code.is_empty() {
        return body;
    }
    body.paragraph("Or type this code:").code(code.to_owned())
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
        let (organization, name) = match (practice, self.0.settings.home.as_ref()) {
            (Some(practice), _) => (practice.id, practice.name),
            (None, Some((id, name))) => (*id, name.clone()),
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
