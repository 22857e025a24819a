//! `GET` and `POST /verify`: redeeming what was mailed.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderValue, StatusCode, header};
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::body::{Asked, LooseBody};
use super::user::{CONFIRM_EMAIL, apply_email_change};
use crate::db::Tx;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::links::{Link, Redeemed, expired};
use crate::model::{User, email_address};
use crate::service::Service;
use crate::sessions::{END_ALL, Opening, Person};
use crate::totp::escape;

#[derive(Deserialize)]
pub(crate) struct Followed {
    token: Option<String>,
    #[serde(rename = "type")]
    kind: Option<String>,
    redirect_to: Option<String>,
}

/// The kinds of token that a type of the contract stands for.
fn kinds_of(kind: &str) -> Option<&'static [&'static str]> {
    Some(match kind {
        "signup" => &["signup"],
        "invite" => &["invite"],
        "recovery" => &["recovery"],
        "magiclink" => &["magiclink"],
        "email" => &["magiclink", "signup"],
        "email_change" => &["email_change_current", "email_change_new"],
        _ => return None,
    })
}

/// What redeeming led to.
enum Redemption {
    User(Box<User>),
    /// The first half of an e-mail change.
    Half,
}

/// Redeems and does what the token stands for.
async fn take_effect(service: &Service, tx: &mut Tx, redeemed: &Redeemed) -> Outcome<Redemption> {
    let now = service.now();
    let user = User::by_id(tx, redeemed.user_id)
        .await?
        .ok_or_else(expired)?;
    if user.is_banned(now) {
        return Err(Fault::new(403, "user_banned", "This account is disabled."));
    }
    if redeemed.kind.starts_with("email_change") {
        if !apply_email_change(service, tx, &user, redeemed).await? {
            return Ok(Redemption::Half);
        }
    } else if user.email_confirmed_at.is_none() && redeemed.email == user.email {
        tx.run(&CONFIRM_EMAIL, &[&user.id, &now]).await?;
        // From here on the account is of whoever reads this mail: what others began in its name ends.
        tx.run(&END_ALL, &[&user.id, &now, &"address confirmed"])
            .await?;
    }
    let user = User::by_id(tx, redeemed.user_id)
        .await?
        .ok_or_else(expired)?;
    Ok(Redemption::User(Box::new(user)))
}

async fn open(
    service: &Service,
    tx: &mut Tx,
    user: &User,
    facts: &Facts,
) -> Outcome<(Value, About)> {
    let opening = Opening {
        user,
        methods: &["otp"],
        cookie: None,
        trusted_device: None,
    };
    let session = service.open_session(tx, opening, facts).await?;
    let refresh = service.first_refresh_token(tx, session.id).await?;
    let person = Person::by_id(tx, user.id).await?.ok_or_else(expired)?;
    let about = About {
        organization: session.organization_id,
        person: Some(user.id),
        session: Some(session.id),
        roles: vec![],
    };
    Ok((service.session_json(&session, &person, &refresh)?, about))
}

pub(crate) async fn follow_link(
    State(service): State<Service>,
    Asked(query): Asked<Followed>,
    facts: Facts,
) -> Outcome<Response> {
    service.limit(&facts, "verify", 60, 5)?;
    let target = service.0.settings.redirect(query.redirect_to.as_deref());
    let kind = query.kind.as_deref().unwrap_or_default();
    match followed(
        &service,
        query.token.as_deref().unwrap_or_default(),
        kind,
        &facts,
    )
    .await
    {
        Ok(Led::Code(code)) => {
            let mark = if target.contains('?') { '&' } else { '?' };
            Ok(see_other(&format!("{target}{mark}code={}", escape(&code))))
        }
        Ok(Led::Session(session)) => {
            Ok(see_other(&format!("{target}#{}", fragment(&session, kind))))
        }
        Ok(Led::Half) => Ok(see_other(&format!(
            "{target}#message={}",
            escape(
                "Confirmation link accepted. Please proceed to confirm link sent to the other email"
            )
        ))),
        // Our own trouble is not the link's.
        Err(fault) if fault.status >= 500 => Err(fault),
        Err(fault) => {
            let words = format!(
                "error=access_denied&error_code={}&error_description={}",
                escape(&fault.code),
                escape(&fault.message)
            );
            Ok(see_other(&format!("{target}#{words}")))
        }
    }
}

enum Led {
    Session(Value),
    Code(String),
    Half,
}

