//! Who of the hosted project's accounts is whom here.

use kernel::{Code, Role};
use serde_json::json;

use super::relay::{caller, pair};
use crate::NewPerson;
use crate::tests::{Desk, PASSWORD};

/// An account there: its id and a token of it.
async fn account(ours: &Desk, email: &str) -> (uuid::Uuid, String) {
    let made = ours
        .post("/signup", json!({ "email": email, "password": PASSWORD }))
        .send()
        .await
        .ok();
    let subject = made.body["user"]["id"].as_str().unwrap().parse().unwrap();
    (subject, made.text("access_token"))
}

#[tokio::test]
async fn an_operator_says_whose_an_account_is_and_the_one_before_opens_nothing_any_more() {
    let (hosted, ours, _) = pair().await;
    let practice = hosted.t.organization.simple();
    let email = format!("olga.{practice}@example.test");
    let new = NewPerson {
        organization: Some(ours.t.organization),
        email: email.clone(),
        first_name: "Olga".into(),
        last_name: "Winter".into(),
        roles: vec![Role::FrontDesk],
        password: None,
    };
    let made = ours.service.add_person(new).await.unwrap();
    assert_eq!(made.link, None, "a password cannot be chosen here");

    let (first, old) = account(&ours, &format!("first.{practice}@example.test")).await;
    let (second, new) = account(&ours, &format!("second.{practice}@example.test")).await;
    ours.service.link_person(&email, first).await.unwrap();
    let found = caller(&ours, &old).await.unwrap();
    assert_eq!(found.user().unwrap().profile.0, made.id);

    let amara = ours.email_of(&ours.t.amara).await;
    let taken = ours.service.link_person(&amara, first).await.unwrap_err();
    assert_eq!(taken.code(), Code::Conflict);

    ours.service.link_person(&email, second).await.unwrap();
    assert!(caller(&ours, &old).await.is_err());
    let found = caller(&ours, &new).await.unwrap();
    assert_eq!(found.user().unwrap().profile.0, made.id);
    let events = ours.events().await;
    assert!(
        events
            .iter()
            .any(|(action, _)| action == "operator-link-user"),
        "{events:?}"
    );
}

#[tokio::test]
async fn links_with_which_to_choose_a_password_are_not_made_where_a_project_keeps_them() {
    let (_, ours, _) = pair().await;
    let email = ours.email_of(&ours.t.noor).await;
    for refused in [
        ours.service.reset_person(&email).await,
        ours.service.invite_person(&email).await,
    ] {
        assert_eq!(refused.unwrap_err().code(), Code::NotConfigured);
    }
}
