//! The orderly end.

use std::io::Write;
use std::net::TcpStream;
use std::time::Duration;

use crate::live::{Live, Reply};

#[test]
fn a_stopping_server_says_not_ready_first_and_still_ends_what_it_began() {
    let mut live = Live::start("drain", |config| config.server.grace_seconds = 2);
    assert_eq!(live.get("/readyz").status, 200);
    // A request whose body is still on its way when the end begins.
    let mut slow = live.connect();
    let head = "POST /functions/v1/health-check HTTP/1.1\r\nhost: t\r\ncontent-length: 2\r\n\r\n";
    slow.write_all(head.as_bytes()).unwrap();
    std::thread::sleep(Duration::from_millis(200));

    live.begin_stop();
    std::thread::sleep(Duration::from_millis(300));
    let ready = live.get("/readyz");
    assert_eq!(ready.status, 503, "not ready");
    assert_eq!(ready.json()["reason"], "draining");
    assert_eq!(
        live.call("health-check", "").status,
        200,
        "but still answering"
    );

    std::thread::sleep(Duration::from_secs(2));
    assert!(
        TcpStream::connect(live.address).is_err(),
        "no new connection is accepted"
    );
    slow.write_all(b"{}").unwrap();
    assert_eq!(
        Reply::read(&mut slow).status,
        200,
        "what was in flight is answered"
    );
    assert!(live.wait(), "and the end is a good one");
}
