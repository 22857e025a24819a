//! Tokens: what is refused, and how refreshing behaves.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::SignedDuration;
use serde_json::{Value, json};

use super::Desk;

#[tokio::test]
async fn the_api_keys_are_nobody_and_the_system_inside_one_practice() {
    let desk = Desk::new().await;
    let caller = |token: String, organization: Option<String>| {
        let mut headers = http::HeaderMap::new();
        headers.insert("authorization", format!("bearer {token}").parse().unwrap());
        if let Some(organization) = organization {
            headers.insert("x-organization-id", organization.parse().unwrap());
        }
        let service = desk.service.clone();
        async move { service.authenticate(&headers).await }
    };
    let anon = desk.service.anon_key().to_owned();
    let service = desk.service.service_key().to_owned();
    assert!(matches!(
        caller(anon, None).await.unwrap(),
        kernel::Caller::Anonymous
    ));
    assert!(caller(service.clone(), None).await.is_err());
    let system = caller(service, Some(desk.t.organization.to_string()))
        .await
        .unwrap();
    assert!(
        matches!(system, kernel::Caller::Service(organization) if organization.0 == desk.t.organization)
    );
}

#[tokio::test]
async fn forty_refreshes_of_one_token_at_once_all_succeed_and_agree() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let token = desk.sign_in(&email).await.text("refresh_token");
    let storm = (0..40).map(|_| desk.refresh(&token));
    let replies = futures_util::future::join_all(storm).await;
    let first = replies[0].text("refresh_token");
    assert_ne!(first, token);
    for reply in &replies {
        assert_eq!(reply.status, 200, "{reply:?}");
        assert_eq!(reply.text("refresh_token"), first);
        desk.get("/user")
            .bearer(&reply.text("access_token"))
            .send()
            .await
            .ok();
    }
}

#[tokio::test]
async fn a_lost_reply_is_forgiven_and_a_grandparent_kills_the_family() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let other = desk.sign_in(&email).await;
    let root = desk.sign_in(&email).await.text("refresh_token");
    let child = desk.refresh(&root).await.ok().text("refresh_token");
    desk.turn_clock(60);
    assert_eq!(
        desk.refresh(&root).await.ok().text("refresh_token"),
        child,
        "the parent of the active token"
    );
    let grandchild = desk.refresh(&child).await.ok();
    assert_eq!(
        desk.refresh(&child).await.ok().text("refresh_token"),
        grandchild.text("refresh_token"),
        "just used"
    );
    desk.turn_clock(11);
    let reuse = desk.refresh(&root).await;
    assert_eq!(
        (reuse.status, reuse.refusal()),
        (400, "refresh_token_already_used")
    );
    for descendant in [&root, &child, &grandchild.text("refresh_token")] {
        let dead = desk.refresh(descendant).await;
        assert_eq!((dead.status, dead.refusal()), (400, "session_not_found"));
    }
    let access = desk
        .get("/user")
        .bearer(&grandchild.text("access_token"))
        .send()
        .await;
    assert_eq!(
        (access.status, access.refusal()),
        (403, "session_not_found"),
        "the access token died with it"
    );
    desk.get("/user")
        .bearer(&other.text("access_token"))
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn an_unknown_and_an_idle_refresh_token_are_refused_in_the_words_of_the_contract() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let unknown = desk.refresh("AAAAAAAAAAAAAAAAAAAAAA").await;
    assert_eq!(
        (unknown.status, unknown.refusal()),
        (400, "refresh_token_not_found")
    );
    assert_eq!(desk.refresh("").await.refusal(), "validation_failed");
    let token = desk.sign_in(&email).await.text("refresh_token");
    desk.turn_clock(16 * 60);
    let idle = desk.refresh(&token).await;
    assert_eq!((idle.status, idle.refusal()), (400, "session_expired"));
}

