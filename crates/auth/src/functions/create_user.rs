//! Adds somebody to the staff. There is no password to set, mail or show: the person chooses one through the link.

use kernel::prelude::*;

use super::mail_link;
use super::statements::{ADD_MEMBERSHIP, ADD_PERSON, ADD_PROFILE, ADD_ROLE, ADD_STAFF_PROFILE};

/// See the module.
pub struct CreateUser;

/// Who joins, and as what.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewStaff {
    /// The address they sign in with.
    pub email: Email,
    /// First name.
    pub first_name: Text<80>,
    /// Last name.
    pub last_name: Text<80>,
    /// What they may do.
    pub roles: Vec<Role>,
    /// Their title.
    #[serde(default)]
    pub title: Option<Text<80>>,
    /// Their credentials, such as LCSW.
    #[serde(default)]
    pub credentials: Option<Text<80>>,
    /// Whether the invitation leaves now; otherwise send it later with `send-staff-invitation`.
    #[serde(default = "yes")]
    pub send_invitation: bool,
}

fn yes() -> bool {
    true
}

/// Who was added.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Created {
    /// The person.
    pub user_id: ProfileId,
    /// Whether an invitation is on its way.
    pub invited: bool,
}

impl Function for CreateUser {
    const SPEC: Spec = Spec::write(
        "create-user",
        "Adds a person to the staff and invites them by a single-use link.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .step_up()
    .audits("user");
    type Input = NewStaff;
    type Output = Created;

    async fn run(cx: &mut Context, input: NewStaff) -> Result<Created> {
        let roles = staff_roles(&input.roles)?;
        let (person, practice) = (cx.new_id(), cx.organization()?);
        cx.about(person);
        let taken = || {
            Error::conflict("Somebody has an account with this address already.").on_field("email")
        };
        cx.all(
            &ADD_PERSON,
            &[
                &person,
                &cx.new_id(),
                &input.email,
                &input.first_name,
                &input.last_name,
            ],
        )
        .await
        .on_constraint("users_email_key", taken)?;
        cx.execute(
            &ADD_PROFILE,
            &[&person, &input.first_name, &input.last_name, &input.email],
        )
        .await?;
        cx.execute(&ADD_MEMBERSHIP, &[&cx.new_id(), &practice, &person])
            .await?;
        cx.execute(
            &ADD_STAFF_PROFILE,
            &[
                &cx.new_id(),
                &practice,
                &person,
                &input.title,
                &input.credentials,
            ],
        )
        .await?;
        let me = cx.user().ok().map(|user| user.profile);
        for role in roles {
            cx.execute(&ADD_ROLE, &[&cx.new_id(), &practice, &person, &role, &me])
                .await
                .on_constraint("user_roles_associate_or_supervisor", || {
                    Error::invalid("roles", "Associate and supervisor exclude each other.")
                })?;
        }
        if input.send_invitation {
            mail_link(cx, person, "invite").await?;
        }
        Ok(Created {
            user_id: person.into(),
            invited: input.send_invitation,
        })
    }

    fn example() -> NewStaff {
        NewStaff {
            email: Email::new("tomas.reed@example.test").expect("it is an address"),
            first_name: Text::new("Tomas").expect("it is short"),
            last_name: Text::new("Reed").expect("it is short"),
            roles: vec![Role::Therapist],
            title: None,
            credentials: None,
            send_invitation: true,
        }
    }
}

/// Each role once, at least one, and none that is not the staff's.
pub(super) fn staff_roles(wanted: &[Role]) -> Result<Vec<Role>> {
    let mut roles = wanted.to_vec();
    roles.sort();
    roles.dedup();
    if roles.is_empty() {
        return Err(Error::invalid("roles", "Choose at least one role."));
    }
    if !roles.iter().all(|role| role.is_staff()) {
        return Err(Error::invalid(
            "roles",
            "A client is not added to the staff.",
        ));
    }
    if roles.contains(&Role::AssociateTrainee) && roles.contains(&Role::Supervisor) {
        return Err(Error::invalid(
            "roles",
            "Associate and supervisor exclude each other.",
        ));
    }
    Ok(roles)
}
