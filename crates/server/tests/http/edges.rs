//! What clients send by mistake or on purpose.

use std::io::{Read, Write};
use std::time::{Duration, Instant};

use crate::live::{Live, Reply, SHARED};

const PATH: &str = "/functions/v1/health-check";

#[test]
fn a_body_that_is_not_json_is_refused_whatever_it_says() {
    for kind in [
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
    ] {
        let reply = SHARED.send("POST", PATH, &[("content-type", kind)], b"{}");
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (400, "invalid_input"),
            "{kind}"
        );
    }
}

#[test]
fn an_unknown_field_and_broken_json_are_refused_with_words() {
    for body in [r#"{"nmae":1}"#, "{", "[]", "{} {}", "\"\u{0}\""] {
        let reply = SHARED.call("health-check", body);
        assert_eq!(
            (reply.status, reply.code().as_str()),
            (400, "invalid_input"),
            "{body}"
        );
        assert!(
            !reply.json()["error"]["message"]
                .as_str()
                .unwrap()
                .contains("line ")
        );
    }
    let deep = "[".repeat(100_000);
    assert!([400, 413].contains(&SHARED.call("health-check", &deep).status));
}

#[test]
fn a_body_larger_than_the_function_reads_is_413_whether_it_says_so_or_not() {
    let large = vec![b' '; 200 * 1024];
    let json = [("content-type", "application/json")];
    let reply = SHARED.send("POST", PATH, &json, &large);
    assert_eq!(reply.status, 413, "{}", reply.head);

    let mut stream = SHARED.connect();
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: t\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).unwrap();
    let chunk = vec![b' '; 0x4000];
    for _ in 0..16 {
        let sent = stream
            .write_all(b"4000\r\n")
            .and_then(|()| stream.write_all(&chunk))
            .and_then(|()| stream.write_all(b"\r\n"));
        if sent.is_err() {
            break;
        }
    }
    assert_eq!(Reply::read(&mut stream).status, 413);
}

#[test]
fn a_token_that_is_none_is_401_and_not_a_stranger() {
    let forged = "ms_session=0123456789012345678901234567890123456789abc";
    let ours = ("sec-fetch-site", "same-origin");
    for headers in [
        vec![("authorization", "Bearer not-a-token")],
        vec![("authorization", "Basic cm9zYTpwYXNz")],
        vec![("cookie", forged), ours],
    ] {
        let reply = SHARED.send("POST", PATH, &headers, b"");
        let found = (reply.status, reply.code());
        assert_eq!(found, (401, "unauthenticated".to_owned()), "{headers:?}");
        assert_eq!(reply.header("www-authenticate"), Some("bearer"));
    }
    for elsewhere in [
        ("origin", "https://evil.example"),
        ("sec-fetch-site", "cross-site"),
    ] {
        let reply = SHARED.send("POST", PATH, &[("cookie", forged), elsewhere], b"");
        assert_eq!(
            reply.status, 403,
            "{elsewhere:?}: a cookie counts on our own pages only"
        );
    }
}

#[test]
fn whoever_is_not_signed_in_hears_that_before_anything_about_what_they_sent() {
    for (kind, body) in [
        ("text/plain", "x"),
        ("application/x-www-form-urlencoded", "a=b"),
        ("application/json", "{"),
        ("application/json", r#"{"no such field":1}"#),
    ] {
        let path = "/functions/v1/get-clients";
        let reply = SHARED.send("POST", path, &[("content-type", kind)], body.as_bytes());
        let found = (reply.status, reply.code());
        assert_eq!(found, (401, "unauthenticated".to_owned()), "{kind} {body}");
    }
}

#[test]
fn headers_without_end_are_refused() {
    let many: String = (0..500).map(|n| format!("x-bomb-{n}: 1\r\n")).collect();
    let long = format!("x-bomb: {}\r\n", "a".repeat(200 * 1024));
    for headers in [many, long] {
        let mut stream = SHARED.connect();
        let sent = stream
            .write_all(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n{headers}\r\n").as_bytes());
        let status = Reply::read(&mut stream).status;
        assert!(sent.is_err() || [0, 400, 431].contains(&status), "{status}");
    }
    assert_eq!(
        SHARED.call("health-check", "").status,
        200,
        "and it still works"
    );
}

#[test]
fn a_client_that_sends_drop_by_drop_is_cut_off() {
    let mut stream = SHARED.connect();
    let began = Instant::now();
    stream
        .write_all(format!("POST {PATH} HTTP/1.1\r\nhost: t\r\n").as_bytes())
        .unwrap();
    stream
        .set_read_timeout(Some(Duration::from_millis(500)))
        .unwrap();
    let mut end = [0; 64];
    let cut = loop {
        if began.elapsed() > Duration::from_secs(25) {
            break false;
        }
        if stream.write_all(b"x-a: b\r\n").is_err() || stream.read(&mut end).is_ok() {
            break true;
        }
    };
    assert!(cut, "still open after {:?}", began.elapsed());
}

#[test]
fn one_address_cannot_take_every_connection() {
    let live = Live::start("few", |config| {
        config.server.max_connections_per_address = 4
    });
    let held: Vec<_> = (0..4).map(|_| live.connect()).collect();
    std::thread::sleep(Duration::from_millis(200));
    let mut fifth = live.connect();
    fifth
        .write_all(
            format!("POST {PATH} HTTP/1.1\r\nhost: t\r\nconnection: close\r\n\r\n").as_bytes(),
        )
        .ok();
    assert_eq!(
        Reply::read(&mut fifth).status,
        0,
        "the fifth is closed without an answer"
    );
    drop(held);
    std::thread::sleep(Duration::from_millis(200));
    assert_eq!(live.call("health-check", "").status, 200);
}

#[test]
fn the_mailbox_has_no_page_where_people_come_through_tls() {
    assert_eq!(SHARED.get("/dev/mailbox").status, 200);
    let live = Live::start("tls", |config| {
        config.server.public_url = Some("https://ehr.example.test".into());
    });
    // A proxy on the same machine that adds no header: to us it looks like this machine itself.
    assert_eq!(live.get("/dev/mailbox").status, 404);
}
