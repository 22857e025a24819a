//! The operator's commands, and the rule about assurance.

use kernel::{Aal, Code, Role};
use serde_json::json;

use super::PASSWORD;
use super::people::desk;
use crate::NewPerson;

#[tokio::test]
async fn an_operator_adds_disables_and_changes_people_and_the_last_administrator_stays() {
    let desk = desk().await;
    let email = format!("olga.{}@example.test", desk.t.organization.simple());
    let new = NewPerson {
        organization: Some(desk.t.organization),
        email: email.clone(),
        first_name: "Olga".into(),
        last_name: "Winter".into(),
        roles: vec![Role::FrontDesk],
        password: Some(PASSWORD.into()),
    };
    let made = desk.service.add_person(new.clone()).await.unwrap();
    assert!(made.link.is_none());
    assert_eq!(
        desk.service.add_person(new).await.unwrap_err().code(),
        Code::Conflict
    );
    let token = desk.sign_in(&email).await.text("access_token");
    let mut headers = http::HeaderMap::new();
    headers.insert("authorization", format!("Bearer {token}").parse().unwrap());
    let roles = async || {
        desk.service
            .authenticate(&headers)
            .await
            .map(|caller| caller.user().unwrap().roles.clone())
    };
    assert_eq!(roles().await.unwrap(), [Role::FrontDesk]);
    desk.service
        .set_roles(&email, &[Role::BillingStaff])
        .await
        .unwrap();
    assert_eq!(roles().await.unwrap(), [Role::BillingStaff]);
    let amara = desk.email_of(&desk.t.amara).await;
    let last = desk
        .service
        .set_roles(&amara, &[Role::FrontDesk])
        .await
        .unwrap_err();
    assert_eq!(last.code(), Code::Conflict, "{last:?}");
    let link = desk
        .service
        .reset_person(&email)
        .await
        .unwrap()
        .link
        .unwrap();
    assert!(link.starts_with("http://localhost:8000/reset-password#token="));
    assert!(roles().await.is_err(), "a reset ends the sessions");
    desk.sign_in(&email).await;
    desk.service.disable_person(&email, true).await.unwrap();
    let refused = desk
        .post(
            "/token?grant_type=password",
            json!({ "email": email, "password": PASSWORD }),
        )
        .send()
        .await;
    assert_eq!(refused.refusal(), "user_banned");
    desk.service.disable_person(&email, false).await.unwrap();
    desk.sign_in(&email).await;
    let people = desk.service.list_people().await.unwrap();
    let olga = people.iter().find(|person| person.email == email).unwrap();
    assert_eq!(
        (olga.roles.as_slice(), olga.second_factor),
        (["billing_staff".to_owned()].as_slice(), false)
    );
    let events = desk.events().await;
    for action in [
        "operator-create-user",
        "operator-set-roles",
        "operator-reset-user",
        "operator-disable-user",
    ] {
        assert!(
            events.iter().any(|(found, _)| found == action),
            "{action}: {events:?}"
        );
    }
}

#[tokio::test]
async fn at_aal1_staff_read_not_one_row_of_any_table_with_personal_data_of_clients() {
    let desk = desk().await;
    let database = &desk.t.house().database;
    let operator = database.operator().await;
    // Every table that is behind the second-factor wall, as the schema itself says; and all the others are named here.
    let rows = operator
        .query(
            "select c.oid::regclass::text, exists (select from pg_policy p where p.polrelid = c.oid and not p.polpermissive
                    and pg_get_expr(p.polqual, p.polrelid) like '%aal2%') as walled
               from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind = 'r' and has_table_privilege('authenticated', c.oid, 'select') order by 1",
            &[],
        )
        .await
        .unwrap();
    let open: Vec<String> = rows
        .iter()
        .filter(|row| !row.get::<_, bool>(1))
        .map(|row| row.get(0))
        .collect();
    let walled: Vec<String> = rows
        .iter()
        .filter(|row| row.get::<_, bool>(1))
        .map(|row| row.get(0))
        .collect();
    assert!(!walled.is_empty());
    for table in &open {
        assert!(
            ![
                "client",
                "appointment",
                "note",
                "chart",
                "insurance",
                "consent",
                "diagnos",
                "claim"
            ]
            .iter()
            .any(|word| table.contains(word)),
            "{table} can be read before the second factor"
        );
    }
    let pool = database.pool();
    for person in [&desk.t.amara, &desk.t.noor, &desk.t.rosa] {
        let caller = person.caller_at(Aal::Aal1, desk.service.now());
        for table in &walled {
            let mut connection = pool.get().await.unwrap();
            let transaction = connection.transaction().await.unwrap();
            transaction
                .query(
                    "select set_config('request.jwt.claims', $1, true), set_config('role', 'authenticated', true)",
                    &[&caller.claims()],
                )
                .await
                .unwrap();
            let count: i64 = transaction
                .query_one(&format!("select count(*) from {table}"), &[])
                .await
                .unwrap()
                .get(0);
            assert_eq!(count, 0, "{table} shows rows at aal1");
        }
    }
}

#[tokio::test]
async fn what_is_spent_is_purged_after_a_week_and_what_is_evidence_after_two_years() {
    let desk = desk().await;
    let email = desk.give_password(&desk.t.cleo).await;
    let mut token = desk.sign_in(&email).await.text("refresh_token");
    for _ in 0..3 {
        token = desk.refresh(&token).await.ok().text("refresh_token");
    }
    desk.post("/recover", json!({ "email": email }))
        .send()
        .await
        .ok();
    let operator = desk.t.house().database.operator().await;
    let person = desk.t.cleo.profile;
    let counts = async || {
        let row = operator
            .query_one(
                "select (select count(*) from auth.refresh_tokens r join auth.sessions s on s.id = r.session_id where s.user_id = $1),
                        (select count(*) from auth.one_time_tokens where user_id = $1),
                        (select count(*) from auth.login_attempts where user_id = $1)",
                &[&person],
            )
            .await
            .unwrap();
        (
            row.get::<_, i64>(0),
            row.get::<_, i64>(1),
            row.get::<_, i64>(2),
        )
    };
    // The rows of this person grow older, not the clock: other tests share the database.
    let age = async |days: i32| {
        for change in [
            "update auth.sessions set expires_at = expires_at - make_interval(days => $2) where user_id = $1",
            "update auth.one_time_tokens set expires_at = expires_at - make_interval(days => $2) where user_id = $1",
            "update auth.login_attempts set attempted_at = attempted_at - make_interval(days => $2) where user_id = $1",
        ] {
            operator.execute(change, &[&person, &days]).await.unwrap();
        }
        operator
            .execute("select app.purge_sign_in($1)", &[&desk.service.now()])
            .await
            .unwrap();
    };
    assert_eq!(counts().await, (4, 1, 1));
    age(6).await;
    assert_eq!(counts().await, (4, 1, 1));
    age(2).await;
    assert_eq!(counts().await, (0, 0, 1));
    age(2 * 366 + 1).await;
    assert_eq!(counts().await, (0, 0, 0));
}