#[tokio::test]
async fn log_out_ends_the_sessions_of_its_scope_on_the_next_request() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let tokens = |n: usize| {
        let (desk, email) = (&desk, &email);
        async move {
            let mut tokens = Vec::new();
            for _ in 0..n {
                tokens.push(desk.sign_in(email).await.text("access_token"));
            }
            tokens
        }
    };
    let alive = |token: String| {
        let desk = &desk;
        async move { desk.get("/user").bearer(&token).send().await.status == 200 }
    };
    let t = tokens(3).await;
    for token in &t {
        assert!(alive(token.clone()).await, "and cached now");
    }
    let out = desk
        .post("/logout?scope=local", json!({}))
        .bearer(&t[0])
        .send()
        .await;
    assert_eq!(out.status, 204);
    assert!(!alive(t[0].clone()).await && alive(t[1].clone()).await);
    desk.post("/logout?scope=others", json!({}))
        .bearer(&t[1])
        .send()
        .await
        .ok();
    assert!(alive(t[1].clone()).await && !alive(t[2].clone()).await);
    desk.post("/logout", json!({}))
        .bearer(&t[1])
        .send()
        .await
        .ok();
    assert!(!alive(t[1].clone()).await);
    let bad = desk
        .post("/logout?scope=everything", json!({}))
        .bearer(&tokens(1).await[0])
        .send()
        .await;
    assert_eq!(bad.refusal(), "validation_failed");
}

#[tokio::test]
async fn a_rotated_key_signs_at_once_and_the_old_one_is_trusted_until_its_tokens_are_gone() {
    let desk = Desk::with(|settings| settings.idle = SignedDuration::from_mins(60)).await;
    let email = desk.give_password(&desk.t.cleo).await;
    let old = desk.sign_in(&email).await.text("access_token");
    let kids = |body: &Value| -> Vec<String> {
        body["keys"]
            .as_array()
            .unwrap()
            .iter()
            .map(|key| key["kid"].as_str().unwrap().to_owned())
            .collect()
    };
    let kid_of = |token: &str| -> String {
        let header = B64.decode(token.split('.').next().unwrap()).unwrap();
        serde_json::from_slice::<Value>(&header).unwrap()["kid"]
            .as_str()
            .unwrap()
            .to_owned()
    };
    desk.service.rotate_keys().await.unwrap();
    let new = desk.sign_in(&email).await.text("access_token");
    assert_ne!(kid_of(&old), kid_of(&new));
    desk.get("/user").bearer(&old).send().await.ok();
    desk.get("/user").bearer(&new).send().await.ok();
    let shown = kids(&desk.get("/.well-known/jwks.json").send().await.ok().body);
    assert!(shown.contains(&kid_of(&old)) && shown.contains(&kid_of(&new)));
    desk.turn_clock(66 * 60);
    let shown = kids(&desk.get("/.well-known/jwks.json").send().await.ok().body);
    assert!(!shown.contains(&kid_of(&old)), "{shown:?}");
}

#[tokio::test]
async fn a_lost_role_and_a_closed_door_hold_on_the_next_request_also_in_another_instance() {
    let desk = Desk::new().await;
    let session = desk.sign_in_fully(&desk.t.noor).await;
    let settings = desk.service.settings().clone();
    let second = Desk::service(&desk.t, settings).await;
    let mut headers = http::HeaderMap::new();
    headers.insert(
        "authorization",
        format!("Bearer {}", session.text("access_token"))
            .parse()
            .unwrap(),
    );
    for service in [&desk.service, &second] {
        let caller = service.authenticate(&headers).await.unwrap();
        assert_eq!(caller.user().unwrap().roles, [kernel::Role::Therapist]);
        assert_eq!(caller.user().unwrap().aal, kernel::Aal::Aal2);
    }
    let operator = desk.t.house().database.superuser().await;
    operator
        .batch_execute(&format!(
            "set session_replication_role = replica; update user_roles set valid_to = now() where profile_id = '{}'",
            desk.t.noor.profile
        ))
        .await
        .unwrap();
    for service in [&desk.service, &second] {
        service
            .on_notification(&format!("user:{}", desk.t.noor.profile))
            .await
            .unwrap();
        let caller = service.authenticate(&headers).await.unwrap();
        assert!(caller.user().unwrap().roles.is_empty(), "announced");
    }
    operator
        .execute(
            "update auth.sessions set ended_at = now(), end_reason = 'test' where user_id = $1",
            &[&desk.t.noor.profile],
        )
        .await
        .unwrap();
    desk.turn_clock(2); // nobody announced it: a second is the longest that anything is believed
    for service in [&desk.service, &second] {
        assert!(service.authenticate(&headers).await.is_err());
    }
}
