//! In, up to the second factor, and out.

use axum::extract::State;
use axum::response::Response;
use http::HeaderMap;
use jiff::SignedDuration;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::{cookie, next_step, with_cookies};
use crate::authenticate::{Presence, Stage};
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::JsonBody;
use crate::journal::About;
use crate::mail;
use crate::model::{FACTORS, Factor, User};
use crate::secret;
use crate::service::Service;
use crate::sessions::{END_SESSION, LOCK_SESSION, Opening};

/// How long a device stays trusted.
const TRUST: SignedDuration = SignedDuration::from_hours(30 * 24);

queries! {
    REPLACE_COOKIE: () = "update auth.sessions set cookie_hash = $2 where id = $1 and kind = 'browser'";
    TRUST_DEVICE: () = "insert into auth.trusted_devices (id, user_id, secret_hash, user_agent, address, last_used_at, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $6)";
    DEVICE_USED: () = "update auth.trusted_devices set last_used_at = $2 where id = $1";
    SEEN_BEFORE: SeenBefore = "select exists (select from auth.sessions where user_id = $1 and id <> $2 and stage = 'complete') as any,
        exists (select from auth.sessions where user_id = $1 and id <> $2 and stage = 'complete' and user_agent is not distinct from $3) as same";
    REAUTHENTICATED: () = "update auth.sessions set authenticated_at = $2, last_seen_at = $2 where id = $1";
}

#[derive(kernel::Row)]
pub(crate) struct SeenBefore {
    any: bool,
    same: bool,
}

/// What opened a session.
#[derive(Clone, Copy)]
pub(crate) enum FirstProof {
    /// The link of an invitation, with a password that was just chosen.
    Invitation,
    /// The password, on a device that may be trusted.
    Password { attempt: Uuid, device: Option<Uuid> },
    /// A passkey.
    Passkey,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Password {
    pub email: String,
    pub password: String,
}

pub(crate) async fn password(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Password>,
) -> Outcome {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "session-password", 60, 5)?;
    let device = service.device_secret(&headers);
    let proven = service
        .prove_password(&body.email, &body.password, device.as_deref(), &facts)
        .await??;
    service
        .begin_browser_session(
            &proven.user,
            FirstProof::Password {
                attempt: proven.attempt,
                device: proven.device.map(|d| d.id),
            },
            &facts,
        )
        .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Code {
    pub code: String,
    #[serde(default)]
    trust_device: bool,
}

pub(crate) async fn totp(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Code>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::SecondFactor, Stage::Complete])
        .await?;
    service
        .check_totp(&presence, None, &body.code, &facts)
        .await?;
    let mut cookies = Vec::new();
    if body.trust_device {
        cookies.push(service.trust_device(&presence, &facts).await?);
    }
    service
        .complete(&presence, "totp", cookies, json!({}), &facts)
        .await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Recovery {
    code: String,
}

pub(crate) async fn recovery(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Recovery>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::SecondFactor])
        .await?;
    let left = service
        .check_recovery_code(&presence, &body.code, &facts)
        .await?;
    service
        .complete(
            &presence,
            "recovery_code",
            Vec::new(),
            json!({ "recovery_codes_left": left }),
            &facts,
        )
        .await
}

/// How far this browser's sign-in has come.
pub(crate) async fn state(
    State(service): State<Service>,
    headers: HeaderMap,
) -> Outcome<axum::Json<Value>> {
    let all = [Stage::SecondFactor, Stage::Enroll, Stage::Complete];
    let presence = service.cookie_presence(&headers, &all).await?;
    Ok(axum::Json(json!({
        "next": next_step(presence.stage.as_str()),
        "aal": presence.aal,
        "user_id": presence.user_id,
        "idle_minutes": service.0.settings.idle.as_mins(),
    })))
}

