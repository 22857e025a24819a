//! One HTTP/1.1 client for one host: timeouts on everything, a few idle connections kept, and again
//! only what may be sent again.

use std::io;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use bytes::Bytes;
use futures_util::StreamExt;
use http::{HeaderMap, Method, Request, Response, StatusCode};
use http_body_util::combinators::UnsyncBoxBody;
use http_body_util::{BodyExt, Full, Limited, StreamBody};
use hyper::body::{Frame, Incoming};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::net::TcpStream;
use tokio::time::timeout;
use tokio_rustls::TlsConnector;
use url::Url;

use crate::error::{Error, Result};
use crate::store::ByteStream;

type Body = UnsyncBoxBody<Bytes, io::Error>;

/// How long each step may take.
#[derive(Clone, Copy, Debug)]
pub struct Timeouts {
    /// To connect and shake hands.
    pub connect: Duration,
    /// From the last byte sent to the head of the answer, and between two pieces of its body.
    pub answer: Duration,
    /// Bytes per second below which an upload is given up.
    pub slowest: u64,
}

impl Default for Timeouts {
    fn default() -> Self {
        Timeouts {
            connect: Duration::from_secs(5),
            answer: Duration::from_secs(30),
            slowest: 32 * 1024,
        }
    }
}

const TRIES: u32 = 3;
const IDLE: usize = 8;
const LONGEST_ANSWER: usize = 4 * 1024 * 1024;

/// A request as it was signed.
pub(super) struct Signed {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: Vec<(String, String)>,
}

/// The client.
pub(super) struct Client {
    host: String,
    port: u16,
    tls: Option<(TlsConnector, ServerName<'static>)>,
    idle: Mutex<Vec<SendRequest<Body>>>,
    timeouts: Timeouts,
}

impl Client {
    /// A client for the host of this address.
    pub(super) fn new(
        base: &Url,
        timeouts: Timeouts,
        authorities: Vec<CertificateDer<'static>>,
    ) -> Result<Self> {
        let wrong = |why: &str| Error::Refused(why.to_owned());
        let host = base.host_str().ok_or_else(|| wrong("no host"))?.to_owned();
        let port = base
            .port_or_known_default()
            .ok_or_else(|| wrong("no port"))?;
        let tls = match base.scheme() {
            "https" => {
                let name = host
                    .clone()
                    .try_into()
                    .map_err(|_| wrong("not a host name"))?;
                Some((connector(authorities)?, name))
            }
            "http" if matches!(host.as_str(), "localhost" | "127.0.0.1" | "[::1]") => None,
            _ => return Err(wrong("the endpoint must be https, or http on this machine")),
        };
        Ok(Client {
            host,
            port,
            tls,
            idle: Mutex::default(),
            timeouts,
        })
    }

    /// Sends a request whose body is at hand, again if the store did not answer or was busy.
    pub(super) async fn send(&self, signed: &Signed, body: &[u8]) -> Result<Response<Incoming>> {
        let mut tried = 0;
        loop {
            let full = Full::new(Bytes::copy_from_slice(body))
                .map_err(|never| match never {})
                .boxed_unsync();
            let length = body.len() as u64;
            let outcome = self.once(signed, full, length, tried == 0).await;
            tried += 1;
            match outcome {
                Err(Error::Unavailable(_)) if tried < TRIES => {
                    tokio::time::sleep(Duration::from_millis(100 << (2 * tried))).await;
                }
                other => return other,
            }
        }
    }

    /// Sends a stream, once: what has been read from it is gone.
    pub(super) async fn send_stream(
        &self,
        signed: &Signed,
        body: ByteStream,
        length: u64,
    ) -> Result<Response<Incoming>> {
        let frames = StreamBody::new(body.map(|bytes| bytes.map(Frame::data)));
        let body = BodyExt::boxed_unsync(frames);
        self.once(signed, body, length, false).await
    }

    async fn once(
        &self,
        signed: &Signed,
        body: Body,
        length: u64,
        reuse: bool,
    ) -> Result<Response<Incoming>> {
        let path = &signed.url[url::Position::BeforePath..];
        let mut request = Request::builder()
            .method(signed.method.clone())
            .uri(path)
            .header(http::header::HOST, self.authority());
        if length > 0 || signed.method == Method::PUT {
            request = request.header(http::header::CONTENT_LENGTH, length);
        }
        for (name, value) in &signed.headers {
            if !name.eq_ignore_ascii_case("content-length") {
                request = request.header(name, value);
            }
        }
        let request = request.body(body).map_err(Error::unavailable)?;
        let mut sender = match self.kept().filter(|_| reuse) {
            Some(sender) => sender,
            None => timeout(self.timeouts.connect, self.connect())
                .await
                .map_err(Error::unavailable)??,
        };
        let patience = self.timeouts.answer + Duration::from_secs(length / self.timeouts.slowest);
        let response = timeout(patience, sender.send_request(request))
            .await
            .map_err(Error::unavailable)?
            .map_err(Error::unavailable)?;
        self.keep(sender);
        refused(response).await
    }

    fn authority(&self) -> String {
        let usual = if self.tls.is_some() { 443 } else { 80 };
        if self.port == usual {
            self.host.clone()
        } else {
            format!("{}:{}", self.host, self.port)
        }
    }

