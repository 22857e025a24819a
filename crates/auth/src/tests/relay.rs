//! Sign-in at a hosted project, with a second instance of our own service in its place.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};

use bytes::Bytes;
use http_body_util::BodyExt;
use kernel::function::BoxFuture;
use serde_json::{Value, json};
use tower::ServiceExt;

use super::browser::Browser;
use super::{Desk, PASSWORD};
use crate::Settings;
use crate::relay::{Hosted, Outward};

/// The network between the two.
struct Wire {
    router: axum::Router,
    keys_asked: Arc<AtomicUsize>,
    /// Another key set than the project's own, where a test has one.
    keys: Arc<Mutex<Option<Value>>>,
}

impl Outward for Wire {
    fn send(
        &self,
        request: http::Request<Bytes>,
    ) -> BoxFuture<'_, Result<http::Response<Bytes>, String>> {
        Box::pin(async move {
            let path = request.uri().to_string();
            assert!(
                request.headers().get("cookie").is_none(),
                "cookies stay with us"
            );
            let path = path
                .strip_prefix("http://localhost:8000/auth/v1")
                .ok_or("another host")?
                .to_owned();
            if path.contains("jwks") {
                self.keys_asked.fetch_add(1, Ordering::Relaxed);
                if let Some(keys) = &*self.keys.lock().unwrap() {
                    return Ok(http::Response::new(keys.to_string().into()));
                }
            }
            let (mut parts, body) = request.into_parts();
            parts.uri = path.parse().map_err(|_| "no path")?;
            let request = http::Request::from_parts(parts, axum::body::Body::from(body));
            let response = self.router.clone().oneshot(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = body
                .collect()
                .await
                .map_err(|error| error.to_string())?
                .to_bytes();
            Ok(http::Response::from_parts(parts, body))
        })
    }
}

/// The hosted project, ours that relays to it, and how often its keys were fetched.
pub(super) async fn pair() -> (Desk, Desk, Arc<AtomicUsize>) {
    let (hosted, ours, keys_asked, _) = pair_with_keys().await;
    (hosted, ours, keys_asked)
}

pub(super) async fn pair_with_keys() -> (Desk, Desk, Arc<AtomicUsize>, Arc<Mutex<Option<Value>>>) {
    let hosted = Desk::with(|settings| {
        settings.open_sign_up = true;
        settings.confirm_email = false;
    })
    .await;
    let t = testkit::Practice::new(&[]).await;
    let service = Desk::service(&t, Settings::new("http://localhost:9000")).await;
    let keys_asked = Arc::new(AtomicUsize::new(0));
    let wire = Wire {
        router: hosted.router.clone(),
        keys_asked: Arc::clone(&keys_asked),
        keys: Arc::default(),
    };
    let keys = Arc::clone(&wire.keys);
    let project = Hosted {
        url: "http://localhost:8000/".into(),
        anon_key: hosted.service.anon_key().to_owned(),
    };
    service.relay_to(project, Arc::new(wire)).unwrap();
    let ours = Desk {
        router: service.router(),
        service,
        t,
    };
    (hosted, ours, keys_asked, keys)
}

/// Makes our person the one behind a subject of the project.
pub(super) async fn link(ours: &Desk, person: &testkit::Person, subject: &str) {
    let email = ours.email_of(person).await;
    let subject = subject.parse().unwrap();
    ours.service.link_person(&email, subject).await.unwrap();
}

pub(super) async fn caller(desk: &Desk, token: &str) -> Result<kernel::Caller, kernel::Error> {
    let mut headers = http::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
    desk.service.authenticate(&headers).await
}

