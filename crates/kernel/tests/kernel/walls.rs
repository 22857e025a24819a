//! What the database itself refuses, whatever a function does.

use std::time::Duration;

use kernel::spec::Effect;
use kernel::transaction::{Binding, Transaction};
use kernel::{Caller, Code};
use serde_json::json;

use crate::desk::Desk;

const GET: &str = "select text from public.notes order by text";

fn binding(caller: &Caller, effect: Effect, statement_timeout: Duration) -> Binding {
    Binding::of(caller, effect, uuid::Uuid::nil(), statement_timeout)
}

async fn read(desk: &Desk, caller: &Caller, text: &str) -> kernel::Result<Vec<String>> {
    let bound = binding(caller, Effect::Read, Duration::from_secs(8));
    let mut transaction = Transaction::open(desk.pool(), bound).await?;
    let rows = transaction.query(text, &[]).await?;
    transaction.end_read();
    Ok(rows.iter().map(|row| row.get(0)).collect())
}

#[tokio::test]
async fn a_read_is_held_to_its_word_by_the_database() {
    let desk = Desk::new().await;
    let error = desk
        .call("scribble-while-reading", json!({ "text": "no" }))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Internal);
    let cause = error.cause().unwrap();
    let state = cause.downcast_ref::<tokio_postgres::Error>().unwrap();
    let read_only = tokio_postgres::error::SqlState::READ_ONLY_SQL_TRANSACTION;
    assert_eq!(state.code(), Some(&read_only));
    assert_eq!(desk.notes_and_events().await, (0, 0));
}

#[tokio::test]
async fn a_read_that_ended_with_its_query_carries_nothing_and_is_bound_anew_if_it_goes_on() {
    const WHO: &str = "select auth.uid()::text || ' ' || current_setting('transaction_read_only') || ' ' || now()::text";
    let mut desk = Desk::new().await;
    let settings = desk.world.house.database.settings();
    desk.world.house.waist.pool = database::pool(&settings, 1).unwrap();
    let bound = binding(&desk.amara(), Effect::Read, Duration::from_secs(8));
    let mut transaction = Transaction::open(desk.pool(), bound).await.unwrap();
    let mut said = Vec::new();
    for ends in [true, true, false, false] {
        if ends {
            transaction.end_with_next();
        }
        let rows = transaction.query(WHO, &[]).await.unwrap();
        said.push(rows[0].get::<_, String>(0));
    }
    let amara = desk.amara().user().unwrap().profile.to_string();
    assert!(
        said.iter()
            .all(|one| one.starts_with(&format!("{amara} on ")))
    );
    let transactions: std::collections::HashSet<&String> = said.iter().collect();
    assert_eq!(transactions.len(), 3, "the last two share one: {said:?}");
    transaction.end_read();

    let bound = binding(&desk.amara(), Effect::Read, Duration::from_secs(8));
    let mut transaction = Transaction::open(desk.pool(), bound).await.unwrap();
    transaction.end_with_next();
    let failed = transaction.query("select 1 / 0", &[]).await;
    assert!(failed.is_err());
    drop(transaction);
    let connection = desk.pool().get().await.unwrap();
    let left = "select current_user <> session_user or coalesce(current_setting('request.jwt.claims', true), '') <> ''";
    let carries: bool = connection.query_one(left, &[]).await.unwrap().get(0);
    assert!(!carries, "the failed query took its caller along");
}

#[tokio::test]
async fn a_statement_that_takes_too_long_is_stopped_and_answered_with_504() {
    let desk = Desk::new().await;
    for effect in [Effect::Read, Effect::Write] {
        let bound = binding(&desk.amara(), effect, Duration::from_millis(150));
        let mut transaction = Transaction::open(desk.pool(), bound).await.unwrap();
        let begun = std::time::Instant::now();
        let error = transaction
            .query("select pg_sleep(5)::text", &[])
            .await
            .unwrap_err();
        assert_eq!(error.code().status(), 504, "{error:?}");
        assert!(begun.elapsed() < Duration::from_secs(3));
    }
}