pub(crate) async fn sign_out(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome {
    service.only_our_pages(&headers)?;
    let settings = &service.0.settings;
    let gone = cookie::clear(settings, cookie::session_name(settings));
    let all = [Stage::SecondFactor, Stage::Enroll, Stage::Complete];
    match service.cookie_presence(&headers, &all).await {
        Ok(presence) => {
            let mut tx = service.0.db.write().await?;
            tx.run(
                &END_SESSION,
                &[&presence.session_id, &service.now(), &"signed out"],
            )
            .await?;
            tx.commit().await?;
            service.0.cache.forget_user(presence.user_id);
            service
                .leave_event(
                    "sign-out",
                    AuditOutcome::Success,
                    &About::presence(&presence),
                    &facts,
                    None,
                )
                .await?;
        }
        Err(fault) if fault.status >= 500 => return Err(fault),
        Err(_) => {} // signed out already
    }
    Ok(with_cookies(json!({}), &[gone]))
}

impl Service {
    /// Opens a browser session for somebody who gave the first proof.
    pub(crate) async fn begin_browser_session(
        &self,
        user: &User,
        proof: FirstProof,
        facts: &Facts,
    ) -> Outcome<Response> {
        let now = self.now();
        let secret = self.new_secret();
        let mut tx = self.0.db.write().await?;
        let (attempt, device) = match proof {
            FirstProof::Password { attempt, device } => (Some(attempt), device),
            FirstProof::Invitation | FirstProof::Passkey => (None, None),
        };
        let methods: &[&'static str] = match proof {
            FirstProof::Passkey => &["webauthn"],
            _ if device.is_some() => &["trusted_device", "password"],
            _ => &["password"],
        };
        let opening = Opening {
            user,
            methods,
            cookie: Some(&secret),
            trusted_device: device,
        };
        let session = self.open_session(&mut tx, opening, facts).await?;
        if let Some(attempt) = attempt {
            Service::attempt_succeeded(&mut tx, attempt, user.id, session.organization_id).await?;
        }
        if let Some(device) = device {
            tx.run(&DEVICE_USED, &[&device, &now]).await?;
        }
        if session.stage == Stage::Complete.as_str() {
            self.tell_of_new_device(&mut tx, user, session.id, facts)
                .await?;
        }
        let factors: Vec<Factor> = tx.all(&FACTORS, &[&user.id]).await?;
        tx.commit().await?;
        let about = About {
            organization: session.organization_id,
            person: Some(user.id),
            session: Some(session.id),
            roles: vec![],
        };
        self.leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            facts,
            Some(methods[0]),
        )
        .await?;
        let factors: Vec<Value> = factors
            .iter()
            .filter(|factor| factor.is_verified())
            .map(|factor| json!({ "id": factor.id, "type": factor.factor_type, "name": factor.friendly_name }))
            .collect();
        let settings = &self.0.settings;
        let cookie = cookie::set(settings, cookie::session_name(settings), &secret, None);
        Ok(with_cookies(
            json!({ "next": next_step(&session.stage), "factors": factors, "user_id": user.id }),
            &[cookie],
        ))
    }

    /// The second factor was right: the session becomes complete, under a new cookie.
    pub(crate) async fn complete(
        &self,
        presence: &Presence,
        method: &str,
        mut cookies: Vec<String>,
        mut answer: Value,
        facts: &Facts,
    ) -> Outcome<Response> {
        let mut tx = self.0.db.write().await?;
        let mut session = tx
            .optional(&LOCK_SESSION, &[&presence.session_id])
            .await?
            .ok_or_else(Fault::session_gone)?;
        if !self.lives(&session) {
            return Err(Fault::new(
                401,
                "unauthenticated",
                "You are signed out. Sign in again.",
            ));
        }
        let was_complete = presence.stage == Stage::Complete;
        self.raise_session(&mut tx, &mut session, method).await?;
        let secret = self.new_secret();
        tx.run(&REPLACE_COOKIE, &[&session.id, &secret::hash(&secret)])
            .await?;
        if !was_complete && let Some(user) = User::by_id(&mut tx, presence.user_id).await? {
            self.tell_of_new_device(&mut tx, &user, session.id, facts)
                .await?;
        }
        tx.commit().await?;
        self.0.cache.forget_user(presence.user_id);
        self.leave_event(
            "confirm-second-factor",
            AuditOutcome::Success,
            &About::presence(presence),
            facts,
            Some(method),
        )
        .await?;
        let settings = &self.0.settings;
        cookies.push(cookie::set(
            settings,
            cookie::session_name(settings),
            &secret,
            None,
        ));
        answer["next"] = json!("done");
        Ok(with_cookies(answer, &cookies))
    }

    async fn trust_device(&self, presence: &Presence, facts: &Facts) -> Outcome<String> {
        let now = self.now();
        let secret = self.new_secret();
        let mut tx = self.0.db.write().await?;
        tx.run(
            &TRUST_DEVICE,
            &[
                &self.new_id(),
                &presence.user_id,
                &secret::hash(&secret),
                &facts.user_agent,
                &facts.address,
                &now,
                &(now + TRUST),
            ],
        )
        .await?;
        tx.commit().await?;
        self.leave_event(
            "trust-device",
            AuditOutcome::Success,
            &About::presence(presence),
            facts,
            None,
        )
        .await?;
        let settings = &self.0.settings;
        Ok(cookie::set(
            settings,
            cookie::device_name(settings),
            &secret,
            Some(TRUST.as_secs()),
        ))
    }

    /// A mail about a program that the person never completed a sign-in with. Not about the very first one.
    async fn tell_of_new_device(
        &self,
        tx: &mut Tx,
        user: &User,
        session: Uuid,
        facts: &Facts,
    ) -> Outcome<()> {
        let seen: SeenBefore = tx
            .one(&SEEN_BEFORE, &[&user.id, &session, &facts.user_agent])
            .await?;
        if seen.any && !seen.same {
            let link = mail::notice_link(self, "/account/security");
            self.send(tx, user.id, &user.email, |practice| mail::NewDevice {
                practice,
                link,
                code: String::new(),
            })
            .await?;
        }
        Ok(())
    }
}
