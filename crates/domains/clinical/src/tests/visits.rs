//! From a visit to its note.

use kernel::prelude::*;
use serde_json::{Value, json};

use super::VISIT;
use crate::functions as f;

#[tokio::test]
async fn the_note_of_a_visit_knows_what_the_visit_knows_and_is_begun_once() {
    let t = super::practice().await;
    let begin = || {
        t.call(f::create_note::CreateNote)
            .by(&t.noor)
            .with_json(json!({ "appointment_id": t.own(VISIT) }))
    };
    let note = begin().ok().await;
    assert_eq!(note["client_name"], "Mia Solberg");
    assert_eq!(note["service_on"], "2026-03-02");
    assert_eq!(note["kind"], "progress_note");
    assert_eq!(note["diagnoses"][0]["code"], "F32.1");
    assert_eq!(note["services"][0]["code"], "90837");
    assert_eq!(note["services"][0]["minutes"], 50);
    assert!(
        note["warnings"]
            .to_string()
            .contains("50 minutes make 90834"),
        "{}",
        note["warnings"]
    );
    assert_eq!(note["allowed_actions"], json!(["edit", "sign"]));
    assert_eq!(begin().ok().await["id"], note["id"]);
}

#[tokio::test]
async fn only_who_held_a_visit_that_took_place_documents_it() {
    let t = super::practice().await;
    let begin = |person, visit: &str| {
        let id = t.own(
            format!("00000000-0000-7000-8000-00000000{visit}")
                .parse()
                .unwrap(),
        );
        t.call(f::create_note::CreateNote)
            .by(person)
            .with_json(json!({ "appointment_id": id }))
    };
    let error = begin(&t.stellan, "a607").err().await;
    assert_eq!(error.field(), Some("appointment_id"));
    let error = begin(&t.noor, "a604").err().await;
    assert!(error.message().contains("did not take place"), "{error}");
    let error = begin(&t.noor, "a602").err().await;
    assert_eq!(
        error.field(),
        Some("service_on"),
        "tomorrow has not come yet"
    );
}

#[tokio::test]
async fn a_note_is_begun_within_ninety_days_and_not_before_the_service() {
    let t = super::practice().await;
    let begin = |on: &str| {
        t.call(f::create_note::CreateNote)
            .by(&t.noor)
            .with_json(json!({ "client_id": t.own(crate::example::CLIENT), "service_on": on }))
    };
    assert_eq!(begin("2026-03-03").err().await.field(), Some("service_on"));
    assert_eq!(begin("2025-12-01").err().await.field(), Some("service_on"));
    let note = begin("2025-12-02").ok().await;
    assert_eq!(
        note["diagnoses"],
        json!([]),
        "nothing was diagnosed before January"
    );
    let other = t
        .call(f::create_note::CreateNote)
        .by(&t.noor)
        .with_json(
            json!({ "client_id": t.own(uuid::uuid!("00000000-0000-7000-8000-00000000a502")) }),
        )
        .err()
        .await;
    assert_eq!(
        other.code(),
        Code::NotFound,
        "a client whom Noor does not treat"
    );
}

#[tokio::test]
async fn what_is_to_be_written_stands_on_ones_list() {
    let t = super::practice().await;
    let judge = t.house().database.superuser().await;
    judge
        .execute(
            "update appointments set status = 'checked_in', checked_in_at = starts_at, status_changed_at = starts_at where id = $1",
            &[&t.own(VISIT)],
        )
        .await
        .unwrap();
    let list = || async {
        let items = t.call(f::get_my_notes::GetMyNotes).by(&t.noor).ok().await;
        let items: Vec<Value> = items.as_array().unwrap().clone();
        items
            .iter()
            .map(|item| {
                (
                    item["kind"].as_str().unwrap().to_owned(),
                    item["overdue"].as_bool().unwrap(),
                )
            })
            .collect::<Vec<_>>()
    };
    // The draft of the cast is of a week ago.
    assert_eq!(
        list().await,
        [("visit".to_owned(), false), ("draft".to_owned(), true)]
    );
    t.call(f::create_note::CreateNote)
        .by(&t.noor)
        .with_json(json!({ "appointment_id": t.own(VISIT) }))
        .ok()
        .await;
    assert_eq!(
        list().await,
        [("draft".to_owned(), true), ("draft".to_owned(), false)]
    );
}

#[tokio::test]
async fn every_published_template_is_sound() {
    let t = super::practice().await;
    let templates = t
        .call(f::get_note_templates::GetNoteTemplates)
        .by(&t.noor)
        .ok()
        .await;
    let kinds: Vec<&str> = templates
        .as_array()
        .unwrap()
        .iter()
        .map(|template| template["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["progress_note", "intake_assessment"]);
}
