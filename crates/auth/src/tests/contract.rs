//! The rest of the contract: links, codes, factors, administration.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use serde_json::json;

use super::{Desk, PASSWORD, hash_of, token_in};

#[tokio::test]
async fn sign_up_is_closed_until_it_is_opened() {
    let desk = Desk::new().await;
    let body = json!({ "email": "stranger@example.test", "password": PASSWORD });
    let closed = desk.post("/signup", body).send().await;
    assert_eq!((closed.status, closed.refusal()), (422, "signup_disabled"));
}

#[tokio::test]
async fn a_taken_address_looks_like_a_new_one_when_addresses_are_confirmed() {
    let desk = Desk::with(|settings| settings.open_sign_up = true).await;
    let taken = desk.give_password(&desk.t.cleo).await;
    let fresh = format!("new.{}@example.test", desk.t.organization.simple());
    let mut shapes = Vec::new();
    for email in [&taken, &fresh] {
        let reply = desk
            .post("/signup", json!({ "email": email, "password": PASSWORD }))
            .send()
            .await
            .ok();
        assert_eq!(reply.body["email"], **email);
        assert_ne!(reply.body["id"], desk.t.cleo.profile.to_string());
        shapes.push((
            reply.status,
            reply.body["role"].clone(),
            reply.body["app_metadata"].clone(),
        ));
    }
    assert_eq!(shapes[0], shapes[1]);
    let early = desk
        .post(
            "/token?grant_type=password",
            json!({ "email": fresh, "password": PASSWORD }),
        )
        .send()
        .await;
    assert_eq!(early.refusal(), "email_not_confirmed");
    let mails = desk.mails().await;
    assert_eq!(
        mails
            .iter()
            .filter(|(template, _)| template == "confirm-address")
            .count(),
        1,
        "none to the taken one"
    );
    let token = token_in(&mails.last().unwrap().1);
    let session = desk
        .post("/verify", json!({ "type": "signup", "token_hash": token }))
        .send()
        .await
        .ok();
    assert_eq!(session.body["user"]["email"], fresh);
    desk.sign_in(&fresh).await;
}

#[tokio::test]
async fn whoever_confirms_an_address_owns_it_whoever_claimed_it_first_or_last() {
    let desk = Desk::with(|settings| settings.open_sign_up = true).await;
    for (n, order) in [["theirs", "mine"], ["mine", "theirs"]]
        .into_iter()
        .enumerate()
    {
        let email = format!("claimed{n}.{}@example.test", desk.t.organization.simple());
        for who in order {
            let password = format!("{who} violet harbor lantern");
            let body = json!({ "email": email, "password": password, "data": { "nickname": who } });
            desk.post("/signup", body).send().await.ok();
            desk.turn_clock(61); // one mail a minute
        }
        let token = token_in(&desk.mails().await.last().unwrap().1);
        let session = desk
            .post("/verify", json!({ "type": "signup", "token_hash": token }))
            .send()
            .await
            .ok();
        for who in order {
            let body =
                json!({ "email": email, "password": format!("{who} violet harbor lantern") });
            let refused = desk.post("/token?grant_type=password", body).send().await;
            assert_eq!(refused.refusal(), "invalid_credentials", "{order:?}: {who}");
        }
        // Whoever reads the mail chooses.
        desk.ask(http::Method::PUT, "/user")
            .with(json!({ "password": PASSWORD }))
            .bearer(&session.text("access_token"))
            .send()
            .await
            .ok();
        desk.sign_in(&email).await;
    }

    // Asking twice with the same password is no contest.
    let email = format!("impatient.{}@example.test", desk.t.organization.simple());
    for _ in 0..2 {
        let body = json!({ "email": email, "password": PASSWORD });
        desk.post("/signup", body).send().await.ok();
        desk.turn_clock(61);
    }
    let token = token_in(&desk.mails().await.last().unwrap().1);
    desk.post("/verify", json!({ "type": "signup", "token_hash": token }))
        .send()
        .await
        .ok();
    desk.sign_in(&email).await;
}

#[tokio::test]
async fn a_link_with_a_proof_key_leads_to_a_code_that_only_its_verifier_opens() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let verifier = "v".repeat(56);
    let challenge = B64.encode(hash_of(&verifier));
    let ask = |_: ()| {
        desk.post(
            "/otp?redirect_to=http%3A%2F%2Flocalhost%3A8000%2Fportal",
            json!({ "email": email, "code_challenge": challenge, "code_challenge_method": "s256" }),
        )
    };
    for round in 0..2 {
        desk.turn_clock(61);
        ask(()).send().await.ok();
        let token = token_in(&desk.mails().await.last().unwrap().1);
        assert!(token.starts_with("pkce_"));
        let followed = desk.get(&format!("/verify?type=magiclink&token={token}&redirect_to=http%3A%2F%2Flocalhost%3A8000%2Fportal")).send().await;
        assert_eq!(followed.status, 303);
        let location = followed.headers["location"].to_str().unwrap();
        let code = location
            .strip_prefix("http://localhost:8000/portal?code=")
            .unwrap()
            .to_owned();
        let exchange = |verifier: String| {
            desk.post(
                "/token?grant_type=pkce",
                json!({ "auth_code": code, "code_verifier": verifier }),
            )
        };
        if round == 0 {
            let session = exchange(verifier.clone()).send().await.ok();
            assert_eq!(session.body["user"]["email"], email);
        } else {
            let wrong = exchange("w".repeat(56)).send().await;
            assert_eq!((wrong.status, wrong.refusal()), (400, "bad_code_verifier"));
        }
        let again = exchange(verifier.clone()).send().await;
        assert_eq!(
            (again.status, again.refusal()),
            (404, "flow_state_not_found")
        );
    }
}

