//! The passkey as a factor of the contract (`factor_type: "webauthn"`): a new one is registered by its first challenge, a
//! known one signs.

use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::factors::Verified;
use crate::authenticate::Presence;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::model::Factor;
use crate::passkey::{Assertion, Registration};
use crate::passkeys::Purpose;
use crate::service::Service;

/// The answer of the browser, as `supabase-js` sends it.
#[derive(Deserialize)]
pub(crate) struct WebauthnAnswer {
    #[serde(rename = "type")]
    kind: String,
    credential_response: Value,
}

/// What the browser is to be asked.
pub(crate) async fn challenge(
    service: &Service,
    presence: &Presence,
    factor: &Factor,
    facts: &Facts,
) -> Outcome<Value> {
    let (kind, begun) = if factor.is_verified() {
        let begun = service
            .begin_assertion(
                Purpose::SecondFactor,
                Some(presence),
                Some(factor.id),
                facts,
            )
            .await?;
        ("request", begun)
    } else {
        let begun = service
            .begin_registration(presence, Some(factor.id), facts)
            .await?;
        ("create", begun)
    };
    Ok(json!({
        "id": begun.challenge_id, "type": "webauthn", "expires_at": begun.expires_at.as_second(),
        "webauthn": { "type": kind, "credential_options": { "publicKey": begun.public_key } },
    }))
}

/// Looks at the answer. A new passkey raises the session as a known one does: the person was verified for it.
pub(crate) async fn verify(
    service: &Service,
    presence: &Presence,
    factor: &Factor,
    challenge: Uuid,
    answer: WebauthnAnswer,
    facts: &Facts,
) -> Outcome<Verified> {
    let unreadable =
        || Fault::invalid("credential_response is not what navigator.credentials answered");
    match (answer.kind.as_str(), factor.is_verified()) {
        ("create", false) => {
            let made: Registration =
                serde_json::from_value(answer.credential_response).map_err(|_| unreadable())?;
            service
                .finish_registration(presence, challenge, Some(factor.id), "", &made, facts)
                .await?;
        }
        ("request", true) => {
            let signed: Assertion =
                serde_json::from_value(answer.credential_response).map_err(|_| unreadable())?;
            service
                .finish_assertion(
                    Purpose::SecondFactor,
                    Some(presence),
                    Some(factor.id),
                    challenge,
                    &signed,
                    facts,
                )
                .await?;
        }
        _ => {
            let about = About::presence(presence);
            service
                .leave_event(
                    "use-passkey",
                    AuditOutcome::Refused,
                    &about,
                    facts,
                    Some("ceremony of another kind"),
                )
                .await?;
            return Err(Fault::invalid(
                "webauthn.type is create for a new factor and request for a verified one",
            ));
        }
    }
    Ok(Verified {
        method: "mfa/webauthn",
    })
}
