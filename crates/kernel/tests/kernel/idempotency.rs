//! The same key, the same answer, one effect.

use std::time::Duration;

use futures_util::future::join_all;
use kernel::Code;
use serde_json::json;

use crate::desk::Desk;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_hundred_calls_at_once_with_one_key_have_one_effect_and_one_answer() {
    let desk = Desk::new().await;
    let calls =
        (0..100).map(|_| desk.keyed("k-1", "add-note", json!({ "text": "once", "pause": 20 })));
    let answers = join_all(calls).await;
    let mut bodies: Vec<Vec<u8>> = Vec::new();
    let mut fresh = 0;
    for answer in answers {
        match answer {
            Ok(answer) => {
                fresh += usize::from(!answer.replayed);
                bodies.push(answer.body);
            }
            Err(error) => assert_eq!(error.code(), Code::InFlight, "{error:?}"),
        }
    }
    bodies.dedup();
    assert_eq!((bodies.len(), fresh), (1, 1));
    assert_eq!(desk.notes_and_events().await, (1, 1));
    let again = desk
        .keyed("k-1", "add-note", json!({ "text": "once", "pause": 20 }))
        .await
        .unwrap();
    assert!(again.replayed);
    assert_eq!(again.body, bodies[0]);
}

#[tokio::test]
async fn a_key_with_another_body_is_refused_with_422() {
    let desk = Desk::new().await;
    desk.keyed("k-1", "add-note", json!({ "text": "one" }))
        .await
        .unwrap();
    let error = desk
        .keyed("k-1", "add-note", json!({ "text": "two" }))
        .await
        .unwrap_err();
    assert_eq!(
        (error.code(), error.code().status()),
        (Code::KeyReused, 422)
    );
    assert_eq!(desk.notes_and_events().await, (1, 1));
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_key_that_is_being_worked_on_is_answered_with_409() {
    let desk = Desk::new().await;
    let slow = json!({ "text": "slow", "pause": 5_000 });
    let first = desk.keyed("k-1", "add-note", slow.clone());
    let second = async {
        let claimed = "select count(*) from pg_locks where locktype = 'advisory' \
             and database = (select oid from pg_database where datname = current_database())";
        while desk.count(claimed).await == 0 {
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        desk.keyed("k-1", "add-note", slow.clone()).await
    };
    let (first, second) = tokio::join!(first, second);
    let error = second.unwrap_err();
    assert_eq!((error.code(), error.code().status()), (Code::InFlight, 409));
    let body = first.unwrap().body;
    let later = desk.keyed("k-1", "add-note", slow).await.unwrap();
    assert_eq!(later.body, body);
    assert_eq!(desk.notes_and_events().await, (1, 1));
}

#[tokio::test]
async fn a_key_belongs_to_one_person_and_one_function() {
    let desk = Desk::new().await;
    let body = json!({ "text": "mine" });
    let noor = desk.world.home.noor.caller(desk.world.house.now());
    desk.keyed("k-1", "add-note", body).await.unwrap();
    let hers = desk
        .call_as(noor, Some("k-1"), "add-note", json!({ "text": "hers" }))
        .await
        .unwrap();
    let theirs = desk
        .call_as(
            desk.stranger(),
            Some("k-1"),
            "add-note",
            json!({ "text": "theirs" }),
        )
        .await
        .unwrap();
    assert!(!hers.replayed && !theirs.replayed);
    assert_eq!(desk.notes_and_events().await, (3, 3));
}

#[tokio::test]
async fn what_was_refused_may_be_tried_again_with_the_same_key() {
    let desk = Desk::new().await;
    desk.call("add-note", json!({ "text": "taken" }))
        .await
        .unwrap();
    let refused = desk
        .keyed("k-1", "add-note", json!({ "text": "taken" }))
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::Conflict);
    desk.operator
        .batch_execute("update notes set text = 'free'")
        .await
        .unwrap();
    desk.keyed("k-1", "add-note", json!({ "text": "taken" }))
        .await
        .unwrap();
    assert_eq!(desk.count("select count(*) from notes").await, 2);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_caller_that_lost_the_answer_gets_it_with_the_next_try_whenever_the_line_broke() {
    let desk = Desk::new().await;
    for n in 0..60_u64 {
        let (key, body) = (format!("k-{n}"), json!({ "text": format!("note {n}") }));
        // Hung up after a while: before the effect, between effect and answer, or not at all.
        let patience = Duration::from_micros(150 * n);
        let first =
            tokio::time::timeout(patience, desk.keyed(&key, "add-note", body.clone())).await;
        let again = desk.keyed(&key, "add-note", body).await.unwrap();
        if let Ok(first) = first {
            assert_eq!(first.unwrap().body, again.body);
        }
    }
    assert_eq!(desk.notes_and_events().await, (60, 60));
}
