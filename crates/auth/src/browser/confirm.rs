//! Step-up: what weighs more than reading wants to know again who is there.

use axum::extract::State;
use http::HeaderMap;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::json;

use super::sign_in::REAUTHENTICATED;
use super::with_cookies;
use crate::authenticate::Stage;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::JsonBody;
use crate::journal::About;
use crate::model::{FACTORS, Factor, User};
use crate::service::Service;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Confirmation {
    pub password: String,
    #[serde(default)]
    pub code: Option<String>,
}

/// Step-up: the person of an open session proves again who they are. Both factors, whatever the device.
pub(crate) async fn confirm(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Confirmation>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let mut tx = service.0.db.read().await?;
    let user = User::by_id(&mut tx, presence.user_id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    let factors: Vec<Factor> = tx.all(&FACTORS, &[&user.id]).await?;
    tx.end_read();
    let proven = service
        .prove_password(&user.email, &body.password, None, &facts)
        .await?;
    let proven = proven.map_err(|fault| match fault.status {
        400 => Fault::new(400, "invalid_input", "The password is not right.").on("password"),
        _ => fault,
    })?;
    if factors.iter().any(Factor::is_verified) {
        let code = body.code.as_deref().unwrap_or_default();
        service.check_totp(&presence, None, code, &facts).await?;
    }
    let mut tx = service.0.db.write().await?;
    Service::attempt_succeeded(&mut tx, proven.attempt, user.id, presence.organization_id).await?;
    tx.run(&REAUTHENTICATED, &[&presence.session_id, &service.now()])
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(user.id);
    service
        .leave_event(
            "confirm-identity",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            None,
        )
        .await?;
    Ok(with_cookies(json!({ "next": "done" }), &[]))
}
