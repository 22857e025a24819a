//! What an operator does on the command line: people, when nobody can sign in to do it, and keys.
//!
//! Each is an audit event of the practice, with `operator` as its role, for there is no person who signed in.

use jiff::Timestamp;
use kernel::audit::{Event, Outcome as AuditOutcome};
use kernel::{Code, Error, OnConstraint, Result, Role, Row};
use uuid::Uuid;

use crate::browser::{ADD_MEMBERSHIP, ADD_PROFILE, ADD_ROLE, ADD_STAFF_PROFILE};
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::http::{SET_BAN, email_taken};
use crate::journal::About;
use crate::links::Link;
use crate::mail;
use crate::model::{NewUser, User, email_address};
use crate::password;
use crate::service::Service;
use crate::sessions::{END_ALL, FORGET_DEVICES};

queries! {
    PEOPLE: Listed = "select u.id, u.email, coalesce(p.first_name || ' ' || p.last_name, '') as name, m.organization_id,
            coalesce((select array_agg(r.role order by r.role) from public.user_roles r
                where r.organization_id = m.organization_id and r.profile_id = u.id and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())), '{}') as roles,
            coalesce(m.status, '') as status, u.last_sign_in_at, coalesce(u.banned_until > $1, false) as disabled,
            exists (select from auth.mfa_factors f where f.user_id = u.id and f.status = 'verified') as second_factor
        from auth.users u
        left join public.profiles p on p.id = u.id
        left join public.organization_memberships m on m.profile_id = u.id
        where u.deleted_at is null order by u.email, m.organization_id";
    PRACTICES: Uuid = "select id from public.organizations where status = 'active' order by created_at, id limit 2";
    MEMBERSHIP: Uuid = "select organization_id from public.organization_memberships where profile_id = $1 order by joined_at limit 1";
    OPEN_ROLES: String = "select role from public.user_roles where organization_id = $1 and profile_id = $2 and (valid_to is null or valid_to > now())";
    END_ROLE: () = "update public.user_roles set valid_to = greatest(now(), valid_from) where organization_id = $1 and profile_id = $2 and role = $3 and valid_to is null";
}

fn last_administrator() -> Error {
    Error::conflict(
        "This is the practice's last administrator. Make somebody else administrator first.",
    )
}

/// Somebody who can sign in, as an operator sees them.
#[derive(Clone, Debug, Row, serde::Serialize)]
pub struct Listed {
    /// Their id.
    pub id: Uuid,
    /// Their address.
    pub email: String,
    /// Their name.
    pub name: String,
    /// The practice.
    pub organization_id: Option<Uuid>,
    /// What they are in it.
    pub roles: Vec<String>,
    /// Whether their door is open: `active`, `deactivated`, or empty outside any practice.
    pub status: String,
    /// When they were last here.
    pub last_sign_in_at: Option<Timestamp>,
    /// Whether the account is disabled.
    pub disabled: bool,
    /// Whether they have a second factor.
    pub second_factor: bool,
}

/// Somebody to be added.
#[derive(Clone, Debug)]
pub struct NewPerson {
    /// The practice; may be left out where there is only one.
    pub organization: Option<Uuid>,
    /// The address they sign in with.
    pub email: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// What they may do.
    pub roles: Vec<Role>,
    /// A first password, typed by the operator; otherwise an invitation link is made.
    pub password: Option<String>,
}

/// Somebody who was added or sent a link.
#[derive(Clone, Debug)]
pub struct Handed {
    /// The person.
    pub id: Uuid,
    /// The single-use link, to be handed over. It was mailed too, if mail is set up. None where a password was typed, or a hosted project
    /// keeps them.
    pub link: Option<String>,
}

fn operator() -> Facts {
    Facts {
        request_id: Uuid::nil(),
        address: None,
        user_agent: Some("operator's command line".to_owned()),
    }
}

impl Service {
    /// Everyone who can sign in.
    pub async fn list_people(&self) -> Result<Vec<Listed>> {
        let mut tx = self.0.db.read().await?;
        let people = tx.all(&PEOPLE, &[&self.now()]).await?;
        tx.end_read();
        Ok(people)
    }

