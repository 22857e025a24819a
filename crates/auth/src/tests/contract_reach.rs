//! The second factor of the contract, the service key, and other origins.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use serde_json::{Value, json};

use super::Desk;

#[tokio::test]
async fn the_second_factor_raises_the_session_and_ends_weaker_ones() {
    let desk = Desk::new().await;
    let weaker = {
        let email = desk.give_password(&desk.t.noor).await;
        desk.sign_in(&email).await
    };
    let strong = desk.sign_in_fully(&desk.t.noor).await;
    let claims: Value = serde_json::from_slice(
        &B64.decode(strong.text("access_token").split('.').nth(1).unwrap())
            .unwrap(),
    )
    .unwrap();
    assert_eq!(claims["aal"], "aal2");
    assert_eq!(claims["amr"][0]["method"], "totp");
    assert_eq!(claims["amr"][1]["method"], "password");
    let dead = desk
        .get("/user")
        .bearer(&weaker.text("access_token"))
        .send()
        .await;
    assert_eq!((dead.status, dead.refusal()), (403, "session_not_found"));
    let events = desk.events().await;
    for wanted in ["sign-in", "confirm-second-factor"] {
        assert!(
            events
                .iter()
                .any(|(action, outcome)| action == wanted && outcome == "success"),
            "{wanted}: {events:?}"
        );
    }
}

#[tokio::test]
async fn a_challenge_belongs_to_its_address_its_factor_and_five_minutes() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let secret = desk.give_totp(&desk.t.noor).await;
    let session = desk.sign_in(&email).await;
    let token = session.text("access_token");
    let factor = session.body["user"]["factors"][0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let challenge = async || {
        let reply = desk
            .post(&format!("/factors/{factor}/challenge"), json!({}))
            .bearer(&token)
            .send()
            .await
            .ok();
        reply.text("id")
    };
    let verify = |challenge: String| {
        let body = json!({ "challenge_id": challenge, "code": desk.code_now(&secret) });
        desk.post(&format!("/factors/{factor}/verify"), body)
            .bearer(&token)
    };
    let id = challenge().await;
    assert_eq!(
        verify(id).from([198, 51, 100, 9]).send().await.refusal(),
        "mfa_ip_address_mismatch"
    );
    let id = challenge().await;
    desk.turn_clock(301);
    assert_eq!(verify(id).send().await.refusal(), "mfa_challenge_expired");
    let missing = desk
        .post(
            &format!("/factors/{}/challenge", desk.t.noor.profile),
            json!({}),
        )
        .bearer(&token)
        .send()
        .await;
    assert_eq!(
        (missing.status, missing.refusal()),
        (404, "mfa_factor_not_found")
    );
}

#[tokio::test]
async fn only_the_service_key_administers() {
    let desk = Desk::new().await;
    let staff = desk.sign_in_fully(&desk.t.amara).await.text("access_token");
    let anon = desk.service.anon_key().to_owned();
    for (method, path) in [
        (http::Method::GET, "/admin/users"),
        (http::Method::GET, "/admin/audit"),
        (http::Method::POST, "/admin/users"),
        (http::Method::POST, "/admin/generate_link"),
        (http::Method::POST, "/invite"),
        (
            http::Method::DELETE,
            "/admin/users/00000000-0000-7000-8000-0000000000a1",
        ),
    ] {
        for token in [&staff, &anon] {
            let reply = desk.ask(method.clone(), path).bearer(token).send().await;
            assert_eq!(
                (reply.status, reply.refusal()),
                (403, "not_admin"),
                "{path}"
            );
        }
        assert_eq!(desk.ask(method, path).send().await.status, 401, "{path}");
    }
}

#[tokio::test]
async fn pages_of_allowed_origins_may_read_answers_and_no_others() {
    let desk =
        Desk::with(|settings| settings.allowed_origins = vec!["https://portal.example.org".into()])
            .await;
    let preflight = |origin: &'static str| {
        desk.ask(http::Method::OPTIONS, "/token")
            .header("origin", origin)
            .header("access-control-request-method", "POST")
    };
    let allowed = preflight("https://portal.example.org").send().await;
    assert_eq!(
        allowed.headers["access-control-allow-origin"],
        "https://portal.example.org"
    );
    let headers = allowed.headers["access-control-allow-headers"]
        .to_str()
        .unwrap();
    for wanted in [
        "apikey",
        "authorization",
        "content-type",
        "x-client-info",
        "x-supabase-api-version",
    ] {
        assert!(headers.contains(wanted), "{wanted}");
    }
    assert!(
        !allowed
            .headers
            .contains_key("access-control-allow-credentials"),
        "a cookie never crosses"
    );
    let foreign = preflight("https://evil.test").send().await;
    assert!(!foreign.headers.contains_key("access-control-allow-origin"));
    let unread = desk.get("/admin/users?page=x&page=y").send().await;
    assert!(
        unread.body.is_object(),
        "a refusal is JSON, whatever the query says"
    );
}
