//! The scanner's client, against a stand-in that speaks clamd's protocol and knows one signature: that
//! of the EICAR test file, which every scanner finds and which harms nobody.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use futures_util::StreamExt;
use storage::scan::{Address, Failure, Patience, Scanner, Verdict};
use storage::store::{ByteStream, once};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::{TcpListener, UnixListener};

use crate::directory::Directory;
use crate::{content, pieces};

/// The EICAR test string, in two halves so that this file itself is not found by a scanner.
fn eicar() -> Vec<u8> {
    let (a, b) = (
        r"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-",
        r"ANTIVIRUS-TEST-FILE!$H+H*",
    );
    format!("{a}{b}").into_bytes()
}

/// How the stand-in behaves.
#[derive(Clone, Copy)]
enum Manner {
    Usual,
    Silent,
    Broken,
    CutShort,
}

const LIMIT: usize = 400_000;

async fn answer(
    mut socket: impl AsyncRead + AsyncWrite + Unpin,
    manner: Manner,
    most: &AtomicUsize,
) {
    let mut command = Vec::new();
    while !command.ends_with(&[0]) {
        command.push(socket.read_u8().await.unwrap());
    }
    if command == b"zPING\0" {
        socket.write_all(b"PONG\0").await.unwrap();
        return;
    }
    assert_eq!(command, b"zINSTREAM\0");
    if let Manner::Broken = manner {
        return;
    }
    let mut whole = Vec::new();
    loop {
        let length = socket.read_u32().await.unwrap() as usize;
        if length == 0 {
            break;
        }
        most.fetch_max(length, Ordering::SeqCst);
        let mut chunk = vec![0; length];
        socket.read_exact(&mut chunk).await.unwrap();
        whole.extend(chunk);
        if whole.len() > LIMIT {
            let refusal = b"INSTREAM size limit exceeded. ERROR\0";
            socket.write_all(refusal).await.unwrap();
            // clamd closes now, though more is being sent: what is on the way is read and dropped.
            let mut rest = Vec::new();
            socket.read_to_end(&mut rest).await.unwrap();
            return;
        }
    }
    match manner {
        Manner::Silent => std::future::pending().await,
        Manner::CutShort => socket.write_all(b"stream: OK").await.unwrap(),
        _ => {
            let mark = eicar();
            let found = whole.windows(mark.len()).any(|window| window == mark);
            let verdict = if found {
                &b"stream: Eicar-Test-Signature FOUND\0"[..]
            } else {
                b"stream: OK\0"
            };
            socket.write_all(verdict).await.unwrap();
        }
    }
}

fn patience() -> Patience {
    Patience {
        step: Duration::from_millis(500),
        answer: Duration::from_millis(500),
    }
}

async fn scanner(manner: Manner) -> (Scanner, Arc<AtomicUsize>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("tcp:{}", listener.local_addr().unwrap());
    let most = Arc::new(AtomicUsize::new(0));
    let longest = most.clone();
    tokio::spawn(async move {
        loop {
            let (socket, _) = listener.accept().await.unwrap();
            answer(socket, manner, &longest).await;
        }
    });
    (
        Scanner::at(Address::parse(&address).unwrap(), patience()),
        most,
    )
}

#[tokio::test]
async fn a_clean_file_is_clean_and_goes_over_in_chunks() {
    let (scanner, most) = scanner(Manner::Usual).await;
    assert!(matches!(scanner.ping().await, Verdict::Clean));
    let file = content(300_000);
    let verdict = scanner.scan(pieces(&file, 200_000)).await;
    assert!(matches!(verdict, Verdict::Clean), "{verdict:?}");
    assert!(most.load(Ordering::SeqCst) <= 65_536);
    assert!(matches!(scanner.scan(pieces(&[], 1)).await, Verdict::Clean));
}

#[tokio::test]
async fn the_test_virus_is_found_wherever_the_stream_is_cut() {
    let (scanner, _) = scanner(Manner::Usual).await;
    for length in [1, 7, 68, 1000] {
        let file = [&content(100)[..], &eicar()].concat();
        let verdict = scanner.scan(pieces(&file, length)).await;
        let Verdict::Infected(name) = verdict else {
            panic!("{verdict:?}");
        };
        assert_eq!(name, "Eicar-Test-Signature");
    }
}

#[tokio::test]
async fn a_scanner_behind_a_socket_of_this_machine_is_asked_too() {
    let directory = Directory::new();
    let path = directory.0.join("clamd.sock");
    let listener = UnixListener::bind(&path).unwrap();
    tokio::spawn(async move {
        let (socket, _) = listener.accept().await.unwrap();
        answer(socket, Manner::Usual, &AtomicUsize::new(0)).await;
    });
    let address = Address::parse(&format!("unix:{}", path.display())).unwrap();
    let verdict = Scanner::at(address, patience()).scan(once(eicar())).await;
    assert!(matches!(verdict, Verdict::Infected(_)), "{verdict:?}");
}

#[tokio::test]
async fn without_a_scanner_nothing_is_called_clean() {
    let scanner = Scanner::none();
    assert!(!scanner.is_configured());
    assert!(matches!(
        scanner.scan(once("x")).await,
        Verdict::NotConfigured
    ));
    assert!(matches!(scanner.ping().await, Verdict::NotConfigured));
}

#[tokio::test]
async fn a_file_larger_than_the_scanner_reads_is_not_called_clean() {
    let (scanner, _) = scanner(Manner::Usual).await;
    let file = content(LIMIT + 200_000);
    let verdict = scanner.scan(pieces(&file, 50_000)).await;
    assert!(
        matches!(verdict, Verdict::Failed(Failure::TooLarge)),
        "{verdict:?}"
    );
}

#[tokio::test]
async fn a_scanner_that_is_silent_gone_or_breaks_off_is_a_failure() {
    for manner in [Manner::Silent, Manner::Broken, Manner::CutShort] {
        let (scanner, _) = scanner(manner).await;
        let verdict = scanner.scan(once("harmless")).await;
        assert!(
            matches!(verdict, Verdict::Failed(Failure::Unreachable(_))),
            "{verdict:?}"
        );
    }
    let nobody = Address::parse("unix:/nonexistent/clamd.sock").unwrap();
    let verdict = Scanner::at(nobody, patience()).scan(once("x")).await;
    assert!(
        matches!(verdict, Verdict::Failed(Failure::Unreachable(_))),
        "{verdict:?}"
    );
}

#[tokio::test]
async fn a_file_that_cannot_be_read_to_its_end_is_not_called_clean() {
    let (scanner, _) = scanner(Manner::Usual).await;
    let broken: ByteStream = pieces(b"the first half", 4)
        .chain(futures_util::stream::once(async {
            Err(std::io::ErrorKind::InvalidData.into())
        }))
        .boxed();
    let verdict = scanner.scan(broken).await;
    assert!(
        matches!(verdict, Verdict::Failed(Failure::BodyBroken(_))),
        "{verdict:?}"
    );
}

#[test]
fn an_address_is_a_host_with_a_port_or_a_path() {
    assert_eq!(
        Address::parse("tcp:clamd:3310"),
        Some(Address::Tcp("clamd:3310".into()))
    );
    assert_eq!(
        Address::parse("unix:/run/clamd"),
        Some(Address::Unix("/run/clamd".into()))
    );
    for wrong in [
        "",
        "clamd:3310",
        "tcp:clamd",
        "unix:relative",
        "http://clamd:3310",
    ] {
        assert_eq!(Address::parse(wrong), None, "{wrong}");
    }
}
