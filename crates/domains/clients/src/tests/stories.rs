//! From the first call to the file that rests.

use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::Practice;

use crate::example;
use crate::functions as f;

async fn create(t: &Practice, client: Value) -> Value {
    t.call(f::create_client::CreateClient)
        .by(&t.rosa)
        .with_json(json!({ "client": client }))
        .ok()
        .await
}

#[tokio::test]
async fn each_further_word_narrows_down_in_whatever_order() {
    let t = super::practice().await;
    for (first_name, last_name, chosen_name, birth_date) in [
        ("Marta", "Ellison", "June", "1971-02-03"),
        ("Marta", "Ellery", "Jane", "1984-08-21"),
        ("Marcus", "Ellison", "June", "1999-11-30"),
    ] {
        let new = json!({
            "first_name": first_name, "last_name": last_name, "chosen_name": chosen_name, "birth_date": birth_date,
            "therapist_id": t.noor.profile,
        });
        create(&t, new).await;
    }
    for (typed, people) in [
        ("mar ell", 3),
        ("marta ell", 2),
        ("ell marta", 2),
        ("mar ell jun", 2),
        ("jun marta ell", 1),
        ("marta ell qqq", 0),
    ] {
        for person in [&t.rosa, &t.noor] {
            let found = t
                .call(f::get_clients::GetClients)
                .by(person)
                .with_json(json!({ "search": typed }))
                .ok()
                .await;
            assert_eq!(
                found.as_array().map(Vec::len),
                Some(people),
                "{typed}: {found}"
            );
        }
    }
}

#[tokio::test]
async fn somebody_new_is_taken_in_with_twelve_fields_and_found_by_three_letters() {
    let t = super::practice().await;
    let client = create(
        &t,
        json!({
            "first_name": "Zoë", "last_name": "O'Neill", "birth_date": "1988-07-09", "chosen_name": "Zed", "pronouns": "they/them",
            "sex": "female", "phone": "+1 (718) 555-0167", "email": "zoe@example.test", "referral_reason": "Sleeps badly",
            "therapist_id": t.noor.profile, "payer_id": t.own(example::PAYER), "member_id": "W12345678",
        }),
    )
    .await;
    assert_eq!(client["age"], 37);
    assert_eq!(client["therapist_name"], "Noor Haddad");
    let mrn = client["mrn"].as_str().unwrap();
    assert!(mrn.starts_with("MH2026") && mrn.len() == 12, "{mrn}");

    for typed in [
        "zoe",
        "Zed",
        "oneill",
        "O'Nei",
        "7185550167",
        "0167",
        mrn,
        "7/9/1988",
        "zoe oneil",
        "oneilll",
    ] {
        for person in [&t.rosa, &t.noor] {
            let found = t
                .call(f::get_clients::GetClients)
                .by(person)
                .with_json(json!({ "search": typed }))
                .ok()
                .await;
            assert_eq!(found.as_array().map(Vec::len), Some(1), "{typed}: {found}");
            assert_eq!(found[0]["id"], client["id"], "{typed}");
        }
    }
    let policies = t
        .call(f::get_client_insurance::GetClientInsurance)
        .by(&t.bela)
        .with_json(json!({ "client_id": client["id"] }))
        .ok()
        .await;
    assert_eq!(policies[0]["member_id_last_four"], "5678");
    let timeline = t
        .call(f::get_client_timeline::GetClientTimeline)
        .by(&t.noor)
        .with_json(json!({ "client_id": client["id"] }))
        .ok()
        .await;
    let kinds: Vec<_> = timeline
        .as_array()
        .unwrap()
        .iter()
        .map(|item| item["kind"].as_str().unwrap())
        .collect();
    for kind in ["status", "care_team", "insurance"] {
        assert!(kinds.contains(&kind), "{kinds:?}");
    }
}

