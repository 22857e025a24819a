//! Tokens that are not accepted: thirty ways to make one.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD as B64};
use ring::hmac;
use serde_json::{Value, json};

use super::Desk;

fn part(value: &Value) -> String {
    B64.encode(value.to_string())
}

fn with_header(token: &str, header: &Value) -> String {
    let rest = token.split_once('.').unwrap().1;
    format!("{}.{rest}", part(header))
}

fn claims_of(token: &str) -> Value {
    serde_json::from_slice(&B64.decode(token.split('.').nth(1).unwrap()).unwrap()).unwrap()
}

fn hs256(header: &Value, claims: &Value, key: &[u8]) -> String {
    let signed = format!("{}.{}", part(header), part(claims));
    let tag = hmac::sign(&hmac::Key::new(hmac::HMAC_SHA256, key), signed.as_bytes());
    format!("{signed}.{}", B64.encode(tag.as_ref()))
}

#[tokio::test]
async fn thirty_bad_tokens_are_refused_and_the_good_one_is_not() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let good = desk.sign_in(&email).await.text("access_token");
    let claims = claims_of(&good);
    let header: Value =
        serde_json::from_slice(&B64.decode(good.split('.').next().unwrap()).unwrap()).unwrap();
    let kid = header["kid"].as_str().unwrap();
    let parts: Vec<&str> = good.split('.').collect();
    let ring = desk.service.keyring();
    let signed = |change: &dyn Fn(&mut Value)| {
        let mut claims = claims.clone();
        change(&mut claims);
        ring.sign(&claims).unwrap()
    };
    let jwks = desk.get("/.well-known/jwks.json").send().await.ok().body;
    let public = format!(
        "{}{}",
        jwks["keys"][0]["x"].as_str().unwrap(),
        jwks["keys"][0]["y"].as_str().unwrap()
    );
    let mut flipped = B64.decode(parts[2]).unwrap();
    flipped[10] ^= 1;
    let now = desk.service.now().as_second();
    let es = |extra: Value| {
        let mut header = header.clone();
        for (name, value) in extra.as_object().unwrap() {
            header[name] = value.clone();
        }
        header
    };
    let bad: Vec<(&str, String)> = vec![
        ("empty", String::new()),
        ("one part", parts[0].to_owned()),
        ("two parts", format!("{}.{}", parts[0], parts[1])),
        ("four parts", format!("{good}.{}", parts[2])),
        ("no signature", format!("{}.{}.", parts[0], parts[1])),
        (
            "alg none",
            format!(
                "{}.{}.",
                part(&json!({ "alg": "none", "typ": "JWT" })),
                parts[1]
            ),
        ),
        (
            "alg None",
            with_header(&good, &json!({ "alg": "None", "kid": kid })),
        ),
        (
            "alg HS256, keyed by the public key",
            hs256(
                &json!({ "alg": "HS256", "kid": kid }),
                &claims,
                public.as_bytes(),
            ),
        ),
        (
            "alg HS256, keyed by nothing",
            hs256(&json!({ "alg": "HS256", "kid": kid }), &claims, b""),
        ),
        (
            "alg HS256, keyed by a known default",
            hs256(
                &json!({ "alg": "HS256" }),
                &claims,
                b"super-secret-jwt-token-with-at-least-32-characters-long",
            ),
        ),
        (
            "alg HS256, claims to be the system",
            hs256(
                &json!({ "alg": "HS256", "typ": "JWT" }),
                &json!({ "role": "service_role", "iss": claims["iss"] }),
                b"secret",
            ),
        ),
        (
            "alg ES384",
            with_header(&good, &es(json!({ "alg": "ES384" }))),
        ),
        (
            "alg RS256",
            with_header(&good, &es(json!({ "alg": "RS256" }))),
        ),
        (
            "alg EdDSA",
            with_header(&good, &es(json!({ "alg": "EdDSA" }))),
        ),
        ("no alg", with_header(&good, &json!({ "kid": kid }))),
        ("no kid", with_header(&good, &json!({ "alg": "ES256" }))),
        (
            "unknown kid",
            with_header(&good, &es(json!({ "kid": "AAAAAAAAAAAAAAAA" }))),
        ),
        (
            "kid is a path",
            with_header(&good, &es(json!({ "kid": "../../../../dev/null" }))),
        ),
        (
            "kid is SQL",
            with_header(&good, &es(json!({ "kid": "' or 1=1 --" }))),
        ),
        (
            "jwk in the header",
            with_header(&good, &es(json!({ "jwk": jwks["keys"][0] }))),
        ),
        (
            "jku in the header",
            with_header(&good, &es(json!({ "jku": "https://evil.test/jwks.json" }))),
        ),
        (
            "x5u in the header",
            with_header(&good, &es(json!({ "x5u": "https://evil.test/cert" }))),
        ),
        (
            "crit in the header",
            with_header(&good, &es(json!({ "crit": ["exp"] }))),
        ),
        (
            "another type",
            with_header(&good, &es(json!({ "typ": "dpop+jwt" }))),
        ),
        (
            "changed claims",
            format!(
                "{}.{}.{}",
                parts[0],
                part(&json!({ "sub": desk.t.amara.profile })),
                parts[2]
            ),
        ),
        (
            "a flipped bit in the signature",
            format!("{}.{}.{}", parts[0], parts[1], B64.encode(&flipped)),
        ),
        (
            "a zero signature",
            format!("{}.{}.{}", parts[0], parts[1], B64.encode([0; 64])),
        ),
        (
            "padded base64",
            format!(
                "{}.{}.{}",
                parts[0],
                parts[1],
                STANDARD.encode(B64.decode(parts[2]).unwrap())
            ),
        ),
        ("expired", signed(&|claims| claims["exp"] = json!(now))),
        (
            "from the future",
            signed(&|claims| claims["iat"] = json!(now + 3600)),
        ),
        (
            "another issuer",
            signed(&|claims| claims["iss"] = json!("https://evil.test/auth/v1")),
        ),
        (
            "another audience",
            signed(&|claims| claims["aud"] = json!("somebody-else")),
        ),
        (
            "a list of audiences",
            signed(&|claims| claims["aud"] = json!(["authenticated", "x"])),
        ),
        (
            "another role",
            signed(&|claims| claims["role"] = json!("service_role")),
        ),
        (
            "no session",
            signed(&|claims| claims["session_id"] = Value::Null),
        ),
        (
            "a session that never was",
            signed(&|claims| claims["session_id"] = json!(desk.t.amara.profile)),
        ),
        (
            "somebody else's session",
            signed(&|claims| claims["sub"] = json!(desk.t.amara.profile)),
        ),
        (
            "the anon key with another signature",
            format!("{}x", desk.service.anon_key()),
        ),
        ("very long", format!("{good}{}", "A".repeat(20_000))),
    ];
    assert!(bad.len() >= 30);
    for (what, token) in &bad {
        let reply = desk.get("/user").bearer(token).send().await;
        assert!(matches!(reply.status, 401 | 403), "{what}: {reply:?}");
        assert!(
            matches!(
                reply.refusal(),
                "bad_jwt" | "session_not_found" | "no_authorization"
            ),
            "{what}: {reply:?}"
        );
        let mut headers = http::HeaderMap::new();
        headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
        let caller = desk.service.authenticate(&headers).await;
        assert!(caller.is_err(), "{what} made a caller: {caller:?}");
    }
    desk.get("/user").bearer(&good).send().await.ok();
}
