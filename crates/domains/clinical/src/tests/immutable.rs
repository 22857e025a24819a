//! What is signed stays, whoever asks: the database refuses it also to the role that owns the tables.

use serde_json::Value;
use testkit::{Client, Practice};

use crate::functions as f;
use crate::status::{NoteAction, NoteStatus};

async fn refused(hand: &Client, statement: &str) -> String {
    let error = hand
        .batch_execute(&format!("begin; {statement}"))
        .await
        .expect_err(statement);
    hand.batch_execute("rollback").await.unwrap();
    error
        .as_db_error()
        .map(|db| format!("{} {}", db.code().code(), db.message()))
        .unwrap_or_default()
}

async fn a_final_note(t: &Practice) -> Value {
    let note = super::written(t, &t.noor).await;
    t.call(f::sign_note::SignNote)
        .by(&t.noor)
        .with_json(super::signed(&note, "Noor Haddad"))
        .ok()
        .await
}

#[tokio::test]
async fn a_final_note_cannot_be_changed_in_the_database_by_owner_or_superuser() {
    let t = super::practice().await;
    let note = a_final_note(&t).await;
    let id = note["id"].as_str().unwrap();
    for hand in [
        t.house().database.operator().await,
        t.house().database.superuser().await,
    ] {
        for statement in [
            format!("update clinical_notes set service_on = service_on - 1 where id = '{id}'"),
            format!("update clinical_notes set status = 'draft', signed_at = null, finalized_at = null where id = '{id}'"),
            format!("delete from clinical_notes where id = '{id}'"),
            format!("update clinical_note_sections set content_sealed = 'x' where note_id = '{id}'"),
            format!("delete from clinical_note_sections where note_id = '{id}'"),
            format!("insert into clinical_note_sections (id, organization_id, note_id, section_key, content_sealed)
                     select gen_random_uuid(), organization_id, id, 'more', 'x' from clinical_notes where id = '{id}'"),
            format!("update note_diagnoses set code = 'F41.1' where note_id = '{id}'"),
            format!("delete from note_diagnoses where note_id = '{id}'"),
            format!("update note_services set minutes = 90 where note_id = '{id}'; delete from note_services where note_id = '{id}'"),
            format!("update note_versions set number = 7 where note_id = '{id}'"),
            format!("delete from note_signatures where note_id = '{id}'"),
            "truncate clinical_notes cascade".to_owned(),
        ] {
            // A note without services would pass untouched: then the statement must have met nothing.
            if statement.contains("note_services") {
                continue;
            }
            let words = refused(&hand, &statement).await;
            assert!(words.starts_with("23001"), "{statement}: {words}");
        }
    }
    let now = super::note(&t, &t.noor, &note["id"]).await;
    assert_eq!(now["sections"], note["sections"]);
}

#[tokio::test]
async fn the_services_of_a_final_note_stay_too() {
    let t = super::practice().await;
    let hand = t.house().database.superuser().await;
    let id = t.own(crate::example::FINAL_NOTE);
    for statement in [
        format!("update note_services set minutes = 90 where note_id = '{id}'"),
        format!("delete from note_services where note_id = '{id}'"),
        format!("update note_amendments set number = 2 where note_id = '{id}'"),
    ] {
        let words = refused(&hand, &statement).await;
        assert!(words.starts_with("23001"), "{statement}: {words}");
    }
}

#[tokio::test]
async fn the_database_lets_a_note_go_just_where_the_program_does() {
    let t = super::practice().await;
    let hand = t.house().database.superuser().await;
    for from in NoteStatus::ALL {
        for to in NoteStatus::ALL {
            let ours = from != to
                && NoteAction::ALL
                    .iter()
                    .any(|action| from.after(*action) == Some(*to));
            let theirs: bool = hand
                .query_one(
                    "select app.note_may_become($1, $2)",
                    &[&from.as_str(), &to.as_str()],
                )
                .await
                .unwrap()
                .get(0);
            assert_eq!(ours, theirs, "{from} to {to}");
        }
    }
    let draft = t.own(crate::example::DRAFT);
    let words = refused(
        &hand,
        &format!("update clinical_notes set status = 'returned' where id = '{draft}'"),
    )
    .await;
    assert!(
        words.contains("does not go from draft to returned"),
        "{words}"
    );
    let waiting = t.own(crate::example::WAITING_NOTE);
    let words = refused(
        &hand,
        &format!("update clinical_notes set status = 'final', finalized_at = now() where id = '{waiting}'"),
    )
    .await;
    assert!(words.contains("decided on by a supervisor"), "{words}");
}
