//! `POST /signup`: closed in a practice, where people are invited.

use axum::Json;
use axum::extract::State;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};

use super::body::{Asked, LooseBody};
use crate::db::queries;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::links::{Link, Pkce};
use crate::mail;
use crate::model::{NewUser, User, email_address};
use crate::password;
use crate::service::Service;
use crate::sessions::{Opening, Person};

queries! {
    // Two people claim one address with two passwords: neither password counts. Whoever confirms the address chooses one.
    CONTESTED: () = "update auth.users set password_hash = null, password_changed_at = null, user_metadata = $2 where id = $1 and email_confirmed_at is null";
}

#[derive(Deserialize)]
pub(crate) struct SignUp {
    email: Option<String>,
    phone: Option<String>,
    password: Option<String>,
    data: Option<Value>,
    #[serde(flatten)]
    pkce: Pkce,
}

/// Where a mailed link is to lead.
#[derive(Deserialize)]
pub(crate) struct RedirectTo {
    pub(crate) redirect_to: Option<String>,
}

pub(crate) async fn sign_up(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    facts: Facts,
    LooseBody(body): LooseBody<SignUp>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "signup", 30, 5)?;
    let settings = &service.0.settings;
    if !settings.open_sign_up {
        return Err(Fault::new(
            422,
            "signup_disabled",
            "Signups not allowed for this instance",
        ));
    }
    if body.email.is_none() && body.phone.is_none() {
        return Err(Fault::new(
            422,
            "anonymous_provider_disabled",
            "Anonymous sign-ins are disabled",
        ));
    }
    let typed = body
        .email
        .as_deref()
        .ok_or_else(|| Fault::new(400, "phone_provider_disabled", "Phone signups are disabled"))?;
    let email = email_address(typed)
        .ok_or_else(|| Fault::invalid("Unable to validate email address: invalid format"))?;
    let password = body
        .password
        .as_deref()
        .filter(|password| !password.is_empty());
    let password = password.ok_or_else(|| Fault::invalid("Signup requires a valid password"))?;
    password::check(settings.passwords, password, &[&email]).map_err(Fault::weak)?;
    // Two hashes whatever is known of the address, so that an address that is taken costs the same; and outside of any
    // transaction.
    let password_hash = service.0.hasher.hash(password).await?;
    let mut tx = service.0.db.read().await?;
    let known = User::by_email(&mut tx, &email).await?;
    tx.end_read();
    let stored = known
        .as_ref()
        .and_then(|user| user.password_hash.as_deref());
    let is_same = service.0.hasher.verify(password, stored).await?.right;

    let mut tx = service.0.db.write().await?;
    let now = service.now();
    let new = NewUser {
        id: service.new_id(),
        identity_id: service.new_id(),
        email: email.clone(),
        password_hash: Some(password_hash),
        confirmed: !settings.confirm_email,
        user_metadata: body.data.unwrap_or(Value::Null),
        ..NewUser::default()
    };
    let user = match User::by_email(&mut tx, &email).await? {
        Some(taken)
            if !settings.confirm_email
                || taken.email_confirmed_at.is_none() && taken.invited_at.is_none() =>
        {
            if !settings.confirm_email {
                return Err(Fault::new(
                    422,
                    "user_already_exists",
                    "User already registered",
                ));
            }
            if !is_same {
                tx.run(&CONTESTED, &[&taken.id, &metadata_of(&new)]).await?;
            }
            taken
        }
        // A decoy: looks like a fresh account, leads nowhere, sends nothing.
        Some(_) => return Ok(Json(decoy(&service, &new))),
        None => {
            new.insert(&mut tx, now).await?;
            User::by_id(&mut tx, new.id)
                .await?
                .ok_or_else(Fault::credentials)?
        }
    };
    if settings.confirm_email {
        if !mail::sent_just_now(user.confirmation_sent_at, now) {
            let redirect = settings.redirect(query.redirect_to.as_deref());
            let link = service
                .issue(&mut tx, Link::new("signup", &user, &email).with(&body.pkce))
                .await?;
            let address = service.verify_link(&link.token, "signup", &redirect);
            service
                .send(&mut tx, user.id, &email, |practice| mail::ConfirmAddress {
                    practice,
                    link: address,
                    code: link.code,
                })
                .await?;
        }
        let person = Person::by_id(&mut tx, user.id)
            .await?
            .ok_or_else(Fault::credentials)?;
        tx.commit().await?;
        return Ok(Json(person.json()));
    }
    let opening = Opening {
        user: &user,
        methods: &["password"],
        cookie: None,
        trusted_device: None,
    };
    let session = service.open_session(&mut tx, opening, &facts).await?;
    let refresh = service.first_refresh_token(&mut tx, session.id).await?;
    let person = Person::by_id(&mut tx, user.id)
        .await?
        .ok_or_else(Fault::credentials)?;
    tx.commit().await?;
    let about = About {
        organization: session.organization_id,
        person: Some(user.id),
        session: Some(session.id),
        roles: vec![],
    };
    service
        .leave_event("sign-up", AuditOutcome::Success, &about, &facts, None)
        .await?;
    Ok(Json(service.session_json(&session, &person, &refresh)?))
}

fn metadata_of(new: &NewUser) -> Value {
    match &new.user_metadata {
        Value::Object(_) => new.user_metadata.clone(),
        _ => json!({}),
    }
}

fn decoy(service: &Service, new: &NewUser) -> Value {
    let now = service.now();
    json!({
        "id": new.id, "aud": "authenticated", "role": "authenticated", "email": new.email, "phone": "",
        "confirmation_sent_at": now, "app_metadata": { "provider": "email", "providers": ["email"] },
        "user_metadata": new.user_metadata, "identities": [], "created_at": now, "updated_at": now, "is_anonymous": false,
    })
}
