//! `POST /token` and `POST /logout`.

use axum::Json;
use axum::extract::State;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, StatusCode};
use kernel::audit::Outcome as AuditOutcome;
use serde::Deserialize;
use serde_json::{Value, json};

use super::body::{Asked, LooseBody};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::links::proves;
use crate::model::User;
use crate::password;
use crate::service::Service;
use crate::sessions::{END_ALL, END_OTHERS, END_SESSION, Opening, Person};

#[derive(Deserialize)]
pub(crate) struct Grant {
    grant_type: Option<String>,
}

#[derive(Default, Deserialize)]
pub(crate) struct Body {
    email: Option<String>,
    phone: Option<String>,
    password: Option<String>,
    refresh_token: Option<String>,
    auth_code: Option<String>,
    code_verifier: Option<String>,
}

pub(crate) async fn token(
    State(service): State<Service>,
    Asked(grant): Asked<Grant>,
    facts: Facts,
    LooseBody(body): LooseBody<Body>,
) -> Outcome<Json<Value>> {
    service.limit(&facts, "token", 600, 5)?;
    let session = match grant.grant_type.as_deref() {
        Some("password") => by_password(&service, body, &facts).await?,
        Some("refresh_token") => {
            let token = body.refresh_token.filter(|token| !token.is_empty());
            let token = token.ok_or_else(|| Fault::invalid("Refresh Token is not valid"))?;
            service.refresh(&token, &facts).await??
        }
        Some("pkce") => by_code(&service, body, &facts).await?,
        _ => {
            return Err(Fault::new(
                400,
                "invalid_credentials",
                "unsupported_grant_type",
            ));
        }
    };
    Ok(Json(session))
}

async fn by_password(service: &Service, body: Body, facts: &Facts) -> Outcome<Value> {
    if body.phone.is_some_and(|phone| !phone.is_empty()) {
        return Err(Fault::new(
            422,
            "phone_provider_disabled",
            "Phone logins are disabled",
        ));
    }
    let (Some(email), Some(typed)) = (body.email.as_deref(), body.password.as_deref()) else {
        return Err(Fault::invalid("missing email or password"));
    };
    let proven = service.prove_password(email, typed, None, facts).await??;
    let mut tx = service.0.db.write().await?;
    let opening = Opening {
        user: &proven.user,
        methods: &["password"],
        cookie: None,
        trusted_device: None,
    };
    let session = service.open_session(&mut tx, opening, facts).await?;
    Service::complete_attempt(&mut tx, &proven, session.organization_id).await?;
    let refresh = service.first_refresh_token(&mut tx, session.id).await?;
    let person = Person::by_id(&mut tx, proven.user.id)
        .await?
        .ok_or_else(Fault::credentials)?;
    tx.commit().await?;
    let about = About {
        organization: session.organization_id,
        person: Some(session.user_id),
        session: Some(session.id),
        roles: vec![],
    };
    service
        .leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            facts,
            Some("password"),
        )
        .await?;
    let mut answer = service.session_json(&session, &person, &refresh)?;
    if let Err(weakness) =
        password::check(service.0.settings.passwords, typed, &person.user.words())
    {
        answer["weak_password"] =
            json!({ "message": weakness.message, "reasons": [weakness.reason] });
    }
    Ok(answer)
}

async fn by_code(service: &Service, body: Body, facts: &Facts) -> Outcome<Value> {
    let (Some(code), Some(verifier)) = (body.auth_code, body.code_verifier) else {
        return Err(Fault::invalid(
            "invalid request: both auth code and code verifier should be non-empty",
        ));
    };
    let mut tx = service.0.db.write().await?;
    let Some(redeemed) = service.redeem(&mut tx, &code, &["auth_code"]).await? else {
        return Err(Fault::new(
            404,
            "flow_state_not_found",
            "invalid flow state, no valid flow state found",
        ));
    };
    if !proves(&redeemed, &verifier) {
        // Spent all the same: nobody may try verifiers.
        tx.commit().await?;
        return Err(Fault::new(
            400,
            "bad_code_verifier",
            "code challenge does not match previously saved code verifier",
        ));
    }
    let user = User::by_id(&mut tx, redeemed.user_id)
        .await?
        .ok_or_else(Fault::credentials)?;
    if user.is_banned(service.now()) {
        return Err(Fault::new(400, "user_banned", "This account is disabled."));
    }
    let opening = Opening {
        user: &user,
        methods: &["otp"],
        cookie: None,
        trusted_device: None,
    };
    let session = service.open_session(&mut tx, opening, facts).await?;
    let refresh = service.first_refresh_token(&mut tx, session.id).await?;
    let person = Person::by_id(&mut tx, user.id)
        .await?
        .ok_or_else(Fault::credentials)?;
    tx.commit().await?;
    let about = About {
        organization: session.organization_id,
        person: Some(session.user_id),
        session: Some(session.id),
        roles: vec![],
    };
    service
        .leave_event(
            "sign-in",
            AuditOutcome::Success,
            &about,
            facts,
            Some("link"),
        )
        .await?;
    Ok(service.session_json(&session, &person, &refresh)?)
}

#[derive(Deserialize)]
pub(crate) struct Scope {
    scope: Option<String>,
}

pub(crate) async fn log_out(
    State(service): State<Service>,
    Asked(query): Asked<Scope>,
    headers: HeaderMap,
    facts: Facts,
) -> Outcome<Response> {
    let presence = service.bearer_presence(&headers).await?;
    let scope = query.scope.as_deref().unwrap_or("global");
    let now = service.now();
    let mut tx = service.0.db.write().await?;
    let (user, session) = (presence.user_id, presence.session_id);
    match scope {
        "global" => {
            tx.run(&END_ALL, &[&user, &now, &"signed out everywhere"])
                .await?
        }
        "local" => {
            tx.run(&END_SESSION, &[&session, &now, &"signed out"])
                .await?
        }
        "others" => {
            tx.run(
                &END_OTHERS,
                &[&user, &now, &"signed out elsewhere", &session],
            )
            .await?
        }
        _ => return Err(Fault::invalid("The scope is global, local or others")),
    };
    tx.commit().await?;
    service.0.cache.forget_user(user);
    service
        .leave_event(
            "sign-out",
            AuditOutcome::Success,
            &About::presence(&presence),
            &facts,
            Some(scope),
        )
        .await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
