//! The service as clients meet it: through its router, against a real database.

mod attempts;
mod audit;
mod bad_tokens;
mod browser;
mod browser_ways;
mod contract;
mod contract_reach;
mod home;
mod operator;
mod passkey_refusals;
mod passkeys;
mod people;
mod relay;
mod relay_people;
mod relay_rsa;
mod sign_in;
mod statements;
mod timing;
mod tokens;
mod walk;

use std::sync::Arc;

use axum::Router;
use axum::body::Body;
use http::{Method, Request, header};
use http_body_util::BodyExt;
use jiff::SignedDuration;
use kernel::keys::Master;
use serde_json::{Value, json};
use testkit::{Person, Practice};
use tower::ServiceExt;
use uuid::Uuid;

use crate::secret;
use crate::totp;
use crate::{Parts, Service, Settings};

/// A password that is good enough for everybody here.
pub(crate) const PASSWORD: &str = "violet harbor lantern";
const ADDRESS: [u8; 4] = [192, 0, 2, 7];

/// One practice with its sign-in service.
pub(crate) struct Desk {
    pub t: Practice,
    pub service: Service,
    pub router: Router,
}

/// An answer.
#[derive(Debug)]
pub(crate) struct Reply {
    pub status: u16,
    pub body: Value,
    pub headers: http::HeaderMap,
}

impl Reply {
    pub(crate) fn text(&self, name: &str) -> String {
        self.body[name]
            .as_str()
            .unwrap_or_else(|| panic!("no {name} in {self:?}"))
            .to_owned()
    }

    pub(crate) fn ok(self) -> Reply {
        assert!(self.status < 400, "{self:?}");
        self
    }

    /// The word of the refusal, in the newer shape.
    pub(crate) fn refusal(&self) -> &str {
        self.body["code"]
            .as_str()
            .or(self.body["error"]["code"].as_str())
            .unwrap_or("")
    }

    pub(crate) fn cookie(&self, name: &str) -> Option<String> {
        self.headers
            .get_all(header::SET_COOKIE)
            .iter()
            .find_map(|value| {
                let value = value.to_str().ok()?.strip_prefix(&format!("{name}="))?;
                Some(value.split(';').next()?.to_owned())
            })
    }
}

/// A request that is being put together.
pub(crate) struct Ask<'d> {
    desk: &'d Desk,
    request: http::request::Builder,
    body: Option<Value>,
    address: [u8; 4],
}

impl Desk {
    pub(crate) async fn new() -> Desk {
        Desk::with(|_| {}).await
    }

    pub(crate) async fn with(change: impl FnOnce(&mut Settings)) -> Desk {
        let t = Practice::new(&[]).await;
        let mut settings = Settings::new("http://localhost:8000");
        settings.home = Some(t.organization);
        change(&mut settings);
        let service = Desk::service(&t, settings).await;
        Desk {
            router: service.router(),
            service,
            t,
        }
    }

    pub(crate) async fn service(t: &Practice, settings: Settings) -> Service {
        let waist = &t.house().waist;
        let parts = Parts {
            settings,
            pool: waist.pool.clone(),
            clock: Arc::clone(&waist.clock),
            entropy: Arc::clone(&waist.entropy),
            audit: waist.audit.clone(),
        };
        Service::new(parts, &Master::new(&[7; 32]))
            .await
            .expect("the service starts")
    }

