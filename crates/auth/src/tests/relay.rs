//! Sign-in at a hosted project, with a second instance of our own service in its place.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use bytes::Bytes;
use http_body_util::BodyExt;
use kernel::function::BoxFuture;
use serde_json::json;
use tower::ServiceExt;

use super::{Desk, PASSWORD};
use crate::Settings;
use crate::relay::{Hosted, Outward};

/// The network between the two.
struct Wire {
    router: axum::Router,
    keys_asked: Arc<AtomicUsize>,
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
async fn pair() -> (Desk, Desk, Arc<AtomicUsize>) {
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
    };
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
    (hosted, ours, keys_asked)
}

async fn caller(desk: &Desk, token: &str) -> Result<kernel::Caller, kernel::Error> {
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
    let operator = ours.t.house().database.operator().await;
    operator
        .execute(
            "insert into auth.identities (id, user_id, provider, provider_id) values ($1, $2, 'supabase', $3)",
            &[&ours.service.new_id(), &ours.t.noor.profile, &subject],
        )
        .await
        .unwrap();
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
    let cookie = ours
        .post(
            "/session/password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .send()
        .await;
    assert_eq!((cookie.status, cookie.refusal()), (503, "not_configured"));
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
