//! Our own pages with a hosted provider: the browser holds our cookie, the server asks the provider.
//!
//! Password and authenticator are the provider's. What a session may do, how long it lives, the limits on guessing, the
//! audit log and the list of sessions are ours, the same as without a provider. What the provider has no call for
//! (recovery codes, trusted devices, passkeys, our invitations) is not offered, and says so.

use axum::extract::State;
use axum::response::Response;
use axum::routing::{get, post};
use axum::{Json, Router};
use http::{HeaderMap, Method};
use kernel::Aal;
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};
use uuid::Uuid;

use super::calls::{Tokens, verified_totp};
use super::{PERSON_OF_SUBJECT, Relay, enrolment};
use crate::authenticate::{Presence, Stage};
use crate::browser::offers::Offers;
use crate::browser::{REAUTHENTICATED, account, cookie, next_step, sign_in, with_cookies};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::http::JsonBody;
use crate::journal::About;
use crate::service::Service;
use crate::sessions::{OPEN_SESSION, amr_entry};

pub(super) fn routes() -> Router<Service> {
    Router::new()
        .route("/session/offers", get(offers))
        .route("/session/password", post(password))
        .route("/session/totp", post(totp))
        .route("/session/confirm", post(confirm))
        .route("/session/sign-out", post(sign_out))
        .route("/session/state", get(sign_in::state))
        .route("/session/enroll/totp", post(enrolment::enroll))
        .route("/session/enroll/totp/verify", post(enrolment::verify))
        .route("/session/factors", get(enrolment::factors))
        .route("/session/forgot", post(forgot))
        .route("/session/list", get(account::list))
        .route("/session/revoke", post(account::revoke))
        .route("/session/revoke-others", post(account::revoke_others))
        .route("/session/{*rest}", get(not_offered).post(not_offered))
}

async fn offers() -> Json<Offers> {
    Json(Offers::HOSTED)
}

async fn not_offered() -> Fault {
    Fault::new(
        503,
        "not_configured",
        "Your practice signs in through a provider of its own, which does not offer this here.",
    )
}

pub(super) fn relay(service: &Service) -> Outcome<&Relay> {
    let relay = service.0.relay.get();
    relay.ok_or_else(|| Fault::new(404, "not_found", "There is no such endpoint."))
}

async fn password(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<sign_in::Password>,
) -> Outcome {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "session-password", 60, 5)?;
    let relay = relay(&service)?;
    let account = service.account_of(&body.email);
    let admitted = service
        .admit_attempt(&account, "external", false, &facts)
        .await??;
    tokio::time::sleep(admitted.delay).await;
    let session = match relay.password(&body.email, &body.password).await {
        Ok(session) => session,
        Err(fault) => {
            if fault.status < 500 {
                service
                    .attempt_failed(admitted.attempt, "refused by the provider", None)
                    .await?;
            }
            return Err(fault);
        }
    };
    let (person, aal) = service.person_of(relay, &session).await?;
    service
        .begin_hosted_session(person, aal, &session, admitted.attempt, &facts)
        .await
}

async fn totp(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<sign_in::Code>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::SecondFactor])
        .await?;
    let relay = relay(&service)?;
    let tokens = service.tokens_of(relay, presence.session_id).await?;
    let user = relay
        .call(Method::GET, "/user", Some(&tokens.access), None)
        .await?;
    let factor = verified_totp(&user).ok_or_else(no_authenticator)?;
    let raised = service
        .show_code_at(relay, &presence, &tokens, factor, &body.code, &facts)
        .await?;
    service
        .keep_tokens(presence.session_id, &Tokens::of(&raised)?)
        .await?;
    service
        .complete(&presence, "totp", Vec::new(), json!({}), &facts)
        .await
}