    /// Adds somebody to a practice's staff.
    pub async fn add_person(&self, new: NewPerson) -> Result<Handed> {
        let email = email_address(&new.email)
            .ok_or_else(|| Error::invalid("email", "This is not an e-mail address."))?;
        if new.roles.is_empty() {
            return Err(Error::invalid("roles", "Say at least one role."));
        }
        let kind = if new.roles.iter().all(|role| role.is_staff()) {
            "staff"
        } else {
            "client"
        };
        if kind == "client" && new.roles.iter().any(|role| role.is_staff()) {
            return Err(Error::invalid(
                "roles",
                "Nobody is staff and client of one practice.",
            ));
        }
        let password_hash = match new.password.as_deref() {
            None => None,
            Some(typed) => {
                self.only_own_passwords()?;
                let about = [email.as_str(), &new.first_name, &new.last_name];
                password::check(self.0.settings.passwords, typed, &about)
                    .map_err(|weakness| Error::invalid("password", weakness.message))?;
                Some(self.0.hasher.hash(typed).await?)
            }
        };
        let now = self.now();
        let mut tx = self.0.db.write().await?;
        let organization = self.practice_or_only(&mut tx, new.organization).await?;
        let person = self.new_id();
        let event = self.operator_event("operator-create-user", organization, person)?;
        tx.begin_event(&event).await?;
        let user = NewUser {
            id: person,
            identity_id: self.new_id(),
            email: email.clone(),
            confirmed: password_hash.is_some(),
            invited: password_hash.is_none(),
            password_hash,
            user_metadata: serde_json::json!({ "first_name": new.first_name, "last_name": new.last_name }),
            ..NewUser::default()
        };
        user.insert(&mut tx, now)
            .await
            .on_constraint("users_email_key", email_taken)
            .map_err(|error| match error.code() {
                Code::Conflict => {
                    Error::conflict("Somebody has an account with this address already.")
                        .on_field("email")
                }
                _ => error,
            })?;
        tx.run(
            &ADD_PROFILE,
            &[&person, &new.first_name, &new.last_name, &email],
        )
        .await?;
        tx.run(
            &ADD_MEMBERSHIP,
            &[&self.new_id(), &organization, &person, &kind, &now],
        )
        .await?;
        if kind == "staff" {
            tx.run(
                &ADD_STAFF_PROFILE,
                &[&self.new_id(), &organization, &person, &None::<String>],
            )
            .await?;
        }
        for role in &new.roles {
            tx.run(
                &ADD_ROLE,
                &[&self.new_id(), &organization, &person, role, &None::<Uuid>],
            )
            .await?;
        }
        event.write(tx.inner(), self.0.audit.key()).await?;
        let chooses_one = user.password_hash.is_none() && self.has_own_passwords();
        let link = match chooses_one {
            true => Some(self.mail_and_show(&mut tx, person, "invite").await?),
            false => None,
        };
        tx.commit().await?;
        Ok(Handed { id: person, link })
    }

    /// A new invitation link for somebody who has not accepted yet.
    pub async fn invite_person(&self, email: &str) -> Result<Handed> {
        self.hand_link(email, "invite", "operator-invite-user")
            .await
    }

    /// A link with which somebody chooses a new password. Their sessions end, a lock is lifted.
    pub async fn reset_person(&self, email: &str) -> Result<Handed> {
        self.hand_link(email, "recovery", "operator-reset-user")
            .await
    }

    async fn hand_link(
        &self,
        email: &str,
        kind: &'static str,
        action: &'static str,
    ) -> Result<Handed> {
        self.only_own_passwords()?;
        let mut tx = self.0.db.write().await?;
        let user = self.known(&mut tx, email).await?;
        if kind == "invite" && user.password_hash.is_some() {
            return Err(Error::conflict(
                "This person has accepted already. Make a reset link instead.",
            ));
        }
        if kind == "recovery" {
            tx.run(&END_ALL, &[&user.id, &self.now(), &"reset by the operator"])
                .await?;
            tx.run(&crate::browser::LIFT_LOCK, &[&user.id, &self.now()])
                .await?;
        }
        let link = self.mail_and_show(&mut tx, user.id, kind).await?;
        tx.commit().await?;
        self.0.cache.forget_user(user.id);
        self.note_operator(action, user.id).await?;
        Ok(Handed {
            id: user.id,
            link: Some(link),
        })
    }

    /// Gives and ends roles, so that the person holds exactly these. The last administrator stays.
    pub async fn set_roles(&self, email: &str, wanted: &[Role]) -> Result<()> {
        let mut tx = self.0.db.write().await?;
        let user = self.known(&mut tx, email).await?;
        let organization = self.membership(&mut tx, user.id).await?;
        let event = self.operator_event("operator-set-roles", organization, user.id)?;
        tx.begin_event(&event).await?;
        let held: Vec<String> = tx.all(&OPEN_ROLES, &[&organization, &user.id]).await?;
        for role in held
            .iter()
            .filter(|held| !wanted.iter().any(|role| role.as_str() == held.as_str()))
        {
            tx.run(&END_ROLE, &[&organization, &user.id, role])
                .await
                .on_constraint("user_roles_last_administrator", last_administrator)?;
        }
        for role in wanted
            .iter()
            .filter(|role| !held.iter().any(|held| held == role.as_str()))
        {
            tx.run(
                &ADD_ROLE,
                &[&self.new_id(), &organization, &user.id, role, &None::<Uuid>],
            )
            .await
            .on_constraint("user_roles_associate_or_supervisor", || {
                Error::invalid("roles", "Associate and supervisor exclude each other.")
            })
            .on_constraint("user_roles_membership_fkey", || {
                Error::invalid("roles", "Nobody is staff and client of one practice.")
            })?;
        }
        event.write(tx.inner(), self.0.audit.key()).await?;
        tx.commit()
            .await
            .on_constraint("user_roles_last_administrator", last_administrator)?;
        self.0.cache.forget_user(user.id);
        Ok(())
    }