    fn kept(&self) -> Option<SendRequest<Body>> {
        let mut idle = self.idle.lock().ok()?;
        idle.retain(|sender| !sender.is_closed());
        let ready = idle.iter().position(SendRequest::is_ready)?;
        Some(idle.swap_remove(ready))
    }

    /// Keeps a connection; it is ready for the next request once this answer's body has been read.
    fn keep(&self, sender: SendRequest<Body>) {
        if let Ok(mut idle) = self.idle.lock()
            && idle.len() < IDLE
        {
            idle.push(sender);
        }
    }

    async fn connect(&self) -> Result<SendRequest<Body>> {
        let host = self.host.trim_start_matches('[').trim_end_matches(']');
        let socket = TcpStream::connect((host, self.port))
            .await
            .map_err(Error::unavailable)?;
        socket.set_nodelay(true).map_err(Error::unavailable)?;
        match &self.tls {
            None => shake_hands(socket).await,
            Some((connector, name)) => {
                let secured = connector.connect(name.clone(), socket).await;
                shake_hands(secured.map_err(Error::unavailable)?).await
            }
        }
    }

    /// The answer's body as a stream that breaks off if nothing comes for too long.
    pub(super) fn stream(&self, response: Response<Incoming>) -> ByteStream {
        let patience = self.timeouts.answer;
        let body = response.into_body().into_data_stream();
        Box::pin(futures_util::stream::try_unfold(
            body,
            move |mut body| async move {
                match timeout(patience, body.next()).await {
                    Err(_) => Err(io::ErrorKind::TimedOut.into()),
                    Ok(None) => Ok(None),
                    Ok(Some(Ok(bytes))) => Ok(Some((bytes, body))),
                    Ok(Some(Err(error))) => Err(io::Error::other(error)),
                }
            },
        ))
    }

    /// The answer's body as text, if it is not too long.
    pub(super) async fn text(&self, response: Response<Incoming>) -> Result<String> {
        text(response.into_body(), self.timeouts.answer).await
    }
}

async fn text(body: Incoming, patience: Duration) -> Result<String> {
    let collected = timeout(patience, Limited::new(body, LONGEST_ANSWER).collect())
        .await
        .map_err(Error::unavailable)?
        .map_err(Error::Unavailable)?;
    String::from_utf8(collected.to_bytes().to_vec()).map_err(Error::unavailable)
}

async fn shake_hands<S>(socket: S) -> Result<SendRequest<Body>>
where
    S: tokio::io::AsyncRead + tokio::io::AsyncWrite + Send + Unpin + 'static,
{
    let (sender, connection) = http1::handshake(TokioIo::new(socket))
        .await
        .map_err(Error::unavailable)?;
    tokio::spawn(async move {
        if let Err(error) = connection.await {
            tracing::debug!(%error, "a connection to the object store ended early");
        }
    });
    Ok(sender)
}

fn connector(authorities: Vec<CertificateDer<'static>>) -> Result<TlsConnector> {
    let mut roots = rustls::RootCertStore::empty();
    roots.extend(webpki_roots::TLS_SERVER_ROOTS.iter().cloned());
    for authority in authorities {
        let added = roots.add(authority);
        added.map_err(|error| Error::Refused(format!("a certificate authority: {error}")))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(Error::unavailable)?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

/// Turns a refusal of the store into our error.
async fn refused(response: Response<Incoming>) -> Result<Response<Incoming>> {
    let status = response.status();
    if status.is_success() {
        return Ok(response);
    }
    let size = size_in(response.headers());
    let body = text(response.into_body(), Duration::from_secs(5)).await;
    let code = body
        .ok()
        .and_then(|body| code_in(&body))
        .unwrap_or_default();
    Err(match (status, code.as_str()) {
        (StatusCode::NOT_FOUND, "NoSuchBucket") => Error::Refused("there is no such bucket".into()),
        (StatusCode::NOT_FOUND, _) => Error::NotFound,
        (StatusCode::PRECONDITION_FAILED, _) => Error::AlreadyExists,
        (StatusCode::RANGE_NOT_SATISFIABLE, _) => Error::BadRange(size),
        (_, "BadDigest" | "XAmzContentChecksumMismatch" | "IncompleteBody") => Error::Mismatch,
        (_, "InvalidPart" | "InvalidPartOrder" | "EntityTooSmall" | "MalformedXML") => {
            Error::BadParts
        }
        (status, code)
            if status.is_server_error()
                || matches!(status.as_u16(), 408 | 409 | 429)
                || code == "RequestTimeout" =>
        {
            Error::unavailable(format!("{status} {code}"))
        }
        (status, code) => Error::Refused(format!("{status} {code}")),
    })
}

fn size_in(headers: &HeaderMap) -> u64 {
    let range = headers.get(http::header::CONTENT_RANGE);
    let size = range.and_then(|range| range.to_str().ok()?.rsplit_once('/')?.1.parse().ok());
    size.unwrap_or(0)
}

/// The word in `<Code>` of S3's error documents.
pub(super) fn code_in(body: &str) -> Option<String> {
    let (_, rest) = body.split_once("<Code>")?;
    let (code, _) = rest.split_once("</Code>")?;
    let plain = code.len() <= 64 && code.bytes().all(|byte| byte.is_ascii_alphanumeric());
    plain.then(|| code.to_owned())
}
