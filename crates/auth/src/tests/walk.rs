//! Random walks over the sign-in flow: whatever is tried in whatever order, nothing protected answers before the sign-in
//! is complete.

use kernel::{Entropy, SeededEntropy};
use serde_json::json;

use super::{Desk, PASSWORD};

const STEPS: usize = 500;

/// What the walk knows to be true of the browser's cookie.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Truth {
    SignedOut,
    PasswordOnly,
    Complete,
}

#[tokio::test]
async fn no_walk_reaches_anything_protected_without_completing_the_sign_in() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let dice = SeededEntropy::new(20_260_302);
    let (mut cookie, mut truth) = (None::<String>, Truth::SignedOut);
    let (mut trail, mut reached) = (Vec::new(), [0; 3]);
    let guess = json!({ "id": "AAAA", "rawId": "AAAA", "type": "public-key",
        "response": { "clientDataJSON": "e30", "authenticatorData": "AAAA", "signature": "AAAA" } });
    for _ in 0..STEPS {
        let mut roll = [0; 1];
        dice.fill(&mut roll);
        let (path, body) = match roll[0] % 19 {
            0 | 1 => (
                "/session/password",
                json!({ "email": email, "password": PASSWORD }),
            ),
            2 => (
                "/session/password",
                json!({ "email": email, "password": "wrong wrong wrong" }),
            ),
            3 | 4 => {
                desk.turn_clock(30); // a code counts once
                ("/session/totp", json!({ "code": desk.code_now(&secret) }))
            }
            5 => ("/session/totp", json!({ "code": "000000" })),
            6 => (
                "/session/recovery",
                json!({ "code": "aaaa-bbbb-cccc-dddd" }),
            ),
            7 => ("/session/enroll/totp", json!({})),
            8 => ("/session/enroll/recovery-codes", json!({})),
            9 => ("/session/revoke-others", json!({})),
            10 => ("/session/confirm", json!({ "password": PASSWORD })),
            11 => ("/session/sign-out", json!({})),
            13 => ("/session/enroll/passkey", json!({})),
            14 => ("/session/second-factor/passkey/options", json!({})),
            15 => ("/session/confirm/passkey/options", json!({})),
            16 => (
                "/session/passkey",
                json!({ "challenge_id": desk.service.new_id(), "credential": guess }),
            ),
            17 => (
                "/session/second-factor/passkey",
                json!({ "challenge_id": desk.service.new_id(), "credential": guess }),
            ),
            12 => (
                "/session/reset",
                json!({ "token": "guess", "password": PASSWORD }),
            ),
            _ => (
                "/session/accept-invitation",
                json!({ "token": "guess", "password": PASSWORD }),
            ),
        };
        let mut ask = desk
            .post(path, body)
            .header("origin", "http://localhost:8000");
        if let Some(cookie) = &cookie {
            ask = ask.header("cookie", &format!("ms_session={cookie}"));
        }
        let reply = ask.send().await;
        trail.push((path, reply.status));
        let ok = reply.status == 200;
        let protected = [
            "/session/enroll/totp",
            "/session/enroll/recovery-codes",
            "/session/enroll/passkey",
            "/session/confirm/passkey/options",
            "/session/revoke-others",
        ]
        .contains(&path);
        assert!(
            !(ok && protected) || truth == Truth::Complete,
            "{truth:?}: {trail:?}"
        );
        if let Some(value) = reply.cookie("ms_session") {
            cookie = Some(value).filter(|value| !value.is_empty());
        }
        truth = match (path, ok) {
            ("/session/password", true) => Truth::PasswordOnly,
            ("/session/totp", true) if truth != Truth::SignedOut => Truth::Complete,
            ("/session/sign-out", true) => Truth::SignedOut,
            (_, true)
                if path.starts_with("/session/reset")
                    || path.starts_with("/session/accept")
                    || path == "/session/passkey"
                    || path == "/session/second-factor/passkey" =>
            {
                panic!("{trail:?}")
            }
            _ => truth,
        };
        reached[truth as usize] += 1;

        let mut headers = http::HeaderMap::new();
        headers.insert("origin", "http://localhost:8000".parse().unwrap());
        if let Some(cookie) = &cookie {
            headers.insert("cookie", format!("ms_session={cookie}").parse().unwrap());
        }
        let caller = desk.service.authenticate(&headers).await;
        let is_somebody = caller.as_ref().is_ok_and(|caller| caller.user().is_some());
        assert!(
            !is_somebody || truth == Truth::Complete,
            "{truth:?}: {caller:?} {trail:?}"
        );
        let list = desk
            .get("/session/list")
            .header("origin", "http://localhost:8000");
        let list = match &cookie {
            Some(cookie) => list.header("cookie", &format!("ms_session={cookie}")),
            None => list,
        };
        assert!(
            list.send().await.status != 200 || truth == Truth::Complete,
            "{truth:?}: {trail:?}"
        );
        desk.turn_clock(7 * 60); // so that limits and locks let the walk go on
    }
    assert!(
        reached.iter().all(|times| *times > 10),
        "the walk saw every state: {reached:?}"
    );
}
