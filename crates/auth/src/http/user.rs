//! `GET` and `PUT /user`: one's own account.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use kernel::Aal;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use super::body::{Asked, LooseBody};
use super::signup::RedirectTo;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::links::{Link, Pkce, Redeemed};
use crate::mail;
use crate::model::{Factor, User, email_address};
use crate::service::Service;
use crate::sessions::{END_OTHERS, FORGET_DEVICES, Person};

queries! {
    CONFIRM_EMAIL: () = "update auth.users set email_confirmed_at = $2 where id = $1";
    WISH_EMAIL: () = "update auth.users set new_email = $2, email_change_sent_at = $3, email_change_confirmations = 0 where id = $1";
    HALF_CONFIRM: () = "update auth.users set email_change_confirmations = 1 where id = $1";
    CHANGE_EMAIL: () = "update auth.users set email = new_email, new_email = '', email_change_confirmations = 0, email_confirmed_at = $2 where id = $1";
    CHANGE_PROFILE_EMAIL: () = "update auth.identities set email = $2, identity_data = identity_data || jsonb_build_object('email', $2::text, 'email_verified', true)
        where user_id = $1 and provider = 'email'";
    SHOW_EMAIL: () = "update public.profiles set email = $2 where id = $1";
    USER_CHANGING_TO: Uuid = "select id from auth.users where new_email = $1 and new_email <> '' and deleted_at is null";
    SET_METADATA: () = "update auth.users set user_metadata = jsonb_strip_nulls(user_metadata || $2) where id = $1";
}

pub(crate) async fn get_user(
    State(service): State<Service>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    let presence = service.bearer_presence(&headers).await?;
    let mut tx = service.0.db.read().await?;
    let person = Person::by_id(&mut tx, presence.user_id).await?;
    tx.end_read();
    let person = person.ok_or_else(|| {
        Fault::new(
            403,
            "user_not_found",
            "User from sub claim in JWT does not exist",
        )
    })?;
    Ok(Json(person.json()))
}

#[derive(Deserialize)]
pub(crate) struct Change {
    email: Option<String>,
    phone: Option<String>,
    password: Option<String>,
    current_password: Option<String>,
    nonce: Option<String>,
    data: Option<Value>,
    app_metadata: Option<Value>,
    #[serde(flatten)]
    pkce: Pkce,
}

