//! Forgotten passwords, and the list of one's own sessions.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use jiff::Timestamp;
use kernel::Row;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::enroll::only_fresh;
use crate::authenticate::Stage;
use crate::db::queries;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::JsonBody;
use crate::journal::About;
use crate::links::Link;
use crate::mail;
use crate::model::{User, email_address};
use crate::service::Service;
use crate::sessions::{END_ALL, END_OTHERS, FORGET_DEVICES};

queries! {
    OWN_SESSIONS: OwnSession = "select id, created_at, last_seen_at, expires_at, kind, aal, host(address) as address, user_agent
        from auth.sessions where user_id = $1 and ended_at is null and expires_at > $2 and last_seen_at > $3
        order by last_seen_at desc";
    END_OWN_SESSION: () = "update auth.sessions set ended_at = $3, end_reason = 'ended by the person' where id = $1 and user_id = $2 and ended_at is null";
    LIFT_LOCK: () = "update auth.login_attempts set cleared_at = $2 where user_id = $1 and not succeeded and cleared_at is null";
}

#[derive(Row)]
pub(crate) struct OwnSession {
    id: Uuid,
    created_at: Timestamp,
    last_seen_at: Timestamp,
    expires_at: Timestamp,
    kind: String,
    aal: String,
    address: Option<String>,
    user_agent: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Forgot {
    email: String,
}

/// Always the same answer.
pub(crate) async fn forgot(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Forgot>,
) -> Outcome<Json<Value>> {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "recover", 30, 5)?;
    let Some(email) = email_address(&body.email) else {
        return Err(Fault::new(400, "invalid_input", "This is not an e-mail address.").on("email"));
    };
    let mut tx = service.0.db.write().await?;
    if let Some(user) = User::by_email(&mut tx, &email).await?
        && !mail::sent_just_now(user.recovery_sent_at, service.now())
        && !user.is_banned(service.now())
    {
        let link = service
            .issue(&mut tx, Link::new("recovery", &user, &email))
            .await?;
        let page = service.page("/reset-password", &link.token);
        service
            .send(&mut tx, user.id, &email, |practice| mail::PasswordReset {
                practice,
                link: page,
                code: String::new(),
            })
            .await?;
    }
    tx.commit().await?;
    Ok(Json(json!({})))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Reset {
    token: String,
    password: String,
}

/// A new password by a mailed link. Every session and every trusted device of the person ends; a second factor is
/// still asked for at the sign-in that follows.
pub(crate) async fn reset(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Reset>,
) -> Outcome<Json<Value>> {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "session-reset", 30, 5)?;
    let spent = || {
        Fault::new(
            400,
            "link_expired",
            "This link was used before or is too old. Ask for a new one.",
        )
    };
    let now = service.now();
    let user = service
        .owner_of_link(&body.token, &["recovery"])
        .await?
        .ok_or_else(spent)?;
    if user.is_banned(now) {
        return Err(spent());
    }
    // A password that is refused leaves the link as it was: nothing is redeemed yet.
    let prepared = service.prepare_password(&user, &body.password).await?;
    let mut tx = service.0.db.write().await?;
    let redeemed = service
        .redeem(&mut tx, &body.token, &["recovery"])
        .await?
        .ok_or_else(spent)?;
    if redeemed.user_id != user.id {
        return Err(spent());
    }
    service.store_password(&mut tx, &user, prepared).await?;
    tx.run(&END_ALL, &[&user.id, &now, &"password reset"])
        .await?;
    tx.run(&FORGET_DEVICES, &[&user.id, &now]).await?;
    tx.run(&LIFT_LOCK, &[&user.id, &now]).await?;
    let practice = service.practice_of(&mut tx, user.id).await?;
    tx.commit().await?;
    service.0.cache.forget_user(user.id);
    let about = About {
        organization: practice.map(|practice| practice.id),
        person: Some(user.id),
        ..About::default()
    };
    service
        .leave_event(
            "reset-password",
            AuditOutcome::Success,
            &about,
            &facts,
            None,
        )
        .await?;
    Ok(Json(json!({ "next": "sign_in" })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPassword {
    current_password: String,
    password: String,
}

pub(crate) async fn change_password(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<NewPassword>,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    service.limit(&facts, "session-change-password", 10, 5)?;
    let now = service.now();
    let mut tx = service.0.db.read().await?;
    let user = User::by_id(&mut tx, presence.user_id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    tx.end_read();
    let verdict = service
        .0
        .hasher
        .verify(&body.current_password, user.password_hash.as_deref())
        .await?;
    if !verdict.right {
        return Err(
            Fault::new(400, "invalid_input", "The current password is not right.")
                .on("current_password"),
        );
    }
    let prepared = service.prepare_password(&user, &body.password).await?;
    let mut tx = service.0.db.write().await?;
    service.store_password(&mut tx, &user, prepared).await?;
    tx.run(
        &END_OTHERS,
        &[&user.id, &now, &"password changed", &presence.session_id],
    )
    .await?;
    tx.run(&FORGET_DEVICES, &[&user.id, &now]).await?;
    tx.commit().await?;
    service.0.cache.forget_user(user.id);
    service
        .leave_event(
            "change-password",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            None,
        )
        .await?;
    Ok(Json(json!({})))
}

pub(crate) async fn list(
    State(service): State<Service>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let now = service.now();
    let mut tx = service.0.db.read().await?;
    let awake = now - service.0.settings.idle;
    let sessions: Vec<OwnSession> = tx
        .all(&OWN_SESSIONS, &[&presence.user_id, &now, &awake])
        .await?;
    tx.end_read();
    let shown = sessions.into_iter().map(|session| {
        json!({
            "id": session.id, "created_at": session.created_at, "last_seen_at": session.last_seen_at, "expires_at": session.expires_at,
            "kind": session.kind, "aal": session.aal, "address": session.address, "user_agent": session.user_agent,
            "is_current": session.id == presence.session_id,
        })
    });
    Ok(Json(shown.collect()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhichSession {
    session_id: Uuid,
}

pub(crate) async fn revoke(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<WhichSession>,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let mut tx = service.0.db.write().await?;
    if tx
        .run(
            &END_OWN_SESSION,
            &[&body.session_id, &presence.user_id, &service.now()],
        )
        .await?
        == 0
    {
        return Err(Fault::new(
            404,
            "not_found",
            "There is no such session, or it has ended.",
        ));
    }
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    service
        .leave_event(
            "revoke-session",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            None,
        )
        .await?;
    Ok(Json(json!({})))
}

pub(crate) async fn revoke_others(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let ended = tx
        .run(
            &END_OTHERS,
            &[
                &presence.user_id,
                &now,
                &"ended by the person",
                &presence.session_id,
            ],
        )
        .await?;
    tx.run(&FORGET_DEVICES, &[&presence.user_id, &now]).await?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    service
        .leave_event(
            "revoke-session",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            Some("others"),
        )
        .await?;
    Ok(Json(json!({ "ended": ended })))
}
