//! Accepting an invitation: the link proves the address, the person chooses a password, and what the administrator
//! decided (name, roles) takes effect, all in one transaction that is also its audit event.

use axum::extract::State;
use http::HeaderMap;
use kernel::audit::Outcome as AuditOutcome;
use kernel::{OnConstraint, Role, Row};
use serde::Deserialize;
use uuid::Uuid;

use super::sign_in::FirstProof;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::{CONFIRM_EMAIL, JsonBody};
use crate::journal::About;
use crate::model::{NewUser, User, email_address};
use crate::password;
use crate::secret;
use crate::service::Service;

queries! {
    // The update decides the race: of many who accept one invitation at once, one finds a row. An invitation ends with
    // the right of the person who gave it: nobody leaves a door open behind themselves.
    TAKE_INVITATION: Invitation = "update public.staff_invitations set accepted_at = $2
        where token_hash = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2
          and (invited_by is null or exists (select from public.user_roles r
                join public.organization_memberships m on m.organization_id = r.organization_id and m.profile_id = r.profile_id
                where r.organization_id = staff_invitations.organization_id and r.profile_id = invited_by and r.role = 'administrator'
                  and m.status = 'active' and r.valid_from <= now() and (r.valid_to is null or r.valid_to > now())))
        returning id, organization_id, email, first_name, last_name, title, roles, invited_by";
    PEEK_INVITATION: Peeked = "select organization_id, email, first_name, last_name from public.staff_invitations
        where token_hash = $1 and accepted_at is null and withdrawn_at is null and expires_at > $2";
    ADD_PROFILE: () = "insert into public.profiles (id, first_name, last_name, email) values ($1, $2, $3, $4)";
    ADD_MEMBERSHIP: () = "insert into public.organization_memberships (id, organization_id, profile_id, kind, joined_at) values ($1, $2, $3, $4, $5)";
    ADD_STAFF_PROFILE: () = "insert into public.staff_profiles (id, organization_id, profile_id, title) values ($1, $2, $3, $4)";
    ADD_ROLE: () = "insert into public.user_roles (id, organization_id, profile_id, role, granted_by) values ($1, $2, $3, $4, $5)";
    SET_EVENT: () = "select set_config('app.event_id', $1, true), set_config('request.jwt.claims', $2, true)";
}

#[derive(Row)]
pub(crate) struct Invitation {
    id: Uuid,
    organization_id: Uuid,
    email: String,
    first_name: String,
    last_name: String,
    title: Option<String>,
    roles: Vec<String>,
    invited_by: Option<Uuid>,
}

/// What the password is checked against before the invitation is taken.
#[derive(Row)]
pub(crate) struct Peeked {
    organization_id: Uuid,
    email: String,
    first_name: String,
    last_name: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Acceptance {
    token: String,
    password: String,
}

fn spent() -> Fault {
    Fault::new(
        400,
        "link_expired",
        "This invitation was used before, was withdrawn, or is too old. Ask the practice for a new one.",
    )
}

pub(crate) async fn accept(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Acceptance>,
) -> Outcome {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "accept-invitation", 30, 5)?;
    let user = match service.owner_of_link(&body.token, &["invite"]).await? {
        Some(user) => {
            if user.is_banned(service.now()) {
                return Err(spent());
            }
            let prepared = service.prepare_password(&user, &body.password).await?;
            let mut tx = service.0.db.write().await?;
            let redeemed = service.redeem(&mut tx, &body.token, &["invite"]).await?;
            if redeemed.is_none_or(|redeemed| redeemed.user_id != user.id) {
                return Err(spent());
            }
            service.store_password(&mut tx, &user, prepared).await?;
            tx.run(&CONFIRM_EMAIL, &[&user.id, &service.now()]).await?;
            tx.commit().await?;
            user
        }
        None => {
            service
                .join_staff(&body.token, &body.password, &facts)
                .await?
        }
    };
    let mut tx = service.0.db.read().await?;
    let practice = service.practice_of(&mut tx, user.id).await?;
    tx.end_read();
    let about = About {
        organization: practice.map(|practice| practice.id),
        person: Some(user.id),
        ..About::default()
    };
    service
        .leave_event(
            "accept-invitation",
            AuditOutcome::Success,
            &about,
            &facts,
            None,
        )
        .await?;
    service
        .begin_browser_session(&user, FirstProof::Invitation, &facts)
        .await
}

