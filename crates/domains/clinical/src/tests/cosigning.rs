//! An associate's note: submitted, returned, submitted again, cosigned.

use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::Practice;

use crate::functions as f;

async fn submitted(t: &Practice) -> Value {
    let note = super::written(t, &t.aiko).await;
    assert_eq!(note["allowed_actions"], json!(["edit", "submit"]));
    t.call(f::submit_note::SubmitNote)
        .by(&t.aiko)
        .with_json(super::signed(&note, "Aiko Mori"))
        .ok()
        .await
}

#[tokio::test]
async fn an_associates_note_goes_to_the_supervisor_and_back_and_is_final_once_cosigned() {
    let t = super::practice().await;
    let note = super::written(&t, &t.aiko).await;
    let error = t
        .call(f::sign_note::SignNote)
        .by(&t.aiko)
        .with_json(super::signed(&note, "Aiko Mori"))
        .err()
        .await;
    assert!(
        error.message().contains("Submit it to your supervisor"),
        "{error}"
    );

    let waiting = t
        .call(f::submit_note::SubmitNote)
        .by(&t.aiko)
        .with_json(super::signed(&note, "Aiko Mori"))
        .ok()
        .await;
    assert_eq!(waiting["status"], "awaiting_cosign");
    assert_eq!(waiting["cosignature"]["due_on"], "2026-03-09");
    assert_eq!(waiting["allowed_actions"], json!([]));
    assert_eq!(
        super::jobs(&t, "create-charge").await,
        Vec::<Value>::new(),
        "nothing is billed before the cosignature"
    );

    let seen = super::note(&t, &t.stellan, &note["id"]).await;
    assert_eq!(seen["allowed_actions"], json!(["return", "cosign"]));
    assert!(
        seen["sections"].to_string().contains("Sundays"),
        "a supervisor reads what is to be cosigned"
    );
    let returned = t
        .call(f::return_note::ReturnNote)
        .by(&t.stellan)
        .with_json(json!({ "id": note["id"], "row_version": seen["row_version"], "comment": "Say what was agreed." }))
        .ok()
        .await;
    assert_eq!(returned["status"], "returned");

    let back = super::note(&t, &t.aiko, &note["id"]).await;
    assert_eq!(
        back["cosignature_events"][1]["comment"],
        "Say what was agreed."
    );
    assert_eq!(
        back["signatures"],
        json!([]),
        "the signature under what was returned does not count any more"
    );
    let words = json!([{ "key": "plan", "fields": [{ "key": "plan", "text": "Weekly; agreed to call a friend." }] }]);
    super::save(&t, &t.aiko, &back, words).await;
    let back = super::note(&t, &t.aiko, &note["id"]).await;
    t.call(f::submit_note::SubmitNote)
        .by(&t.aiko)
        .with_json(super::signed(&back, "Aiko Mori"))
        .ok()
        .await;
    let seen = super::note(&t, &t.stellan, &note["id"]).await;
    let done = t
        .call(f::cosign_note::CosignNote)
        .by(&t.stellan)
        .with_json(super::signed(&seen, "Stellan Berg"))
        .ok()
        .await;
    assert_eq!(
        (&done["status"], &done["cosigner_name"]),
        (&json!("final"), &json!("Stellan Berg"))
    );
    let roles: Vec<&str> = done["signatures"]
        .as_array()
        .unwrap()
        .iter()
        .map(|s| s["role"].as_str().unwrap())
        .collect();
    assert_eq!(roles, ["author", "cosigner"]);
    let steps: Vec<&str> = done["cosignature_events"]
        .as_array()
        .unwrap()
        .iter()
        .map(|e| e["kind"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["submitted", "returned", "submitted", "cosigned"]);

    assert_eq!(
        super::jobs(&t, "create-charge").await,
        [json!({ "note_id": note["id"] })]
    );
    let told: Vec<(Value, Value)> = super::jobs(&t, "notify-person")
        .await
        .into_iter()
        .map(|told| (told["profile_id"].clone(), told["kind"].clone()))
        .collect();
    let (aiko, stellan) = (json!(t.aiko.profile), json!(t.stellan.profile));
    assert_eq!(
        told,
        [
            (stellan.clone(), json!("note_awaiting_cosign")),
            (aiko.clone(), json!("note_returned")),
            (stellan, json!("note_awaiting_cosign")),
            (aiko, json!("note_cosigned")),
        ]
    );
    let versions = t
        .call(f::get_note_versions::GetNoteVersions)
        .by(&t.stellan)
        .with_json(json!({ "id": note["id"] }))
        .ok()
        .await;
    let versions = versions.as_array().unwrap();
    assert_eq!(versions.len(), 2);
    assert!(versions.iter().all(|version| version["verified"] == true));
}

#[tokio::test]
async fn nobody_but_a_supervisor_of_the_author_decides() {
    let t = super::practice().await;
    let note = submitted(&t).await;
    let judge = t.house().database.superuser().await;
    judge
        .execute("update supervision_relationships set valid_to = valid_from + interval '1 day' where supervisee_id = $1", &[&t.aiko.profile])
        .await
        .unwrap();
    let error = t
        .call(f::cosign_note::CosignNote)
        .by(&t.stellan)
        .with_json(super::signed(&note, "Stellan Berg"))
        .err()
        .await;
    assert_eq!(error.code(), Code::NotFound);
    let queue = t
        .call(f::get_cosign_queue::GetCosignQueue)
        .by(&t.stellan)
        .ok()
        .await;
    assert_eq!(queue, json!([]));
    let alone = super::written(&t, &t.aiko).await;
    let error = t
        .call(f::submit_note::SubmitNote)
        .by(&t.aiko)
        .with_json(super::signed(&alone, "Aiko Mori"))
        .err()
        .await;
    assert!(error.message().contains("Nobody supervises you"), "{error}");
}

#[tokio::test]
async fn the_queue_shows_what_is_due_first_and_what_is_late() {
    let t = super::practice().await;
    submitted(&t).await;
    t.house()
        .clock
        .advance(jiff::SignedDuration::from_hours(48));
    let queue = t
        .call(f::get_cosign_queue::GetCosignQueue)
        .by(&t.stellan)
        .ok()
        .await;
    let queue = queue.as_array().unwrap();
    let dues: Vec<(&str, bool)> = queue
        .iter()
        .map(|line| {
            (
                line["due_on"].as_str().unwrap(),
                line["overdue"].as_bool().unwrap(),
            )
        })
        .collect();
    assert_eq!(dues, [("2026-03-03", true), ("2026-03-09", false)]);
}
