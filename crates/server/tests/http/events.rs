//! Open screens hear what changed: over real sockets, several servers, and until they may no longer.

use std::io::{ErrorKind, Read, Write};
use std::net::TcpStream;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::live::{DEMO, Live};

/// An open stream and what came so far.
struct Screen {
    stream: TcpStream,
    heard: String,
    ended: bool,
}

impl Screen {
    fn open(live: &Live, token: &str) -> Screen {
        let mut stream = live.connect();
        let head =
            format!("GET /events HTTP/1.1\r\nhost: t\r\nauthorization: Bearer {token}\r\n\r\n");
        stream.write_all(head.as_bytes()).unwrap();
        let mut screen = Screen {
            stream,
            heard: String::new(),
            ended: false,
        };
        assert!(screen.hears(": listening", 10), "{}", screen.heard);
        assert!(
            screen.heard.contains("text/event-stream"),
            "{}",
            screen.heard
        );
        // What was said before is not what is waited for.
        screen.heard.clear();
        screen
    }

    /// Whether these words come within so many seconds.
    fn hears(&mut self, words: &str, seconds: u64) -> bool {
        let until = Instant::now() + Duration::from_secs(seconds);
        let patience = Some(Duration::from_millis(50));
        self.stream.set_read_timeout(patience).unwrap();
        let mut piece = [0; 4096];
        while !self.heard.contains(words) && !self.ended && Instant::now() < until {
            match self.stream.read(&mut piece) {
                Ok(0) => self.ended = true,
                Ok(n) => self.heard.push_str(&String::from_utf8_lossy(&piece[..n])),
                Err(error) => assert!(
                    matches!(error.kind(), ErrorKind::WouldBlock | ErrorKind::TimedOut),
                    "{error}"
                ),
            }
        }
        self.heard.contains(words)
    }
}

/// Registers a client who is like nobody else.
fn register(live: &Live, token: &str, last_name: &str) {
    let client = json!({
        "first_name": "Ines", "last_name": last_name, "birth_date": "1987-03-04",
    });
    let body = json!({ "client": client, "confirmed_new": true });
    let reply = live.call_as(token, "create-client", &body);
    assert_eq!(reply.status, 200, "{reply:?}");
}

#[test]
fn the_practice_hears_what_was_written_and_nobody_else_does() {
    let rosa = DEMO.sign_in("Rosa Lind");
    let mut colleague = Screen::open(&DEMO, &rosa);
    let mut stranger = Screen::open(&DEMO, &DEMO.sign_in("Tomas Reyes"));
    let mut client = Screen::open(&DEMO, &DEMO.sign_in("Cleo Marsh"));
    register(&DEMO, &rosa, "Tidewater");
    let said = "event: changed\ndata: clients\n\n";
    assert!(colleague.hears(said, 5), "{}", colleague.heard);
    assert!(!colleague.heard.contains("Tidewater"));
    // Longer than it took at home, and long enough for the sign that the connection lives.
    assert!(stranger.hears(": still here", 25), "{}", stranger.heard);
    assert!(client.hears(": still here", 25), "{}", client.heard);
    for other in [stranger, client] {
        assert!(!other.heard.contains("clients"), "{}", other.heard);
    }
    let mut refused = DEMO.connect();
    refused
        .write_all(b"GET /events HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n")
        .unwrap();
    assert_eq!(crate::live::Reply::read(&mut refused).status, 401);
}

#[test]
fn a_session_that_ended_is_cut_off_at_once() {
    let noor = DEMO.sign_in("Noor Haddad");
    let mut screen = Screen::open(&DEMO, &noor);
    DEMO.auth("logout", Some(&noor), &json!({}));
    assert!(
        screen.hears("event: ended\ndata: changed\n\n", 1),
        "{}",
        screen.heard
    );
    assert!(screen.hears("\r\n0\r\n\r\n", 2), "the answer is complete");
}

#[test]
fn what_one_server_writes_is_heard_at_another_and_a_stopping_one_lets_go() {
    let amara = DEMO.sign_in("Amara Okafor");
    let mut second = DEMO.beside("second");
    let mut screen = Screen::open(&second, &amara);
    register(&DEMO, &amara, "Driftwood");
    // A server that has just begun to listen may have missed it, and then says "everything": from there on it misses nothing.
    if !screen.hears("data: clients", 5) && screen.heard.contains("data: everything") {
        register(&DEMO, &amara, "Shorewood");
        screen.hears("data: clients", 5);
    }
    assert!(screen.heard.contains("data: clients"), "{}", screen.heard);

    second.begin_stop();
    screen.hears("what never comes", 5);
    assert!(screen.ended, "the stream ends with the server");
    assert!(second.wait(), "and the end is a good one");
}
