//! What sign-in costs: for `mentalspace bench sign-in`.

use std::time::{Duration, Instant};

use axum::Router;
use axum::body::{Body, to_bytes};
use http::Request;
use kernel::{Error, Result};
use serde_json::{Value, json};
use tower::ServiceExt;

use crate::password;
use crate::service::Service;

/// What was measured.
#[derive(Clone, Debug, serde::Serialize)]
pub struct Figures {
    /// The hash and its parameters.
    pub hash: String,
    /// Processor time of one hash.
    pub cpu_ms_per_hash: f64,
    /// How many clients asked at once.
    pub clients: usize,
    /// Sign-ins with a password, session and audit event included.
    pub sign_ins_per_second: f64,
    /// Refreshes.
    pub refreshes_per_second: f64,
    /// `GET /user` with a token.
    pub get_user_per_second: f64,
}

#[derive(Clone, Copy)]
enum What {
    SignIn,
    Refresh,
    GetUser,
}

/// Measures with these accounts (address and password), each as a client of its own, through the router.
pub async fn measure(
    service: &Service,
    accounts: &[(String, String)],
    seconds: u64,
) -> Result<Figures> {
    let per_second = async |what| rate(service, accounts, seconds, what).await;
    Ok(Figures {
        hash: password::PARAMETERS.to_owned(),
        cpu_ms_per_hash: cpu_ms_per_hash(service).await?,
        clients: accounts.len(),
        sign_ins_per_second: per_second(What::SignIn).await?,
        refreshes_per_second: per_second(What::Refresh).await?,
        get_user_per_second: per_second(What::GetUser).await?,
    })
}

async fn cpu_ms_per_hash(service: &Service) -> Result<f64> {
    const HASHES: u32 = 64;
    let before = cpu_ms()?;
    for _ in 0..HASHES {
        service.0.hasher.hash("a password of the benchmark").await?;
    }
    Ok((cpu_ms()? - before) / f64::from(HASHES))
}

/// Processor time of this process so far (Linux counts in hundredths of a second).
fn cpu_ms() -> Result<f64> {
    let stat = std::fs::read_to_string("/proc/self/stat").map_err(Error::internal)?;
    // The program's name may hold spaces; what follows its closing bracket does not.
    let rest = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
    let ticks: f64 = rest
        .split(' ')
        .skip(11)
        .take(2)
        .filter_map(|field| field.parse::<f64>().ok())
        .sum();
    Ok(ticks * 10.0)
}

async fn rate(
    service: &Service,
    accounts: &[(String, String)],
    seconds: u64,
    what: What,
) -> Result<f64> {
    let mut clients = Vec::new();
    for (number, (email, password)) in accounts.iter().enumerate() {
        let client = Client {
            router: service.router(),
            id: service.new_id(),
            // An address each, so that limits by address do not add up.
            address: [127, 0, 2, u8::try_from(number % 250).unwrap_or(0)],
            password: json!({ "email": email, "password": password }),
        };
        let session = client
            .post("/token?grant_type=password", &client.password, None)
            .await?;
        clients.push((client, session));
    }
    let began = Instant::now();
    let ends = began + Duration::from_secs(seconds);
    let work = clients
        .into_iter()
        .map(|(client, session)| tokio::spawn(client.work(what, session, ends)));
    let mut done = 0;
    for client in work.collect::<Vec<_>>() {
        done += client.await.map_err(Error::internal)??;
    }
    Ok(f64::from(done) / began.elapsed().as_secs_f64())
}

struct Client {
    router: Router,
    id: uuid::Uuid,
    address: [u8; 4],
    password: Value,
}

impl Client {
    async fn work(self, what: What, mut session: Value, ends: Instant) -> Result<u32> {
        let mut done = 0;
        while Instant::now() < ends {
            match what {
                What::SignIn => {
                    self.post("/token?grant_type=password", &self.password, None)
                        .await?;
                }
                What::Refresh => {
                    let body = json!({ "refresh_token": session["refresh_token"] });
                    session = self
                        .post("/token?grant_type=refresh_token", &body, None)
                        .await?;
                }
                What::GetUser => {
                    self.post("/user", &Value::Null, session["access_token"].as_str())
                        .await?;
                }
            }
            done += 1;
        }
        Ok(done)
    }

    async fn post(&self, path: &str, body: &Value, token: Option<&str>) -> Result<Value> {
        let mut request = match token {
            Some(token) => Request::get(path).header("authorization", format!("Bearer {token}")),
            None => Request::post(path),
        };
        request = request.header("content-type", "application/json");
        let mut request = request
            .body(Body::from(body.to_string()))
            .map_err(Error::internal)?;
        request.extensions_mut().insert(kernel::caller::Request {
            id: self.id,
            address: Some(self.address.into()),
            user_agent: Some("benchmark".to_owned()),
        });
        let response = match self.router.clone().oneshot(request).await {
            Ok(response) => response,
            Err(never) => match never {},
        };
        let status = response.status();
        let bytes = to_bytes(response.into_body(), 1024 * 1024)
            .await
            .map_err(Error::internal)?;
        if !status.is_success() {
            return Err(Error::internal(format!(
                "{path}: {status} {}",
                String::from_utf8_lossy(&bytes)
            )));
        }
        serde_json::from_slice(&bytes).map_err(Error::internal)
    }
}
