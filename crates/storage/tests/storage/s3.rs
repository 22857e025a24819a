//! The bucket, against a real S3 server: the common promises, and that a signature is what counts.

use std::sync::Arc;
use std::time::Duration;

use kernel::{Clock, SystemClock, TestClock};
use s3s::auth::SimpleAuth;
use s3s::service::S3ServiceBuilder;
use storage::s3::{Encryption, S3, Settings, Timeouts};
use storage::store::{Expect, Permit, Sha256, once};
use storage::{Error, Storage};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

use crate::directory::Directory;
use crate::{key, read};

pub const ID: &str = "an-access-key-id";
pub const SECRET: &str = "the-secret-that-belongs-to-it";

/// Starts the server on a free port; it ends with the test's runtime.
pub async fn server() -> (u16, Directory) {
    let directory = Directory::new();
    std::fs::create_dir(directory.0.join("files")).unwrap();
    let files = s3s_fs::FileSystem::new(&directory.0).unwrap();
    let mut builder = S3ServiceBuilder::new(files);
    builder.set_auth(SimpleAuth::from_single(ID, SECRET));
    let service = builder.build();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            let socket = hyper_util::rt::TokioIo::new(socket);
            let served = hyper::server::conn::http1::Builder::new()
                .serve_connection(socket, service.clone());
            tokio::spawn(async move {
                if let Err(error) = served.await {
                    eprintln!("the S3 server's connection ended: {error}");
                }
            });
        }
    });
    (port, directory)
}

fn client(port: u16, secret: &str, clock: Arc<dyn Clock>) -> S3 {
    patient(port, secret, clock, Duration::from_secs(5))
}

fn patient(port: u16, secret: &str, clock: Arc<dyn Clock>, patience: Duration) -> S3 {
    let settings = Settings {
        endpoint: format!("http://127.0.0.1:{port}").parse().unwrap(),
        region: "us-east-1".into(),
        bucket: "files".into(),
        in_path: true,
        credentials: (ID.into(), secret.into()),
        encryption: Encryption::Store,
        timeouts: Timeouts {
            connect: patience,
            answer: patience,
            ..Timeouts::default()
        },
        authorities: vec![],
    };
    S3::new(settings, clock).unwrap()
}

async fn open() -> (S3, Directory) {
    let (port, directory) = server().await;
    (client(port, SECRET, Arc::new(SystemClock)), directory)
}

crate::suite::keeps_the_promises!(open());

/// Sends what a browser would send, and gives the status and the whole answer.
async fn browser(
    method: &str,
    url: &str,
    headers: &[(String, String)],
    body: &str,
) -> (u16, String) {
    let rest = url.strip_prefix("http://").unwrap();
    let (host, path) = rest.split_once('/').unwrap();
    let mut request = format!("{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n");
    for (name, value) in headers {
        request += &format!("{name}: {value}\r\n");
    }
    let announced = headers.iter().any(|(name, _)| name == "content-length");
    if !announced && method == "PUT" {
        request += &format!("content-length: {}\r\n", body.len());
    }
    let mut socket = TcpStream::connect(host).await.unwrap();
    let request = format!("{request}\r\n{body}");
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = Vec::new();
    socket.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8_lossy(&answer).into_owned();
    let status = answer.split(' ').nth(1).unwrap().parse().unwrap();
    (status, answer)
}

const SHORT: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_browser_puts_and_gets_with_presigned_addresses() {
    let (store, _kept) = open().await;
    let key = key();
    let expect = Expect {
        size: 5,
        sha256: Some(Sha256::of(b"hello")),
    };
    let put = store.direct(&Permit::Put(key, expect), SHORT).unwrap();
    let sse = (
        "x-amz-server-side-encryption".to_owned(),
        "AES256".to_owned(),
    );
    assert!(put.headers.contains(&sse));
    let (status, answer) = browser("PUT", &put.url, &put.headers, "hello").await;
    assert_eq!(status, 200, "{answer}");
    assert_eq!(read(&store, key).await, b"hello");

    let get = store
        .direct(&Permit::Get(key, "application/pdf"), SHORT)
        .unwrap();
    let (status, answer) = browser("GET", &get.url, &get.headers, "").await;
    assert_eq!(status, 200, "{answer}");
    assert!(answer.ends_with("hello"), "{answer}");
    let answer = answer.to_lowercase();
    assert!(
        answer.contains("content-disposition: attachment"),
        "{answer}"
    );
    assert!(answer.contains("content-type: application/pdf"), "{answer}");
}

