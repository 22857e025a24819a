//! Calls that our server makes at the provider in the name of a browser's session.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use bytes::Bytes;
use http::{Method, StatusCode};
use kernel::{Error, Result};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{Relay, unreachable};
use crate::db::queries;
use crate::fault::{Fault, Outcome};
use crate::service::Service;

queries! {
    KEEP_TOKENS: () = "update auth.sessions set hosted_sealed = $2 where id = $1 and ended_at is null";
    HELD_TOKENS: Vec<u8> = "select hosted_sealed from auth.sessions where id = $1 and hosted_sealed is not null";
}

/// The project's tokens for one session. They are kept sealed, and never reach the browser.
#[derive(Clone, Serialize, Deserialize)]
pub(super) struct Tokens {
    pub access: String,
    refresh: String,
}

impl Tokens {
    /// Out of an answer that hands over a session.
    pub(super) fn of(session: &Value) -> Outcome<Tokens> {
        let text = |name: &str| session[name].as_str().map(str::to_owned);
        match (text("access_token"), text("refresh_token")) {
            (Some(access), Some(refresh)) => Ok(Tokens { access, refresh }),
            _ => Err(unreachable("an answer without tokens".into()).into()),
        }
    }
}

fn place(session: Uuid) -> String {
    format!("auth.sessions/hosted_sealed/{session}")
}

impl Relay {
    /// One call; a refusal comes back in the project's own words.
    pub(super) async fn call(
        &self,
        method: Method,
        path: &str,
        bearer: Option<&str>,
        body: Option<&Value>,
    ) -> Outcome<Value> {
        let mut request = http::Request::builder()
            .method(method)
            .uri(format!("{}/auth/v1{path}", self.hosted.url))
            .header("apikey", &self.hosted.anon_key)
            .header("content-type", "application/json")
            .header("x-supabase-api-version", "2024-01-01");
        if let Some(bearer) = bearer {
            request = request.header("authorization", format!("Bearer {bearer}"));
        }
        let body = body.map(Value::to_string).unwrap_or_default();
        let request = request.body(Bytes::from(body)).map_err(Error::internal)?;
        let answer = self.outward.send(request).await.map_err(unreachable)?;
        if answer.status().is_server_error() {
            return Err(unreachable(format!("it answered {}", answer.status())).into());
        }
        let body: Value = serde_json::from_slice(answer.body()).unwrap_or(Value::Null);
        if answer.status().is_success() {
            return Ok(body);
        }
        Err(refusal(answer.status(), &body))
    }

    /// Shows the code of a verified or new authenticator; the session that comes of it.
    pub(super) async fn show_code(&self, access: &str, factor: &str, code: &str) -> Outcome<Value> {
        let asked = self
            .call(
                Method::POST,
                &format!("/factors/{factor}/challenge"),
                Some(access),
                Some(&json!({})),
            )
            .await?;
        let body = json!({ "challenge_id": asked["id"], "code": code });
        let path = format!("/factors/{factor}/verify");
        self.call(Method::POST, &path, Some(access), Some(&body))
            .await
            .map_err(|fault| match fault.status {
                422 => fault.on("code"),
                _ => fault,
            })
    }

    /// The session behind a password.
    pub(super) async fn password(&self, email: &str, password: &str) -> Outcome<Value> {
        let body = json!({ "email": email, "password": password });
        self.call(
            Method::POST,
            "/token?grant_type=password",
            None,
            Some(&body),
        )
        .await
    }
}

/// What the project says, with its own word and sentence.
fn refusal(status: StatusCode, body: &Value) -> Fault {
    let text = |names: [&str; 3]| {
        let mut found = names.iter().filter_map(|name| body[*name].as_str());
        found.next().map(str::to_owned)
    };
    let code = text(["code", "error_code", "error"]).unwrap_or_else(|| "refused".into());
    let message = text(["message", "msg", "error_description"])
        .unwrap_or_else(|| "The sign-in provider refused this.".into());
    Fault {
        code: code.into(),
        ..Fault::new(status.as_u16(), "refused", message)
    }
}

/// The authenticators in a person that the project shows.
pub(super) fn verified_totp(user: &Value) -> Option<&str> {
    let factors = user["factors"].as_array()?;
    let found = factors
        .iter()
        .find(|factor| factor["factor_type"] == "totp" && factor["status"] == "verified")?;
    found["id"].as_str()
}

impl Service {
    pub(super) async fn keep_tokens(&self, session: Uuid, tokens: &Tokens) -> Result<()> {
        let plain = serde_json::to_vec(tokens).map_err(Error::internal)?;
        let sealed = self
            .0
            .sealer
            .seal(&plain, &place(session), self.0.entropy.as_ref());
        let mut tx = self.0.db.write().await?;
        tx.run(&KEEP_TOKENS, &[&session, &sealed]).await?;
        tx.commit().await
    }

    /// The tokens of a session, renewed first if they have run out or soon will.
    pub(super) async fn tokens_of(&self, relay: &Relay, session: Uuid) -> Outcome<Tokens> {
        let mut tx = self.0.db.read().await?;
        let sealed: Option<Vec<u8>> = tx.optional(&HELD_TOKENS, &[&session]).await?;
        tx.end_read();
        let sealed = sealed.ok_or_else(Fault::session_gone)?;
        let plain = self.0.sealer.open(&sealed, &place(session))?;
        let held: Tokens = serde_json::from_slice(&plain).map_err(Error::internal)?;
        if ends_at(&held.access) > self.now().as_second() + 30 {
            return Ok(held);
        }
        let body = json!({ "refresh_token": held.refresh });
        let renewed = relay
            .call(
                Method::POST,
                "/token?grant_type=refresh_token",
                None,
                Some(&body),
            )
            .await?;
        let tokens = Tokens::of(&renewed)?;
        self.keep_tokens(session, &tokens).await?;
        Ok(tokens)
    }
}

/// When a token of our own keeping runs out. It is not believed here, only not used in vain.
fn ends_at(token: &str) -> i64 {
    let claims = token.split('.').nth(1).unwrap_or_default();
    let claims = B64.decode(claims).unwrap_or_default();
    let claims: Value = serde_json::from_slice(&claims).unwrap_or(Value::Null);
    claims["exp"].as_i64().unwrap_or(0)
}