impl Service {
    /// Somebody who has no account yet joins the staff.
    async fn join_staff(&self, token: &str, new_password: &str, facts: &Facts) -> Outcome<User> {
        let now = self.now();
        let hash = secret::hash(token);
        let mut tx = self.0.db.read().await?;
        let peeked: Peeked = tx
            .optional(&PEEK_INVITATION, &[&hash, &now])
            .await?
            .ok_or_else(spent)?;
        tx.end_read();
        let organization = peeked.organization_id;
        let words = [peeked.email.as_str(), &peeked.first_name, &peeked.last_name];
        password::check(self.0.settings.passwords, new_password, &words).map_err(Fault::weak)?;
        // Before the transaction: hashing is slow on purpose.
        let password_hash = self.0.hasher.hash(new_password).await?;
        let mut tx = self.0.db.write().await?;
        let person = self.new_id();
        let about = About {
            organization: Some(organization),
            person: Some(person),
            ..About::default()
        };
        let event = self
            .event("join-staff", AuditOutcome::Success, &about, facts, None)
            .ok_or_else(spent)?;
        tx.begin_event(&event).await?;
        let invitation: Invitation = tx
            .optional(&TAKE_INVITATION, &[&hash, &now])
            .await?
            .ok_or_else(spent)?;
        let email = email_address(&invitation.email).ok_or_else(spent)?;
        if User::by_email(&mut tx, &email).await?.is_some() {
            return Err(account_exists());
        }
        let new = NewUser {
            id: person,
            identity_id: self.new_id(),
            email: email.clone(),
            password_hash: Some(password_hash),
            confirmed: true,
            invited: true,
            user_metadata: serde_json::json!({ "first_name": invitation.first_name, "last_name": invitation.last_name }),
            ..NewUser::default()
        };
        new.insert(&mut tx, now)
            .await
            .on_constraint("users_email_key", crate::http::email_taken)
            .map_err(|_| account_exists())?;
        tx.run(
            &ADD_PROFILE,
            &[
                &person,
                &invitation.first_name,
                &invitation.last_name,
                &email,
            ],
        )
        .await?;
        tx.run(
            &ADD_MEMBERSHIP,
            &[&self.new_id(), &organization, &person, &"staff", &now],
        )
        .await?;
        tx.run(
            &ADD_STAFF_PROFILE,
            &[&self.new_id(), &organization, &person, &invitation.title],
        )
        .await?;
        for role in invitation
            .roles
            .iter()
            .filter_map(|role| role.parse::<Role>().ok())
        {
            tx.run(
                &ADD_ROLE,
                &[
                    &self.new_id(),
                    &organization,
                    &person,
                    &role,
                    &invitation.invited_by,
                ],
            )
            .await?;
        }
        tracing::info!(invitation = %invitation.id, practice = %invitation.organization_id, "an invitation was accepted");
        let user = User::by_id(&mut tx, person).await?.ok_or_else(spent)?;
        event.write(tx.inner(), self.0.audit.key()).await?;
        tx.commit().await?;
        Ok(user)
    }
}

fn account_exists() -> Fault {
    Fault::new(
        409,
        "conflict",
        "There is an account with this address already. Sign in with it, and ask the practice to add you.",
    )
}

impl Tx {
    /// Rows changed from here on belong to this event.
    pub(crate) async fn begin_event(&mut self, event: &kernel::audit::Event) -> kernel::Result<()> {
        let claims = serde_json::json!({ "role": "mentalspace_auth", "sub": event.actor_id, "organization_id": event.organization_id });
        self.all(&SET_EVENT, &[&event.id.to_string(), &claims.to_string()])
            .await?;
        Ok(())
    }
}
