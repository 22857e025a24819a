//! Passkeys through the service: set up, used in each of the four ways, and refused where they do not belong.

use serde_json::{Value, json};

use super::browser::Browser;
use super::{Desk, PASSWORD};
use crate::passkey::Algorithm;
use crate::passkey::authenticator::Authenticator;

const ORIGIN: &str = "http://localhost:8000";

/// Sets up a passkey in this browser.
async fn enroll(browser: &mut Browser<'_>, device: &mut Authenticator) -> super::Reply {
    let begun = browser
        .post("/session/enroll/passkey", json!({}))
        .await
        .ok();
    let credential = device.create(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential, "friendly_name": "Laptop" });
    browser.post("/session/enroll/passkey/verify", body).await
}

/// Asks at one of the doors, and answers with the authenticator.
async fn show(browser: &mut Browser<'_>, door: &str, device: &mut Authenticator) -> super::Reply {
    let begun = browser
        .post(&format!("{door}/options"), json!({}))
        .await
        .ok();
    device.sign_count += 1;
    let credential = device.get(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential });
    browser.post(door, body).await
}

async fn refusals(desk: &Desk) -> Vec<String> {
    let operator = desk.t.house().database.superuser().await;
    operator
        .query(
            "select coalesce(reason, '') from public.audit_events
              where organization_id = $1 and outcome = 'refused' and action in ('use-passkey', 'enroll-second-factor') order by seq",
            &[&desk.t.organization],
        )
        .await
        .unwrap()
        .iter()
        .map(|row| row.get(0))
        .collect()
}

#[tokio::test]
async fn somebody_without_a_second_factor_sets_up_a_passkey_and_signs_in_with_it_alone() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.bela).await;
    let mut browser = Browser::new(&desk);
    assert_eq!(browser.password(&email).await.ok().body["next"], "enroll");
    let begun = browser
        .post("/session/enroll/passkey", json!({}))
        .await
        .ok();
    let asked = &begun.body["public_key"];
    assert_eq!(asked["rp"]["id"], "localhost");
    assert_eq!(asked["attestation"], "none");
    let wants = json!({ "residentKey": "required", "requireResidentKey": true, "userVerification": "required" });
    assert_eq!(asked["authenticatorSelection"], wants);
    assert!(
        !asked["user"]["id"].to_string().contains("bela"),
        "the handle names nobody"
    );

    let mut device = Authenticator::new(Algorithm::Es256, 1);
    let done = enroll(&mut browser, &mut device).await.ok();
    assert_eq!(done.body["next"], "done");
    assert_eq!(done.body["recovery_codes"].as_array().unwrap().len(), 10);
    let list = browser.get("/session/factors").await.ok();
    assert_eq!(
        (&list.body[0]["type"], &list.body[0]["name"]),
        (&json!("webauthn"), &json!("Laptop"))
    );
    assert_eq!(list.body[0]["last_used_at"], Value::Null);

    browser.post("/session/sign-out", json!({})).await.ok();
    let mut fresh = Browser::new(&desk);
    let begun = fresh.post("/session/passkey/options", json!({})).await.ok();
    assert_eq!(
        begun.body["public_key"]["allowCredentials"],
        json!([]),
        "nobody is named"
    );
    let signed_in = show(&mut fresh, "/session/passkey", &mut device).await.ok();
    assert_eq!(signed_in.body["next"], "done");
    let caller = fresh.caller().await.unwrap();
    let user = caller.user().unwrap();
    assert_eq!(
        (user.profile.0, user.aal),
        (desk.t.bela.profile, kernel::Aal::Aal2)
    );
    let list = fresh.get("/session/factors").await.ok();
    assert!(list.body[0]["last_used_at"].is_string());

    let events = desk.events().await;
    for action in ["enroll-second-factor", "sign-in"] {
        assert!(
            events.contains(&(action.to_owned(), "success".to_owned())),
            "{events:?}"
        );
    }
    assert!(
        desk.mails()
            .await
            .iter()
            .any(|(template, _)| template == "second-factor-changed")
    );
    let operator = desk.t.house().database.operator().await;
    let attempts: i64 = operator
        .query_one(
            "select count(*) from auth.login_attempts where user_id = $1 and method = 'passkey' and succeeded",
            &[&desk.t.bela.profile],
        )
        .await
        .unwrap()
        .get(0);
    assert_eq!(attempts, 1);
}

#[tokio::test]
async fn a_passkey_is_the_second_factor_and_the_step_up_and_goes_with_a_step_up() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    let early = browser.post("/session/enroll/passkey", json!({})).await;
    assert_eq!(
        early.refusal(),
        "second_factor_required",
        "not before the factor there is"
    );
    let none = browser
        .post("/session/second-factor/passkey/options", json!({}))
        .await;
    assert_eq!((none.status, none.refusal()), (404, "mfa_factor_not_found"));
    browser
        .post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    let mut device = Authenticator::new(Algorithm::EdDsa, 2);
    let enrolled = enroll(&mut browser, &mut device).await.ok();
    assert_eq!(
        enrolled.body["recovery_codes"].as_array().unwrap().len(),
        10
    );

    let mut second = Browser::new(&desk);
    let first = second.password(&email).await.ok();
    let kinds: Vec<&Value> = first.body["factors"]
        .as_array()
        .unwrap()
        .iter()
        .map(|f| &f["type"])
        .collect();
    assert_eq!(kinds, ["totp", "webauthn"]);
    assert!(second.caller().await.is_err());
    show(&mut second, "/session/second-factor/passkey", &mut device)
        .await
        .ok();
    assert_eq!(
        second.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal2
    );

    for _ in 0..2 {
        desk.turn_clock(7 * 60);
        second.get("/session/state").await.ok();
    }
    let list = second.get("/session/factors").await.ok();
    let which = json!({ "factor_id": list.body[1]["id"] });
    let stale = second.post("/session/enroll/remove", which.clone()).await;
    assert_eq!(stale.refusal(), "fresh_sign_in_required");
    show(&mut second, "/session/confirm/passkey", &mut device)
        .await
        .ok();
    second.post("/session/enroll/remove", which).await.ok();
    assert_eq!(
        second
            .get("/session/factors")
            .await
            .ok()
            .body
            .as_array()
            .unwrap()
            .len(),
        1
    );
    let gone = show(&mut Browser::new(&desk), "/session/passkey", &mut device).await;
    assert_eq!(
        (gone.status, gone.refusal()),
        (422, "mfa_verification_failed")
    );
    let events = desk.events().await;
    for action in ["confirm-identity", "remove-second-factor"] {
        assert!(
            events.contains(&(action.to_owned(), "success".to_owned())),
            "{events:?}"
        );
    }
}

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