/// Step-up: both factors again, at the provider.
async fn confirm(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<crate::browser::Confirmation>,
) -> Outcome {
    let presence = service
        .cookie_presence(&headers, &[Stage::Complete])
        .await?;
    service.limit(&facts, "session-confirm", 30, 5)?;
    let relay = relay(&service)?;
    let held = service.tokens_of(relay, presence.session_id).await?;
    let user = relay
        .call(Method::GET, "/user", Some(&held.access), None)
        .await?;
    let email = user["email"].as_str().unwrap_or_default();
    let account = service.account_of(email);
    let admitted = service
        .admit_attempt(&account, "external", false, &facts)
        .await??;
    let wrong = |fault: Fault| match fault.status {
        400 => Fault::new(400, "invalid_input", "The password is not right.").on("password"),
        _ => fault,
    };
    let mut session = relay.password(email, &body.password).await.map_err(wrong)?;
    if let Some(factor) = verified_totp(&session["user"]) {
        let tokens = Tokens::of(&session)?;
        let code = body.code.as_deref().unwrap_or_default();
        session = service
            .show_code_at(relay, &presence, &tokens, factor, code, &facts)
            .await?;
    }
    let (person, _) = service.person_of(relay, &session).await?;
    if person != presence.user_id {
        return Err(Fault::session_gone());
    }
    service
        .keep_tokens(presence.session_id, &Tokens::of(&session)?)
        .await?;
    let mut tx = service.0.db.write().await?;
    Service::attempt_succeeded(&mut tx, admitted.attempt, person, presence.organization_id).await?;
    tx.run(&REAUTHENTICATED, &[&presence.session_id, &service.now()])
        .await?;
    tx.commit().await?;
    service.0.cache.forget_user(person);
    let about = About::presence(&presence);
    service
        .leave_event(
            "confirm-identity",
            AuditOutcome::Success,
            &about,
            &facts,
            Some("provider"),
        )
        .await?;
    Ok(with_cookies(json!({ "next": "done" }), &[]))
}

