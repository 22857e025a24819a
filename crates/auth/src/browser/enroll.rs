//! Setting up and removing second factors.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use kernel::Aal;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::authenticate::{Presence, Stage};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::{FACTOR_DELETED, JsonBody};
use crate::journal::About;
use crate::model::{FACTORS, Factor};
use crate::second_factor::COUNT_RECOVERY_CODES;
use crate::service::Service;

const OPEN: [Stage; 2] = [Stage::Enroll, Stage::Complete];
/// How recent the proof of identity must be to change how one signs in.
const FRESH: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewFactor {
    #[serde(default)]
    friendly_name: String,
}

pub(crate) async fn totp(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<NewFactor>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "session-enroll", 30, 5)?;
    let presence = service.cookie_presence(&headers, &OPEN).await?;
    only_fresh(&service, &presence)?;
    let made = service
        .enroll_totp(&presence, &body.friendly_name, None)
        .await?;
    Ok(Json(
        json!({ "factor_id": made.id, "secret": made.secret, "uri": made.uri, "qr_code": made.qr_code }),
    ))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FirstCode {
    factor_id: Uuid,
    code: String,
}

/// The first code of a new authenticator confirms it and completes the session. Who has no recovery codes gets ten.
pub(crate) async fn verify_totp(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<FirstCode>,
) -> Outcome {
    let presence = service.cookie_presence(&headers, &OPEN).await?;
    service
        .check_totp(&presence, Some(body.factor_id), &body.code, &facts)
        .await?;
    let mut tx = service.0.db.write().await?;
    let left = tx.one(&COUNT_RECOVERY_CODES, &[&presence.user_id]).await?;
    let codes = match left {
        0 => {
            service
                .new_recovery_codes(&mut tx, presence.user_id)
                .await?
        }
        _ => Vec::new(),
    };
    tx.commit().await?;
    service
        .complete(
            &presence,
            "totp",
            Vec::new(),
            json!({ "recovery_codes": codes }),
            &facts,
        )
        .await
}

/// Ten fresh recovery codes; the old ones are void.
pub(crate) async fn recovery_codes(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    only_aal2(&presence)?;
    let mut tx = service.0.db.write().await?;
    let codes = service
        .new_recovery_codes(&mut tx, presence.user_id)
        .await?;
    tx.commit().await?;
    service
        .leave_event(
            "renew-recovery-codes",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            None,
        )
        .await?;
    Ok(Json(json!({ "recovery_codes": codes })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WhichFactor {
    factor_id: Uuid,
}

/// Removes a factor. Staff keep at least one.
pub(crate) async fn remove(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<WhichFactor>,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    only_aal2(&presence)?;
    let mut tx = service.0.db.write().await?;
    let factors: Vec<Factor> = tx.all(&FACTORS, &[&presence.user_id]).await?;
    let missing = || Fault::new(404, "not_found", "There is no such factor.");
    let factor = factors
        .iter()
        .find(|factor| factor.id == body.factor_id)
        .ok_or_else(missing)?;
    let last =
        factor.is_verified() && factors.iter().filter(|factor| factor.is_verified()).count() == 1;
    if last && presence.roles.iter().any(|role| role.is_staff()) {
        return Err(Fault::new(
            409,
            "conflict",
            "Staff keep at least one second factor. Set up another one first, then remove this one.",
        ));
    }
    tx.run(&FACTOR_DELETED, &[&factor.id, &presence.user_id])
        .await?;
    service
        .after_factor_removed(&mut tx, presence.user_id, factor.is_verified(), last)
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    service
        .leave_event(
            "remove-second-factor",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            None,
        )
        .await?;
    Ok(Json(json!({})))
}

pub(crate) fn only_fresh(service: &Service, presence: &Presence) -> Outcome<()> {
    if service.now().duration_since(presence.authenticated_at) <= FRESH {
        return Ok(());
    }
    Err(Fault::new(
        403,
        "fresh_sign_in_required",
        "Confirm that it is you: enter your password and second factor again.",
    ))
}

fn only_aal2(presence: &Presence) -> Outcome<()> {
    if presence.aal == Aal::Aal2 {
        return Ok(());
    }
    Err(Fault::new(
        403,
        "second_factor_required",
        "Confirm your second factor first.",
    ))
}