#[tokio::test]
async fn the_history_of_a_chart_has_visits_notes_claims_and_payments_each_for_those_who_may_read_them()
 {
    let t = super::practice().await;
    for (person, reads) in [
        (&t.noor, ["visit", "note"].as_slice()),
        (&t.bela, &["visit", "note", "claim", "payment"]),
        (&t.amara, &["visit", "note", "claim", "payment"]),
        (&t.rosa, &["visit", "payment"]),
    ] {
        for kind in ["visit", "note", "claim", "payment"] {
            let lines = t
                .call(f::get_client_timeline::GetClientTimeline)
                .by(person)
                .with_json(json!({ "client_id": t.own(example::CLIENT), "kinds": [kind] }))
                .ok()
                .await;
            assert_eq!(
                !lines.as_array().unwrap().is_empty(),
                reads.contains(&kind),
                "{kind}: {lines}"
            );
        }
    }
}

#[tokio::test]
async fn chart_numbers_have_no_gap_even_when_a_registration_fails() {
    let t = super::practice().await;
    let number = |client: &Value| client["mrn"].as_str().unwrap()[6..].parse::<u32>().unwrap();
    let person = |name: &str, day: u32| json!({ "first_name": name, "last_name": "Tester", "birth_date": format!("1990-01-{day:02}") });
    let first = create(&t, person("Anton", 1)).await;
    let mut broken = person("Berta", 2);
    broken["therapist_id"] = json!(t.rosa.profile);
    let error = t
        .call(f::create_client::CreateClient)
        .by(&t.rosa)
        .with_json(json!({ "client": broken }))
        .err()
        .await;
    assert_eq!(error.field(), Some("client.therapist_id"));
    let second = create(&t, person("Carla", 3)).await;
    assert_eq!(number(&second), number(&first) + 1);
}

#[tokio::test]
async fn nobody_is_taken_in_twice_unnoticed() {
    let t = super::practice().await;
    let again =
        json!({ "first_name": "Mira", "last_name": "Sollberg", "birth_date": "1991-04-12" });
    let alike = t
        .call(f::find_duplicate_clients::FindDuplicateClients)
        .by(&t.rosa)
        .with_json(again.clone())
        .ok()
        .await;
    assert_eq!(
        alike.as_array().map(Vec::len),
        Some(1),
        "the merged record is not offered: {alike}"
    );
    assert_eq!(alike[0]["likelihood"], "likely");
    assert_eq!(
        alike[0]["score"]["evidence"][0]["finding"],
        "one letter apart"
    );
    let error = t
        .call(f::create_client::CreateClient)
        .by(&t.rosa)
        .with_json(json!({ "client": again }))
        .err()
        .await;
    assert_eq!(error.code(), Code::Conflict);
    assert!(!error.message().contains("Mira"));
    let confirmed = json!({ "client": again, "confirmed_new": true });
    t.call(f::create_client::CreateClient)
        .by(&t.rosa)
        .with_json(confirmed)
        .ok()
        .await;
}

#[tokio::test]
async fn bad_input_is_named() {
    let t = super::practice().await;
    for (client, field) in [
        (
            json!({ "first_name": " ", "last_name": "B", "birth_date": "1990-01-01" }),
            "client.first_name",
        ),
        (
            json!({ "first_name": "A", "last_name": "B", "birth_date": "2090-01-01" }),
            "client.birth_date",
        ),
        (
            json!({ "first_name": "A", "last_name": "B", "birth_date": "1890-01-01" }),
            "client.birth_date",
        ),
        (
            json!({ "first_name": "A", "last_name": "B", "birth_date": "1990-01-01", "payer_id": t.own(example::PAYER) }),
            "client.member_id",
        ),
    ] {
        let error = t
            .call(f::create_client::CreateClient)
            .by(&t.rosa)
            .with_json(json!({ "client": client }))
            .err()
            .await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::InvalidInput, Some(field)),
            "{error}"
        );
    }
    let error = t
        .call(f::get_client::GetClient)
        .by(&t.rosa)
        .with_json(json!({ "id": "1; DROP TABLE clients;--" }))
        .err()
        .await;
    assert_eq!(error.code(), Code::InvalidInput);
}

