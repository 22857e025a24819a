//! What anyone may know: that the service lives, how it is set, and its public keys.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use http::header::CACHE_CONTROL;
use serde_json::{Value, json};

use crate::fault::{Fault, Outcome};
use crate::service::Service;

pub(crate) async fn health() -> Json<Value> {
    Json(json!({
        "version": concat!("v", env!("CARGO_PKG_VERSION")),
        "name": "MentalSpace Auth",
        "description": "Sign-in of MentalSpace EHR, compatible with the Supabase Auth API",
    }))
}

pub(crate) async fn settings(State(service): State<Service>) -> Json<Value> {
    let settings = &service.0.settings;
    Json(json!({
        "external": { "email": true, "phone": false, "anonymous_users": false },
        "disable_signup": !settings.open_sign_up,
        "mailer_autoconfirm": !settings.confirm_email,
        "phone_autoconfirm": false,
        "sms_provider": "",
        "saml_enabled": false,
        "passkeys_enabled": false,
    }))
}

pub(crate) async fn jwks(State(service): State<Service>) -> impl IntoResponse {
    let keys = service.keyring().jwks(service.now());
    ([(CACHE_CONTROL, "public, max-age=600")], Json(keys))
}

/// The people of a demo, password included. In any other installation this does not exist.
pub(crate) async fn demo(State(service): State<Service>) -> Outcome<Json<Value>> {
    match &service.0.settings.demo {
        Some(people) => Ok(Json(json!({ "people": people }))),
        None => Err(Fault::new(404, "not_found", "There is no such endpoint.")),
    }
}

pub(crate) async fn not_found() -> Fault {
    Fault::new(404, "not_found", "There is no such endpoint.")
}

pub(crate) async fn method_not_allowed() -> Fault {
    Fault::new(
        405,
        "method_not_allowed",
        "This endpoint is called with another method.",
    )
}
