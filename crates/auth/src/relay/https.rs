//! The way to the project over the network: HTTP/1.1 over TLS, one connection a call. Sign-ins are few; verifying
//! tokens needs no call at all.

use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::header::HOST;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use kernel::function::BoxFuture;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;
use tokio_rustls::rustls::pki_types::ServerName;
use tokio_rustls::rustls::{ClientConfig, RootCertStore};

use super::Outward;

const WITHIN: Duration = Duration::from_secs(8);
const MAX_ANSWER: usize = 2 * 1024 * 1024;

/// The network.
pub struct Https(TlsConnector);

impl Default for Https {
    fn default() -> Self {
        let roots: RootCertStore = webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect();
        let provider = Arc::new(tokio_rustls::rustls::crypto::ring::default_provider());
        let config = ClientConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .expect("ring offers what TLS 1.2 and 1.3 need")
            .with_root_certificates(roots)
            .with_no_client_auth();
        Https(TlsConnector::from(Arc::new(config)))
    }
}

impl Outward for Https {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, String>> {
        Box::pin(async move {
            tokio::time::timeout(WITHIN, self.exchange(request))
                .await
                .map_err(|_| "no answer in time".to_owned())?
                .map_err(|error| error.to_string())
        })
    }
}

type Failure = Box<dyn std::error::Error + Send + Sync>;

impl Https {
    async fn exchange(
        &self,
        mut request: http::Request<Bytes>,
    ) -> Result<http::Response<Bytes>, Failure> {
        let uri = request.uri().clone();
        let host = uri.host().ok_or("the address names no host")?.to_owned();
        let secure = uri.scheme_str() == Some("https");
        let loopback = host == "127.0.0.1" || host == "localhost";
        if !secure && !loopback {
            return Err("the address of the project must begin with https://".into());
        }
        let port = uri.port_u16().unwrap_or(if secure { 443 } else { 80 });
        let authority = uri
            .authority()
            .ok_or("the address names no host")?
            .as_str()
            .to_owned();
        request.headers_mut().insert(HOST, authority.parse()?);
        *request.uri_mut() = uri
            .path_and_query()
            .map_or("/", |path| path.as_str())
            .parse()?;
        let stream = TcpStream::connect((host.as_str(), port)).await?;
        if secure {
            let stream = self.0.connect(ServerName::try_from(host)?, stream).await?;
            talk(stream, request).await
        } else {
            talk(stream, request).await
        }
    }
}

async fn talk<S>(stream: S, request: http::Request<Bytes>) -> Result<http::Response<Bytes>, Failure>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await?;
    let driving = tokio::spawn(connection);
    let response = sender.send_request(request.map(Full::new)).await?;
    let (head, body) = response.into_parts();
    let body = Limited::new(body, MAX_ANSWER).collect().await?.to_bytes();
    driving.abort();
    Ok(http::Response::from_parts(head, body))
}
