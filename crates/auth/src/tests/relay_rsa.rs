//! A hosted project that signs with RSA.

use ring::signature::{RSA_PKCS1_SHA256, RsaKeyPair, RsaPublicKeyComponents};
use serde_json::{Value, json};

use super::relay::{caller, link, pair_with_keys};
use crate::passkey::authenticator::RSA_TEST_KEY;

/// A token as a project with an RSA key signs it.
fn rs256(kid: &str, claims: &Value) -> String {
    use base64::Engine;
    let b64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    #[allow(
        clippy::disallowed_methods,
        reason = "ring signs with its own generator only"
    )]
    let random = ring::rand::SystemRandom::new();
    let pair = RsaKeyPair::from_pkcs8(RSA_TEST_KEY).unwrap();
    let signed = crate::jwt::unsigned(&json!({ "alg": "RS256", "kid": kid, "typ": "JWT" }), claims);
    let mut mark = vec![0; pair.public().modulus_len()];
    pair.sign(&RSA_PKCS1_SHA256, &random, signed.as_bytes(), &mut mark)
        .unwrap();
    format!("{signed}.{}", b64.encode(mark))
}

fn rsa_key_set(kid: &str) -> Value {
    use base64::Engine;
    let b64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let pair = RsaKeyPair::from_pkcs8(RSA_TEST_KEY).unwrap();
    let public: RsaPublicKeyComponents<Vec<u8>> = pair.public().into();
    json!({ "keys": [{ "kty": "RSA", "alg": "RS256", "use": "sig", "kid": kid, "n": b64.encode(public.n), "e": b64.encode(public.e) }] })
}

#[tokio::test]
async fn a_project_that_signs_with_rsa_is_understood_and_no_key_verifies_another_ones_algorithm() {
    let (hosted, ours, _, keys) = pair_with_keys().await;
    link(&ours, &ours.t.noor, &hosted.t.noor.profile.to_string()).await;
    let now = ours.service.now().as_second();
    let claims = |began: i64| {
        json!({
            "iss": "http://localhost:8000/auth/v1", "sub": hosted.t.noor.profile, "aud": "authenticated", "role": "authenticated",
            "iat": now, "exp": now + 3600, "session_id": ours.service.new_id(), "aal": "aal2",
            "amr": [{ "method": "password", "timestamp": began }, { "method": "totp", "timestamp": now }],
        })
    };
    let email = hosted.give_password(&hosted.t.noor).await;
    let es256 = hosted.sign_in(&email).await.text("access_token");
    *keys.lock().unwrap() = Some(rsa_key_set("rsa-1"));
    let good = rs256("rsa-1", &claims(now));
    let found = caller(&ours, &good).await.unwrap();
    assert_eq!(found.user().unwrap().aal, kernel::Aal::Aal2);
    assert_eq!(found.user().unwrap().profile.0, ours.t.noor.profile);

    let rest = good.split_once('.').unwrap().1;
    use base64::Engine;
    let b64 = base64::engine::general_purpose::URL_SAFE_NO_PAD;
    let headed = |header: Value| format!("{}.{rest}", b64.encode(header.to_string()));
    for (what, token) in [
        (
            "ES256 said of an RSA key",
            headed(json!({ "alg": "ES256", "kid": "rsa-1" })),
        ),
        ("HS256", headed(json!({ "alg": "HS256", "kid": "rsa-1" }))),
        ("none", headed(json!({ "alg": "none", "kid": "rsa-1" }))),
        ("PS256", headed(json!({ "alg": "PS256", "kid": "rsa-1" }))),
        ("a key that is not published", rs256("rsa-2", &claims(now))),
        ("a former key of the other kind", es256),
        (
            "begun before our longest session",
            rs256("rsa-1", &claims(now - 13 * 3600)),
        ),
    ] {
        let refused = caller(&ours, &token).await.unwrap_err();
        assert_eq!(refused.code(), kernel::Code::Unauthenticated, "{what}");
    }

    // The key is replaced: the new one is fetched by its name, the old one is nobody's from then on.
    *keys.lock().unwrap() = Some(rsa_key_set("rsa-2"));
    ours.turn_clock(31);
    caller(&ours, &rs256("rsa-2", &claims(now))).await.unwrap();
    let refused = caller(&ours, &rs256("rsa-1", &claims(now)))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), kernel::Code::Unauthenticated);

    // Our own service has no RSA key, and takes none.
    *keys.lock().unwrap() = None;
    let kid = "whatever";
    let mut headers = http::HeaderMap::new();
    headers.insert(
        "authorization",
        format!("Bearer {}", rs256(kid, &claims(now)))
            .parse()
            .unwrap(),
    );
    assert!(hosted.service.authenticate(&headers).await.is_err());
}