#[tokio::test]
async fn a_person_signs_in_there_and_is_somebody_here_by_subject_with_our_roles() {
    let (hosted, ours, keys_asked) = pair().await;
    let email = format!("elsewhere.{}@example.test", hosted.t.organization.simple());
    let made = ours
        .post("/signup", json!({ "email": email, "password": PASSWORD }))
        .send()
        .await
        .ok();
    let token = made.text("access_token");
    let stranger = caller(&ours, &token).await.unwrap_err();
    assert_eq!(
        stranger.code(),
        kernel::Code::Forbidden,
        "signed in there, and a member of nothing here"
    );

    let subject = made.body["user"]["id"].as_str().unwrap().to_owned();
    link(&ours, &ours.t.noor, &subject).await;
    ours.turn_clock(2);
    let found = caller(&ours, &token).await.unwrap();
    let user = found.user().unwrap();
    assert_eq!(
        (user.profile.0, user.organization.0),
        (ours.t.noor.profile, ours.t.organization)
    );
    assert_eq!(
        (user.roles.as_slice(), user.aal),
        ([kernel::Role::Therapist].as_slice(), kernel::Aal::Aal1)
    );
    assert_eq!(
        keys_asked.load(Ordering::Relaxed),
        1,
        "the project's keys are remembered"
    );

    let me = ours.get("/user").bearer(&token).send().await.ok();
    assert_eq!(me.body["email"], email);
    let refused = ours
        .post(
            "/token?grant_type=password",
            json!({ "email": email, "password": "wrong wrong wrong" }),
        )
        .send()
        .await;
    assert_eq!(
        (refused.status, refused.refusal()),
        (400, "invalid_credentials"),
        "refusals come back as they are"
    );
    assert!(caller(&ours, &format!("{token}x")).await.is_err());
}

#[tokio::test]
async fn a_rotated_key_of_the_project_is_fetched_and_a_made_up_one_is_not_fetched_for_ever() {
    let (hosted, ours, keys_asked) = pair().await;
    let email = format!("rotating.{}@example.test", hosted.t.organization.simple());
    let first = ours
        .post("/signup", json!({ "email": email, "password": PASSWORD }))
        .send()
        .await
        .ok()
        .text("access_token");
    assert_eq!(
        caller(&ours, &first).await.unwrap_err().code(),
        kernel::Code::Forbidden
    );
    hosted.service.rotate_keys().await.unwrap();
    ours.turn_clock(31);
    let second = hosted.sign_in(&email).await.text("access_token");
    assert_eq!(
        caller(&ours, &second).await.unwrap_err().code(),
        kernel::Code::Forbidden,
        "verified by the new key"
    );
    assert_eq!(keys_asked.load(Ordering::Relaxed), 2);
    let rest = second.split_once('.').unwrap().1;
    use base64::Engine;
    for n in 0..50 {
        let header = json!({ "alg": "ES256", "kid": format!("made-up-key-{n}") }).to_string();
        let header = base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(header);
        let refused = caller(&ours, &format!("{header}.{rest}"))
            .await
            .unwrap_err();
        assert_eq!(refused.code(), kernel::Code::Unauthenticated);
    }
    assert_eq!(keys_asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_browser_signs_in_there_through_our_server_and_holds_our_cookie() {
    let (hosted, ours, _) = pair().await;
    let email = hosted.give_password(&hosted.t.noor).await;
    let secret = hosted.give_totp(&hosted.t.noor).await;
    let mut browser = Browser::new(&ours);
    link(&ours, &ours.t.noor, &hosted.t.noor.profile.to_string()).await;
    let wrong = json!({ "email": email, "password": "wrong wrong wrong" });
    let wrong = browser.post("/session/password", wrong).await;
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (400, "invalid_credentials")
    );

    let first = browser.password(&email).await.ok();
    assert_eq!(first.body["next"], "totp");
    assert!(
        !first.body.to_string().contains("eyJ"),
        "no token reaches the browser"
    );
    assert!(browser.caller().await.is_err());
    let wrong = browser
        .post("/session/totp", json!({ "code": "000000" }))
        .await;
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (422, "mfa_verification_failed")
    );
    browser
        .post("/session/totp", json!({ "code": hosted.code_now(&secret) }))
        .await
        .ok();
    let found = browser.caller().await.unwrap();
    let user = found.user().unwrap();
    assert_eq!(
        (user.profile.0, user.organization.0),
        (ours.t.noor.profile, ours.t.organization)
    );
    assert_eq!(
        (user.roles.as_slice(), user.aal),
        ([kernel::Role::Therapist].as_slice(), kernel::Aal::Aal2)
    );
    assert_eq!(
        browser.get("/session/factors").await.ok().body[0]["type"],
        "totp"
    );
    let list = browser.get("/session/list").await.ok();
    let list = list.body.as_array().unwrap();
    assert_eq!(
        list.iter().filter(|one| one["is_current"] == true).count(),
        1
    );
    // What is not offered is not shown either: our pages ask first.
    let offers = browser.get("/session/offers").await.ok().body;
    for nothing in offers.as_object().unwrap().values() {
        assert_eq!(nothing, false, "{offers}");
    }
    for missing in [
        "/session/passkey/options",
        "/session/recovery",
        "/session/reset",
        "/session/change-password",
        "/session/enroll/remove",
        "/session/accept-invitation",
    ] {
        let reply = browser.post(missing, json!({})).await;
        assert_eq!(
            (reply.status, reply.refusal()),
            (503, "not_configured"),
            "{missing}"
        );
    }

    // Step-up: password and code, both there.
    for desk in [&ours, &hosted] {
        desk.turn_clock(30);
    }
    let half = json!({ "password": PASSWORD, "code": "000000" });
    assert_eq!(browser.post("/session/confirm", half).await.status, 422);
    let both = json!({ "password": PASSWORD, "code": hosted.code_now(&secret) });
    browser.post("/session/confirm", both).await.ok();

    let operator = ours.t.house().database.operator().await;
    let held =
        "select count(*) from auth.sessions where user_id = $1 and hosted_sealed is not null";
    let count = async || {
        operator
            .query_one(held, &[&ours.t.noor.profile])
            .await
            .unwrap()
            .get::<_, i64>(0)
    };
    assert_eq!(count().await, 1);
    browser.post("/session/sign-out", json!({})).await.ok();
    assert_eq!(
        count().await,
        0,
        "the provider's tokens are gone with the session"
    );
    let events = ours.events().await;
    for action in [
        "sign-in",
        "confirm-second-factor",
        "confirm-identity",
        "sign-out",
    ] {
        assert!(
            events.contains(&(action.to_owned(), "success".to_owned())),
            "{action}: {events:?}"
        );
    }
}

