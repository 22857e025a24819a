//! `POST /admin/generate_link` and `POST /invite`: for the holder of the service key only.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use kernel::OnConstraint;
use serde::Deserialize;
use serde_json::{Value, json};

use super::admin::{email_taken, note, taken};
use super::body::{Asked, LooseBody};
use super::signup::RedirectTo;
use super::user::WISH_EMAIL;
use crate::db::Tx;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::links::Link;
use crate::mail;
use crate::model::{NewUser, User, email_address};
use crate::password;
use crate::service::Service;
use crate::sessions::Person;

#[derive(Deserialize)]
pub(crate) struct Wanted {
    #[serde(rename = "type")]
    kind: Option<String>,
    email: Option<String>,
    new_email: Option<String>,
    password: Option<String>,
    data: Option<Value>,
    redirect_to: Option<String>,
}

fn address(text: Option<&str>) -> Outcome<String> {
    text.and_then(email_address)
        .ok_or_else(|| Fault::invalid("Unable to validate email address: invalid format"))
}

/// Makes somebody who has not chosen a password yet.
async fn make(
    service: &Service,
    tx: &mut Tx,
    email: &str,
    password_hash: Option<String>,
    data: Option<Value>,
    invited: bool,
) -> Outcome<User> {
    let new = NewUser {
        id: service.new_id(),
        identity_id: service.new_id(),
        email: email.to_owned(),
        password_hash,
        invited,
        user_metadata: data.unwrap_or(Value::Null),
        ..NewUser::default()
    };
    new.insert(tx, service.now())
        .await
        .on_constraint("users_email_key", email_taken)
        .map_err(taken)?;
    User::by_id(tx, new.id)
        .await?
        .ok_or_else(Fault::credentials)
}

pub(crate) async fn generate_link(
    State(service): State<Service>,
    Asked(query): Asked<RedirectTo>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(wanted): LooseBody<Wanted>,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let email = address(wanted.email.as_deref())?;
    let redirect = service.0.settings.redirect(
        query
            .redirect_to
            .as_deref()
            .or(wanted.redirect_to.as_deref()),
    );
    // Hashing is slow on purpose: before the transaction.
    let hash = match (wanted.kind.as_deref(), wanted.password.as_deref()) {
        (Some("signup"), Some(password)) => {
            password::check(service.0.settings.passwords, password, &[&email])
                .map_err(Fault::weak)?;
            Some(service.0.hasher.hash(password).await?)
        }
        _ => None,
    };
    let mut tx = service.0.db.write().await?;
    let known = User::by_email(&mut tx, &email).await?;
    let missing = || Fault::new(404, "user_not_found", "User with this email not found");
    let exists = || {
        Fault::new(
            422,
            "email_exists",
            "A user with this email address has already been registered",
        )
    };
    let asked = wanted.kind.as_deref().unwrap_or_default();
    let (kind, verification, user, to) = match asked {
        "signup" => {
            if known
                .as_ref()
                .is_some_and(|user| user.email_confirmed_at.is_some())
            {
                return Err(exists());
            }
            let user = match known {
                Some(user) => user,
                None => {
                    let hash =
                        hash.ok_or_else(|| Fault::invalid("Signup requires a valid password"))?;
                    make(&service, &mut tx, &email, Some(hash), wanted.data, false).await?
                }
            };
            ("signup", "signup", user, email)
        }
        "invite" => match known {
            Some(user) if user.email_confirmed_at.is_some() => return Err(exists()),
            Some(user) => ("invite", "invite", user, email),
            None => (
                "invite",
                "invite",
                make(&service, &mut tx, &email, None, wanted.data, true).await?,
                email,
            ),
        },
        "magiclink" => ("magiclink", "magiclink", known.ok_or_else(missing)?, email),
        "recovery" => ("recovery", "recovery", known.ok_or_else(missing)?, email),
        "email_change_current" | "email_change_new" => {
            let user = known.ok_or_else(missing)?;
            let new_email = address(wanted.new_email.as_deref())?;
            if User::by_email(&mut tx, &new_email).await?.is_some() {
                return Err(exists());
            }
            if user.new_email != new_email {
                tx.run(&WISH_EMAIL, &[&user.id, &new_email, &service.now()])
                    .await?;
            }
            if asked == "email_change_current" {
                ("email_change_current", "email_change", user, email)
            } else {
                ("email_change_new", "email_change", user, new_email)
            }
        }
        _ => return Err(Fault::invalid("Invalid email action link type requested")),
    };
    let link = service.issue(&mut tx, Link::new(kind, &user, &to)).await?;
    let person = Person::by_id(&mut tx, user.id).await?.ok_or_else(missing)?;
    tx.commit().await?;
    note(&service, "admin-generate-link", user.id, &facts).await?;
    let mut body = person.json();
    body["action_link"] = json!(service.verify_link(&link.token, verification, &redirect));
    body["email_otp"] = json!(link.code);
    body["hashed_token"] = json!(link.token);
    body["verification_type"] = json!(asked);
    body["redirect_to"] = json!(redirect);
    Ok(Json(body))
}

pub(crate) async fn invite(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(wanted): LooseBody<Wanted>,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let email = address(wanted.email.as_deref())?;
    let mut tx = service.0.db.write().await?;
    let user = match User::by_email(&mut tx, &email).await? {
        Some(user) if user.email_confirmed_at.is_some() => {
            return Err(Fault::new(
                422,
                "email_exists",
                "A user with this email address has already been registered",
            ));
        }
        Some(user) => user,
        None => make(&service, &mut tx, &email, None, wanted.data, true).await?,
    };
    let link = service
        .issue(&mut tx, Link::new("invite", &user, &email))
        .await?;
    let page = service.page("/accept-invitation", &link.token);
    service
        .send(&mut tx, user.id, &email, |practice| mail::Invitation {
            practice,
            link: page,
            code: String::new(),
        })
        .await?;
    let person = Person::by_id(&mut tx, user.id)
        .await?
        .ok_or_else(Fault::credentials)?;
    tx.commit().await?;
    note(&service, "admin-invite", user.id, &facts).await?;
    Ok(Json(person.json()))
}
