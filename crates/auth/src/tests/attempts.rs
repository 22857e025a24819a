//! Attempts and sessions, as administrators and people themselves look after them.

use kernel::{Caller, Code};
use serde_json::json;

use super::PASSWORD;
use super::people::desk;
use crate::functions::*;

#[tokio::test]
async fn an_administrator_sees_attempts_unlocks_and_ends_sessions() {
    let desk = desk().await;
    let session = desk.sign_in_fully(&desk.t.noor).await;
    let email = desk.email_of(&desk.t.noor).await;
    desk.turn_clock(1);
    let guess = |password: &'static str| {
        desk.post(
            "/token?grant_type=password",
            json!({ "email": email, "password": password }),
        )
    };
    for _ in 0..5 {
        guess("a stranger guesses").send().await;
    }
    assert_eq!(guess(PASSWORD).send().await.status, 429);
    let attempts = desk
        .t
        .call(GetLoginAttempts)
        .by(&desk.t.amara)
        .with_json(json!({ "user_id": desk.t.noor.profile }))
        .ok()
        .await;
    let failed = attempts
        .as_array()
        .unwrap()
        .iter()
        .filter(|attempt| attempt["succeeded"] == false)
        .count();
    assert_eq!(failed, 5, "{attempts}");
    assert!(!attempts.to_string().contains("stranger"));
    desk.t
        .call(UnlockAccount)
        .by(&desk.t.amara)
        .with_json(json!({ "user_id": desk.t.noor.profile }))
        .ok()
        .await;
    guess(PASSWORD).send().await.ok();

    let ended = desk
        .t
        .call(ForceSignOut)
        .by(&desk.t.amara)
        .with_json(json!({ "user_id": desk.t.noor.profile, "reason": "A lost phone" }))
        .ok()
        .await;
    assert!(ended["sessions"].as_i64().unwrap() >= 2, "{ended}");
    desk.service
        .on_notification(&format!("user:{}", desk.t.noor.profile))
        .await
        .unwrap();
    assert_eq!(
        desk.get("/user")
            .bearer(&session.text("access_token"))
            .send()
            .await
            .status,
        403
    );
}

#[tokio::test]
async fn everybody_lists_and_ends_their_own_sessions_and_no_others() {
    let desk = desk().await;
    let noor = desk.sign_in_fully(&desk.t.noor).await;
    let rosa = desk.sign_in_fully(&desk.t.rosa).await;
    let own = async |person: &testkit::Person| {
        let list = desk.t.call(ListMySessions).by(person).ok().await;
        let list = list.as_array().unwrap();
        let mut ours = list
            .iter()
            .filter(|session| session["user_agent"] == "test");
        let session = ours.next().expect("the session is listed")["id"].clone();
        assert!(ours.next().is_none(), "{list:?}");
        session
    };
    let mine = own(&desk.t.noor).await;
    let theirs = own(&desk.t.rosa).await;
    let foreign = desk
        .t
        .call(RevokeSession)
        .by(&desk.t.noor)
        .with_json(json!({ "session_id": theirs }))
        .err()
        .await;
    assert_eq!(foreign.code(), Code::NotFound);
    desk.t
        .call(RevokeSession)
        .by(&desk.t.noor)
        .with_json(json!({ "session_id": mine }))
        .ok()
        .await;
    desk.service
        .on_notification(&format!("user:{}", desk.t.noor.profile))
        .await
        .unwrap();
    assert_eq!(
        desk.get("/user")
            .bearer(&noor.text("access_token"))
            .send()
            .await
            .status,
        403
    );
    desk.get("/user")
        .bearer(&rosa.text("access_token"))
        .send()
        .await
        .ok();
}

#[tokio::test]
async fn the_system_records_attempts_made_elsewhere_and_nobody_else_does() {
    let desk = desk().await;
    let input = json!({ "email": "noor@example.test", "success": false });
    let system = Caller::Service(desk.t.organization.into());
    desk.t
        .call(LogAuthAttempt)
        .as_caller(system)
        .with_json(input.clone())
        .ok()
        .await;
    let error = desk
        .t
        .call(LogAuthAttempt)
        .by(&desk.t.amara)
        .with_json(input)
        .err()
        .await;
    assert_eq!(error.code(), Code::Forbidden);
}
