//! Passkeys through the service: set up, used in each of the four ways, and refused where they do not belong.

use serde_json::{Value, json};

use super::browser::Browser;
use super::{Desk, PASSWORD};
use crate::passkey::Algorithm;
use crate::passkey::authenticator::Authenticator;

pub(super) const ORIGIN: &str = "http://localhost:8000";

/// Sets up a passkey in this browser.
pub(super) async fn enroll(browser: &mut Browser<'_>, device: &mut Authenticator) -> super::Reply {
    let begun = browser
        .post("/session/enroll/passkey", json!({}))
        .await
        .ok();
    let credential = device.create(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential, "friendly_name": "Laptop" });
    browser.post("/session/enroll/passkey/verify", body).await
}

/// Asks at one of the doors, and answers with the authenticator.
pub(super) async fn show(
    browser: &mut Browser<'_>,
    door: &str,
    device: &mut Authenticator,
) -> super::Reply {
    let begun = browser
        .post(&format!("{door}/options"), json!({}))
        .await
        .ok();
    device.sign_count += 1;
    let credential = device.get(&begun.body["public_key"], ORIGIN, |_| {});
    let body = json!({ "challenge_id": begun.body["challenge_id"], "credential": credential });
    browser.post(door, body).await
}

pub(super) async fn refusals(desk: &Desk) -> Vec<String> {
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
