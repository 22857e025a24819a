//! `/admin/users`: for the holder of the service key only.

use axum::Json;
use axum::extract::{Path, State};
use axum::response::Response;
use http::HeaderMap;
use kernel::OnConstraint;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::body::{Asked, LooseBody};
use super::factors::{FACTOR_DELETED, no_factor};
use super::paging::Paging;
use super::user::{CONFIRM_EMAIL, SET_METADATA};
use super::wanted::Wanted;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::model::{FACTORS, Factor, NewUser, User};
use crate::new_password::REMEMBER_PASSWORD;
use crate::service::Service;
use crate::sessions::{END_ALL, FORGET_DEVICES, Person};

queries! {
    USER_PAGE: Uuid = "select id from auth.users where deleted_at is null order by created_at desc, id desc limit $1 offset $2";
    COUNT_USERS: i64 = "select count(*) from auth.users where deleted_at is null";
    SET_EMAIL: () = "update auth.users set email = $2, new_email = '' where id = $1";
    SET_IDENTITY_EMAIL: () = "update auth.identities set email = $2, identity_data = identity_data || jsonb_build_object('email', $2::text)
        where user_id = $1 and provider = 'email'";
    SET_APP_METADATA: () = "update auth.users set app_metadata = jsonb_strip_nulls(app_metadata || $2) where id = $1";
    SET_BAN: () = "update auth.users set banned_until = $2 where id = $1";
    REMOVE_USER: () = "update auth.users set deleted_at = $2, password_hash = null where id = $1";
    ADMIN_PASSWORD: () = "update auth.users set password_hash = $2, password_changed_at = $3, must_change_password = false where id = $1";
    RENAME_FACTOR: () = "update auth.mfa_factors set friendly_name = $3 where id = $1 and user_id = $2";
}

fn unknown_user() -> Fault {
    Fault::new(404, "user_not_found", "User not found")
}

fn user_id(text: &str) -> Outcome<Uuid> {
    text.parse()
        .map_err(|_| Fault::new(404, "validation_failed", "user_id must be an UUID"))
}

pub(crate) async fn list(
    State(service): State<Service>,
    Asked(paging): Asked<Paging>,
    headers: HeaderMap,
) -> Outcome<Response> {
    service.only_service(&headers).await?;
    let page = paging.page();
    let mut tx = service.0.db.read().await?;
    let total = tx.one(&COUNT_USERS, &[]).await?;
    let mut users = Vec::new();
    for id in tx.all(&USER_PAGE, &[&page.length, &page.offset()]).await? {
        if let Some(person) = Person::by_id(&mut tx, id).await? {
            users.push(person.json());
        }
    }
    tx.end_read();
    let body = json!({ "users": users, "aud": "authenticated" });
    Ok(page.answer("/auth/v1/admin/users", total, body))
}

pub(crate) async fn get(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let id = user_id(&id)?;
    let mut tx = service.0.db.read().await?;
    let person = Person::by_id(&mut tx, id).await?;
    tx.end_read();
    Ok(Json(person.ok_or_else(unknown_user)?.json()))
}

pub(crate) fn email_taken() -> kernel::Error {
    kernel::Error::conflict("email_exists")
}

/// The constraint decided; the contract has its own words for it.
pub(crate) fn taken(error: kernel::Error) -> Fault {
    if error.code() == kernel::Code::Conflict {
        return Fault::new(
            422,
            "email_exists",
            "A user with this email address has already been registered",
        );
    }
    error.into()
}

pub(crate) async fn create(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(wanted): LooseBody<Wanted>,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    if wanted
        .phone
        .as_deref()
        .is_some_and(|phone| !phone.is_empty())
        && wanted.email.is_none()
    {
        return Err(Fault::invalid("An account here has an email address"));
    }
    let email = wanted
        .email()?
        .ok_or_else(|| Fault::invalid("Cannot create a user without either an email or phone"))?;
    let password_hash = wanted.hash(&service, &[&email]).await?;
    let now = service.now();
    let new = NewUser {
        id: wanted.id.unwrap_or_else(|| service.new_id()),
        identity_id: service.new_id(),
        email,
        phone: wanted.phone.clone().unwrap_or_default(),
        password_hash,
        confirmed: wanted.email_confirm.unwrap_or(false),
        banned_until: wanted.ban(now)?.flatten(),
        app_metadata: wanted.app_metadata.unwrap_or(Value::Null),
        user_metadata: wanted.user_metadata.unwrap_or(Value::Null),
        ..NewUser::default()
    };
    let mut tx = service.0.db.write().await?;
    new.insert(&mut tx, now)
        .await
        .on_constraint("users_email_key", email_taken)
        .map_err(taken)?;
    let person = Person::by_id(&mut tx, new.id)
        .await?
        .ok_or_else(unknown_user)?;
    tx.commit().await?;
    note(&service, "admin-create-user", new.id, &facts).await?;
    Ok(Json(person.json()))
}

