//! What sends a mail: recover, magic link, resend, reauthenticate. The answer never tells whether anybody was written to.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use serde::Deserialize;
use serde_json::{Value, json};

use super::body::{Asked, LooseBody};
use super::signup::RedirectTo;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::links::{Link, Pkce};
use crate::mail;
use crate::model::{NewUser, User, email_address};
use crate::service::Service;

#[derive(Deserialize)]
pub(crate) struct Body {
    email: Option<String>,
    phone: Option<String>,
    create_user: Option<bool>,
    data: Option<Value>,
    #[serde(rename = "type")]
    kind: Option<String>,
    #[serde(flatten)]
    pkce: Pkce,
}

impl Body {
    fn email(&self) -> Outcome<String> {
        self.email
            .as_deref()
            .and_then(email_address)
            .ok_or_else(|| Fault::invalid("Unable to validate email address: invalid format"))
    }
}

pub(crate) async fn recover(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    facts: Facts,
    LooseBody(body): LooseBody<Body>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "recover", 30, 5)?;
    let email = body.email()?;
    let redirect = service.0.settings.redirect(query.redirect_to.as_deref());
    let mut tx = service.0.db.write().await?;
    if let Some(user) = User::by_email(&mut tx, &email).await?
        && !mail::sent_just_now(user.recovery_sent_at, service.now())
        && !user.is_banned(service.now())
    {
        let link = service
            .issue(
                &mut tx,
                Link::new("recovery", &user, &email).with(&body.pkce),
            )
            .await?;
        let address = service.verify_link(&link.token, "recovery", &redirect);
        service
            .send(&mut tx, user.id, &email, |practice| mail::PasswordReset {
                practice,
                link: address,
                code: link.code,
            })
            .await?;
    }
    tx.commit().await?;
    Ok(Json(json!({})))
}

pub(crate) async fn otp(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    facts: Facts,
    LooseBody(body): LooseBody<Body>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "otp", 30, 5)?;
    if body.phone.as_deref().is_some_and(|phone| !phone.is_empty()) {
        return Err(Fault::new(
            422,
            "phone_provider_disabled",
            "Unsupported phone provider",
        ));
    }
    let email = body.email()?;
    let settings = &service.0.settings;
    let redirect = settings.redirect(query.redirect_to.as_deref());
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let mut user = User::by_email(&mut tx, &email).await?;
    if user.is_none() && settings.open_sign_up && body.create_user.unwrap_or(true) {
        let new = NewUser {
            id: service.new_id(),
            identity_id: service.new_id(),
            email: email.clone(),
            user_metadata: body.data.clone().unwrap_or(Value::Null),
            ..NewUser::default()
        };
        new.insert(&mut tx, now).await?;
        user = User::by_id(&mut tx, new.id).await?;
    }
    if let Some(user) = user
        && !mail::sent_just_now(user.recovery_sent_at, now)
        && !user.is_banned(now)
    {
        let link = service
            .issue(
                &mut tx,
                Link::new("magiclink", &user, &email).with(&body.pkce),
            )
            .await?;
        let address = service.verify_link(&link.token, "magiclink", &redirect);
        service
            .send(&mut tx, user.id, &email, |practice| mail::SignInLink {
                practice,
                link: address,
                code: link.code,
            })
            .await?;
    }
    tx.commit().await?;
    Ok(Json(json!({})))
}

pub(crate) async fn resend(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    facts: Facts,
    LooseBody(body): LooseBody<Body>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "resend", 30, 5)?;
    let redirect = service.0.settings.redirect(query.redirect_to.as_deref());
    let email = body.email()?;
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let user = User::by_email(&mut tx, &email).await?;
    match (body.kind.as_deref(), user) {
        (Some("signup"), Some(user))
            if user.email_confirmed_at.is_none()
                && !mail::sent_just_now(user.confirmation_sent_at, now) =>
        {
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
        (Some("email_change"), Some(user))
            if !user.new_email.is_empty()
                && !mail::sent_just_now(user.email_change_sent_at, now) =>
        {
            super::user::mail_email_change(
                &service,
                &mut tx,
                &user,
                &user.new_email,
                &redirect,
                &body.pkce,
            )
            .await?;
        }
        (Some("signup" | "email_change"), _) => {}
        _ => return Err(Fault::invalid("The type is signup or email_change")),
    }
    tx.commit().await?;
    Ok(Json(json!({})))
}

pub(crate) async fn reauthenticate(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "reauthenticate", 30, 5)?;
    let presence = service.bearer_presence(&headers).await?;
    let mut tx = service.0.db.write().await?;
    let user = User::by_id(&mut tx, presence.user_id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    if user.email.is_empty() {
        return Err(Fault::new(
            422,
            "validation_failed",
            "Reauthentication requires the user to have an email",
        ));
    }
    if !mail::sent_just_now(user.reauthentication_sent_at, service.now()) {
        let link = service
            .issue(&mut tx, Link::new("reauthentication", &user, &user.email))
            .await?;
        service
            .send(&mut tx, user.id, &user.email, |practice| {
                mail::Reauthentication {
                    practice,
                    link: String::new(),
                    code: link.code,
                }
            })
            .await?;
    }
    tx.commit().await?;
    Ok(Json(json!({})))
}