async fn followed(service: &Service, token: &str, kind: &str, facts: &Facts) -> Outcome<Led> {
    let kinds = kinds_of(kind).ok_or_else(|| Fault::invalid("Unsupported verification type"))?;
    let mut tx = service.0.db.write().await?;
    let redeemed = service
        .redeem(&mut tx, token, kinds)
        .await?
        .ok_or_else(expired)?;
    let user = match take_effect(service, &mut tx, &redeemed).await? {
        Redemption::User(user) => user,
        Redemption::Half => {
            tx.commit().await?;
            return Ok(Led::Half);
        }
    };
    if redeemed.code_challenge.is_some() {
        let issued = service
            .issue(&mut tx, Link::code_for(&redeemed, &user))
            .await?;
        tx.commit().await?;
        return Ok(Led::Code(issued.token));
    }
    let (session, about) = open(service, &mut tx, &user, facts).await?;
    tx.commit().await?;
    service
        .leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            facts,
            Some("link"),
        )
        .await?;
    Ok(Led::Session(session))
}

fn fragment(session: &Value, kind: &str) -> String {
    let text = |name: &str| match &session[name] {
        Value::String(text) => escape(text),
        other => other.to_string(),
    };
    format!(
        "access_token={}&expires_at={}&expires_in={}&refresh_token={}&sb=&token_type=bearer&type={}",
        text("access_token"),
        text("expires_at"),
        text("expires_in"),
        text("refresh_token"),
        escape(kind)
    )
}

fn see_other(target: &str) -> Response {
    match HeaderValue::from_str(target) {
        Ok(target) => (StatusCode::SEE_OTHER, [(header::LOCATION, target)]).into_response(),
        Err(_) => Fault::invalid("The address to go on to is not valid").into_response(),
    }
}

#[derive(Deserialize)]
pub(crate) struct Body {
    #[serde(rename = "type")]
    kind: Option<String>,
    token: Option<String>,
    token_hash: Option<String>,
    email: Option<String>,
}

pub(crate) async fn verify(
    State(service): State<Service>,
    facts: Facts,
    LooseBody(body): LooseBody<Body>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "verify", 60, 5)?;
    let kinds = body
        .kind
        .as_deref()
        .and_then(kinds_of)
        .ok_or_else(|| Fault::invalid("Unsupported verification type"))?;
    // Guesses at six digits are counted by address as well as by code: a fresh code gives no fresh guesses.
    let guess = match (&body.token_hash, body.email.as_deref(), &body.token) {
        (None, Some(email), Some(_)) => {
            let typed = email.trim().to_lowercase();
            let account = service.0.keyed.hash(&["one-time code", &typed]);
            Some(
                service
                    .admit_attempt(&account, "link", false, &facts)
                    .await??
                    .attempt,
            )
        }
        _ => None,
    };
    let mut whose = None;
    let mut tx = service.0.db.write().await?;
    let redeemed = match (
        body.token_hash.as_deref(),
        body.email.as_deref(),
        body.token.as_deref(),
    ) {
        (Some(token), _, _) => service.redeem(&mut tx, token, kinds).await?,
        (None, Some(email), Some(code)) => {
            let email = email_address(email).ok_or_else(|| {
                Fault::invalid("Unable to validate email address: invalid format")
            })?;
            whose = owner_of(&mut tx, &email, kinds).await?;
            match whose {
                Some(user) => {
                    service
                        .redeem_code(&mut tx, user, &email, code, kinds)
                        .await?
                }
                None => None,
            }
        }
        _ => {
            return Err(Fault::invalid(
                "Verify requires either a token or a token hash",
            ));
        }
    };
    let Some(redeemed) = redeemed else {
        tx.commit().await?; // the wrong try is counted
        if let Some(guess) = guess {
            service.attempt_failed(guess, "wrong code", whose).await?;
        }
        return Err(expired());
    };
    if let Some(guess) = guess {
        let person = redeemed.user_id;
        let practice = service.practice_of(&mut tx, person).await?;
        let organization = practice.map(|practice| practice.id);
        Service::attempt_succeeded(&mut tx, guess, person, organization).await?;
    }
    let user = match take_effect(&service, &mut tx, &redeemed).await? {
        Redemption::User(user) => user,
        Redemption::Half => {
            tx.commit().await?;
            let msg = "Confirmation link accepted. Please proceed to confirm link sent to the other email";
            return Ok(Json(json!({ "msg": msg, "code": "200" })));
        }
    };
    let (session, about) = open(&service, &mut tx, &user, &facts).await?;
    tx.commit().await?;
    service
        .leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            &facts,
            Some("code"),
        )
        .await?;
    Ok(Json(session))
}

/// Whose code it may be: the address is the person's, or the one they want to change to.
async fn owner_of(tx: &mut Tx, email: &str, kinds: &[&str]) -> Outcome<Option<Uuid>> {
    if let Some(user) = User::by_email(tx, email).await? {
        return Ok(Some(user.id));
    }
    if kinds.contains(&"email_change_new") {
        return Ok(tx
            .optional(&super::user::USER_CHANGING_TO, &[&email])
            .await?);
    }
    Ok(None)
}
