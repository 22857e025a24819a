//! How a session in a browser ends, and the ways in that a link opens.

use serde_json::json;

use super::browser::Browser;
use super::{Desk, token_in};

#[tokio::test]
async fn a_forgotten_password_is_replaced_through_a_link_that_works_once() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let mut open = Browser::new(&desk);
    open.password(&email).await.ok();
    let mut browser = Browser::new(&desk);
    let known = browser
        .post("/session/forgot", json!({ "email": email }))
        .await
        .ok();
    let unknown = browser
        .post("/session/forgot", json!({ "email": "nobody@example.test" }))
        .await
        .ok();
    assert_eq!((known.status, &known.body), (unknown.status, &unknown.body));
    let mails = desk.mails().await;
    let (template, text) = mails.last().unwrap();
    assert_eq!(template, "password-reset");
    assert!(
        text.contains("http://localhost:8000/reset-password#token="),
        "{text}"
    );
    assert!(!text.contains("Cleo"));
    let token = token_in(text);

    let weak = browser
        .post(
            "/session/reset",
            json!({ "token": token, "password": "short" }),
        )
        .await;
    assert_eq!((weak.status, weak.refusal()), (422, "weak_password"));
    let fresh = json!({ "token": token, "password": "copper walnut meridian" });
    assert_eq!(
        browser
            .post("/session/reset", fresh.clone())
            .await
            .ok()
            .body["next"],
        "sign_in"
    );
    let again = browser.post("/session/reset", fresh).await;
    assert_eq!((again.status, again.refusal()), (400, "link_expired"));
    assert!(
        open.caller().await.is_err(),
        "the sessions of before have ended"
    );
    let old = browser.password(&email).await;
    assert_eq!(old.refusal(), "invalid_credentials");
    browser
        .post(
            "/session/password",
            json!({ "email": email, "password": "copper walnut meridian" }),
        )
        .await
        .ok();
}

#[tokio::test]
async fn what_a_page_does_by_itself_is_answered_and_keeps_no_session_awake() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    for _ in 0..2 {
        desk.turn_clock(7 * 60);
        let ask = desk.get("/session/state").header(crate::UNATTENDED, "true");
        browser.send(ask).await.ok();
    }
    browser.get("/session/state").await.ok();
    desk.turn_clock(14 * 60);
    browser.get("/session/state").await.ok();
    for _ in 0..2 {
        desk.turn_clock(7 * 60);
        let ask = desk.get("/session/state").header(crate::UNATTENDED, "true");
        browser.send(ask).await.ok();
    }
    desk.turn_clock(61);
    assert!(browser.caller().await.is_err(), "nobody was there");
}

#[tokio::test]
async fn a_session_ends_by_idleness_by_age_and_by_being_revoked_elsewhere() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let mut browser = Browser::new(&desk);
    browser.password(&email).await.ok();
    for _ in 0..3 {
        desk.turn_clock(14 * 60);
        browser.get("/session/state").await.ok();
    }
    desk.turn_clock(15 * 60 + 1);
    assert!(browser.caller().await.is_err(), "idle for too long");

    let mut second = Browser::new(&desk);
    second.password(&email).await.ok();
    for _ in 0..52 {
        desk.turn_clock(14 * 60);
        second.get("/session/state").await;
    }
    assert!(second.caller().await.is_err(), "older than twelve hours");

    let (mut here, mut there) = (Browser::new(&desk), Browser::new(&desk));
    here.password(&email).await.ok();
    there.password(&email).await.ok();
    let list = here.get("/session/list").await.ok();
    let other = list
        .body
        .as_array()
        .unwrap()
        .iter()
        .find(|session| session["is_current"] == false)
        .unwrap();
    here.post("/session/revoke", json!({ "session_id": other["id"] }))
        .await
        .ok();
    assert!(there.caller().await.is_err());
    assert!(here.caller().await.unwrap().user().is_some());
    let foreign = here
        .post(
            "/session/revoke",
            json!({ "session_id": desk.t.noor.profile }),
        )
        .await;
    assert_eq!(foreign.status, 404);
}

#[tokio::test]
async fn an_invitation_makes_a_person_with_exactly_the_roles_it_says_and_works_once() {
    let desk = Desk::new().await;
    let operator = desk.t.house().database.operator().await;
    let token = "invited-by-amara";
    operator
        .execute(
            "update staff_invitations set token_hash = $2 where organization_id = $1",
            &[&desk.t.organization, &super::hash_of(token)],
        )
        .await
        .unwrap();
    let acceptances = (0..5).map(|_| async {
        let mut browser = Browser::new(&desk);
        let reply = browser
            .post(
                "/session/accept-invitation",
                json!({ "token": token, "password": "copper walnut meridian" }),
            )
            .await;
        (reply.status, reply.body["next"].clone(), browser.session)
    });
    let replies = futures_util::future::join_all(acceptances).await;
    let accepted: Vec<_> = replies.iter().filter(|reply| reply.0 == 200).collect();
    assert_eq!(accepted.len(), 1, "{replies:?}");
    assert_eq!(accepted[0].1, "enroll");
    let browser = Browser {
        desk: &desk,
        session: accepted[0].2.clone(),
        device: None,
    };
    let caller = browser.caller().await.unwrap();
    let user = caller.user().unwrap();
    assert_eq!(user.roles, [kernel::Role::Therapist]);
    assert_eq!(user.organization.0, desk.t.organization);
    let events = desk.events().await;
    assert!(
        events.contains(&("join-staff".to_owned(), "success".to_owned())),
        "{events:?}"
    );
    let changes: i64 = operator
        .query_one(
            "select count(*) from audit_changes where organization_id = $1 and table_name = 'user_roles'",
            &[&desk.t.organization],
        )
        .await
        .unwrap()
        .get(0);
    assert_eq!(changes, 1, "the role grant stands in the audit log");
}