async fn sign_out(State(service): State<Service>, headers: HeaderMap, facts: Facts) -> Outcome {
    let all = [Stage::SecondFactor, Stage::Enroll, Stage::Complete];
    if let Ok(presence) = service.cookie_presence(&headers, &all).await
        && let Ok(relay) = relay(&service)
        && let Ok(tokens) = service.tokens_of(relay, presence.session_id).await
    {
        let path = "/logout?scope=local";
        let left = relay
            .call(Method::POST, path, Some(&tokens.access), Some(&json!({})))
            .await;
        // Ours ends in any case, and with it all that our server would do with those tokens.
        if let Err(fault) = left {
            tracing::warn!(code = %fault.code, "the provider did not end its session");
        }
    }
    sign_in::sign_out(State(service), headers, facts).await
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Forgot {
    email: String,
}

/// The provider writes the mail. Always the same answer, whatever it says.
async fn forgot(
    State(service): State<Service>,
    headers: HeaderMap,
    facts: Facts,
    JsonBody(body): JsonBody<Forgot>,
) -> Outcome<Json<Value>> {
    service.only_our_pages(&headers)?;
    service.limit(&facts, "recover", 30, 5)?;
    let asked = json!({ "email": body.email });
    match relay(&service)?
        .call(Method::POST, "/recover", None, Some(&asked))
        .await
    {
        Err(fault) if fault.status >= 500 => Err(fault),
        _ => Ok(Json(json!({}))),
    }
}

fn no_authenticator() -> Fault {
    Fault::new(
        422,
        "mfa_factor_not_found",
        "Your account at the sign-in provider has no authenticator app. Ask your administrator.",
    )
}

impl Service {
    /// Our person behind a session of the provider, by a token that is verified like every other.
    async fn person_of(&self, relay: &Relay, session: &Value) -> Outcome<(Uuid, Aal)> {
        let tokens = Tokens::of(session)?;
        let Some((claims, said)) = self.read_hosted(relay, &tokens.access).await? else {
            return Err(Fault::bad_token());
        };
        let mut tx = self.0.db.read().await?;
        let known = tx.optional(&PERSON_OF_SUBJECT, &[&claims.sub]).await?;
        tx.end_read();
        let known = known.ok_or_else(|| {
            Fault::new(
                403,
                "forbidden",
                "You are known to the sign-in provider, but you belong to no practice here. Ask an administrator to add you.",
            )
        })?;
        if known.banned_until.is_some_and(|until| until > self.now()) {
            return Err(Fault::new(
                400,
                "user_banned",
                "This account is disabled. Ask your administrator.",
            ));
        }
        Ok((known.id, said.aal()))
    }

    async fn begin_hosted_session(
        &self,
        person: Uuid,
        aal: Aal,
        hosted: &Value,
        attempt: Uuid,
        facts: &Facts,
    ) -> Outcome<Response> {
        let now = self.now();
        let secret = self.new_secret();
        let mut tx = self.0.db.write().await?;
        let practice = self.practice_of(&mut tx, person).await?;
        let is_staff = practice
            .as_ref()
            .is_some_and(|practice| practice.kind == "staff");
        let (stage, level) = match (aal, verified_totp(&hosted["user"])) {
            (Aal::Aal2, _) => (Stage::Complete, "aal2"),
            (_, Some(_)) => (Stage::SecondFactor, "aal1"),
            (_, None) if is_staff => (Stage::Enroll, "aal1"),
            _ => (Stage::Complete, "aal1"),
        };
        let id = self.new_id();
        let organization = practice.map(|practice| practice.id);
        let amr = json!([amr_entry("password", now)]);
        tx.run(
            &OPEN_SESSION,
            &[
                &id,
                &person,
                &organization,
                &"browser",
                &stage.as_str(),
                &level,
                &amr,
                &Some(crate::secret::hash(&secret)),
                &None::<Uuid>,
                &now,
                &(now + self.0.settings.absolute),
                &facts.address,
                &facts.user_agent,
                &now,
            ],
        )
        .await?;
        Service::attempt_succeeded(&mut tx, attempt, person, organization).await?;
        tx.commit().await?;
        self.keep_tokens(id, &Tokens::of(hosted)?).await?;
        let about = About {
            organization,
            person: Some(person),
            session: Some(id),
            roles: vec![],
        };
        self.leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            facts,
            Some("provider"),
        )
        .await?;
        let settings = &self.0.settings;
        let cookie = cookie::set(settings, cookie::session_name(settings), &secret, None);
        let factors: Vec<Value> = verified_totp(&hosted["user"])
            .map(|id| json!({ "id": id, "type": "totp", "name": "" }))
            .into_iter()
            .collect();
        let answer =
            json!({ "next": next_step(stage.as_str()), "factors": factors, "user_id": person });
        Ok(with_cookies(answer, &[cookie]))
    }

    /// Shows a code at the provider. Guesses are counted here as well.
    pub(super) async fn show_code_at(
        &self,
        relay: &Relay,
        presence: &Presence,
        tokens: &Tokens,
        factor: &str,
        code: &str,
        facts: &Facts,
    ) -> Outcome<Value> {
        let account = self
            .0
            .keyed
            .hash(&["second factor", &presence.user_id.to_string()]);
        let admitted = self.admit_attempt(&account, "totp", false, facts).await??;
        match relay.show_code(&tokens.access, factor, code).await {
            Ok(raised) => {
                let mut tx = self.0.db.write().await?;
                let practice = presence.organization_id;
                Service::attempt_succeeded(&mut tx, admitted.attempt, presence.user_id, practice)
                    .await?;
                tx.commit().await?;
                Ok(raised)
            }
            Err(fault) => {
                if fault.status < 500 {
                    self.second_factor_failed(presence, admitted.attempt, facts)
                        .await?;
                }
                Err(fault)
            }
        }
    }
}