#[tokio::test]
async fn a_presigned_part_goes_into_its_upload() {
    let (store, _kept) = open().await;
    let key = key();
    let upload = store.create_upload(key).await.unwrap();
    let permit = Permit::Part(key, upload.clone(), 1, 5);
    let part = store.direct(&permit, SHORT).unwrap();
    let (status, answer) = browser("PUT", &part.url, &part.headers, "hello").await;
    assert_eq!(status, 200, "{answer}");
    let tag = answer.lines().find_map(|line| {
        let (name, value) = line.split_once(": ")?;
        name.eq_ignore_ascii_case("etag").then(|| value.to_owned())
    });
    let part = storage::Part {
        number: 1,
        tag: tag.unwrap(),
    };
    assert_eq!(
        store
            .complete_upload(key, upload, vec![part])
            .await
            .unwrap(),
        5
    );
    assert_eq!(read(&store, key).await, b"hello");
}

#[tokio::test]
async fn a_tampered_signature_address_or_header_is_refused() {
    let (store, _kept) = open().await;
    let (one, two) = (key(), key());
    for key in [one, two] {
        store
            .put(key, Expect::size(6), once("secret"))
            .await
            .unwrap();
    }
    let get = store.direct(&Permit::Get(one, "image/png"), SHORT).unwrap();
    assert_eq!(browser("GET", &get.url, &[], "").await.0, 200);

    let (head, signature) = get.url.split_once("X-Amz-Signature=").unwrap();
    for position in [0, 31, 63] {
        let mut bent = signature.as_bytes().to_vec();
        bent[position] = if bent[position] == b'0' { b'1' } else { b'0' };
        let bent = String::from_utf8(bent).unwrap();
        let (status, answer) =
            browser("GET", &format!("{head}X-Amz-Signature={bent}"), &[], "").await;
        assert_eq!(status, 403, "{answer}");
        assert!(
            answer.contains("SignatureDoesNotMatch") && !answer.contains("secret"),
            "{answer}"
        );
    }
    let changes = [
        (one.object.to_string(), two.object.to_string()),
        ("X-Amz-Expires=60".into(), "X-Amz-Expires=600".into()),
        (
            "response-content-disposition=attachment".into(),
            "response-content-disposition=inline".into(),
        ),
        ("image%2Fpng".into(), "text%2Fhtml".into()),
    ];
    for (was, is) in changes {
        let changed = get.url.replace(&was, &is);
        assert_ne!(changed, get.url, "{was}");
        assert_eq!(
            browser("GET", &changed, &[], "").await.0,
            403,
            "{was} -> {is}"
        );
    }
    assert_eq!(browser("DELETE", &get.url, &[], "").await.0, 403);
    let bare = get.url.split_once('?').unwrap().0;
    assert_eq!(browser("GET", bare, &[], "").await.0, 403);

    // A permit to store 5 bytes is not one to store 500, nor to do without encryption.
    let fresh = key();
    let put = store
        .direct(&Permit::Put(fresh, Expect::size(5)), SHORT)
        .unwrap();
    for name in [
        "content-length",
        "if-none-match",
        "x-amz-server-side-encryption",
    ] {
        let mut headers = put.headers.clone();
        let changed = headers.iter_mut().find(|(known, _)| known == name).unwrap();
        changed.1 = if name == "content-length" {
            "7".into()
        } else {
            "other".into()
        };
        let status = browser("PUT", &put.url, &headers, "hello!!").await.0;
        assert!((400..500).contains(&status), "{name}: {status}");
    }
    assert!(store.head(fresh).await.unwrap().is_none());
}

