//! When a passkey is not accepted, and that the reason is written down.

use serde_json::json;

use super::Desk;
use super::browser::Browser;
use super::passkeys::{ORIGIN, enroll, refusals, show};
use crate::passkey::Algorithm;
use crate::passkey::authenticator::Authenticator;

#[tokio::test]
async fn a_challenge_counts_once_for_its_purpose_its_session_its_person_and_five_minutes() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    browser
        .post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    let mut device = Authenticator::new(Algorithm::EdDsa, 3);
    enroll(&mut browser, &mut device).await.ok();

    let mut thief = Browser::new(&desk);
    let begun = thief.post("/session/passkey/options", json!({})).await.ok();
    device.sign_count += 1;
    let credential = device.get(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential });
    let expired = |reply: &super::Reply| {
        (reply.status, reply.refusal().to_owned()) == (422, "mfa_challenge_expired".to_owned())
    };
    for door in ["/session/confirm/passkey", "/session/enroll/passkey/verify"] {
        let elsewhere = browser.post(door, body.clone()).await;
        assert!(
            expired(&elsewhere) || elsewhere.status == 400,
            "{door}: {elsewhere:?}"
        );
    }
    Browser::new(&desk)
        .post("/session/passkey", body.clone())
        .await
        .ok();
    assert!(
        expired(&Browser::new(&desk).post("/session/passkey", body).await),
        "shown twice"
    );

    // A challenge of one session is nothing in another of the same person.
    let mut other = Browser::new(&desk);
    other.password(&email).await.ok();
    let mut third = Browser::new(&desk);
    third.password(&email).await.ok();
    let begun = other
        .post("/session/second-factor/passkey/options", json!({}))
        .await
        .ok();
    device.sign_count += 1;
    let credential = device.get(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential });
    assert!(expired(
        &third
            .post("/session/second-factor/passkey", body.clone())
            .await
    ));
    desk.turn_clock(301);
    assert!(
        expired(&other.post("/session/second-factor/passkey", body).await),
        "too late"
    );

    // Somebody else's passkey does not complete my sign-in.
    let bela = desk.give_password(&desk.t.bela).await;
    let mut stranger = Browser::new(&desk);
    stranger.password(&bela).await.ok();
    let mut theirs = Authenticator::new(Algorithm::Es256, 4);
    enroll(&mut stranger, &mut theirs).await.ok();
    let mut mine = Browser::new(&desk);
    mine.password(&email).await.ok();
    let wrong = show(&mut mine, "/session/second-factor/passkey", &mut theirs).await;
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (422, "mfa_verification_failed")
    );
    assert!(mine.caller().await.is_err());
    assert_eq!(refusals(&desk).await, ["passkey not asked for"]);

    // And what is registered is registered once.
    let begun = stranger
        .post("/session/enroll/passkey", json!({}))
        .await
        .ok();
    assert_eq!(
        begun.body["public_key"]["excludeCredentials"]
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let credential = device.create(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential });
    let taken = stranger.post("/session/enroll/passkey/verify", body).await;
    assert_eq!((taken.status, taken.refusal()), (409, "conflict"));
}

#[tokio::test]
async fn a_copied_passkey_is_noticed_and_a_barred_person_stays_out() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.bela).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    let mut device = Authenticator::new(Algorithm::Es256, 5);
    enroll(&mut browser, &mut device).await.ok();
    device.sign_count = 40;
    show(&mut Browser::new(&desk), "/session/passkey", &mut device)
        .await
        .ok();
    device.sign_count = 12;
    let copied = show(&mut Browser::new(&desk), "/session/passkey", &mut device).await;
    assert_eq!(
        (copied.status, copied.refusal()),
        (422, "mfa_verification_failed")
    );
    assert_eq!(refusals(&desk).await, ["signature counter went back"]);

    // At once, with one counter: one of them was copied.
    device.sign_count = 42;
    let mut doors = vec![
        Browser::new(&desk),
        Browser::new(&desk),
        Browser::new(&desk),
    ];
    let mut answers = Vec::new();
    for door in &mut doors {
        let begun = door.post("/session/passkey/options", json!({})).await.ok();
        let credential = device.get(&begun.body["public_key"], ORIGIN, |_| {});
        answers
            .push(json!({ "challenge_id": begun.body["challenge_id"], "credential": credential }));
    }
    let shown = doors
        .iter_mut()
        .zip(answers)
        .map(|(door, body)| door.post("/session/passkey", body));
    let statuses: Vec<u16> = futures_util::future::join_all(shown)
        .await
        .iter()
        .map(|reply| reply.status)
        .collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 200).count(),
        1,
        "{statuses:?}"
    );

    let operator = desk.t.house().database.operator().await;
    let until = desk.service.now() + jiff::SignedDuration::from_hours(1);
    operator
        .execute(
            "update auth.users set banned_until = $2 where id = $1",
            &[&desk.t.bela.profile, &until],
        )
        .await
        .unwrap();
    device.sign_count = 50;
    let barred = show(&mut Browser::new(&desk), "/session/passkey", &mut device).await;
    assert_eq!((barred.status, barred.refusal()), (400, "user_banned"));
}

#[tokio::test]
async fn another_sites_page_begins_no_ceremony_and_an_address_without_a_name_offers_none() {
    let desk = Desk::new().await;
    for door in ["/session/passkey/options", "/session/passkey"] {
        let foreign = desk
            .post(door, json!({}))
            .header("origin", "https://evil.test")
            .header("host", "evil.test")
            .send()
            .await;
        assert!(
            foreign.status == 403 || foreign.status == 400,
            "{door}: {foreign:?}"
        );
    }
    let asked = desk
        .post("/session/passkey/options", json!({}))
        .header("origin", ORIGIN)
        .header("host", "evil.test")
        .send()
        .await
        .ok();
    assert_eq!(
        asked.body["public_key"]["rpId"], "localhost",
        "of the public address, never of the Host header"
    );
    let numbered =
        Desk::with(|settings| settings.public_url = "http://127.0.0.1:8000".into()).await;
    let asked = numbered
        .post("/session/passkey/options", json!({}))
        .header("origin", "http://127.0.0.1:8000")
        .send()
        .await;
    assert_eq!((asked.status, asked.refusal()), (503, "not_configured"));
    let offers = async |desk: &Desk| desk.get("/session/offers").send().await.ok().body;
    assert_eq!(offers(&numbered).await["passkeys"], false);
    let ours = offers(&desk).await;
    for all in ours.as_object().unwrap().values() {
        assert_eq!(all, true, "{ours}");
    }
}
