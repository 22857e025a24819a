//! Second factors of the contract: enroll, challenge, verify, unenroll. What is special about passkeys stands in
//! `passkey_factors.rs`.

use axum::Json;
use axum::extract::{Path, State};
use http::HeaderMap;
use jiff::{SignedDuration, Timestamp};
use kernel::audit::Outcome as AuditOutcome;
use kernel::{Aal, Row};
use serde::Deserialize;
use serde_json::{Value, json};
use std::net::IpAddr;
use uuid::Uuid;

use super::body::LooseBody;
use super::passkey_factors::{self, WebauthnAnswer};
use crate::authenticate::Presence;
use crate::db::queries;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::model::{FACTOR, FACTORS, Factor};
use crate::service::Service;
use crate::sessions::{END_OTHERS_BELOW_AAL2, LOCK_SESSION, Person};
use crate::totp;

const CHALLENGE_LIFE: SignedDuration = SignedDuration::from_secs(300);
const MOST_FACTORS: usize = 10;

queries! {
    INSERT_CHALLENGE: () = "insert into auth.mfa_challenges (id, factor_id, user_id, purpose, address, expires_at, created_at) values ($1, $2, $3, 'totp', $4, $5, $6)";
    FIND_CHALLENGE: Challenge = "select id, address, expires_at, verified_at, attempts from auth.mfa_challenges where id = $1 and factor_id = $2 and user_id = $3 and purpose = 'totp' for update";
    CHALLENGE_TRIED: () = "update auth.mfa_challenges set attempts = attempts + 1 where id = $1";
    CHALLENGE_VERIFIED: () = "update auth.mfa_challenges set verified_at = $2 where id = $1";
    FACTOR_CHALLENGED: () = "update auth.mfa_factors set last_challenged_at = $2 where id = $1";
    FACTOR_DELETED: () = "delete from auth.mfa_factors where id = $1 and user_id = $2";
}

#[derive(Row)]
pub(crate) struct Challenge {
    id: Uuid,
    address: Option<IpAddr>,
    expires_at: Timestamp,
    verified_at: Option<Timestamp>,
    attempts: i32,
}

#[derive(Deserialize)]
pub(crate) struct Enrolment {
    factor_type: Option<String>,
    friendly_name: Option<String>,
    issuer: Option<String>,
}

pub(crate) async fn enroll(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(body): LooseBody<Enrolment>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "enroll", 30, 5)?;
    let presence = service.bearer_presence(&headers).await?;
    match body.factor_type.as_deref() {
        Some("totp") => {}
        Some("phone") => {
            return Err(Fault::new(
                422,
                "mfa_phone_enroll_not_enabled",
                "MFA enroll is disabled for Phone",
            ));
        }
        Some("webauthn") => {
            let name = body.friendly_name.unwrap_or_default();
            let id = service.enroll_passkey(&presence, &name).await?;
            return Ok(Json(
                json!({ "id": id, "type": "webauthn", "friendly_name": name }),
            ));
        }
        _ => {
            return Err(Fault::invalid("factor_type needs to be totp or webauthn"));
        }
    }
    let name = body.friendly_name.unwrap_or_default();
    let made = service
        .enroll_totp(&presence, &name, body.issuer.as_deref())
        .await?;
    Ok(Json(json!({
        "id": made.id,
        "type": "totp",
        "friendly_name": name,
        "totp": { "qr_code": made.qr_code, "secret": made.secret, "uri": made.uri },
    })))
}

pub(crate) async fn challenge(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service.bearer_presence(&headers).await?;
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let factor: Factor = tx
        .optional(&FACTOR, &[&factor_id(&id)?, &presence.user_id])
        .await?
        .ok_or_else(no_factor)?;
    if factor.factor_type == "webauthn" {
        tx.run(&FACTOR_CHALLENGED, &[&factor.id, &now]).await?;
        tx.commit().await?;
        let asked = passkey_factors::challenge(&service, &presence, &factor, &facts).await?;
        return Ok(Json(asked));
    }
    let (challenge, ends) = (service.new_id(), now + CHALLENGE_LIFE);
    tx.run(
        &INSERT_CHALLENGE,
        &[
            &challenge,
            &factor.id,
            &presence.user_id,
            &facts.address,
            &ends,
            &now,
        ],
    )
    .await?;
    tx.run(&FACTOR_CHALLENGED, &[&factor.id, &now]).await?;
    tx.commit().await?;
    Ok(Json(
        json!({ "id": challenge, "type": factor.factor_type, "expires_at": ends.as_second() }),
    ))
}

