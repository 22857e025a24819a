//! The load through HTTP: each client has one connection and asks as soon as it is answered.
//!
//! The clients share their cores with the server that is measured, so they do next to nothing: a request is bytes
//! that were made once, of an answer only the status and the length are read.

use std::time::{Duration, Instant};

use server::Fault;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::client::Failure;

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
        let stream = TcpStream::connect(address)
            .await
            .map_err(Fault::unavailable)?;
        stream.set_nodelay(true).map_err(Fault::unavailable)?;
        let request = request(operation, token, rooms[number % rooms.len()]);
        running.push(tokio::spawn(one(stream, request, ends)));
    }
    let mut times = Vec::new();
    for client in running {
        let mine = client.await.map_err(Fault::unavailable)?;
        times
            .extend(mine.map_err(|failure| Fault::unavailable(format!("{operation}: {failure}")))?);
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

fn request(operation: &str, token: &str, room: Uuid) -> Vec<u8> {
    let body = format!(r#"{{"room_id":"{room}"}}"#);
    let length = body.len();
    format!(
        "POST /functions/v1/{operation} HTTP/1.1\r\nhost: localhost\r\nuser-agent: mentalspace\r\n\
         content-type: application/json\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\n\r\n{body}"
    )
    .into_bytes()
}

async fn one(
    mut stream: TcpStream,
    request: Vec<u8>,
    ends: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    let mut answer = Vec::with_capacity(8 * 1024);
    while Instant::now() < ends {
        let began = Instant::now();
        stream.write_all(&request).await?;
        answer.clear();
        while !is_whole(&answer)? {
            if stream.read_buf(&mut answer).await? == 0 {
                return Err("the connection was closed".into());
            }
        }
        times.push(began.elapsed());
        if !answer.starts_with(b"HTTP/1.1 200 ") {
            return Err(String::from_utf8_lossy(&answer).into());
        }
    }
    Ok(times)
}

/// Whether these bytes are an answer with its whole body.
fn is_whole(answer: &[u8]) -> Result<bool, Failure> {
    let Some(headers) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(false);
    };
    let length: usize = std::str::from_utf8(&answer[..headers])?
        .split("\r\n")
        .find_map(|line| line.strip_prefix("content-length: "))
        .ok_or("the answer does not say how long it is")?
        .parse()?;
    Ok(answer.len() >= headers + 4 + length)
}
