//! The bucket behind TLS: a certificate is checked, and so is the name on it.

use std::sync::Arc;

use kernel::SystemClock;
use storage::s3::{Encryption, S3, Settings, Timeouts};
use storage::store::{Expect, once};
use storage::{Error, Storage};
use tokio::net::{TcpListener, TcpStream};

use crate::s3::{ID, SECRET, server};
use crate::{key, read};

/// A port that speaks TLS with this certificate and passes everything on to the plain one.
async fn secured(plain: u16, issued: &rcgen::CertifiedKey<rcgen::KeyPair>) -> u16 {
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let key = rustls::pki_types::PrivateKeyDer::Pkcs8(issued.signing_key.serialize_der().into());
    let config = rustls::ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_no_client_auth()
        .with_single_cert(vec![issued.cert.der().clone()], key)
        .unwrap();
    let acceptor = tokio_rustls::TlsAcceptor::from(Arc::new(config));
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            if let Ok(mut secure) = acceptor.accept(socket).await {
                let mut behind = TcpStream::connect(("127.0.0.1", plain)).await.unwrap();
                tokio::spawn(async move {
                    tokio::io::copy_bidirectional(&mut secure, &mut behind).await
                });
            }
        }
    });
    port
}

#[tokio::test]
async fn a_store_behind_tls_is_believed_only_with_a_certificate_we_trust_for_its_name() {
    let (plain, _kept) = server().await;
    let issued = rcgen::generate_simple_self_signed(vec!["localhost".to_owned()]).unwrap();
    let port = secured(plain, &issued).await;
    let open = |host: &str, authorities| {
        let settings = Settings {
            endpoint: format!("https://{host}:{port}").parse().unwrap(),
            region: "us-east-1".into(),
            bucket: "files".into(),
            in_path: true,
            credentials: (ID.into(), SECRET.into()),
            encryption: Encryption::Store,
            timeouts: Timeouts::default(),
            authorities,
        };
        S3::new(settings, Arc::new(SystemClock)).unwrap()
    };
    let trusted = open("localhost", vec![issued.cert.der().clone()]);
    let key = key();
    trusted
        .put(key, Expect::size(5), once("hello"))
        .await
        .unwrap();
    assert_eq!(read(&trusted, key).await, b"hello");

    let stranger = open("localhost", vec![]).head(key).await;
    assert!(
        matches!(stranger, Err(Error::Unavailable(_))),
        "{stranger:?}"
    );
    let other_name = open("127.0.0.1", vec![issued.cert.der().clone()])
        .head(key)
        .await;
    assert!(
        matches!(other_name, Err(Error::Unavailable(_))),
        "{other_name:?}"
    );
}