#[tokio::test]
async fn a_bad_link_leads_home_with_the_reason_and_never_elsewhere() {
    let desk = Desk::new().await;
    let reply = desk
        .get("/verify?type=recovery&token=nothing&redirect_to=https%3A%2F%2Fevil.test%2Fx")
        .send()
        .await;
    assert_eq!(reply.status, 303);
    let location = reply.headers["location"].to_str().unwrap();
    assert!(
        location.starts_with("http://localhost:8000#error=access_denied&error_code=otp_expired"),
        "{location}"
    );
}

#[tokio::test]
async fn a_link_ignores_the_host_that_a_request_names() {
    let desk = Desk::new().await;
    let email = desk.email_of(&desk.t.cleo).await;
    desk.post("/recover", json!({ "email": email }))
        .header("host", "evil.test")
        .header("x-forwarded-host", "evil.test")
        .header("origin", "https://evil.test")
        .send()
        .await
        .ok();
    let (_, text) = desk.mails().await.pop().unwrap();
    assert!(
        text.contains("http://localhost:8000/auth/v1/verify?token="),
        "{text}"
    );
    assert!(!text.contains("evil"));
    desk.post("/recover", json!({ "email": email }))
        .send()
        .await
        .ok();
    assert_eq!(desk.mails().await.len(), 1, "one mail a minute");
}

#[tokio::test]
async fn a_short_code_dies_after_five_wrong_tries() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    desk.post("/otp", json!({ "email": email, "create_user": false }))
        .send()
        .await
        .ok();
    let (_, text) = desk.mails().await.pop().unwrap();
    let code = text
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 6 && line.bytes().all(|c| c.is_ascii_digit()))
        .unwrap()
        .to_owned();
    let wrong = if code == "000000" { "000001" } else { "000000" };
    for _ in 0..5 {
        let reply = desk
            .post(
                "/verify",
                json!({ "type": "email", "email": email, "token": wrong }),
            )
            .send()
            .await;
        assert_eq!((reply.status, reply.refusal()), (403, "otp_expired"));
    }
    let late = desk.post(
        "/verify",
        json!({ "type": "email", "email": email, "token": code }),
    );
    let late = late.from([198, 51, 100, 1]).send().await;
    assert_eq!((late.status, late.refusal()), (403, "otp_expired"));

    // A fresh code is not five fresh guesses for whoever guessed; its owner elsewhere can use it.
    desk.turn_clock(61);
    desk.post("/otp", json!({ "email": email, "create_user": false }))
        .send()
        .await
        .ok();
    let guess = |token: &str| {
        desk.post(
            "/verify",
            json!({ "type": "email", "email": email, "token": token }),
        )
    };
    let locked = guess(wrong).send().await;
    assert_eq!(
        (locked.status, locked.refusal()),
        (429, "over_request_rate_limit")
    );
    let (_, text) = desk.mails().await.pop().unwrap();
    let fresh = text
        .lines()
        .map(str::trim)
        .find(|line| line.len() == 6 && line.bytes().all(|c| c.is_ascii_digit()))
        .unwrap();
    guess(fresh).from([192, 0, 2, 99]).send().await.ok();
}

#[tokio::test]
async fn an_address_changes_only_when_both_addresses_say_yes() {
    let desk = Desk::new().await;
    let old = desk.give_password(&desk.t.cleo).await;
    let token = desk.sign_in(&old).await.text("access_token");
    let new = format!("moved.{}@example.test", desk.t.organization.simple());
    let change = desk
        .ask(http::Method::PUT, "/user")
        .bearer(&token)
        .with(json!({ "email": new }));
    assert_eq!(change.send().await.ok().body["new_email"], new);
    let mails: Vec<String> = desk
        .mails()
        .await
        .into_iter()
        .map(|(_, text)| token_in(&text))
        .collect();
    assert_eq!(mails.len(), 2);
    let verify = |token: &str| {
        desk.post(
            "/verify",
            json!({ "type": "email_change", "token_hash": token }),
        )
    };
    assert_eq!(verify(&mails[0]).send().await.ok().body["code"], "200");
    assert_eq!(
        desk.get("/user").bearer(&token).send().await.ok().body["email"],
        old
    );
    assert_eq!(
        verify(&mails[0]).send().await.refusal(),
        "otp_expired",
        "one address cannot say yes twice"
    );
    assert_eq!(
        verify(&mails[1]).send().await.ok().body["user"]["email"],
        new
    );
    desk.sign_in(&new).await;
    let operator = desk.t.house().database.operator().await;
    let shown: String = operator
        .query_one(
            "select email from profiles where id = $1",
            &[&desk.t.cleo.profile],
        )
        .await
        .unwrap()
        .get(0);
    assert_eq!(shown, new, "the practice sees the new address too");
}