pub(crate) async fn update(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(wanted): LooseBody<Wanted>,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let id = user_id(&id)?;
    let now = service.now();
    let mut tx = service.0.db.read().await?;
    let user = User::by_id(&mut tx, id).await?.ok_or_else(unknown_user)?;
    tx.end_read();
    // Hashing is slow on purpose: before the transaction.
    let hash = wanted.hash(&service, &user.words()).await?;
    let mut tx = service.0.db.write().await?;
    if let Some(email) = wanted.email()? {
        tx.run(&SET_EMAIL, &[&id, &email])
            .await
            .on_constraint("users_email_key", email_taken)
            .map_err(taken)?;
        tx.run(&SET_IDENTITY_EMAIL, &[&id, &email]).await?;
        service.show_email(&mut tx, id, &email).await?;
    }
    if let Some(hash) = hash {
        tx.run(&ADMIN_PASSWORD, &[&id, &hash, &now]).await?;
        tx.run(&REMEMBER_PASSWORD, &[&service.new_id(), &id, &hash, &now])
            .await?;
        tx.run(&END_ALL, &[&id, &now, &"password set by the system"])
            .await?;
        tx.run(&FORGET_DEVICES, &[&id, &now]).await?;
    }
    if wanted.email_confirm == Some(true) && user.email_confirmed_at.is_none() {
        tx.run(&CONFIRM_EMAIL, &[&id, &now]).await?;
    }
    if let Some(data) = wanted
        .user_metadata
        .as_ref()
        .filter(|data| data.is_object())
    {
        tx.run(&SET_METADATA, &[&id, data]).await?;
    }
    if let Some(data) = wanted.app_metadata.as_ref().filter(|data| data.is_object()) {
        tx.run(&SET_APP_METADATA, &[&id, data]).await?;
    }
    if let Some(until) = wanted.ban(now)? {
        tx.run(&SET_BAN, &[&id, &until]).await?;
        if until.is_some() {
            tx.run(&END_ALL, &[&id, &now, &"disabled"]).await?;
        }
    }
    let person = Person::by_id(&mut tx, id).await?.ok_or_else(unknown_user)?;
    tx.commit().await?;
    service.0.cache.forget_user(id);
    note(&service, "admin-update-user", id, &facts).await?;
    Ok(Json(person.json()))
}

/// Nobody is ever erased: records name who wrote them. The login ends, and its address becomes free.
pub(crate) async fn delete(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let id = user_id(&id)?;
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    User::by_id(&mut tx, id).await?.ok_or_else(unknown_user)?;
    tx.run(&END_ALL, &[&id, &now, &"account removed"]).await?;
    tx.run(&FORGET_DEVICES, &[&id, &now]).await?;
    tx.run(&REMOVE_USER, &[&id, &now]).await?;
    tx.commit().await?;
    service.0.cache.forget_user(id);
    note(&service, "admin-delete-user", id, &facts).await?;
    Ok(Json(json!({})))
}

pub(crate) async fn factors(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let id = user_id(&id)?;
    let mut tx = service.0.db.read().await?;
    let factors = factors_of(&mut tx, id).await?;
    tx.end_read();
    Ok(Json(factors.iter().map(Factor::json).collect()))
}

async fn factors_of(tx: &mut Tx, id: Uuid) -> Outcome<Vec<Factor>> {
    User::by_id(tx, id).await?.ok_or_else(unknown_user)?;
    Ok(tx.all(&FACTORS, &[&id]).await?)
}

#[derive(Deserialize)]
pub(crate) struct FactorChange {
    friendly_name: Option<String>,
}

pub(crate) async fn update_factor(
    State(service): State<Service>,
    Path((id, factor)): Path<(String, String)>,
    headers: HeaderMap,
    LooseBody(change): LooseBody<FactorChange>,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let (id, factor) = (
        user_id(&id)?,
        factor.parse::<Uuid>().map_err(|_| no_factor())?,
    );
    let mut tx = service.0.db.write().await?;
    if let Some(name) = change.friendly_name {
        tx.run(&RENAME_FACTOR, &[&factor, &id, &name]).await?;
    }
    let factors = factors_of(&mut tx, id).await?;
    tx.commit().await?;
    let found = factors
        .iter()
        .find(|known| known.id == factor)
        .ok_or_else(no_factor)?;
    Ok(Json(found.json()))
}

pub(crate) async fn delete_factor(
    State(service): State<Service>,
    Path((id, factor)): Path<(String, String)>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    service.only_service(&headers).await?;
    let (id, factor) = (
        user_id(&id)?,
        factor.parse::<Uuid>().map_err(|_| no_factor())?,
    );
    let mut tx = service.0.db.write().await?;
    let factors = factors_of(&mut tx, id).await?;
    let found = factors
        .iter()
        .find(|known| known.id == factor)
        .ok_or_else(no_factor)?;
    tx.run(&FACTOR_DELETED, &[&factor, &id]).await?;
    let last =
        found.is_verified() && factors.iter().filter(|known| known.is_verified()).count() == 1;
    service
        .after_factor_removed(&mut tx, id, found.is_verified(), last)
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(id);
    note(&service, "admin-delete-factor", id, &facts).await?;
    Ok(Json(found.json()))
}

pub(crate) async fn note(
    service: &Service,
    action: &'static str,
    person: Uuid,
    facts: &Facts,
) -> Outcome<()> {
    let mut tx = service.0.db.read().await?;
    let practice = service.practice_of(&mut tx, person).await?;
    tx.end_read();
    let about = About {
        organization: practice.map(|practice| practice.id),
        ..About::default()
    };
    service
        .leave_event(
            action,
            AuditOutcome::Success,
            &about,
            facts,
            Some(&person.to_string()),
        )
        .await?;
    Ok(())
}
