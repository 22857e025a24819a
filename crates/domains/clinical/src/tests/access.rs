//! Who sees what of a note, and that a process note is nobody's but its author's.

use kernel::prelude::*;
use serde_json::{Value, json};

use crate::example;
use crate::functions as f;

#[tokio::test]
async fn a_draft_is_its_authors_and_others_see_that_it_is_there() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    // Stellan and Aiko treat Mira, too; Amara administers.
    for person in [&t.stellan, &t.aiko, &t.amara] {
        let seen = super::note(&t, person, &note["id"]).await;
        assert_eq!(
            (&seen["readable"], &seen["sections"]),
            (&json!(false), &json!([]))
        );
        assert_eq!(seen["allowed_actions"], json!([]));
    }
    t.call(f::sign_note::SignNote)
        .by(&t.noor)
        .with_json(super::signed(&note, "Noor Haddad"))
        .ok()
        .await;
    for person in [&t.stellan, &t.aiko, &t.amara] {
        let seen = super::note(&t, person, &note["id"]).await;
        assert!(seen["sections"].to_string().contains("Sundays"));
    }
}

#[tokio::test]
async fn billing_sees_services_and_diagnoses_and_no_word_of_the_note() {
    let t = super::practice().await;
    let lines = t
        .call(f::get_note_billing_summary::GetNoteBillingSummary)
        .by(&t.bela)
        .with_json(json!({ "status": "final" }))
        .ok()
        .await;
    assert_eq!(lines[0]["codes"], json!(["90837"]));
    assert_eq!(lines[0]["diagnoses"], json!(["F32.1"]));
    assert!(!lines.to_string().contains("Slept"));
    let error = t
        .call(f::get_note::GetNote)
        .by(&t.bela)
        .with_json(json!({ "id": t.own(example::FINAL_NOTE) }))
        .err()
        .await;
    assert_eq!(error.code(), Code::Forbidden);
    // Nor by SQL: the wall does not rest on the functions' roles.
    let hand = t.house().database.superuser().await;
    hand.batch_execute(&format!(
        "set request.jwt.claims = '{{\"role\":\"authenticated\",\"sub\":\"{}\",\"organization_id\":\"{}\",\"aal\":\"aal2\"}}'; set role authenticated",
        t.bela.profile, t.organization
    ))
    .await
    .unwrap();
    let headers: i64 = t
        .house()
        .database
        .superuser()
        .await
        .query_one(
            "select count(*) from clinical_notes where organization_id = $1",
            &[&t.organization],
        )
        .await
        .unwrap()
        .get(0);
    assert!(headers > 0);
    for (table, many) in [
        ("clinical_notes", headers),
        ("clinical_note_sections", 0),
        ("note_versions", 0),
        ("note_amendments", 0),
        ("psychotherapy_notes", 0),
    ] {
        let found: i64 = hand
            .query_one(&format!("select count(*) from {table}"), &[])
            .await
            .unwrap()
            .get(0);
        assert_eq!(found, many, "{table}");
    }
}

#[tokio::test]
async fn lists_show_each_their_own() {
    let t = super::practice().await;
    // Of Noor's notes that billing's charges stand on, one is of the sixteenth and the others are older.
    let list = |person, mut query: Value| {
        if query["from"].is_null() {
            query["from"] = json!("2026-02-16");
        }
        t.call(f::get_notes::GetNotes).by(person).with_json(query)
    };
    let count = |list: Value| list.as_array().unwrap().len();
    assert_eq!(
        count(list(&t.noor, json!({})).ok().await),
        5,
        "all about Mira, whom Noor treats"
    );
    assert_eq!(count(list(&t.noor, json!({ "mine": true })).ok().await), 3);
    assert_eq!(
        count(
            list(&t.noor, json!({ "mine": true, "status": "draft" }))
                .ok()
                .await
        ),
        1
    );
    assert_eq!(
        count(
            list(&t.noor, json!({ "from": "2026-02-17", "to": "2026-02-23" }))
                .ok()
                .await
        ),
        2
    );
    let page = list(&t.noor, json!({ "limit": 3 })).answer().await.unwrap();
    let next = page.trace.next.expect("there is more");
    let rest = list(&t.noor, json!({ "limit": 3, "cursor": next.as_str() }))
        .ok()
        .await;
    assert_eq!(count(rest), 2);
}

#[tokio::test]
async fn a_process_note_is_its_authors_alone() {
    let t = super::practice().await;
    let client = t.own(example::CLIENT);
    let written = t
        .call(f::create_psychotherapy_note::CreatePsychotherapyNote)
        .by(&t.noor)
        .with_json(json!({ "client_id": client, "text": "Reminds me of quokkaberry." }))
        .ok()
        .await;
    let list = |person| {
        t.call(f::get_psychotherapy_notes::GetPsychotherapyNotes)
            .by(person)
            .with_json(json!({ "client_id": client }))
    };
    assert_eq!(list(&t.noor).ok().await.as_array().unwrap().len(), 2);
    for person in [&t.stellan, &t.aiko] {
        assert_eq!(list(person).ok().await, json!([]));
        let error = t
            .call(f::update_psychotherapy_note::UpdatePsychotherapyNote)
            .by(person)
            .with_json(json!({ "id": written["id"], "row_version": 1, "session_on": "2026-03-02", "text": "Mine now." }))
            .err()
            .await;
        assert_eq!(error.code(), Code::NotFound);
    }
    assert_eq!(list(&t.amara).err().await.code(), Code::Forbidden);
    let error = t
        .call(f::update_psychotherapy_note::UpdatePsychotherapyNote)
        .by(&t.noor)
        .with_json(json!({ "id": written["id"], "row_version": 7, "session_on": "2026-03-02", "text": "Changed." }))
        .err()
        .await;
    assert_eq!(error.code(), Code::VersionConflict);
}
