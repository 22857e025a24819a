//! A small client for the benchmark and the drills: one connection, kept alive, JSON in and out.

use bytes::Bytes;
use http::{Request, StatusCode, header};
use http_body_util::{BodyExt, Full};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use jiff::Timestamp;
use serde_json::{Value, json};
use server::demo::SignIn;
use server::totp;
use tokio::net::TcpStream;

/// What went wrong, in words. The connection is not used again.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

/// One connection.
pub struct Client {
    sender: SendRequest<Full<Bytes>>,
    authorization: Option<String>,
    address: Option<String>,
}

impl Client {
    /// Connects to `host:port`.
    pub async fn connect(address: &str) -> Result<Client, Failure> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        let (sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
        tokio::spawn(async move {
            // Its end is seen by whoever sends next.
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended");
            }
        });
        Ok(Client {
            sender,
            authorization: None,
            address: None,
        })
    }

    /// From now on calls as the holder of this token.
    pub fn with_token(mut self, token: &str) -> Client {
        self.authorization = Some(format!("Bearer {token}"));
        self
    }

    /// The next calls are made for a client at this address, as a trusted proxy makes them.
    pub fn seen_from(&mut self, address: &str) -> &mut Client {
        self.address = Some(address.to_owned());
        self
    }

    /// Whether the other end still keeps the connection.
    pub fn is_open(&self) -> bool {
        !self.sender.is_closed()
    }

    /// Sends a body and answers with status and body.
    pub async fn post(
        &mut self,
        path: &str,
        key: Option<&str>,
        body: Bytes,
    ) -> Result<(StatusCode, Bytes), Failure> {
        let mut request = Request::post(path)
            .header(header::HOST, "localhost")
            .header(header::USER_AGENT, "mentalspace")
            .header(header::CONTENT_TYPE, "application/json");
        if let Some(authorization) = &self.authorization {
            request = request.header(header::AUTHORIZATION, authorization);
        }
        if let Some(address) = &self.address {
            request = request.header("x-forwarded-for", address);
        }
        if let Some(key) = key {
            request = request.header("idempotency-key", key);
        }
        self.sender.ready().await?;
        let response = self
            .sender
            .send_request(request.body(Full::new(body))?)
            .await?;
        let status = response.status();
        Ok((status, response.into_body().collect().await?.to_bytes()))
    }

    async fn json(&mut self, path: &str, body: Value) -> Result<Value, Failure> {
        let (status, answer) = self.post(path, None, body.to_string().into()).await?;
        match status.is_success() {
            true => Ok(serde_json::from_slice(&answer)?),
            false => Err(format!("{path}: {status} {}", String::from_utf8_lossy(&answer)).into()),
        }
    }

    /// Signs in with password and second factor, as a person does, and answers with the token.
    ///
    /// A code counts once: somebody who signed in a moment ago waits for the next one.
    pub async fn sign_in(
        self,
        person: &SignIn,
        clock: &dyn kernel::Clock,
    ) -> Result<(Client, String), Failure> {
        let text = |value: &Value| -> Result<String, Failure> {
            value
                .as_str()
                .map(str::to_owned)
                .ok_or_else(|| "the sign-in answer lacks a field".into())
        };
        let mut client = self;
        let password = json!({ "email": person.email, "password": person.password });
        let session = client
            .json("/auth/v1/token?grant_type=password", password)
            .await?;
        client = client.with_token(&text(&session["access_token"])?);
        let factor = text(&session["user"]["factors"][0]["id"])?;
        let now: Timestamp = clock.now();
        let code = totp::code(&person.totp_secret, totp::step_at(now))
            .ok_or("the secret is not base32")?;
        let challenge = client
            .json(&format!("/auth/v1/factors/{factor}/challenge"), json!({}))
            .await?;
        let proof = json!({ "challenge_id": text(&challenge["id"])?, "code": code });
        let raised = client
            .json(&format!("/auth/v1/factors/{factor}/verify"), proof)
            .await?;
        let token = text(&raised["access_token"])?;
        Ok((client.with_token(&token), token))
    }
}
