//! A signature: what stops it, and what it leaves behind.

use kernel::prelude::*;
use serde_json::{Value, json};

use crate::functions as f;

async fn sign(t: &testkit::Practice, seen: &Value, name: &str) -> kernel::Result<Value> {
    t.call(f::sign_note::SignNote)
        .by(&t.noor)
        .with_json(super::signed(seen, name))
        .answer()
        .await
        .map(|answer| serde_json::from_slice(&answer.body).unwrap())
}

#[tokio::test]
async fn what_is_missing_is_named_and_the_name_must_be_ones_own() {
    let t = super::practice().await;
    let note = t
        .call(f::create_note::CreateNote)
        .by(&t.noor)
        .with_json(json!({ "client_id": t.own(crate::example::CLIENT) }))
        .ok()
        .await;
    let error = sign(&t, &note, "Noor Haddad").await.unwrap_err();
    assert_eq!(error.field(), Some("sections.subjective.concerns"));
    for name in [
        "Subjective: What the client brought",
        "Risk: Overall risk",
        "Plan: Plan and next steps",
    ] {
        assert!(error.message().contains(name), "{error}");
    }
    let note = super::written(&t, &t.noor).await;
    let error = sign(&t, &note, "Amara Okafor").await.unwrap_err();
    assert_eq!(error.field(), Some("signature.typed_name"));
    let signed = sign(&t, &note, "noor haddad").await.unwrap();
    assert_eq!(signed["status"], "final");
    assert_eq!(signed["signatures"][0]["typed_name"], "noor haddad");
    assert_eq!(signed["allowed_actions"], json!(["amend"]));
}

#[tokio::test]
async fn a_risk_wants_to_be_answered() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    let risk = |response: &str| {
        json!([{ "key": "risk", "fields": [
        { "key": "suicidal_ideation", "picks": ["Passive"] }, { "key": "homicidal_ideation", "picks": ["Denied"] },
        { "key": "self_harm", "picks": ["Denied"] }, { "key": "overall", "picks": ["Low"] }, { "key": "risk_response", "text": response }] }])
    };
    super::save(&t, &t.noor, &note, risk("")).await;
    let note = super::note(&t, &t.noor, &note["id"]).await;
    let error = sign(&t, &note, "Noor Haddad").await.unwrap_err();
    assert_eq!(error.field(), Some("sections.risk.risk_response"));
    super::save(
        &t,
        &t.noor,
        &note,
        risk("Safety plan reviewed, partner informed with consent."),
    )
    .await;
    let note = super::note(&t, &t.noor, &note["id"]).await;
    sign(&t, &note, "Noor Haddad").await.unwrap();
}

#[tokio::test]
async fn a_diagnosis_holds_on_the_day_of_the_service() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    let judge = t.house().database.superuser().await;
    let diagnosis = t.own(crate::example::DIAGNOSIS);
    judge
        .execute("update client_diagnoses set status = 'resolved', ended_on = date '2026-02-01' where id = $1", &[&diagnosis])
        .await
        .unwrap();
    let error = sign(&t, &note, "Noor Haddad").await.unwrap_err();
    assert_eq!(error.field(), Some("diagnoses"));
    judge
        .execute(
            "update client_diagnoses set status = 'active', ended_on = null where id = $1",
            &[&diagnosis],
        )
        .await
        .unwrap();
    sign(&t, &note, "Noor Haddad").await.unwrap();
}

#[tokio::test]
async fn a_signed_note_leaves_its_charge_once_and_its_hash_in_the_audit_log() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    sign(&t, &note, "Noor Haddad").await.unwrap();
    let again = sign(&t, &note, "Noor Haddad").await.unwrap_err();
    assert_eq!(again.code(), Code::Conflict);
    let error = t
        .call(f::save_note::SaveNote)
        .by(&t.noor)
        .with_json(json!({ "id": note["id"], "row_version": 9, "save_id": Uuid::from_u128(1), "sections": super::complete() }))
        .err()
        .await;
    assert!(error.message().contains("never changed"), "{error}");
    assert_eq!(
        super::jobs(&t, "create-charge").await,
        [json!({ "note_id": note["id"] })]
    );

    let versions = t
        .call(f::get_note_versions::GetNoteVersions)
        .by(&t.amara)
        .with_json(json!({ "id": note["id"] }))
        .ok()
        .await;
    let version = &versions[0];
    assert_eq!(
        (&version["reason"], &version["verified"]),
        (&json!("signed"), &json!(true))
    );
    let judge = t.house().database.superuser().await;
    let logged: String = judge
        .query_one(
            "select string_agg(after::text, ' ') from audit_changes where organization_id = $1 and table_name = 'note_versions' and after ->> 'note_id' = $2",
            &[&t.organization, &note["id"].as_str().unwrap()],
        )
        .await
        .unwrap()
        .get(0);
    assert!(
        logged.contains(version["sha256"].as_str().unwrap()),
        "{logged}"
    );
    assert!(
        logged.contains("[secret]") && !logged.contains("Sundays"),
        "{logged}"
    );
}

#[tokio::test]
async fn what_is_said_later_is_an_amendment_chained_to_what_was_signed() {
    let t = super::practice().await;
    let note = super::written(&t, &t.noor).await;
    let amend = |text: &str| {
        t.call(f::amend_note::AmendNote)
            .by(&t.noor)
            .with_json(json!({ "id": note["id"], "text": text,
            "signature": { "typed_name": "Noor Haddad", "attestation_version": 1 } }))
    };
    assert_eq!(amend("Too early.").err().await.code(), Code::Conflict);
    sign(&t, &note, "Noor Haddad").await.unwrap();
    amend("The client called.").ok().await;
    let amended = amend("And called again.").ok().await;
    assert_eq!(amended["amendments"][1]["text"], "And called again.");
    let versions = || {
        t.call(f::get_note_versions::GetNoteVersions)
            .by(&t.noor)
            .with_json(json!({ "id": note["id"] }))
    };
    let chain = versions().ok().await;
    let verified = |chain: &Value| -> Vec<bool> {
        chain
            .as_array()
            .unwrap()
            .iter()
            .map(|v| v["verified"].as_bool().unwrap())
            .collect()
    };
    assert_eq!(verified(&chain), [true, true, true]);
    assert_eq!(chain[1]["previous_sha256"], chain[0]["sha256"]);
    assert_eq!(chain[2]["previous_sha256"], chain[1]["sha256"]);

    // Whoever holds the database can switch its triggers off; the chain still tells.
    let judge = t.house().database.superuser().await;
    judge
        .batch_execute(&format!(
            "begin; set local session_replication_role = replica;
             update note_versions set sha256 = sha256('forged') where note_id = '{}'; commit",
            note["id"].as_str().unwrap()
        ))
        .await
        .unwrap();
    assert_eq!(verified(&versions().ok().await), [false, false, true]);
}
