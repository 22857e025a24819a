//! Malware scanning by clamd, over its INSTREAM command.
//!
//! The bytes go to the scanner in chunks, each with its length; the scanner answers with one line.
//! Four outcomes, never mixed up: clean, infected, no scanner configured, and not scanned because
//! something failed. Only "clean" is clean: the caller keeps a file in quarantine on every other, and
//! says plainly when there is no scanner.

use std::fmt;
use std::path::PathBuf;
use std::time::Duration;

use futures_util::StreamExt;
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpStream, UnixStream};
use tokio::time::timeout;

use crate::store::ByteStream;

/// What the scanner said.
#[derive(Debug)]
pub enum Verdict {
    /// Nothing was found.
    Clean,
    /// Malware was found; the scanner's name for it.
    Infected(String),
    /// There is no scanner. The file has not been scanned.
    NotConfigured,
    /// The scan failed. The file has not been scanned.
    Failed(Failure),
}

/// Why a scan failed.
#[derive(Debug)]
pub enum Failure {
    /// The scanner does not answer (in time). Try again later.
    Unreachable(std::io::Error),
    /// The file is larger than the scanner reads (`StreamMaxLength` in clamd.conf).
    TooLarge,
    /// The scanner answered with an error of its own.
    Refused(String),
    /// The file could not be read to its end.
    BodyBroken(std::io::Error),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Failure::Unreachable(cause) => write!(f, "the scanner does not answer: {cause}"),
            Failure::TooLarge => f.write_str("the file is larger than the scanner reads"),
            Failure::Refused(answer) => write!(f, "the scanner answered: {answer}"),
            Failure::BodyBroken(cause) => write!(f, "the file could not be read: {cause}"),
        }
    }
}

/// Where clamd listens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// `host:port`.
    Tcp(String),
    /// A socket on this machine.
    Unix(PathBuf),
}

impl Address {
    /// Reads `tcp:host:port` or `unix:/path`.
    pub fn parse(text: &str) -> Option<Self> {
        match text.split_once(':')? {
            ("tcp", host) if host.contains(':') => Some(Address::Tcp(host.to_owned())),
            ("unix", path) if path.starts_with('/') => Some(Address::Unix(path.into())),
            _ => None,
        }
    }
}

/// How long the scanner may take.
#[derive(Clone, Copy, Debug)]
pub struct Patience {
    /// To connect, and to take in each chunk.
    pub step: Duration,
    /// To answer when it has all of the file.
    pub answer: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        Patience {
            step: Duration::from_secs(10),
            answer: Duration::from_secs(120),
        }
    }
}

/// The scanner, or that there is none.
#[derive(Clone, Debug, Default)]
pub struct Scanner {
    address: Option<Address>,
    patience: Patience,
}

const CHUNK: usize = 64 * 1024;
const LONGEST_ANSWER: u64 = 4096;

impl Scanner {
    /// The scanner at this address.
    pub fn at(address: Address, patience: Patience) -> Self {
        Scanner {
            address: Some(address),
            patience,
        }
    }

    /// No scanner: every scan says so.
    pub fn none() -> Self {
        Scanner::default()
    }

    /// Whether there is a scanner.
    pub fn is_configured(&self) -> bool {
        self.address.is_some()
    }

    /// Scans a stream.
    pub async fn scan(&self, body: ByteStream) -> Verdict {
        let outcome = match &self.address {
            None => return Verdict::NotConfigured,
            Some(address) => self.over(address, Some(body)).await,
        };
        outcome.map_or_else(Verdict::Failed, |answer| read(&answer))
    }

    /// Whether the scanner is there and alive; for `doctor` and the health page.
    pub async fn ping(&self) -> Verdict {
        let outcome = match &self.address {
            None => return Verdict::NotConfigured,
            Some(address) => self.over(address, None).await,
        };
        match outcome {
            Ok(answer) if answer == "PONG" => Verdict::Clean,
            Ok(answer) => Verdict::Failed(Failure::Refused(answer)),
            Err(failure) => Verdict::Failed(failure),
        }
    }

    async fn over(&self, address: &Address, body: Option<ByteStream>) -> Result<String, Failure> {
        match address {
            Address::Tcp(host) => {
                let socket = self.in_time(TcpStream::connect(host)).await;
                self.converse(socket.map_err(Failure::Unreachable)?, body)
                    .await
            }
            Address::Unix(path) => {
                let socket = self.in_time(UnixStream::connect(path)).await;
                self.converse(socket.map_err(Failure::Unreachable)?, body)
                    .await
            }
        }
    }

    async fn in_time<T>(
        &self,
        work: impl Future<Output = std::io::Result<T>>,
    ) -> std::io::Result<T> {
        timeout(self.patience.step, work)
            .await
            .map_err(std::io::Error::from)?
    }

    async fn converse<S>(&self, mut socket: S, body: Option<ByteStream>) -> Result<String, Failure>
    where
        S: AsyncRead + AsyncWrite + Unpin,
    {
        // A scanner that has had enough answers and closes while we still send: so a failed write is
        // no verdict yet, the answer is read first.
        let sent = match body {
            None => self.in_time(socket.write_all(b"zPING\0")).await,
            Some(body) => self.send(&mut socket, body).await?,
        };
        let mut answer = Vec::new();
        let mut limited = socket.take(LONGEST_ANSWER);
        let heard = timeout(self.patience.answer, limited.read_to_end(&mut answer)).await;
        if answer.is_empty() {
            sent.map_err(Failure::Unreachable)?;
            heard
                .map_err(|late| Failure::Unreachable(late.into()))?
                .map_err(Failure::Unreachable)?;
            let silent = std::io::ErrorKind::UnexpectedEof;
            return Err(Failure::Unreachable(silent.into()));
        }
        let end = answer.iter().position(|byte| *byte == 0);
        // Only a whole answer counts: `stream: OK` might have been cut off something longer.
        let whole = end
            .map(|end| &answer[..end])
            .ok_or_else(|| Failure::Unreachable(std::io::ErrorKind::UnexpectedEof.into()))?;
        Ok(String::from_utf8_lossy(whole).trim().to_owned())
    }

    /// Sends the file; the inner result says whether the scanner took it all.
    async fn send<S>(
        &self,
        socket: &mut S,
        mut body: ByteStream,
    ) -> Result<std::io::Result<()>, Failure>
    where
        S: AsyncWrite + Unpin,
    {
        let mut written = self.in_time(socket.write_all(b"zINSTREAM\0")).await;
        while written.is_ok()
            && let Some(bytes) = body.next().await
        {
            let bytes = bytes.map_err(Failure::BodyBroken)?;
            for chunk in bytes.chunks(CHUNK) {
                let length = u32::try_from(chunk.len()).unwrap_or(u32::MAX).to_be_bytes();
                let framed = [&length[..], chunk].concat();
                written = self.in_time(socket.write_all(&framed)).await;
                if written.is_err() {
                    break;
                }
            }
        }
        if written.is_ok() {
            written = self.in_time(socket.write_all(&[0; 4])).await;
        }
        Ok(written)
    }
}

fn read(answer: &str) -> Verdict {
    if answer == "stream: OK" {
        return Verdict::Clean;
    }
    let found = answer
        .strip_prefix("stream: ")
        .and_then(|rest| rest.strip_suffix(" FOUND"));
    if let Some(name) = found {
        return Verdict::Infected(name.to_owned());
    }
    if answer.contains("size limit exceeded") {
        return Verdict::Failed(Failure::TooLarge);
    }
    Verdict::Failed(Failure::Refused(answer.to_owned()))
}
