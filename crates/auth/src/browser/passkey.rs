//! Passkeys on our own pages: as the way in, as the second factor, as the step-up, and to set one up.
//!
//! Each is two requests: the first asks for what `navigator.credentials` wants to know, the second brings its answer
//! back with the name of the challenge.

use axum::Json;
use axum::extract::State;
use http::HeaderMap;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::enroll::only_fresh;
use super::sign_in::{FirstProof, REAUTHENTICATED};
use super::with_cookies;
use crate::authenticate::Stage;
use crate::facts::Facts;
use crate::fault::Outcome;
use crate::http::JsonBody;
use crate::journal::About;
use crate::passkey::{Assertion, Registration};
use crate::passkeys::Purpose;
use crate::second_factor::COUNT_RECOVERY_CODES;
use crate::service::Service;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Answer<C> {
    challenge_id: Uuid,
    credential: C,
}

/// Nobody is named: the browser offers the passkeys it has for this place.
pub(crate) async fn sign_in_options(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "session-passkey-options", 60, 5)?;
    let begun = service
        .begin_assertion(Purpose::SignIn, None, None, &facts)
        .await?;
    Ok(Json(begun.json()))
}

/// A passkey alone: possession and person in one, so the sign-in is complete.
pub(crate) async fn sign_in(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Answer<Assertion>>,
) -> Outcome {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "session-passkey", 60, 5)?;
    let user = service
        .finish_assertion(
            Purpose::SignIn,
            None,
            None,
            body.challenge_id,
            &body.credential,
            &facts,
        )
        .await?;
    service
        .begin_browser_session(&user, FirstProof::Passkey, &facts)
        .await
}

pub(crate) async fn second_factor_options(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::SecondFactor])
        .await?;
    service.limit(&facts, "session-passkey-options", 60, 5)?;
    let begun = service
        .begin_assertion(Purpose::SecondFactor, Some(&presence), None, &facts)
        .await?;
    Ok(Json(begun.json()))
}

pub(crate) async fn second_factor(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Answer<Assertion>>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::SecondFactor])
        .await?;
    service.limit(&facts, "session-passkey", 60, 5)?;
    service
        .finish_assertion(
            Purpose::SecondFactor,
            Some(&presence),
            None,
            body.challenge_id,
            &body.credential,
            &facts,
        )
        .await?;
    service
        .complete(&presence, "mfa/webauthn", Vec::new(), json!({}), &facts)
        .await
}

pub(crate) async fn confirm_options(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    service.limit(&facts, "session-passkey-options", 60, 5)?;
    let begun = service
        .begin_assertion(Purpose::Confirm, Some(&presence), None, &facts)
        .await?;
    Ok(Json(begun.json()))
}

/// Step-up with a passkey: it proves both factors at once.
pub(crate) async fn confirm(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Answer<Assertion>>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    service.limit(&facts, "session-passkey", 60, 5)?;
    service
        .finish_assertion(
            Purpose::Confirm,
            Some(&presence),
            None,
            body.challenge_id,
            &body.credential,
            &facts,
        )
        .await?;
    let mut tx = service.0.db.write().await?;
    tx.run(&REAUTHENTICATED, &[&presence.session_id, &service.now()])
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    service
        .leave_event(
            "confirm-identity",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            Some("passkey"),
        )
        .await?;
    Ok(with_cookies(json!({ "next": "done" }), &[]))
}

pub(crate) async fn enroll_options(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "session-enroll", 30, 5)?;
    let presence = service
        .cookie_presence(&headers, &[Stage::Enroll, Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    let begun = service.begin_registration(&presence, None, &facts).await?;
    Ok(Json(begun.json()))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NewPasskey {
    challenge_id: Uuid,
    credential: Registration,
    #[serde(default)]
    friendly_name: String,
}

/// The passkey is kept. The session of somebody who had no second factor is complete with it; who has no recovery codes
/// gets ten.
pub(crate) async fn enroll(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<NewPasskey>,
) -> Outcome {
    service.limit(&facts, "session-enroll", 30, 5)?;
    let presence = service
        .cookie_presence(&headers, &[Stage::Enroll, Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    let name = &body.friendly_name;
    service
        .finish_registration(
            &presence,
            body.challenge_id,
            None,
            name,
            &body.credential,
            &facts,
        )
        .await?;
    let mut tx = service.0.db.write().await?;
    let codes = match tx.one(&COUNT_RECOVERY_CODES, &[&presence.user_id]).await? {
        0 => {
            service
                .new_recovery_codes(&mut tx, presence.user_id)
                .await?
        }
        _ => Vec::new(),
    };
    tx.commit().await?;
    let answer = json!({ "recovery_codes": codes });
    service
        .complete(&presence, "mfa/webauthn", Vec::new(), answer, &facts)
        .await
}

/// The person's ways of showing who they are, beside the password.
pub(crate) async fn list(
    State(service): State<Service>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let methods = service.sign_in_methods(presence.user_id).await?;
    Ok(Json(
        methods
            .into_iter()
            .map(|method| {
                json!({
                    "id": method.id, "type": method.factor_type, "name": method.friendly_name, "created_at": method.created_at,
                    "last_used_at": method.last_used_at, "backed_up": method.backed_up,
                })
            })
            .collect(),
    ))
}
