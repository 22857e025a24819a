//! An event exactly when the function's declaration says so.

use std::sync::Arc;
use std::time::{Duration, Instant};

use kernel::audit::{Appender, Key};
use kernel::{Aal, Caller, Code};
use serde_json::json;

use crate::desk::Desk;

async fn events(desk: &Desk) -> Vec<(String, String, Option<String>)> {
    desk.operator
        .query(
            "select action, outcome, reason from audit_events order by seq",
            &[],
        )
        .await
        .unwrap()
        .iter()
        .map(|row| (row.get(0), row.get(1), row.get(2)))
        .collect()
}

fn event(action: &str, outcome: &str, reason: Option<&str>) -> (String, String, Option<String>) {
    (action.into(), outcome.into(), reason.map(str::to_owned))
}

#[tokio::test]
async fn reads_and_writes_leave_one_event_each_and_what_is_not_audited_leaves_none() {
    let desk = Desk::new().await;
    desk.call("get-notes", json!({})).await.unwrap();
    desk.call("add-note", json!({ "text": "one" }))
        .await
        .unwrap();
    desk.call("look-around", json!({})).await.unwrap();
    assert_eq!(
        events(&desk).await,
        [
            event("get-notes", "success", None),
            event("add-note", "success", None)
        ]
    );
    let change = desk
        .operator
        .query_one(
            "select c.table_name, c.command, c.after ->> 'text' from audit_changes c join audit_events e on e.id = c.event_id and e.action = 'add-note'",
            &[],
        )
        .await
        .unwrap();
    assert_eq!(
        (change.get(0), change.get(1), change.get(2)),
        ("notes", "insert", "one")
    );
}

#[tokio::test]
async fn a_refusal_is_recorded_with_its_reason_and_a_mistake_is_not() {
    let desk = Desk::new().await;
    let now = desk.world.house.now();
    let rosa = desk.world.home.rosa.caller(now);
    let halfway = desk.world.home.amara.caller_at(Aal::Aal1, now);
    let refused = desk
        .call_as(rosa, None, "add-note", json!({ "text": "x" }))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::Forbidden);
    assert!(refused.message().contains("Therapist"), "{refused}");
    desk.call_as(halfway, None, "get-notes", json!({}))
        .await
        .unwrap_err();
    desk.call(
        "revise-note",
        json!({ "id": uuid::Uuid::nil(), "text": "x", "row_version": 1 }),
    )
    .await
    .unwrap_err();
    desk.call("add-note", json!({ "txet": "x" }))
        .await
        .unwrap_err();
    desk.call_as(Caller::Anonymous, None, "get-notes", json!({}))
        .await
        .unwrap_err();
    assert_eq!(
        events(&desk).await,
        [
            event("add-note", "refused", Some("forbidden")),
            event("get-notes", "refused", Some("second_factor_required")),
            event("revise-note", "refused", Some("not_found")),
        ]
    );
}

#[tokio::test]
async fn a_write_that_fails_leaves_neither_row_nor_event() {
    let desk = Desk::new().await;
    desk.call("add-note", json!({ "text": "same" }))
        .await
        .unwrap();
    desk.call("add-note", json!({ "text": "same" }))
        .await
        .unwrap_err();
    assert_eq!(desk.notes_and_events().await, (1, 1));
}

#[tokio::test]
async fn a_read_whose_event_cannot_be_written_is_not_answered() {
    let mut desk = Desk::new().await;
    desk.call("add-note", json!({ "text": "secret" }))
        .await
        .unwrap();
    let mut nowhere = tokio_postgres::Config::new();
    nowhere
        .host_path("/nowhere")
        .user("nobody")
        .dbname("nothing");
    let nowhere = database::pool(&database::Settings::socket(nowhere), 1).unwrap();
    desk.world.house.waist.audit = Appender::start(nowhere, Arc::new(Key::new(&[7; 32])));
    let begun = Instant::now();
    let error = desk.call("get-notes", json!({})).await.unwrap_err();
    assert_eq!(
        (error.code(), error.code().status()),
        (Code::Unavailable, 503)
    );
    assert!(begun.elapsed() < Duration::from_secs(8));
    let error = desk
        .call(
            "revise-note",
            json!({ "id": uuid::Uuid::nil(), "text": "x", "row_version": 1 }),
        )
        .await
        .unwrap_err();
    assert_eq!(
        error.code(),
        Code::NotFound,
        "a refusal stays the refusal it was"
    );
}
