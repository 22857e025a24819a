//! An address that nobody has is answered like one that somebody has, also by the clock.
//!
//! Two tests, because one alone proves little. The first counts the hashes exactly: they are what takes the time, and the count does
//! not depend on the machine. The second measures, coarsely: it would notice something slow that is done for one kind of
//! address only and is no hash. It is measured once, in turns, and compared by medians; nothing is tried again.

use std::time::{Duration, Instant};

use serde_json::json;

use super::{Desk, PASSWORD, Reply};

/// Somebody for each thing that can be true of an address.
async fn addresses(desk: &Desk) -> Vec<(&'static str, String)> {
    let operator = desk.t.house().database.operator().await;
    let set = async |column: &str, person: &testkit::Person| {
        operator
            .execute(
                &format!("update auth.users set {column} where id = $1"),
                &[&person.profile],
            )
            .await
            .unwrap();
    };
    let known = desk.give_password(&desk.t.rosa).await;
    let with_factor = desk.give_password(&desk.t.noor).await;
    desk.give_totp(&desk.t.noor).await;
    let barred = desk.give_password(&desk.t.bela).await;
    set("banned_until = '2099-01-01'", &desk.t.bela).await;
    let unconfirmed = desk.give_password(&desk.t.cleo).await;
    set("email_confirmed_at = null", &desk.t.cleo).await;
    set("password_hash = null", &desk.t.amara).await;
    vec![
        ("nobody", "nobody.at.all@example.test".to_owned()),
        ("no address", "not an address".to_owned()),
        ("somebody", known),
        ("somebody with a second factor", with_factor),
        ("somebody barred", barred),
        ("somebody unconfirmed", unconfirmed),
        (
            "somebody without a password",
            desk.email_of(&desk.t.amara).await,
        ),
    ]
}

async fn wrong_password(desk: &Desk, path: &str, email: &str, from: [u8; 4]) -> Reply {
    desk.post(
        path,
        json!({ "email": email, "password": "not the password of anybody" }),
    )
    .header("origin", "http://localhost:8000")
    .from(from)
    .send()
    .await
}

#[tokio::test]
async fn whoever_is_asked_for_the_same_number_of_hashes_is_computed_and_the_same_is_said() {
    let desk = Desk::with(|settings| settings.open_sign_up = true).await;
    let addresses = addresses(&desk).await;
    let done = || desk.service.0.hasher.hashes_done();
    for path in ["/token?grant_type=password", "/session/password"] {
        let mut said = Vec::new();
        for (what, email) in &addresses {
            let before = done();
            let reply = wrong_password(&desk, path, email, [192, 0, 2, 9]).await;
            assert_eq!(done() - before, 1, "{path}: {what}");
            let mut body = reply.body;
            if let Some(error) = body.get_mut("error") {
                error["request_id"] = json!(null);
            }
            said.push((reply.status, body));
        }
        assert!(said.iter().all(|one| *one == said[0]), "{path}: {said:#?}");
    }
    for (what, email) in addresses.iter().filter(|(what, _)| *what != "no address") {
        for (path, hashes) in [
            ("/signup", 2),
            ("/recover", 0),
            ("/otp", 0),
            ("/magiclink", 0),
            ("/resend", 0),
            ("/session/forgot", 0),
        ] {
            let body = match path {
                "/signup" => json!({ "email": email, "password": PASSWORD }),
                "/resend" => json!({ "email": email, "type": "signup" }),
                _ => json!({ "email": email }),
            };
            let before = done();
            desk.post(path, body)
                .header("origin", "http://localhost:8000")
                .send()
                .await;
            assert_eq!(done() - before, hashes, "{path}: {what}");
        }
        desk.turn_clock(301);
    }
}

#[tokio::test]
async fn a_known_and_an_unknown_address_take_the_same_time_to_be_refused() {
    const TURNS: u8 = 21;
    let desk = Desk::new().await;
    let known = desk.give_password(&desk.t.rosa).await;
    let mut times: [Vec<Duration>; 2] = [Vec::new(), Vec::new()];
    // The first asks pay for what is made once.
    for warming in 0..2 {
        wrong_password(
            &desk,
            "/token?grant_type=password",
            &known,
            [198, 51, 100, warming],
        )
        .await;
    }
    for turn in 0..TURNS {
        // In turns, each from an address of its own: no lock, no delay, and a busy moment meets both.
        let nobody = format!("nobody.{turn}@example.test");
        let mut order = [(0, known.as_str()), (1, nobody.as_str())];
        if turn % 2 == 1 {
            order.reverse();
        }
        for (which, email) in order {
            let began = Instant::now();
            let reply = wrong_password(
                &desk,
                "/token?grant_type=password",
                email,
                [203, 0, 113, turn],
            )
            .await;
            times[which].push(began.elapsed());
            assert_eq!(reply.refusal(), "invalid_credentials");
        }
    }
    let median = |times: &mut Vec<Duration>| {
        times.sort_unstable();
        times[times.len() / 2].as_secs_f64()
    };
    let [mut known, mut unknown] = times;
    let (known, unknown) = (median(&mut known), median(&mut unknown));
    // A hash that is left out makes it several times faster; a query more or less is lost in the hash.
    let ratio = known / unknown;
    assert!(
        (0.6..1.7).contains(&ratio),
        "known {known:.4} s, unknown {unknown:.4} s, ratio {ratio:.2}"
    );
}