#[tokio::test]
async fn without_a_caller_there_are_no_rows_and_no_rights() {
    let desk = Desk::new().await;
    desk.call("add-note", json!({ "text": "ours" }))
        .await
        .unwrap();
    let connection = desk.pool().get().await.unwrap();
    let refused = connection.query(GET, &[]).await.unwrap_err();
    let denied = tokio_postgres::error::SqlState::INSUFFICIENT_PRIVILEGE;
    assert_eq!(refused.code(), Some(&denied), "the login itself");
    for role in ["authenticated", "service_role"] {
        connection
            .batch_execute(&format!("begin; set local role {role}"))
            .await
            .unwrap();
        let rows = connection.query(GET, &[]).await;
        assert!(
            rows.as_ref().map_or(true, Vec::is_empty),
            "{role} without claims sees nothing: {rows:?}"
        );
        connection.batch_execute("rollback").await.unwrap();
    }
    drop(connection);
    assert_eq!(
        read(&desk, &Caller::Anonymous, GET)
            .await
            .unwrap_err()
            .code(),
        Code::NotFound
    );
    assert_eq!(read(&desk, &desk.amara(), GET).await.unwrap(), ["ours"]);
    assert!(read(&desk, &desk.stranger(), GET).await.unwrap().is_empty());
}

#[tokio::test]
async fn ten_thousand_changes_of_caller_on_one_prepared_plan_leak_no_row() {
    let mut desk = Desk::new().await;
    let settings = desk.world.house.database.settings();
    desk.world.house.waist.pool = database::pool(&settings, 1).unwrap();
    let (amara, stranger) = (desk.amara(), desk.stranger());
    for (caller, text) in [(&amara, "home"), (&stranger, "other")] {
        desk.call_as(caller.clone(), None, "add-note", json!({ "text": text }))
            .await
            .unwrap();
    }
    for turn in 0..10_000_u32 {
        // Runs of uneven length, so that a generic plan is made under either caller.
        let at_home = (turn / 7 + turn / 13) % 2 == 0;
        let (caller, expected) = match at_home {
            true => (&amara, "home"),
            false => (&stranger, "other"),
        };
        assert_eq!(
            read(&desk, caller, GET).await.unwrap(),
            [expected],
            "turn {turn}"
        );
    }
    let connection = desk.pool().get().await.unwrap();
    let plans: i64 = connection
        .query_one(
            "select count(*) from pg_prepared_statements where statement = $1 and generic_plans + custom_plans >= 10000",
            &[&GET],
        )
        .await
        .unwrap()
        .get(0);
    assert_eq!(plans, 1, "it was one plan on one connection");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_connection_lost_in_the_middle_of_a_call_is_answered_with_503_and_the_next_call_works() {
    let desk = Desk::new().await;
    let superuser = desk.world.house.database.superuser().await;
    for (name, body) in [
        ("get-notes", json!({ "pause": 3_000 })),
        ("add-note", json!({ "text": "lost", "pause": 3_000 })),
    ] {
        let thrown_out = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            superuser
                .execute(
                    "select pg_terminate_backend(pid) from pg_stat_activity \
                     where datname = current_database() and usename = 'mentalspace_app'",
                    &[],
                )
                .await
                .unwrap();
        };
        let (answer, ()) = tokio::join!(desk.call(name, body), thrown_out);
        let error = answer.unwrap_err();
        assert_eq!(
            (error.code(), error.code().status()),
            (Code::Unavailable, 503),
            "{name}: {error:?}"
        );
        desk.call("get-notes", json!({})).await.unwrap();
    }
    assert_eq!(desk.notes_and_events().await, (0, 0));
}

#[tokio::test]
async fn what_is_logged_of_a_failure_holds_no_value_of_a_row() {
    let desk = Desk::new().await;
    let bound = binding(&desk.amara(), Effect::Read, Duration::from_secs(8));
    for statement in [
        "select 'Marlow Quist'::int::text",
        "do $$ begin raise exception 'Marlow Quist' using detail = 'Marlow Quist'; end $$",
    ] {
        let mut transaction = Transaction::open(desk.pool(), bound.clone()).await.unwrap();
        let error = transaction.query(statement, &[]).await.unwrap_err();
        let logged = error.logged_cause().unwrap();
        assert!(logged.starts_with("sqlstate "), "{logged}");
        assert!(!logged.contains("Marlow"), "{logged}");
        assert!(!error.to_string().contains("Marlow"), "{error}");
    }
}