pub(crate) async fn put_user(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(change): LooseBody<Change>,
) -> Outcome<Json<Value>> {
    // The present password can be guessed here too, and each guess costs a hash.
    service.limit(&facts, "put-user", 30, 5)?;
    let presence = service.bearer_presence(&headers).await?;
    if change.app_metadata.is_some() {
        return Err(Fault::new(
            403,
            "not_admin",
            "Updating app_metadata requires admin privileges",
        ));
    }
    if change
        .phone
        .as_deref()
        .is_some_and(|phone| !phone.is_empty())
    {
        return Err(Fault::new(
            422,
            "phone_provider_disabled",
            "Phone numbers are not a way to sign in here",
        ));
    }
    let now = service.now();
    let mut tx = service.0.db.read().await?;
    let person = Person::by_id(&mut tx, presence.user_id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    tx.end_read();
    let user = &person.user;
    let has_factor = person.factors.iter().any(Factor::is_verified);
    if (change.email.is_some() || change.password.is_some())
        && has_factor
        && presence.aal < Aal::Aal2
    {
        return Err(Fault::new(
            401,
            "insufficient_aal",
            "AAL2 session is required to update email or password when MFA is enabled.",
        ));
    }
    // Everything that is slow on purpose comes before the transaction: nobody's connection waits for a hash.
    if let (Some(_), Some(current)) = (&change.password, change.current_password.as_deref()) {
        let stored = user.password_hash.as_deref();
        if !service.0.hasher.verify(current, stored).await?.right {
            return Err(Fault::new(
                400,
                "current_password_invalid",
                "The current password is not right",
            ));
        }
    }
    let prepared = match change.password.as_deref() {
        Some(new) => Some(service.prepare_password(user, new).await?),
        None => None,
    };
    let mut events = Vec::new();
    let mut tx = service.0.db.write().await?;
    if let Some(prepared) = prepared {
        let fresh =
            now.duration_since(presence.authenticated_at) < jiff::SignedDuration::from_mins(10);
        if change.current_password.is_none() && !fresh {
            let nonce = change.nonce.as_deref().unwrap_or_default();
            let proof = service
                .redeem_code(&mut tx, user.id, &user.email, nonce, &["reauthentication"])
                .await?;
            if proof.is_none() {
                tx.commit().await?;
                return Err(Fault::new(
                    400,
                    "reauthentication_needed",
                    "Password update requires reauthentication",
                ));
            }
        }
        service.store_password(&mut tx, user, prepared).await?;
        tx.run(
            &END_OTHERS,
            &[&user.id, &now, &"password changed", &presence.session_id],
        )
        .await?;
        tx.run(&FORGET_DEVICES, &[&user.id, &now]).await?;
        events.push("change-password");
    }
    if let Some(data) = &change.data {
        if !data.is_object() {
            return Err(Fault::invalid("data is an object"));
        }
        tx.run(&SET_METADATA, &[&user.id, data]).await?;
    }
    if let Some(wished) = change.email.as_deref() {
        let wished = email_address(wished)
            .ok_or_else(|| Fault::invalid("Unable to validate email address: invalid format"))?;
        if wished != user.email {
            if User::by_email(&mut tx, &wished).await?.is_some() {
                return Err(Fault::new(
                    422,
                    "email_exists",
                    "A user with this email address has already been registered",
                ));
            }
            let redirect = service.0.settings.redirect(query.redirect_to.as_deref());
            mail_email_change(&service, &mut tx, user, &wished, &redirect, &change.pkce).await?;
            events.push("request-email-change");
        }
    }
    let person = Person::by_id(&mut tx, user.id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    for event in events {
        service
            .leave_event(
                event,
                AuditOutcome::Success,
                &About::presence(&presence),
                &facts,
                None,
            )
            .await?;
    }
    Ok(Json(person.json()))
}

/// Both addresses must say yes: the old one so that a stolen session cannot take the account away, the new one so that
/// nobody takes an address that is not theirs.
pub(crate) async fn mail_email_change(
    service: &Service,
    tx: &mut Tx,
    user: &User,
    wished: &str,
    redirect: &str,
    pkce: &Pkce,
) -> Outcome<()> {
    tx.run(&WISH_EMAIL, &[&user.id, &wished, &service.now()])
        .await?;
    for (kind, to) in [
        ("email_change_current", user.email.as_str()),
        ("email_change_new", wished),
    ] {
        let link = service
            .issue(tx, Link::new(kind, user, to).with(pkce))
            .await?;
        let address = service.verify_link(&link.token, "email_change", redirect);
        service
            .send(tx, user.id, to, |practice| mail::ConfirmAddress {
                practice,
                link: address,
                code: link.code,
            })
            .await?;
    }
    Ok(())
}

/// One of the two said yes. True if that was the second.
pub(crate) async fn apply_email_change(
    service: &Service,
    tx: &mut Tx,
    user: &User,
    redeemed: &Redeemed,
) -> Outcome<bool> {
    let of_new = redeemed.kind == "email_change_new";
    if user.new_email.is_empty() || (of_new && redeemed.email != user.new_email) {
        return Err(crate::links::expired());
    }
    if user.email_change_confirmations == 0 {
        tx.run(&HALF_CONFIRM, &[&user.id]).await?;
        return Ok(false);
    }
    if User::by_email(tx, &user.new_email).await?.is_some() {
        return Err(Fault::new(
            422,
            "email_exists",
            "A user with this email address has already been registered",
        ));
    }
    tx.run(&CHANGE_EMAIL, &[&user.id, &service.now()]).await?;
    tx.run(&CHANGE_PROFILE_EMAIL, &[&user.id, &user.new_email])
        .await?;
    service.show_email(tx, user.id, &user.new_email).await?;
    Ok(true)
}

impl Service {
    /// The practice's copy of the address follows, as an audited change.
    pub(crate) async fn show_email(&self, tx: &mut Tx, person: Uuid, email: &str) -> Outcome<()> {
        let Some(practice) = self.practice_of(tx, person).await? else {
            return Ok(());
        };
        let about = About {
            organization: Some(practice.id),
            person: Some(person),
            ..About::default()
        };
        let facts = Facts {
            request_id: Uuid::nil(),
            address: None,
            user_agent: None,
        };
        if let Some(event) = self.event("change-email", AuditOutcome::Success, &about, &facts, None)
        {
            tx.begin_event(&event).await?;
            tx.run(&SHOW_EMAIL, &[&person, &email]).await?;
            event.write(tx.inner(), self.0.audit.key()).await?;
        }
        Ok(())
    }
}
