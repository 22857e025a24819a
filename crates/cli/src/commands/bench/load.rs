//! The load through HTTP: each client has one connection and asks as soon as it is answered.
//!
//! The clients share their cores with the server that is measured, so they do next to nothing: a request is its
//! body behind bytes that were made once, of an answer only the status and the length are read.

use std::sync::Arc;
use std::time::{Duration, Instant};

use server::Fault;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::client::Failure;

/// What was measured.
pub struct Measured {
    pub per_second: f64,
    pub p50_ms: f64,
    pub p95_ms: f64,
    pub p99_ms: f64,
}

/// What a client sends next: by its number and the answer to what it sent before. It stops when there is nothing more to send.
pub type Bodies = Arc<dyn Fn(usize, Option<&[u8]>) -> Option<String> + Send + Sync>;

/// Runs so many clients for so long.
pub async fn run(
    address: &str,
    token: &str,
    operation: &str,
    bodies: &Bodies,
    clients: usize,
    seconds: u64,
) -> Result<Measured, Fault> {
    let began = Instant::now();
    let ends = began + Duration::from_secs(seconds);
    let mut running = Vec::new();
    for number in 0..clients {
        let stream = TcpStream::connect(address)
            .await
            .map_err(Fault::unavailable)?;
        stream.set_nodelay(true).map_err(Fault::unavailable)?;
        let head = head(operation, token);
        let bodies = Arc::clone(bodies);
        running.push(tokio::spawn(one(stream, head, number, bodies, ends)));
    }
    let mut times = Vec::new();
    for client in running {
        let mine = client.await.map_err(Fault::unavailable)?;
        times
            .extend(mine.map_err(|failure| Fault::unavailable(format!("{operation}: {failure}")))?);
    }
    let took = began.elapsed().as_secs_f64();
    times.sort_unstable();
    let at = |share: f64| {
        let place = ((times.len() as f64 * share) as usize).min(times.len().saturating_sub(1));
        times
            .get(place)
            .map_or(0.0, |time| time.as_secs_f64() * 1e3)
    };
    Ok(Measured {
        per_second: times.len() as f64 / took,
        p50_ms: at(0.50),
        p95_ms: at(0.95),
        p99_ms: at(0.99),
    })
}

/// All of a request that stays the same, up to its length.
fn head(operation: &str, token: &str) -> String {
    format!(
        "POST /functions/v1/{operation} HTTP/1.1\r\nhost: localhost\r\nuser-agent: mentalspace\r\n\
         content-type: application/json\r\nauthorization: Bearer {token}\r\ncontent-length: "
    )
}

async fn one(
    mut stream: TcpStream,
    head: String,
    number: usize,
    bodies: Bodies,
    ends: Instant,
) -> Result<Vec<Duration>, Failure> {
    let mut times = Vec::new();
    let mut answer = Vec::with_capacity(8 * 1024);
    let mut before: Option<usize> = None;
    while Instant::now() < ends
        && let Some(body) = bodies(number, before.and_then(|start| answer.get(start..)))
    {
        let request = format!("{head}{}\r\n\r\n{body}", body.len());
        let began = Instant::now();
        stream.write_all(request.as_bytes()).await?;
        answer.clear();
        let start = loop {
            if stream.read_buf(&mut answer).await? == 0 {
                return Err("the connection was closed".into());
            }
            if let Some(start) = whole(&answer)? {
                break start;
            }
        };
        times.push(began.elapsed());
        if !answer.starts_with(b"HTTP/1.1 200 ") {
            return Err(String::from_utf8_lossy(&answer).into());
        }
        before = Some(start);
    }
    Ok(times)
}

/// Where the body begins, if these bytes are an answer with its whole body.
fn whole(answer: &[u8]) -> Result<Option<usize>, Failure> {
    let Some(headers) = answer.windows(4).position(|four| four == b"\r\n\r\n") else {
        return Ok(None);
    };
    let length: usize = std::str::from_utf8(&answer[..headers])?
        .split("\r\n")
        .find_map(|line| line.strip_prefix("content-length: "))
        .ok_or("the answer does not say how long it is")?
        .parse()?;
    let start = headers + 4;
    Ok((answer.len() >= start + length).then_some(start))
}