#[tokio::test]
async fn a_presigned_address_expires() {
    let (port, _kept) = server().await;
    let clock = TestClock::at(SystemClock.now());
    let store = client(port, SECRET, Arc::new(clock.clone()));
    let key = key();
    store
        .put(key, Expect::size(6), once("secret"))
        .await
        .unwrap();
    clock.advance(jiff::SignedDuration::from_secs(-120));
    let old = store.direct(&Permit::Get(key, "image/png"), SHORT).unwrap();
    let (status, answer) = browser("GET", &old.url, &[], "").await;
    assert_eq!(status, 403, "{answer}");
}

#[tokio::test]
async fn another_secret_stores_and_reads_nothing() {
    let (port, _kept) = server().await;
    let store = client(port, "another-secret", Arc::new(SystemClock));
    let put = store.put(key(), Expect::size(1), once("x")).await;
    assert!(matches!(put, Err(Error::Refused(_))), "{put:?}");
    assert!(matches!(store.keys(None, 10).await, Err(Error::Refused(_))));
}

#[tokio::test]
async fn a_store_that_does_not_answer_is_given_up_in_time() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let store = patient(
        port,
        SECRET,
        Arc::new(SystemClock),
        Duration::from_millis(100),
    );
    let asked = tokio::time::timeout(Duration::from_secs(5), store.head(key())).await;
    assert!(matches!(asked.unwrap(), Err(Error::Unavailable(_))));
    drop(listener);
    let asked = store.head(key()).await;
    assert!(matches!(asked, Err(Error::Unavailable(_))));
}

#[tokio::test]
async fn a_store_that_dies_during_an_upload_is_not_the_senders_fault() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut some = vec![0; 10_000];
            socket.read_exact(&mut some).await.unwrap();
        }
    });
    let store = client(port, SECRET, Arc::new(SystemClock));
    let content = crate::content(3_000_000);
    let expect = Expect::size(content.len() as u64);
    let put = store
        .put(key(), expect, crate::pieces(&content, 50_000))
        .await;
    assert!(matches!(put, Err(Error::Unavailable(_))), "{put:?}");
}

#[tokio::test]
async fn a_busy_store_is_asked_again_a_few_times_and_then_given_up() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let asked = Arc::new(std::sync::atomic::AtomicU32::new(0));
    let count = asked.clone();
    tokio::spawn(async move {
        loop {
            let (mut socket, _) = listener.accept().await.unwrap();
            let mut request = vec![0; 4_096];
            if socket.read(&mut request).await.unwrap() > 0 {
                count.fetch_add(1, std::sync::atomic::Ordering::SeqCst);
                let busy =
                    b"HTTP/1.1 503 Slow Down\r\ncontent-length: 0\r\nconnection: close\r\n\r\n";
                socket.write_all(busy).await.unwrap();
            }
        }
    });
    let store = client(port, SECRET, Arc::new(SystemClock));
    let head = store.head(key()).await;
    assert!(matches!(head, Err(Error::Unavailable(_))), "{head:?}");
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 3);
    // A stream cannot be sent twice.
    let put = store.put(key(), Expect::size(1), once("x")).await;
    assert!(matches!(put, Err(Error::Unavailable(_))), "{put:?}");
    assert_eq!(asked.load(std::sync::atomic::Ordering::SeqCst), 4);
}

#[tokio::test]
async fn plain_http_is_refused_except_on_this_machine() {
    for endpoint in [
        "http://s3.example.com",
        "http://10.0.0.1:9000",
        "http://127.0.0.1.example.com",
    ] {
        let settings = Settings {
            endpoint: endpoint.parse().unwrap(),
            region: "us-east-1".into(),
            bucket: "files".into(),
            in_path: true,
            credentials: (ID.into(), SECRET.into()),
            encryption: Encryption::KeyService(None),
            timeouts: Timeouts::default(),
            authorities: vec![],
        };
        assert!(
            S3::new(settings, Arc::new(SystemClock)).is_err(),
            "{endpoint}"
        );
    }
}
