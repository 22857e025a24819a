//! Passkeys of people: challenges that are asked once, credentials that are kept, and what follows from a ceremony.
//!
//! The arithmetic of the ceremonies is [`crate::passkey`]'s. Here stand the rules around it: a challenge is spent by
//! being shown, right or wrong; it counts only for the purpose, the person and the session it was made for; a
//! credential belongs to one person for ever; a refusal stands in the audit log with its reason.

mod assertion;
mod challenge;
mod registration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::Timestamp;
use kernel::audit::Outcome as AuditOutcome;
use kernel::{Result, Row};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::db::queries;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::passkey::{Expected, Refusal};
use crate::service::Service;

pub(crate) use assertion::STATEMENTS as ASSERTION_STATEMENTS;
pub(crate) use challenge::{Purpose, STATEMENTS as CHALLENGE_STATEMENTS};
pub(crate) use registration::STATEMENTS as REGISTRATION_STATEMENTS;

queries! {
    OWN_PASSKEYS: Shown = "select c.credential_id, c.transports, c.factor_id from auth.webauthn_credentials c
        join auth.mfa_factors f on f.id = c.factor_id and f.status = 'verified'
        where c.user_id = $1 order by c.created_at";
    SIGN_IN_METHODS: Method = "select f.id, f.factor_type, f.friendly_name, f.created_at, c.backed_up,
            coalesce(c.last_used_at, case when f.last_used_step > 0 then to_timestamp(f.last_used_step * 30) end) as last_used_at
        from auth.mfa_factors f left join auth.webauthn_credentials c on c.factor_id = f.id
        where f.user_id = $1 and f.status = 'verified' order by f.created_at";
}

/// A passkey as the browser is told of it.
#[derive(Row)]
pub(crate) struct Shown {
    credential_id: Vec<u8>,
    transports: Vec<String>,
    factor_id: Uuid,
}

/// A confirmed way of showing who one is, beside the password.
#[derive(Row)]
pub(crate) struct Method {
    pub id: Uuid,
    pub factor_type: String,
    pub friendly_name: String,
    pub created_at: Timestamp,
    pub backed_up: Option<bool>,
    pub last_used_at: Option<Timestamp>,
}

/// A ceremony that was begun: the answer to the page.
pub(crate) struct Begun {
    pub challenge_id: Uuid,
    pub expires_at: Timestamp,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    pub public_key: Value,
}

impl Begun {
    /// As our own pages read it.
    pub(crate) fn json(&self) -> Value {
        json!({ "challenge_id": self.challenge_id, "public_key": self.public_key })
    }
}

impl Service {
    /// The domain that passkeys are made for: the host of the public address. An IP address is no domain.
    pub(crate) fn passkey_domain(&self) -> Outcome<&str> {
        self.0.settings.passkey_domain().ok_or_else(|| {
            Fault::new(
                503,
                "not_configured",
                "Passkeys need a public address with a name in it, not a number. Sign in another way.",
            )
        })
    }

    /// The ways of showing who one is, beside the password.
    pub(crate) async fn sign_in_methods(&self, person: Uuid) -> Result<Vec<Method>> {
        let mut tx = self.0.db.read().await?;
        let methods = tx.all(&SIGN_IN_METHODS, &[&person]).await?;
        tx.end_read();
        Ok(methods)
    }

    fn expecting<T>(
        &self,
        hash: &[u8],
        look: impl FnOnce(&Expected<'_>) -> std::result::Result<T, Refusal>,
    ) -> Outcome<std::result::Result<T, Refusal>> {
        Ok(look(&Expected {
            challenge_hash: hash,
            rp_id: self.passkey_domain()?,
            allows_origin: &|origin| self.0.settings.allows_origin(origin),
        }))
    }

    async fn refuse<T>(
        &self,
        action: &'static str,
        about: &About,
        why: &str,
        facts: &Facts,
    ) -> Outcome<T> {
        self.leave_event(action, AuditOutcome::Refused, about, facts, Some(why))
            .await?;
        Err(Fault::new(
            422,
            "mfa_verification_failed",
            "This passkey was not accepted. Try again, or sign in another way.",
        ))
    }
}

fn descriptors(own: &[Shown]) -> Vec<Value> {
    own.iter()
        .map(|shown| json!({ "type": "public-key", "id": B64.encode(&shown.credential_id), "transports": shown.transports }))
        .collect()
}
