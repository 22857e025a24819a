//! Nothing that was typed is lost, and nothing is overwritten that was not seen.

use kernel::prelude::*;
use serde_json::{Value, json};

use crate::functions as f;

fn plan(words: &str) -> Value {
    json!([{ "key": "plan", "fields": [{ "key": "plan", "text": words }] }])
}

#[tokio::test]
async fn the_same_save_sent_twice_is_done_once() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    let save = json!({ "id": note["id"], "row_version": note["row_version"], "save_id": Uuid::from_u128(7), "sections": plan("Once.") });
    let send = || {
        t.call(f::save_note::SaveNote)
            .by(&t.noor)
            .with_json(save.clone())
    };
    let first = send().ok().await;
    assert_eq!(
        send().ok().await,
        first,
        "its answer was lost, and it is sent again"
    );
    assert_eq!(
        super::note(&t, &t.noor, &note["id"]).await["row_version"],
        first["row_version"]
    );
}

#[tokio::test]
async fn a_second_tab_is_told_the_present_version_and_changes_nothing() {
    let t = super::practice().await;
    let seen = super::written(&t, &t.noor).await;
    let saved = super::save(&t, &t.noor, &seen, plan("From the first tab.")).await;
    let error = t
        .call(f::save_note::SaveNote)
        .by(&t.noor)
        .with_json(json!({ "id": seen["id"], "row_version": seen["row_version"], "save_id": Uuid::from_u128(8), "sections": plan("From the second tab.") }))
        .err()
        .await;
    assert_eq!(error.code(), Code::VersionConflict);
    assert_eq!(
        error.to_json(Uuid::nil())["error"]["current_version"],
        saved["row_version"]
    );
    let now = super::note(&t, &t.noor, &seen["id"]).await;
    assert!(now["sections"].to_string().contains("From the first tab."));
}

#[tokio::test]
async fn words_come_back_as_they_were_typed() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    let typed = "  Two blanks,\n\na line, 日本, \u{1f642}, and a blank at the end ";
    super::save(&t, &t.noor, &note, plan(typed)).await;
    let now = super::note(&t, &t.noor, &note["id"]).await;
    let plan = now["sections"]
        .as_array()
        .unwrap()
        .iter()
        .find(|s| s["key"] == "plan")
        .unwrap();
    assert_eq!(plan["fields"][0]["text"], typed);
}

#[tokio::test]
async fn after_ten_minutes_what_stood_there_is_kept_as_a_version() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    t.house().clock.advance(jiff::SignedDuration::from_mins(11));
    let saved = super::save(&t, &t.noor, &note, plan("Later.")).await;
    let seen = json!({ "id": note["id"], "row_version": saved["row_version"] });
    super::save(&t, &t.noor, &seen, plan("A little later.")).await;
    let versions = t
        .call(f::get_note_versions::GetNoteVersions)
        .by(&t.noor)
        .with_json(json!({ "id": note["id"] }))
        .ok()
        .await;
    let versions = versions.as_array().unwrap();
    assert_eq!(versions.len(), 1);
    assert_eq!(
        (&versions[0]["reason"], &versions[0]["verified"]),
        (&json!("checkpoint"), &json!(true))
    );
}

#[tokio::test]
async fn what_the_template_does_not_ask_is_not_kept() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    for (sections, field) in [
        (json!([{ "key": "nothing", "fields": [] }]), "sections"),
        (
            json!([{ "key": "risk", "fields": [{ "key": "overall", "picks": ["Low", "High"] }] }]),
            "sections.risk.overall",
        ),
        (plan(&"x".repeat(20_001)), "sections.plan.plan"),
    ] {
        let error = t
            .call(f::save_note::SaveNote)
            .by(&t.noor)
            .with_json(json!({ "id": note["id"], "row_version": note["row_version"], "save_id": Uuid::from_u128(9), "sections": sections }))
            .err()
            .await;
        assert_eq!(error.field(), Some(field));
    }
}

#[tokio::test]
async fn services_and_diagnoses_are_chosen_from_the_practice_and_the_chart() {
    let t = super::practice().await;
    let mut note = super::written(&t, &t.noor).await;
    let save = |note: &Value, more: Value| {
        let mut body = json!({ "id": note["id"], "row_version": note["row_version"], "save_id": t.house().waist.new_request_id() });
        body.as_object_mut()
            .unwrap()
            .extend(more.as_object().unwrap().clone());
        t.call(f::save_note::SaveNote).by(&t.noor).with_json(body)
    };
    let code = t.own(kernel::example::SERVICE_CODE);
    let service = |modifiers: Value| json!({ "services": [{ "billing_code_id": code, "minutes": 55, "units": 1, "modifiers": modifiers }] });
    let error = save(&note, service(json!(["95x"]))).err().await;
    assert_eq!(error.field(), Some("services"));
    let error = save(&note, json!({ "diagnoses": [Uuid::from_u128(3)] }))
        .err()
        .await;
    assert_eq!(error.field(), Some("diagnoses"));
    save(&note, service(json!(["95"]))).ok().await;
    note = super::note(&t, &t.noor, &note["id"]).await;
    assert_eq!(note["services"][0]["modifiers"], json!(["95"]));
    save(&note, json!({ "diagnoses": [] })).ok().await;
    note = super::note(&t, &t.noor, &note["id"]).await;
    assert_eq!(note["missing"], json!(["Diagnosis"]));
}
