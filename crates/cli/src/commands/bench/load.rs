//! The load through HTTP: each client has one connection and asks as soon as it is answered.

use std::time::{Duration, Instant};

use http::StatusCode;
use server::Fault;
use uuid::Uuid;

use crate::client::{Client, Failure};

/// What was measured.
pub struct Measured {
    pub per_second: f64,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
}

/// Runs so many clients for so long.
pub async fn run(
    address: &str,
    token: &str,
    operation: &str,
    rooms: &[Uuid],
    clients: usize,
    seconds: u64,
) -> Result<Measured, Fault> {
    let ends = Instant::now() + Duration::from_secs(seconds);
    let mut running = Vec::new();
    for number in 0..clients {
        let client = Client::connect(address)
            .await
            .map_err(Fault::unavailable)?
            .with_token(token);
        let body = serde_json::json!({ "room_id": rooms[number % rooms.len()] }).to_string();
        let path = format!("/functions/v1/{operation}");
        running.push(tokio::spawn(one(client, path, body, ends)));
    }
    let mut times = Vec::new();
    for client in running {
        let mine = client.await.map_err(Fault::unavailable)?;
        times.extend(mine.map_err(Fault::unavailable)?);
    }
    times.sort_unstable();
    let at = |share: f64| {
        let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
        times
            .get(place)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    Ok(Measured {
        per_second: times.len() as f64 / seconds as f64,
        p50_ms: at(0.50),
        p95_ms: at(0.95),
        p99_ms: at(0.99),
    })
}

async fn one(
    mut client: Client,
    path: String,
    body: String,
    ends: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    while Instant::now() < ends {
        let began = Instant::now();
        let (status, answer) = client.post(&path, None, body.clone().into()).await?;
        if status != StatusCode::OK {
            return Err(format!("{path}: {status} {}", String::from_utf8_lossy(&answer)).into());
        }
        times.push(began.elapsed());
    }
    Ok(times)
}