    pub(crate) fn ask(&self, method: Method, path: &str) -> Ask<'_> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("x-supabase-api-version", "2024-01-01");
        Ask {
            desk: self,
            request,
            body: None,
            address: ADDRESS,
        }
    }

    pub(crate) fn post(&self, path: &str, body: Value) -> Ask<'_> {
        let mut ask = self.ask(Method::POST, path);
        ask.body = Some(body);
        ask
    }

    pub(crate) fn get(&self, path: &str) -> Ask<'_> {
        self.ask(Method::GET, path)
    }

    pub(crate) fn turn_clock(&self, seconds: i64) {
        self.t
            .house()
            .clock
            .advance(SignedDuration::from_secs(seconds));
    }

    pub(crate) async fn email_of(&self, person: &Person) -> String {
        let operator = self.t.house().database.operator().await;
        operator
            .query_one(
                "select email from auth.users where id = $1",
                &[&person.profile],
            )
            .await
            .unwrap()
            .get(0)
    }

    /// Gives somebody of the cast a password; answers their address.
    pub(crate) async fn give_password(&self, person: &Person) -> String {
        let hash = self.service.0.hasher.hash(PASSWORD).await.unwrap();
        let operator = self.t.house().database.operator().await;
        operator
            .execute(
                "update auth.users set password_hash = $2 where id = $1",
                &[&person.profile, &hash],
            )
            .await
            .unwrap();
        self.email_of(person).await
    }

    /// Gives somebody an authenticator; answers its secret.
    pub(crate) async fn give_totp(&self, person: &Person) -> Vec<u8> {
        let secret = b"12345678901234567890".to_vec();
        let mut tx = self.service.0.db.write().await.unwrap();
        let id = self.service.new_id();
        let now = self.service.now();
        self.service
            .insert_totp(&mut tx, id, person.profile, "phone", &secret, true, now)
            .await
            .unwrap();
        tx.commit().await.unwrap();
        secret
    }

    pub(crate) fn code_now(&self, secret: &[u8]) -> String {
        totp::code(secret, totp::step_at(self.service.now()))
    }

    pub(crate) async fn sign_in(&self, email: &str) -> Reply {
        self.post(
            "/token?grant_type=password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .send()
        .await
        .ok()
    }

    pub(crate) async fn refresh(&self, token: &str) -> Reply {
        self.post(
            "/token?grant_type=refresh_token",
            json!({ "refresh_token": token }),
        )
        .send()
        .await
    }

    /// Signs in up to aal2 by the contract's endpoints; answers the session.
    pub(crate) async fn sign_in_fully(&self, person: &Person) -> Reply {
        let email = self.give_password(person).await;
        let secret = self.give_totp(person).await;
        let first = self.sign_in(&email).await;
        let token = first.text("access_token");
        let factor = first.body["user"]["factors"][0]["id"]
            .as_str()
            .unwrap()
            .to_owned();
        let challenge = self
            .post(&format!("/factors/{factor}/challenge"), json!({}))
            .bearer(&token)
            .send()
            .await
            .ok()
            .text("id");
        let body = json!({ "challenge_id": challenge, "code": self.code_now(&secret) });
        self.post(&format!("/factors/{factor}/verify"), body)
            .bearer(&token)
            .send()
            .await
            .ok()
    }

    /// The actions in the audit log of this practice.
    pub(crate) async fn events(&self) -> Vec<(String, String)> {
        let operator = self.t.house().database.superuser().await;
        operator
            .query(
                "select action, outcome from public.audit_events where organization_id = $1 order by seq",
                &[&self.t.organization],
            )
            .await
            .unwrap()
            .iter()
            .map(|row| (row.get(0), row.get(1)))
            .collect()
    }

    /// The mails in the outbox of this practice, oldest first: template and plain text.
    pub(crate) async fn mails(&self) -> Vec<(String, String)> {
        let operator = self.t.house().database.superuser().await;
        let rows = operator
            .query(
                "select id, template, sealed from public.outbox_messages where organization_id = $1 order by created_at, id",
                &[&self.t.organization],
            )
            .await
            .unwrap();
        rows.iter()
            .filter_map(|row| {
                let (id, template, sealed): (Uuid, String, Vec<u8>) =
                    (row.get(0), row.get(1), row.get(2));
                let place = format!("outbox_messages/{}/{id}", self.t.organization);
                // The cast has a message of its own, which nobody sealed.
                let plain = self.service.0.outbox.open(&sealed, &place).ok()?;
                let message: Value = serde_json::from_slice(&plain).unwrap();
                Some((template, message["text"].as_str().unwrap().to_owned()))
            })
            .collect()
    }
}

impl Ask<'_> {
    pub(crate) fn bearer(self, token: &str) -> Self {
        self.header("authorization", &format!("Bearer {token}"))
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.request = self.request.header(name, value);
        self
    }

    pub(crate) fn with(mut self, body: Value) -> Self {
        self.body = Some(body);
        self
    }

    pub(crate) fn from(mut self, address: [u8; 4]) -> Self {
        self.address = address;
        self
    }

    pub(crate) async fn send(self) -> Reply {
        let body = self.body.map(|body| body.to_string()).unwrap_or_default();
        let mut request = self
            .request
            .header("content-type", "application/json;charset=UTF-8")
            .body(Body::from(body))
            .unwrap();
        request.extensions_mut().insert(kernel::caller::Request {
            id: self.desk.service.new_id(),
            address: Some(self.address.into()),
            user_agent: Some("test".to_owned()),
        });
        let response = self.desk.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Reply {
            status: parts.status.as_u16(),
            body: serde_json::from_slice(&bytes).unwrap_or(Value::Null),
            headers: parts.headers,
        }
    }
}

pub(crate) fn token_in(text: &str) -> String {
    let at = text.find("token=").expect("the mail has a link") + 6;
    text[at..]
        .chars()
        .take_while(|c| c.is_ascii_alphanumeric() || matches!(c, '-' | '_'))
        .collect()
}

pub(crate) fn hash_of(token: &str) -> Vec<u8> {
    secret::hash(token)
}
