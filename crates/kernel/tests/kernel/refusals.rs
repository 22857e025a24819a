//! Limits, versions, constraints: refusals that a caller can act on.

use futures_util::future::join_all;
use jiff::SignedDuration;
use kernel::{Code, Error};
use serde_json::json;

use crate::desk::Desk;

fn seconds_to_wait(error: &Error) -> u64 {
    error.retry_after().unwrap().as_secs()
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shared_limit_admits_exactly_five_of_fifty_calls_at_once() {
    let desk = Desk::new().await;
    let answers = join_all((0..50).map(|_| desk.call("guess-code", json!({})))).await;
    let admitted = answers.iter().filter(|answer| answer.is_ok()).count();
    assert_eq!(admitted, 5);
    for error in answers.into_iter().filter_map(Result::err) {
        assert_eq!(error.code(), Code::RateLimited);
        assert!(seconds_to_wait(&error) <= 10);
    }
    desk.call_as(desk.stranger(), None, "guess-code", json!({}))
        .await
        .expect("another caller has a bucket of their own");
    desk.world
        .house
        .clock
        .advance(SignedDuration::from_secs(10));
    let answers = join_all((0..10).map(|_| desk.call("guess-code", json!({})))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_shared_limit_admits_its_whole_burst_also_where_it_does_not_divide_evenly() {
    let desk = Desk::new().await;
    let limit = kernel::RateLimit::shared(7, std::time::Duration::from_secs(60));
    let now = desk.world.house.now();
    let calls =
        (0..20).map(|_| kernel::limits::admit_shared(desk.pool(), limit, "x", "seven", now));
    let admitted = join_all(calls)
        .await
        .iter()
        .filter(|call| call.is_ok())
        .count();
    assert_eq!(admitted, 7);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_limit_of_the_process_admits_exactly_its_burst() {
    let desk = Desk::new().await;
    let answers = join_all((0..40).map(|_| desk.call("look-around", json!({})))).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 7);
}

#[tokio::test]
async fn a_persons_refusals_are_limited_too_for_each_is_an_entry_in_the_audit_log() {
    let desk = Desk::new().await;
    let kernel::Caller::User(amara) = desk.amara() else {
        panic!("she is a person");
    };
    let mut without_roles = (*amara).clone();
    without_roles.roles.clear();
    let caller = kernel::Caller::User(std::sync::Arc::new(without_roles));
    let mut codes = Vec::new();
    for _ in 0..9 {
        let refused = desk
            .call_as(caller.clone(), None, "look-around", json!({}))
            .await;
        codes.push(refused.unwrap_err().code());
    }
    let forbidden = codes.iter().filter(|code| **code == Code::Forbidden);
    assert_eq!(forbidden.count(), 7, "{codes:?}");
    assert_eq!(codes[8], Code::RateLimited);
}

#[tokio::test]
async fn nobody_reaches_the_counters_of_the_limits() {
    let desk = Desk::new().await;
    let connection = desk.pool().get().await.unwrap();
    for statement in [
        "select * from app.rate_limits",
        "delete from app.rate_limits",
        "select app.forget_full_limits(now())",
    ] {
        assert!(
            connection.batch_execute(statement).await.is_err(),
            "{statement}"
        );
    }
}

#[tokio::test]
async fn whoever_saves_an_old_version_is_told_the_present_one() {
    let desk = Desk::new().await;
    let answer = desk
        .call("add-note", json!({ "text": "first" }))
        .await
        .unwrap();
    let id: uuid::Uuid = serde_json::from_slice(&answer.body).unwrap();
    let revise = |text: &str, row_version: i32| {
        desk.call(
            "revise-note",
            json!({ "id": id, "text": text, "row_version": row_version }),
        )
    };
    revise("second", 1).await.unwrap();
    let error = revise("third", 1).await.unwrap_err();
    assert_eq!(
        (error.code(), error.code().status()),
        (Code::VersionConflict, 409)
    );
    let body = error.to_json(uuid::Uuid::nil());
    assert_eq!(body["error"]["current_version"], 2);
    revise("third", 2).await.unwrap();
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_ten_who_save_the_same_version_at_once_one_succeeds() {
    let desk = Desk::new().await;
    let answer = desk
        .call("add-note", json!({ "text": "first" }))
        .await
        .unwrap();
    let id: uuid::Uuid = serde_json::from_slice(&answer.body).unwrap();
    let saves = (0..10).map(|n| {
        desk.call(
            "revise-note",
            json!({ "id": id, "text": format!("by {n}"), "row_version": 1 }),
        )
    });
    let answers = join_all(saves).await;
    assert_eq!(answers.iter().filter(|answer| answer.is_ok()).count(), 1);
    for error in answers.into_iter().filter_map(Result::err) {
        assert_eq!(error.code(), Code::VersionConflict);
    }
    assert_eq!(desk.count("select row_version::bigint from notes").await, 2);
}

#[tokio::test]
async fn a_broken_constraint_is_said_in_the_functions_own_words() {
    let desk = Desk::new().await;
    desk.call("add-note", json!({ "text": "same" }))
        .await
        .unwrap();
    let error = desk
        .call("add-note", json!({ "text": "same" }))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    assert_eq!(error.message(), "There is a note with these words already.");
    assert_eq!(error.field(), Some("text"));
    desk.call_as(desk.stranger(), None, "add-note", json!({ "text": "same" }))
        .await
        .expect("another practice has words of its own");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn two_writers_that_lock_each_other_out_both_succeed_because_one_runs_again() {
    let desk = Desk::new().await;
    let mut ids: Vec<uuid::Uuid> = Vec::new();
    for text in ["one", "two"] {
        let answer = desk
            .call("add-note", json!({ "text": text }))
            .await
            .unwrap();
        ids.push(serde_json::from_slice(&answer.body).unwrap());
    }
    let revise = |first: usize, second: usize, text: &str| {
        let body = json!({ "first": ids[first], "second": ids[second], "text": text });
        desk.call("revise-two", body)
    };
    let (left, right) = tokio::join!(revise(0, 1, "left"), revise(1, 0, "right"));
    left.unwrap();
    right.unwrap();
    let events = "select count(*) from audit_events where action = 'revise-two'";
    assert_eq!(desk.count(events).await, 2, "what was undone left no event");
    let changes = "select count(*) from audit_changes where command = 'update'";
    assert_eq!(desk.count(changes).await, 4);
}
