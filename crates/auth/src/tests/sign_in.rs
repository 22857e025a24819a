//! Signing in with a password.

use serde_json::json;

use super::{Desk, PASSWORD};

#[tokio::test]
async fn the_right_password_gives_a_session_in_the_shape_of_the_contract() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let session = desk.sign_in(&email).await;
    assert_eq!(session.body["token_type"], "bearer");
    assert_eq!(session.body["expires_in"], 3600);
    assert_eq!(session.body["user"]["email"], email);
    let user = desk
        .get("/user")
        .bearer(&session.text("access_token"))
        .send()
        .await
        .ok();
    assert_eq!(user.body["id"], desk.t.cleo.profile.to_string());
    assert_eq!(user.body["phone"], "");
    assert_eq!(user.body["aud"], "authenticated");
}

#[tokio::test]
async fn a_wrong_password_and_an_unknown_address_read_the_same() {
    let desk = Desk::new().await;
    let known = desk.give_password(&desk.t.rosa).await;
    let mut replies = Vec::new();
    for email in [
        known.as_str(),
        "nobody.at.all@example.test",
        "not an address",
        "",
    ] {
        let body = json!({ "email": email, "password": "not the password" });
        let reply = desk.post("/token?grant_type=password", body).send().await;
        let headers: Vec<_> = reply
            .headers
            .iter()
            .map(|(name, value)| (name.clone(), value.clone()))
            .collect();
        replies.push((reply.status, reply.body, headers));
    }
    assert_eq!(replies[0].0, 400);
    assert_eq!(replies[0].1["code"], "invalid_credentials");
    for other in &replies[1..] {
        assert_eq!(other, &replies[0]);
    }
}

#[tokio::test]
async fn five_failures_close_the_account_for_that_address_and_no_other() {
    let desk = Desk::new().await;
    let known = desk.give_password(&desk.t.rosa).await;
    for email in [known.as_str(), "nobody.else@example.test"] {
        let attempt = |password: &'static str, from| {
            desk.post(
                "/token?grant_type=password",
                json!({ "email": email, "password": password }),
            )
            .from(from)
        };
        for _ in 0..5 {
            assert_eq!(
                attempt("wrong wrong wrong", [192, 0, 2, 7])
                    .send()
                    .await
                    .status,
                400
            );
        }
        let locked = attempt(PASSWORD, [192, 0, 2, 7]).send().await;
        assert_eq!(
            (locked.status, locked.refusal()),
            (429, "over_request_rate_limit"),
            "{email}"
        );
    }
    let elsewhere = desk.post(
        "/token?grant_type=password",
        json!({ "email": known, "password": PASSWORD }),
    );
    elsewhere.from([198, 51, 100, 1]).send().await.ok();
    desk.turn_clock(31 * 60);
    desk.sign_in(&known).await;
}

#[tokio::test]
async fn a_hundred_guesses_at_once_are_counted_as_a_hundred() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.noor).await;
    let guesses = (0..30).map(|n| {
        desk.post(
            "/token?grant_type=password",
            json!({ "email": email, "password": format!("guess number {n}") }),
        )
        .send()
    });
    let statuses: Vec<u16> = futures_util::future::join_all(guesses)
        .await
        .iter()
        .map(|reply| reply.status)
        .collect();
    assert_eq!(
        statuses.iter().filter(|status| **status == 400).count(),
        5,
        "{statuses:?}"
    );
    assert_eq!(statuses.iter().filter(|status| **status == 429).count(), 25);
}

#[tokio::test]
async fn each_attempt_is_written_down_and_in_the_audit_log() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.amara).await;
    let wrong = desk.post(
        "/token?grant_type=password",
        json!({ "email": email, "password": "wrong wrong" }),
    );
    assert_eq!(wrong.send().await.status, 400);
    desk.sign_in(&email).await;
    tokio::time::sleep(std::time::Duration::from_millis(200)).await; // the refusal is written beside the answer
    let operator = desk.t.house().database.operator().await;
    let rows = operator
        .query(
            "select succeeded, failure_reason, organization_id from auth.login_attempts where user_id = $1 order by succeeded",
            &[&desk.t.amara.profile],
        )
        .await
        .unwrap();
    let found: Vec<(bool, Option<String>)> =
        rows.iter().map(|row| (row.get(0), row.get(1))).collect();
    assert_eq!(
        found,
        [(false, Some("wrong password".to_owned())), (true, None)]
    );
    let mut events = desk.events().await;
    events.retain(|(action, _)| action == "sign-in");
    events.sort();
    assert_eq!(
        events,
        [
            ("sign-in".to_owned(), "refused".to_owned()),
            ("sign-in".to_owned(), "success".to_owned())
        ]
    );
}

#[tokio::test]
async fn an_imported_bcrypt_hash_becomes_argon2id_at_the_first_sign_in() {
    let desk = Desk::new().await;
    let email = desk.email_of(&desk.t.bela).await;
    let stored = bcrypt::hash_with_salt(PASSWORD, 4, [3; 16])
        .unwrap()
        .to_string();
    let operator = desk.t.house().database.operator().await;
    let id = desk.t.bela.profile;
    operator
        .execute(
            "update auth.users set password_hash = $2 where id = $1",
            &[&id, &stored],
        )
        .await
        .unwrap();
    desk.sign_in(&email).await;
    let now: String = operator
        .query_one("select password_hash from auth.users where id = $1", &[&id])
        .await
        .unwrap()
        .get(0);
    assert!(now.starts_with("$argon2id$"), "{now}");
    desk.sign_in(&email).await;
}

#[tokio::test]
async fn a_disabled_account_is_told_so_only_with_the_right_password() {
    let desk = Desk::new().await;
    let email = desk.give_password(&desk.t.rosa).await;
    let operator = desk.t.house().database.operator().await;
    operator
        .execute(
            "update auth.users set banned_until = '2100-01-01' where id = $1",
            &[&desk.t.rosa.profile],
        )
        .await
        .unwrap();
    let right = desk
        .post(
            "/token?grant_type=password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .send()
        .await;
    assert_eq!((right.status, right.refusal()), (400, "user_banned"));
    let wrong = desk
        .post(
            "/token?grant_type=password",
            json!({ "email": email, "password": "wrong wrong" }),
        )
        .send()
        .await;
    assert_eq!(
        (wrong.status, wrong.refusal()),
        (400, "invalid_credentials")
    );
}

#[tokio::test]
async fn whether_a_mail_was_written_cannot_be_told_from_the_time_of_the_answer() {
    let desk = Desk::new().await;
    let known = desk.give_password(&desk.t.rosa).await;
    for email in [known.as_str(), "nobody.else@example.test"] {
        for path in ["/recover", "/otp", "/session/forgot"] {
            let ask = desk
                .post(path, json!({ "email": email }))
                .header("origin", "http://localhost:8000");
            let early = tokio::time::timeout(std::time::Duration::from_millis(200), ask.send());
            assert!(early.await.is_err(), "{path} {email}");
        }
    }
}
