//! The mail about a changed role: nobody's rights grow or end without that person hearing of it.
//!
//! It names no role and nobody who acted: a mail crosses networks that are not ours, and what exactly changed can be
//! seen after signing in.

use kernel::outbox::{Body, EmailAddress, Mail, MailTemplate};
use kernel::prelude::*;

use crate::statements;

/// To whom, in whose name, and where people sign in.
#[derive(Clone, Debug, Row)]
pub struct Addressed {
    practice: String,
    email: String,
    public_url: String,
}

struct RoleChanged {
    practice: String,
    public_url: String,
}

impl MailTemplate for RoleChanged {
    const NAME: &'static str = "role-changed";

    fn subject(&self) -> String {
        // A practice may call itself anything; a subject is one plain line.
        let practice: String = self
            .practice
            .chars()
            .map(|c| if c.is_control() { ' ' } else { c })
            .collect();
        let mut end = practice.len().min(120);
        while !practice.is_char_boundary(end) {
            end -= 1;
        }
        format!("{}: what you may do has changed", &practice[..end])
    }

    fn body(&self) -> Body {
        let mut body = Body::new().paragraph(
            "An administrator gave you a role in this practice's system, ended one, or opened your access again. It counts at once.",
        );
        if !self.public_url.is_empty() {
            body = body.link("Sign in to see it", self.public_url.clone());
        }
        body.note("If you did not expect this, ask your administrator.")
    }
}

/// A mail that is ready, before the change it tells of: an administrator who gives up the role can no longer read whom
/// to write to afterwards.
pub struct Ready(Option<Mail<RoleChanged>>);

/// Looks up where the mail goes. An address that mail cannot reach keeps nobody from ending a role.
pub async fn ready(cx: &mut Context, person: ProfileId) -> Result<Ready> {
    let found = cx.one("person", &statements::ROLE_MAIL, &[&person]).await?;
    let mail = EmailAddress::parse(&found.email).ok().map(|to| {
        let template = RoleChanged {
            practice: found.practice,
            public_url: found.public_url,
        };
        Mail::new(to, template)
    });
    Ok(Ready(mail))
}

impl Ready {
    /// Puts it into the outbox, in the transaction of the change.
    pub async fn send(self, cx: &mut Context) -> Result<()> {
        if let Some(mail) = self.0 {
            cx.send_mail(&mail).await?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::assign_role::{AssignRole, RoleChange};
    use crate::functions::reactivate_user::ReactivateUser;
    use crate::functions::revoke_role::RevokeRole;
    use crate::person::PersonQuery;
    use kernel::keys::Master;

    /// The mails about roles: each with its recipient and text.
    async fn mails(t: &testkit::Practice) -> Vec<(String, String)> {
        let sealer = Master::new(&[7; 32]).sealer(kernel::outbox::PURPOSE);
        let operator = t.house().database.superuser().await;
        let rows = operator
            .query(
                "select id, sealed from public.outbox_messages where organization_id = $1 and template = 'role-changed' order by id",
                &[&t.organization],
            )
            .await
            .unwrap();
        rows.iter()
            .map(|row| {
                let (id, sealed): (Uuid, Vec<u8>) = (row.get(0), row.get(1));
                let place = format!("outbox_messages/{}/{id}", t.organization);
                let plain = sealer.open(&sealed, &place).unwrap();
                let message: serde_json::Value = serde_json::from_slice(&plain).unwrap();
                let text = |field: &str| message[field].as_str().unwrap().to_owned();
                (text("to"), text("text"))
            })
            .collect()
    }

    fn billing(person: &testkit::Person) -> RoleChange {
        RoleChange {
            profile_id: person.profile.into(),
            role: Role::BillingStaff,
        }
    }

    #[tokio::test]
    async fn the_person_hears_of_a_role_given_and_of_a_role_ended() {
        let t = crate::tests::practice().await;
        let role = billing(&t.noor);
        t.call(AssignRole).by(&t.amara).with(role).ok().await;
        t.call(RevokeRole).by(&t.amara).with(role).ok().await;
        let mails = mails(&t).await;
        assert_eq!(mails.len(), 2);
        for (to, text) in mails {
            assert!(to.starts_with("noor."), "it went to {to}");
            assert!(!text.contains("billing"), "it names the role: {text}");
        }
    }

    #[tokio::test]
    async fn who_gives_up_the_administrators_role_is_written_to_as_well() {
        let t = crate::tests::practice().await;
        let administrator = |person: &testkit::Person| RoleChange {
            profile_id: person.profile.into(),
            role: Role::Administrator,
        };
        let (rosa, amara) = (administrator(&t.rosa), administrator(&t.amara));
        t.call(AssignRole).by(&t.amara).with(rosa).ok().await;
        t.call(RevokeRole).by(&t.amara).with(amara).ok().await;
        let mails = mails(&t).await;
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().any(|(to, _)| to.starts_with("amara.")));
    }

    #[tokio::test]
    async fn who_gets_all_roles_back_hears_of_it_once() {
        let t = crate::tests::practice().await;
        let ines = PersonQuery {
            profile_id: t.ines.profile.into(),
        };
        t.call(ReactivateUser).by(&t.amara).with(ines).ok().await;
        t.call(ReactivateUser).by(&t.amara).with(ines).err().await;
        let mails = mails(&t).await;
        assert_eq!(mails.len(), 1);
        assert!(mails[0].0.starts_with("ines."), "it went to {}", mails[0].0);
    }

    #[tokio::test]
    async fn a_change_that_is_refused_is_not_told() {
        let t = crate::tests::practice().await;
        let role = billing(&t.noor);
        t.call(RevokeRole).by(&t.amara).with(role).err().await;
        assert_eq!(mails(&t).await, []);
    }

    #[test]
    fn the_subject_is_one_short_line_whatever_the_practice_is_called() {
        let mail = RoleChanged {
            practice: format!("Two\nlines {}", "é".repeat(200)),
            public_url: String::new(),
        };
        let subject = mail.subject();
        assert!(subject.len() <= 200 && !subject.contains('\n'), "{subject}");
    }
}