#[tokio::test]
async fn a_passkey_is_a_factor_of_the_contract() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.bela).await;
    let token = desk.sign_in(&email).await.text("access_token");
    let made = desk
        .post(
            "/factors",
            json!({ "factor_type": "webauthn", "friendly_name": "Key" }),
        )
        .bearer(&token)
        .send()
        .await
        .ok();
    assert_eq!(made.body["type"], "webauthn");
    let factor = made.text("id");
    let mut device = Authenticator::new(Algorithm::Rs256, 6);
    let challenge = |token: String| {
        let ask = desk.post(
            &format!("/factors/{factor}/challenge"),
            json!({ "webauthn": { "rpId": "evil.test" } }),
        );
        async move { ask.bearer(&token).send().await.ok() }
    };
    let verify = |token: String, body: Value| {
        let ask = desk.post(&format!("/factors/{factor}/verify"), body);
        async move { ask.bearer(&token).send().await }
    };
    let asked = challenge(token.clone()).await;
    assert_eq!(asked.body["webauthn"]["type"], "create");
    let options = &asked.body["webauthn"]["credential_options"]["publicKey"];
    assert_eq!(options["rp"]["id"], "localhost");
    let credential = device.create(options, ORIGIN, |_| {});
    let body = json!({ "challenge_id": asked.text("id"), "webauthn": { "type": "create", "credential_response": credential } });
    let raised = verify(token.clone(), body.clone()).await.ok();
    assert_eq!(raised.body["user"]["factors"][0]["status"], "verified");
    let again = verify(token, body).await;
    assert!(again.status >= 400, "{again:?}");

    let token = desk.sign_in(&email).await.text("access_token");
    let asked = challenge(token.clone()).await;
    assert_eq!(asked.body["webauthn"]["type"], "request");
    device.sign_count = 1;
    let options = &asked.body["webauthn"]["credential_options"]["publicKey"];
    let tampered = device.get(options, ORIGIN, |draft| draft.rp_id = "evil.test".into());
    let with = |asked: &super::Reply, credential: &Value| json!({ "challenge_id": asked.text("id"), "webauthn": { "type": "request", "credential_response": credential } });
    let refused = verify(token.clone(), with(&asked, &tampered)).await;
    assert_eq!(
        (refused.status, refused.refusal()),
        (422, "mfa_verification_failed")
    );
    let honest = device.get(options, ORIGIN, |_| {});
    let spent = verify(token.clone(), with(&asked, &honest)).await;
    assert_eq!(
        spent.refusal(),
        "mfa_challenge_expired",
        "a challenge is spent by being shown"
    );
    let asked = challenge(token.clone()).await;
    let honest = device.get(
        &asked.body["webauthn"]["credential_options"]["publicKey"],
        ORIGIN,
        |_| {},
    );
    let raised = verify(token, with(&asked, &honest)).await.ok();
    let mut headers = http::HeaderMap::new();
    let bearer = format!("Bearer {}", raised.text("access_token"));
    headers.insert("authorization", bearer.parse().unwrap());
    let caller = desk.service.authenticate(&headers).await.unwrap();
    assert_eq!(caller.user().unwrap().aal, kernel::Aal::Aal2);
}

#[tokio::test]
async fn a_code_alone_does_not_make_a_sign_in_fresh() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    browser
        .post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    browser
        .post("/session/enroll/recovery-codes", json!({}))
        .await
        .ok();
    desk.turn_clock(11 * 60);
    browser
        .post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    let stale = browser
        .post("/session/enroll/recovery-codes", json!({}))
        .await;
    assert_eq!(
        stale.refusal(),
        "fresh_sign_in_required",
        "the phone beside an open screen is not enough"
    );
    desk.turn_clock(30);
    let wrong = json!({ "password": "wrong wrong wrong", "code": desk.code_now(&secret) });
    assert!(browser.post("/session/confirm", wrong).await.status >= 400);
    let both = json!({ "password": PASSWORD, "code": desk.code_now(&secret) });
    browser.post("/session/confirm", both).await.ok();
    browser
        .post("/session/enroll/recovery-codes", json!({}))
        .await
        .ok();

    // Left half-way: what was proven at the beginning grows old all the same.
    let mut slow = Browser::new(&desk);
    slow.password(&email).await.ok();
    desk.turn_clock(11 * 60);
    slow.post("/session/totp", json!({ "code": desk.code_now(&secret) }))
        .await
        .ok();
    let stale = slow.post("/session/enroll/recovery-codes", json!({})).await;
    assert_eq!(stale.refusal(), "fresh_sign_in_required");
}