#[derive(Deserialize)]
pub(crate) struct Verification {
    challenge_id: Option<Uuid>,
    code: Option<String>,
    webauthn: Option<WebauthnAnswer>,
}

/// A factor that was shown.
pub(crate) struct Verified {
    /// As the session's `amr` says it.
    pub method: &'static str,
}

pub(crate) async fn verify(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    facts: Facts,
    LooseBody(body): LooseBody<Verification>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "factor-verify", 15, 1)?;
    let presence = service.bearer_presence(&headers).await?;
    let factor_id = factor_id(&id)?;
    let verified = match (body.challenge_id, body.code, body.webauthn) {
        (Some(challenge), Some(code), None) => {
            verify_totp(&service, &presence, factor_id, challenge, &code, &facts).await?
        }
        (Some(challenge), None, Some(answer)) => {
            let mut tx = service.0.db.read().await?;
            let factor: Factor = tx
                .optional(&FACTOR, &[&factor_id, &presence.user_id])
                .await?
                .ok_or_else(no_factor)?;
            tx.end_read();
            passkey_factors::verify(&service, &presence, &factor, challenge, answer, &facts).await?
        }
        _ => {
            return Err(Fault::invalid(
                "challenge_id and either code or webauthn are required",
            ));
        }
    };

    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let mut session = tx
        .optional(&LOCK_SESSION, &[&presence.session_id])
        .await?
        .ok_or_else(Fault::session_gone)?;
    if !service.lives(&session) {
        return Err(Fault::session_gone());
    }
    service
        .raise_session(&mut tx, &mut session, verified.method)
        .await?;
    tx.run(
        &END_OTHERS_BELOW_AAL2,
        &[&presence.user_id, &now, &presence.session_id],
    )
    .await?;
    let refresh = service.renew_refresh_token(&mut tx, session.id).await?;
    let person = Person::by_id(&mut tx, presence.user_id)
        .await?
        .ok_or_else(Fault::session_gone)?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    service
        .leave_event(
            "confirm-second-factor",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            Some(verified.method),
        )
        .await?;
    Ok(Json(service.session_json(&session, &person, &refresh)?))
}

async fn verify_totp(
    service: &Service,
    presence: &Presence,
    factor_id: Uuid,
    challenge_id: Uuid,
    code: &str,
    facts: &Facts,
) -> Outcome<Verified> {
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let challenge: Challenge = tx
        .optional(
            &FIND_CHALLENGE,
            &[&challenge_id, &factor_id, &presence.user_id],
        )
        .await?
        .ok_or_else(|| {
            Fault::new(
                422,
                "mfa_challenge_expired",
                "MFA challenge not found. Ask for a new one.",
            )
        })?;
    if challenge.expires_at <= now || challenge.verified_at.is_some() || challenge.attempts >= 5 {
        return Err(Fault::new(
            422,
            "mfa_challenge_expired",
            "MFA challenge has expired, verify against another challenge or create a new challenge.",
        ));
    }
    if challenge.address != facts.address {
        return Err(Fault::new(
            422,
            "mfa_ip_address_mismatch",
            "Challenge and verify IP addresses mismatch.",
        ));
    }
    tx.run(&CHALLENGE_TRIED, &[&challenge.id]).await?;
    tx.commit().await?;
    service
        .check_totp(presence, Some(factor_id), code, facts)
        .await?;
    let mut tx = service.0.db.write().await?;
    tx.run(&CHALLENGE_VERIFIED, &[&challenge.id, &now]).await?;
    tx.commit().await?;
    Ok(Verified { method: "totp" })
}

