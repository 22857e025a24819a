//! An authenticator is set up at the hosted provider, from our own pages.

use axum::Json;
use axum::extract::State;
use http::{HeaderMap, Method};
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::browser::relay;
use super::calls::Tokens;
use crate::authenticate::Stage;
use crate::browser::only_fresh;
use crate::facts::Facts;
use crate::fault::Outcome;
use crate::http::JsonBody;
use crate::journal::About;
use crate::service::Service;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct NewFactor {
    #[serde(default)]
    friendly_name: String,
}

pub(super) async fn enroll(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<NewFactor>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "session-enroll", 30, 5)?;
    let presence = service
        .cookie_presence(&headers, &[Stage::Enroll, Stage::Complete])
        .await?;
    only_fresh(&service, &presence)?;
    let relay = relay(&service)?;
    let tokens = service.tokens_of(relay, presence.session_id).await?;
    let wanted = json!({ "factor_type": "totp", "friendly_name": body.friendly_name });
    let made = relay
        .call(
            Method::POST,
            "/factors",
            Some(&tokens.access),
            Some(&wanted),
        )
        .await?;
    let totp = &made["totp"];
    Ok(Json(json!({
        "factor_id": made["id"], "secret": totp["secret"], "uri": totp["uri"], "qr_code": totp["qr_code"],
    })))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct FirstCode {
    factor_id: Uuid,
    code: String,
}

pub(super) async fn verify(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<FirstCode>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::Enroll, Stage::Complete])
        .await?;
    let relay = relay(&service)?;
    let tokens = service.tokens_of(relay, presence.session_id).await?;
    let factor = body.factor_id.to_string();
    let raised = service
        .show_code_at(relay, &presence, &tokens, &factor, &body.code, &facts)
        .await?;
    service
        .keep_tokens(presence.session_id, &Tokens::of(&raised)?)
        .await?;
    let about = About::presence(&presence);
    service
        .leave_event(
            "enroll-second-factor",
            AuditOutcome::Success,
            &about,
            &facts,
            Some("provider"),
        )
        .await?;
    // The provider has no recovery codes for us to hand out.
    let answer = json!({ "recovery_codes": [] });
    service
        .complete(&presence, "totp", Vec::new(), answer, &facts)
        .await
}

pub(super) async fn factors(
    State(service): State<Service>,
    headers: HeaderMap,
) -> Outcome<Json<Value>> {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    let relay = relay(&service)?;
    let tokens = service.tokens_of(relay, presence.session_id).await?;
    let user = relay
        .call(Method::GET, "/user", Some(&tokens.access), None)
        .await?;
    let none = Vec::new();
    let shown = user["factors"].as_array().unwrap_or(&none).iter();
    let shown = shown.filter(|factor| factor["status"] == "verified").map(|factor| {
        json!({
            "id": factor["id"], "type": factor["factor_type"], "name": factor["friendly_name"].as_str().unwrap_or_default(),
            "created_at": factor["created_at"], "last_used_at": factor["last_challenged_at"], "backed_up": null,
        })
    });
    Ok(Json(shown.collect()))
}