    /// Disables or enables an account everywhere. Disabling ends its sessions.
    pub async fn disable_person(&self, email: &str, disabled: bool) -> Result<()> {
        let mut tx = self.0.db.write().await?;
        let user = self.known(&mut tx, email).await?;
        let now = self.now();
        let until: Option<Timestamp> = disabled
            .then(|| "9999-01-01T00:00:00Z".parse())
            .transpose()
            .map_err(Error::internal)?;
        tx.run(&SET_BAN, &[&user.id, &until]).await?;
        if disabled {
            tx.run(&END_ALL, &[&user.id, &now, &"disabled"]).await?;
            tx.run(&FORGET_DEVICES, &[&user.id, &now]).await?;
        }
        tx.commit().await?;
        self.0.cache.forget_user(user.id);
        self.note_operator(
            if disabled {
                "operator-disable-user"
            } else {
                "operator-enable-user"
            },
            user.id,
        )
        .await
    }

    pub(crate) async fn known(&self, tx: &mut Tx, email: &str) -> Result<User> {
        let email = email_address(email)
            .ok_or_else(|| Error::invalid("email", "This is not an e-mail address."))?;
        User::by_email(tx, &email)
            .await?
            .ok_or_else(|| Error::new(Code::NotFound, "Nobody has an account with this address."))
    }

    pub(crate) async fn membership(&self, tx: &mut Tx, person: Uuid) -> Result<Uuid> {
        tx.optional(&MEMBERSHIP, &[&person])
            .await?
            .ok_or_else(|| Error::conflict("This person belongs to no practice."))
    }

    async fn practice_or_only(&self, tx: &mut Tx, named: Option<Uuid>) -> Result<Uuid> {
        if let Some(organization) = named {
            return Ok(organization);
        }
        match tx.all(&PRACTICES, &[]).await?.as_slice() {
            [only] => Ok(*only),
            [] => Err(Error::conflict("There is no practice yet. Make one first.")),
            _ => Err(Error::invalid(
                "organization",
                "There are several practices: say which, by its id.",
            )),
        }
    }

    async fn mail_and_show(&self, tx: &mut Tx, person: Uuid, kind: &'static str) -> Result<String> {
        let user = User::by_id(tx, person)
            .await?
            .ok_or_else(|| Error::not_found("person"))?;
        let link = self.issue(tx, Link::new(kind, &user, &user.email)).await?;
        let path = if kind == "invite" {
            "/accept-invitation"
        } else {
            "/reset-password"
        };
        let page = self.page(path, &link.token);
        let (to, shown, code) = (user.email.clone(), page.clone(), String::new());
        match kind {
            "invite" => {
                self.send(tx, person, &to, |practice| mail::Invitation {
                    practice,
                    link: page,
                    code,
                })
                .await?
            }
            _ => {
                self.send(tx, person, &to, |practice| mail::PasswordReset {
                    practice,
                    link: page,
                    code,
                })
                .await?
            }
        }
        Ok(shown)
    }

    pub(crate) fn operator_event(
        &self,
        action: &'static str,
        organization: Uuid,
        person: Uuid,
    ) -> Result<Event> {
        let about = About {
            organization: Some(organization),
            ..About::default()
        };
        let event = self.event(action, AuditOutcome::Success, &about, &operator(), None);
        let mut event = event.ok_or_else(|| Error::internal("an event needs a practice"))?;
        event.actor_role = "operator".to_owned();
        event.resource = "user".to_owned();
        event.resource_ids = vec![person];
        Ok(event)
    }

    async fn note_operator(&self, action: &'static str, person: Uuid) -> Result<()> {
        let mut tx = self.0.db.read().await?;
        let organization = tx.optional(&MEMBERSHIP, &[&person]).await?;
        tx.end_read();
        let Some(organization) = organization else {
            return Ok(());
        };
        let event = self.operator_event(action, organization, person)?;
        self.0.audit.append(event).await
    }
}