pub(crate) async fn unenroll(
    State(service): State<Service>,
    Path(id): Path<String>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Json<Value>> {
    let presence = service.bearer_presence(&headers).await?;
    let id = factor_id(&id)?;
    let mut tx = service.0.db.write().await?;
    let factors: Vec<Factor> = tx.all(&FACTORS, &[&presence.user_id]).await?;
    let factor = factors
        .iter()
        .find(|factor| factor.id == id)
        .ok_or_else(no_factor)?;
    if factor.is_verified() && presence.aal < Aal::Aal2 {
        return Err(Fault::new(
            422,
            "insufficient_aal",
            "AAL2 required to unenroll verified factor",
        ));
    }
    tx.run(&FACTOR_DELETED, &[&id, &presence.user_id]).await?;
    let last =
        factor.is_verified() && factors.iter().filter(|factor| factor.is_verified()).count() == 1;
    service
        .after_factor_removed(&mut tx, presence.user_id, factor.is_verified(), last)
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(presence.user_id);
    if factor.is_verified() {
        service
            .leave_event(
                "remove-second-factor",
                AuditOutcome::Success,
                &About::presence(&presence),
                &facts,
                None,
            )
            .await?;
    }
    Ok(Json(json!({ "id": id })))
}

fn factor_id(text: &str) -> Outcome<Uuid> {
    text.parse().map_err(|_| no_factor())
}

pub(crate) fn no_factor() -> Fault {
    Fault::new(404, "mfa_factor_not_found", "Factor not found")
}

/// A new authenticator, not yet confirmed.
pub(crate) struct NewTotp {
    pub id: Uuid,
    pub secret: String,
    pub uri: String,
    pub qr_code: String,
}

impl Service {
    /// Makes a new authenticator secret. Somebody who has a confirmed factor must have shown it.
    pub(crate) async fn enroll_totp(
        &self,
        presence: &Presence,
        name: &str,
        issuer: Option<&str>,
    ) -> Outcome<NewTotp> {
        if name.chars().count() > 80 {
            return Err(Fault::invalid(
                "The name of a factor has at most 80 characters",
            ));
        }
        let now = self.now();
        let mut tx = self.0.db.write().await?;
        let person = Person::by_id(&mut tx, presence.user_id)
            .await?
            .ok_or_else(Fault::session_gone)?;
        if person.factors.iter().any(Factor::is_verified) && presence.aal < Aal::Aal2 {
            return Err(Fault::new(
                403,
                "insufficient_aal",
                "AAL2 required to enroll a new factor",
            ));
        }
        if person.factors.len() >= MOST_FACTORS {
            return Err(Fault::new(
                422,
                "too_many_enrolled_mfa_factors",
                "Maximum number of verified factors reached, unenroll to continue",
            ));
        }
        if !name.is_empty()
            && person
                .factors
                .iter()
                .any(|factor| factor.friendly_name == name)
        {
            return Err(Fault::new(
                422,
                "mfa_factor_name_conflict",
                "A factor with the friendly name for this user already exists",
            ));
        }
        let mut secret = [0; 20];
        self.0.entropy.fill(&mut secret);
        let practice = self.practice_of(&mut tx, presence.user_id).await?;
        let issuer = issuer
            .map(str::to_owned)
            .or(practice.map(|practice| practice.name));
        let issuer = issuer
            .unwrap_or_else(|| "MentalSpace".to_owned())
            .replace(':', " ");
        let uri = totp::uri(&issuer, &person.user.email, &secret);
        let id = self.new_id();
        self.insert_totp(&mut tx, id, presence.user_id, name, &secret, false, now)
            .await?;
        tx.commit().await?;
        Ok(NewTotp {
            id,
            secret: crate::secret::base32(&secret),
            qr_code: totp::qr_code(&uri).ok_or_else(|| {
                Fault::new(500, "unexpected_failure", "The QR code could not be drawn")
            })?,
            uri,
        })
    }
}