#[tokio::test]
async fn a_newer_version_is_not_overwritten_and_deleting_removes_nothing() {
    let t = super::practice().await;
    let id = t.own(example::CLIENT);
    let read = || {
        t.call(f::get_client::GetClient)
            .by(&t.noor)
            .with_json(json!({ "id": id }))
            .ok()
    };
    let seen = read().await["row_version"].clone();
    let change = json!({ "id": id, "updates": { "pronouns": "she/her", "clear": ["chosen_name"], "row_version": seen } });
    let changed = t
        .call(f::update_client::UpdateClient)
        .by(&t.noor)
        .with_json(change.clone())
        .ok()
        .await;
    assert_eq!(
        (&changed["pronouns"], &changed["chosen_name"]),
        (&json!("she/her"), &Value::Null)
    );
    let error = t
        .call(f::update_client::UpdateClient)
        .by(&t.rosa)
        .with_json(change)
        .err()
        .await;
    assert_eq!(error.code(), Code::VersionConflict);

    let gone = t
        .call(f::delete_client::DeleteClient)
        .by(&t.amara)
        .with_json(json!({ "id": id }))
        .ok()
        .await;
    assert_eq!(gone, Value::Null);
    assert_eq!(read().await["status"], "inactive");
    let again = t
        .call(f::delete_client::DeleteClient)
        .by(&t.amara)
        .with_json(json!({ "id": id }))
        .err()
        .await;
    assert_eq!(again.code(), Code::Conflict);
}

#[tokio::test]
async fn a_merge_joins_two_charts_and_undoing_it_restores_both() {
    let t = super::practice().await;
    let (mira, jonas) = (t.own(example::CLIENT), t.own(example::OTHER_CLIENT));
    let operator = t.house().database.operator().await;
    let snapshot = async || -> Vec<String> {
        let tables = [
            "client_diagnoses",
            "client_consents",
            "client_insurance",
            "client_contact_points",
            "emergency_contacts",
        ];
        let mut all = Vec::new();
        for table in tables {
            let sql = format!(
                "select to_jsonb(t)::text from {table} t where organization_id = $1 order by id"
            );
            all.extend(
                operator
                    .query(&sql, &[&t.organization])
                    .await
                    .unwrap()
                    .iter()
                    .map(|row| row.get::<_, String>(0)),
            );
        }
        let people = "select (to_jsonb(c) - 'updated_at' - 'row_version')::text from clients c where organization_id = $1 order by id";
        all.extend(
            operator
                .query(people, &[&t.organization])
                .await
                .unwrap()
                .iter()
                .map(|row| row.get::<_, String>(0)),
        );
        all
    };
    let before = snapshot().await;
    let merge = json!({ "keep_id": jonas, "merge_id": mira, "reason": "Same person" });
    let refused = t
        .call(f::merge_clients::MergeClients)
        .by(&t.amara)
        .with_json(merge)
        .err()
        .await;
    assert_eq!(
        refused.code(),
        Code::Conflict,
        "another record was merged into Mira's"
    );
    let merge = json!({ "keep_id": mira, "merge_id": jonas, "reason": "Same person" });
    t.call(f::merge_clients::MergeClients)
        .by(&t.amara)
        .with_json(merge)
        .ok()
        .await;
    let listed = t.call(f::get_clients::GetClients).by(&t.rosa).ok().await;
    assert_eq!(listed.as_array().map(Vec::len), Some(1));
    // Whoever treats the one reaches what stands in the other.
    t.call(f::get_client::GetClient)
        .by(&t.noor)
        .with_json(json!({ "id": jonas }))
        .ok()
        .await;
    let write = json!({ "id": jonas, "updates": { "pronouns": "he/him" } });
    let error = t
        .call(f::update_client::UpdateClient)
        .by(&t.rosa)
        .with_json(write)
        .err()
        .await;
    assert_eq!(error.code(), Code::Conflict);

    t.call(f::unmerge_clients::UnmergeClients)
        .by(&t.amara)
        .with_json(json!({ "id": jonas }))
        .ok()
        .await;
    assert_eq!(snapshot().await, before);
    let hidden = t
        .call(f::get_client::GetClient)
        .by(&t.noor)
        .with_json(json!({ "id": jonas }))
        .err()
        .await;
    assert_eq!(hidden.code(), Code::NotFound);
}
