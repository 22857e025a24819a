//! Sends an invitation: again to somebody who was added and has not accepted yet, or to somebody who is added when they
//! accept.

use kernel::outbox::{EmailAddress, Mail};
use kernel::prelude::*;

use super::create_user::staff_roles;
use super::statements::{ADD_INVITATION, PRACTICE_AND_URL, PracticeAndUrl};
use super::{Done, done, mail_link};
use crate::{mail, secret};

/// See the module.
pub struct SendStaffInvitation;

/// Whom to invite: a person of the practice by `user_id`, or somebody new by name, address and roles.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhomToInvite {
    /// A person who was added before.
    #[serde(default)]
    pub user_id: Option<ProfileId>,
    /// The address of somebody new.
    #[serde(default)]
    pub email: Option<Email>,
    /// First name of somebody new.
    #[serde(default)]
    pub first_name: Option<Text<80>>,
    /// Last name of somebody new.
    #[serde(default)]
    pub last_name: Option<Text<80>>,
    /// Title of somebody new.
    #[serde(default)]
    pub title: Option<Text<80>>,
    /// Roles of somebody new.
    #[serde(default)]
    pub roles: Vec<Role>,
}

impl Function for SendStaffInvitation {
    const SPEC: Spec = Spec::write(
        "send-staff-invitation",
        "Mails a single-use invitation link that works for seven days.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .limit(RateLimit::per_minute(30))
    .step_up()
    .audits("user");
    type Input = WhomToInvite;
    type Output = Done;

    async fn run(cx: &mut Context, input: WhomToInvite) -> Result<Done> {
        if let Some(person) = input.user_id {
            cx.about(person);
            mail_link(cx, person.0, "invite").await?;
            return Ok(done("The invitation is on its way."));
        }
        let missing = |field: &'static str| move || Error::invalid(field, "Please fill this in.");
        let email = input.email.ok_or_else(missing("email"))?;
        let first_name = input.first_name.ok_or_else(missing("first_name"))?;
        let last_name = input.last_name.ok_or_else(missing("last_name"))?;
        let roles = staff_roles(&input.roles)?;
        let words: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
        let (id, token, practice) = (cx.new_id(), cx.new_secret(), cx.organization()?);
        let ends = cx.now() + mail::life_of("invite");
        let me = cx.user().ok().map(|user| user.profile);
        cx.about(id);
        cx.execute(
            &ADD_INVITATION,
            &[
                &id,
                &practice,
                &email,
                &first_name,
                &last_name,
                &input.title,
                &words,
                &secret::hash(&token),
                &ends,
                &me,
            ],
        )
        .await
        .on_constraint("staff_invitations_one_open", || {
            Error::conflict("An invitation to this address is open already.").on_field("email")
        })?;
        let from: PracticeAndUrl = cx.one("practice", &PRACTICE_AND_URL, &[]).await?;
        let to = EmailAddress::parse(email.as_str())
            .map_err(|_| Error::invalid("email", "Mail cannot reach this address."))?;
        let link = format!("{}/accept-invitation#token={token}", from.public_url);
        cx.send_mail(&Mail::new(
            to,
            mail::Invitation {
                practice: from.name,
                link,
                code: String::new(),
            },
        ))
        .await?;
        Ok(done("The invitation is on its way."))
    }

    fn example() -> WhomToInvite {
        WhomToInvite {
            email: Some(Email::new("tomas.reed@example.test").expect("it is an address")),
            first_name: Some(Text::new("Tomas").expect("it is short")),
            last_name: Some(Text::new("Reed").expect("it is short")),
            roles: vec![Role::FrontDesk],
            ..WhomToInvite::default()
        }
    }
}