#[tokio::test]
async fn staff_without_an_authenticator_set_one_up_at_the_provider_and_nothing_before_it() {
    let (hosted, ours, _) = pair().await;
    let email = hosted.give_password(&hosted.t.bela).await;
    link(&ours, &ours.t.bela, &hosted.t.bela.profile.to_string()).await;
    let mut browser = Browser::new(&ours);
    assert_eq!(browser.password(&email).await.ok().body["next"], "enroll");
    assert_eq!(
        browser.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal1
    );
    assert_eq!(browser.get("/session/list").await.status, 403);
    let made = browser.post("/session/enroll/totp", json!({})).await.ok();
    let secret = crate::secret::from_base32(&made.text("secret")).unwrap();
    let code = json!({ "factor_id": made.text("factor_id"), "code": hosted.code_now(&secret) });
    browser.post("/session/enroll/totp/verify", code).await.ok();
    assert_eq!(
        browser.caller().await.unwrap().user().unwrap().aal,
        kernel::Aal::Aal2
    );
}

#[tokio::test]
async fn a_session_of_the_provider_ends_by_our_limits_and_by_signing_out() {
    let (hosted, ours, _) = pair().await;
    let email = hosted.give_password(&hosted.t.cleo).await;
    link(&ours, &ours.t.cleo, &hosted.t.cleo.profile.to_string()).await;
    let token = hosted.sign_in(&email).await.text("access_token");
    caller(&ours, &token).await.unwrap();
    for _ in 0..3 {
        ours.turn_clock(14 * 60);
        caller(&ours, &token).await.unwrap();
    }
    ours.turn_clock(15 * 60 + 1);
    let idle = caller(&ours, &token).await.unwrap_err();
    assert_eq!(
        idle.code(),
        kernel::Code::Unauthenticated,
        "idle here, whatever the provider says"
    );

    let (hosted, ours, _) = pair().await;
    let email = hosted.give_password(&hosted.t.cleo).await;
    link(&ours, &ours.t.cleo, &hosted.t.cleo.profile.to_string()).await;
    let token = hosted.sign_in(&email).await.text("access_token");
    let other = hosted.sign_in(&email).await.text("access_token");
    for token in [&token, &other] {
        caller(&ours, token).await.unwrap();
    }
    ours.post("/logout?scope=local", json!({}))
        .bearer(&token)
        .send()
        .await
        .ok();
    assert!(caller(&ours, &token).await.is_err(), "at once");
    caller(&ours, &other).await.unwrap();
    let operator = ours.t.house().database.operator().await;
    let end = "update auth.sessions set ended_at = now(), end_reason = 'test' where user_id = $1";
    operator
        .execute(end, &[&ours.t.cleo.profile])
        .await
        .unwrap();
    ours.turn_clock(2);
    assert!(
        caller(&ours, &other).await.is_err(),
        "ended by an administrator of ours"
    );
}
