//! What stands in a chart, and what may not.

use kernel::prelude::*;
use serde_json::{Value, json};

use crate::example;
use crate::functions as f;

#[tokio::test]
async fn two_policies_of_one_rank_never_hold_on_the_same_day() {
    let t = super::practice().await;
    let policy = |rank: &str, from: &str, to: Value| {
        json!({ "client_id": t.own(example::CLIENT), "insurance": { "payer_id": t.own(example::PAYER), "rank": rank, "member_id": "W99",
                "relationship": "self", "valid_from": from, "valid_to": to } })
    };
    let save = |input| {
        t.call(f::save_client_insurance::SaveClientInsurance)
            .by(&t.bela)
            .with_json(input)
    };
    let error = save(policy("primary", "2026-02-01", Value::Null))
        .err()
        .await;
    assert_eq!(
        (error.code(), error.field()),
        (Code::Conflict, Some("insurance.rank"))
    );
    let end = json!({ "id": t.own(example::INSURANCE), "last_day": "2026-01-31", "reason": "New employer" });
    t.call(f::terminate_client_insurance::TerminateClientInsurance)
        .by(&t.bela)
        .with_json(end)
        .ok()
        .await;
    save(policy("primary", "2026-02-01", Value::Null))
        .ok()
        .await;
    let error = save(policy("secondary", "2026-02-01", json!("2026-01-01")))
        .err()
        .await;
    assert_eq!(error.field(), Some("insurance.valid_to"));
}

#[tokio::test]
async fn a_social_security_number_is_sealed_and_shown_only_to_a_fresh_proof() {
    let t = super::practice().await;
    let id = t.own(example::CLIENT);
    let ssn = |value: &str| json!({ "client_id": id, "kind": "ssn", "value": value });
    let error = t
        .call(f::save_client_identifier::SaveClientIdentifier)
        .by(&t.rosa)
        .with_json(ssn("000-12-3456"))
        .err()
        .await;
    assert_eq!(error.field(), Some("value"));
    let saved = t
        .call(f::save_client_identifier::SaveClientIdentifier)
        .by(&t.rosa)
        .with_json(ssn("219-09-8888"))
        .ok()
        .await;
    assert_eq!(saved["last_four"], "8888");
    let list = t
        .call(f::get_client_identifiers::GetClientIdentifiers)
        .by(&t.bela)
        .with_json(json!({ "client_id": id }))
        .ok()
        .await;
    assert_eq!(list.as_array().map(Vec::len), Some(1));
    assert!(!list.to_string().contains("219098888"));
    let line = json!({ "id": saved["id"] });
    let shown = t
        .call(f::reveal_client_identifier::RevealClientIdentifier)
        .by(&t.amara)
        .with_json(line)
        .ok()
        .await;
    assert_eq!(shown["value"], "219098888");
    let superuser = t.house().database.superuser().await;
    let found = superuser
        .query_one("select count(*) from audit_changes where after::text like '%219098888%' or before::text like '%219098888%'", &[])
        .await
        .unwrap();
    assert_eq!(found.get::<_, i64>(0), 0);
}

#[tokio::test]
async fn a_diagnosis_is_billable_and_stands_in_the_list_of_its_day() {
    let t = super::practice().await;
    let diagnosis = |code: &str, on: &str| json!({ "client_id": t.own(example::CLIENT), "diagnosis": { "code": code, "rank": 1, "status": "active", "diagnosed_on": on } });
    let save = |input| {
        t.call(f::save_client_diagnosis::SaveClientDiagnosis)
            .by(&t.noor)
            .with_json(input)
    };
    for (code, on, words) in [
        ("F41", "2026-03-01", "header"),
        ("F41.1", "2025-09-30", "not in the list"),
        ("X99.99", "2026-03-01", "not in the list"),
    ] {
        let error = save(diagnosis(code, on)).err().await;
        assert_eq!(error.field(), Some("diagnosis.code"));
        assert!(error.message().contains(words), "{error}");
    }
    let saved = save(diagnosis("F41.1", "2026-03-01")).ok().await;
    assert_eq!(saved["description"], "Generalized anxiety disorder");
    assert_eq!(
        save(diagnosis("F41.1", "2026-03-01")).err().await.code(),
        Code::Conflict
    );
    assert_eq!(
        save(diagnosis("F41.1", "2026-03-09")).err().await.field(),
        Some("diagnosis.diagnosed_on")
    );
}

#[tokio::test]
async fn a_guardian_counts_once_the_paper_was_seen() {
    let t = super::practice().await;
    let id = t.own(example::GUARDIAN);
    let scopes = json!({ "id": id, "may_schedule": true });
    let early = t
        .call(f::set_guardian_permissions::SetGuardianPermissions)
        .by(&t.rosa)
        .with_json(scopes.clone())
        .err()
        .await;
    assert_eq!(early.code(), Code::NotFound);
    let seen = json!({ "id": id, "evidence": "Custody order, seen" });
    t.call(f::verify_guardian_relationship::VerifyGuardianRelationship)
        .by(&t.rosa)
        .with_json(seen)
        .ok()
        .await;
    let given = t
        .call(f::set_guardian_permissions::SetGuardianPermissions)
        .by(&t.rosa)
        .with_json(scopes)
        .ok()
        .await;
    assert_eq!(
        (&given["may_schedule"], &given["may_view_notes"]),
        (&json!(true), &json!(false))
    );
    let ended = t
        .call(f::end_guardian_relationship::EndGuardianRelationship)
        .by(&t.rosa)
        .with_json(json!({ "id": id }))
        .ok()
        .await;
    assert_eq!(
        (&ended["status"], &ended["may_schedule"]),
        (&json!("ended"), &json!(false))
    );
}

#[tokio::test]
async fn what_was_signed_stays_when_the_words_change() {
    let t = super::practice().await;
    let words = json!({ "key": "house_rules", "name": "House rules", "body": "I come on time or call the day before." });
    let next = t
        .call(f::save_consent_type::SaveConsentType)
        .by(&t.amara)
        .with_json(words)
        .ok()
        .await;
    assert_eq!(next["version"], 2);
    let chart = json!({ "client_id": t.own(example::CLIENT) });
    let consents = t
        .call(f::get_client_consents::GetClientConsents)
        .by(&t.noor)
        .with_json(chart)
        .ok()
        .await;
    assert_eq!(
        (&consents[0]["version"], &consents[0]["in_force"]),
        (&json!(1), &json!(true))
    );
    let back = json!({ "id": consents[0]["id"], "reason": "Changed her mind" });
    let revoked = t
        .call(f::revoke_client_consent::RevokeClientConsent)
        .by(&t.rosa)
        .with_json(back)
        .ok()
        .await;
    assert_eq!(revoked["in_force"], false);
}
