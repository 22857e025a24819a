//! A caller may hang up at any moment. No connection may come back from that with the caller's claims
//! or in the middle of the caller's transaction. This test stays for ever.

use std::future::poll_fn;
use std::pin::pin;
use std::task::Poll;
use std::time::Duration;

use kernel::Result;
use serde_json::json;

use crate::desk::Desk;

/// Polls the future at most so many times, then drops it; whether it came to its end.
async fn poll_at_most<F: Future>(times: usize, future: F) -> bool {
    let mut future = pin!(future);
    let mut polls = 0;
    poll_fn(|context| {
        polls += 1;
        match future.as_mut().poll(context) {
            Poll::Ready(_) => Poll::Ready(true),
            Poll::Pending if polls >= times => Poll::Ready(false),
            Poll::Pending => Poll::Pending,
        }
    })
    .await
}

/// What a connection carries that it should not: it must be nobody's, and in no transaction.
async fn carried(connection: &deadpool_postgres::Object) -> Option<&'static str> {
    // The simple protocol: there a statement outside a transaction begins with its transaction.
    let answer = connection
        .simple_query(
            "select coalesce(current_setting('request.jwt.claims', true), '') <> '', \
                    coalesce(current_setting('app.event_id', true), '') <> '', \
                    current_user <> session_user, \
                    current_setting('transaction_read_only') = 'on', \
                    now() <> statement_timestamp()",
        )
        .await;
    let row = match answer {
        Err(_) => return Some("an aborted transaction"),
        Ok(messages) => messages.into_iter().find_map(|message| match message {
            tokio_postgres::SimpleQueryMessage::Row(row) => Some(row),
            _ => None,
        })?,
    };
    let kinds = [
        "claims",
        "an event",
        "a role",
        "a read-only transaction",
        "a transaction",
    ];
    let found = (0..kinds.len()).find(|column| row.get(*column) == Some("t"));
    found.map(|column| kinds[column])
}

/// Looks at every connection of the pool, one by one.
async fn assert_no_connection_carries_anything(desk: &Desk, when: &str) {
    let size = desk.pool().status().max_size;
    let mut held = Vec::new();
    for _ in 0..size {
        let connection = desk.pool().get().await.unwrap();
        assert_eq!(carried(&connection).await, None, "left {when}");
        held.push(connection);
    }
}

#[tokio::test]
async fn what_a_connection_could_carry_is_noticed() {
    let desk = Desk::new().await;
    for (leak, named) in [
        (
            "select set_config('request.jwt.claims', '{}', false)",
            "claims",
        ),
        ("select set_config('app.event_id', 'x', false)", "an event"),
        ("set role authenticated", "a role"),
        (
            "begin read only; select pg_sleep(0.001)",
            "a read-only transaction",
        ),
        ("begin; select pg_sleep(0.001)", "a transaction"),
        ("begin; select 1/0", "an aborted transaction"),
    ] {
        let connection = desk.pool().get().await.unwrap();
        assert_eq!(carried(&connection).await, None);
        let done = connection.batch_execute(leak).await;
        assert_eq!(done.is_err(), leak.contains("1/0"));
        assert_eq!(carried(&connection).await, Some(named));
        drop(deadpool_postgres::Object::take(connection));
    }
}

#[tokio::test]
async fn a_call_cancelled_at_any_of_its_await_points_leaves_nothing_on_its_connection() {
    let desk = Desk::new().await;
    for (name, finishing) in [("get-notes", 3), ("get-notes-at-once", 3), ("add-note", 3)] {
        let (mut points, mut finished) = (0, 0);
        while finished < finishing {
            points += 1;
            let body = match name {
                "add-note" => json!({ "text": format!("{points}") }),
                _ => json!({}),
            };
            let call = async { desk.call(name, body).await.unwrap() };
            if poll_at_most(points, call).await {
                finished += 1;
            }
            let when = format!("after {name} was polled {points} times");
            assert_no_connection_carries_anything(&desk, &when).await;
        }
        assert!(points > finishing, "{name} was never cancelled");
    }
    let (notes, events) = desk.notes_and_events().await;
    assert_eq!(
        notes, events,
        "a cancelled write is done with its event or not at all"
    );
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn fifty_calls_hung_up_at_once_leave_nothing_on_any_connection() {
    let desk = Desk::new().await;
    for round in 0..6 {
        let calls = (0..50_u64).map(|n| {
            let desk = &desk;
            async move {
                let patience = Duration::from_micros(100 + 397 * ((n * 7 + round * 13) % 50));
                let call: Result<_> = match tokio::time::timeout(patience, async {
                    match n % 4 {
                        0 => desk.call("get-notes", json!({ "pause": 5 })).await,
                        1 => {
                            desk.call(
                                "add-note",
                                json!({ "text": format!("{round}/{n}"), "pause": 5 }),
                            )
                            .await
                        }
                        2 => desk.call("get-notes-at-once", json!({})).await,
                        _ => {
                            desk.call_as(desk.stranger(), None, "get-notes", json!({}))
                                .await
                        }
                    }
                })
                .await
                {
                    Ok(done) => done,
                    Err(_) => return false,
                };
                call.unwrap();
                true
            }
        });
        futures_util::future::join_all(calls).await;
        let when = format!("in round {round}");
        assert_no_connection_carries_anything(&desk, &when).await;
    }
    let (notes, events) = desk.notes_and_events().await;
    assert_eq!(notes, events);
}

#[tokio::test]
async fn a_connection_that_does_not_roll_back_in_time_is_closed_and_not_lent() {
    let desk = Desk::new().await;
    let call = desk.call("get-notes", json!({ "pause": 6_000 }));
    assert!(
        tokio::time::timeout(Duration::from_millis(200), call)
            .await
            .is_err()
    );
    tokio::time::sleep(Duration::from_millis(2_300)).await;
    assert_no_connection_carries_anything(&desk, "after a long statement").await;
}
