//! The appender when many come at once, when one event is bad, and when the database goes away.

use std::sync::Arc;
use std::time::{Duration, Instant};

use futures_util::future::join_all;
use kernel::Code;
use kernel::audit::{Appender, Keys};
use serde_json::json;

use crate::desk::{Desk, event, master};

fn appender(desk: &Desk) -> Appender {
    let settings = desk.world.house.database.settings();
    let pool = database::pool(&settings, 1).unwrap();
    Appender::start(pool, Arc::new(Keys::of(&master()).seal))
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn five_thousand_events_at_once_are_durable_once_each_in_few_commits() {
    let desk = Desk::new().await;
    let appender = appender(&desk);
    let begun = Instant::now();
    let appended = join_all((0..5_000).map(|n| appender.append(event(&desk, n)))).await;
    let elapsed = begun.elapsed();
    assert!(appended.iter().all(Result::is_ok));
    assert_eq!(desk.count("select count(*) from audit_events").await, 5_000);
    let commits = desk
        .count("select count(distinct txid::text) from audit_events")
        .await;
    assert!(commits < 500, "{commits} commits");
    println!(
        "appender: 5000 events in {} commits, {:.0} events/s (debug build, fsync off)",
        commits,
        5_000.0 / elapsed.as_secs_f64()
    );
}

#[tokio::test]
async fn one_caller_after_the_other_keeps_their_order() {
    let desk = Desk::new().await;
    let appender = appender(&desk);
    let events: Vec<_> = (0..50).map(|n| event(&desk, n)).collect();
    let expected: Vec<_> = events.iter().map(|event| event.id).collect();
    let sent = join_all(events.into_iter().map(|event| appender.append(event))).await;
    assert!(sent.iter().all(Result::is_ok));
    let rows = desk
        .operator
        .query("select id from audit_events order by txid, seq", &[])
        .await
        .unwrap();
    let found: Vec<uuid::Uuid> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(found, expected);
}

#[tokio::test]
async fn a_closed_appender_holds_no_connection_and_opens_another_for_a_later_event() {
    let desk = Desk::new().await;
    let superuser = desk.world.house.database.superuser().await;
    let held = async || -> i64 {
        let sql = "select count(*) from pg_stat_activity where datname = current_database()
             and query like '%insert into public.audit_events%' and pid <> pg_backend_pid()";
        superuser.query_one(sql, &[]).await.unwrap().get(0)
    };
    let appender = appender(&desk);
    appender.append(event(&desk, 1)).await.unwrap();
    assert_eq!(held().await, 1);
    appender.close().await;
    let begun = Instant::now();
    while held().await > 0 {
        assert!(begun.elapsed() < Duration::from_secs(10), "still connected");
        tokio::time::sleep(Duration::from_millis(10)).await;
    }
    appender.append(event(&desk, 2)).await.unwrap();
    assert_eq!(desk.count("select count(*) from audit_events").await, 2);
}

#[tokio::test]
async fn an_event_that_the_database_refuses_does_not_take_the_others_with_it() {
    let desk = Desk::new().await;
    let appender = appender(&desk);
    let appended = join_all((0..20).map(|n| {
        let mut event = event(&desk, n);
        if n == 7 {
            event.reason = Some("a text with \0 in it".into());
        }
        appender.append(event)
    }))
    .await;
    let refused: Vec<usize> = (0..20).filter(|n| appended[*n].is_err()).collect();
    assert_eq!(refused, [7]);
    assert_eq!(desk.count("select count(*) from audit_events").await, 19);
}

/// Whoever waits for the log hears within a few seconds that it is away.
fn in_time(begun: Instant) {
    let waited = begun.elapsed();
    assert!(waited < Duration::from_secs(8), "{waited:?}");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn while_the_database_is_away_callers_hear_it_in_time_and_nothing_acknowledged_is_lost() {
    let desk = Desk::new().await;
    let appender = appender(&desk);
    appender.append(event(&desk, 0)).await.unwrap();
    let name = desk.world.house.database.name().to_owned();
    let access = desk.world.house.database.access().clone();
    let elsewhere = database::connect(&database::Settings::socket(access.superuser("postgres")))
        .await
        .unwrap();
    let mut acknowledged = vec![event(&desk, 0).id];
    for round in 0..3_u64 {
        // Nobody may connect, and whoever is connected is thrown out in the middle of their commits.
        let outage = async {
            tokio::time::sleep(Duration::from_millis(5)).await;
            let away = format!(
                "alter database {name} allow_connections false; \
                 select pg_terminate_backend(pid) from pg_stat_activity where datname = '{name}' and usename = 'mentalspace_app'"
            );
            elsewhere.batch_execute(&away).await.unwrap();
        };
        let mut numbers: Vec<u64> = (1..=300).map(|n| round * 1_000 + n).collect();
        let begun = Instant::now();
        let calls = join_all(numbers.iter().map(|n| {
            let (appender, desk) = (&appender, &desk);
            async move {
                tokio::time::sleep(Duration::from_micros(n % 300 * 60)).await;
                appender.append(event(desk, *n)).await
            }
        }));
        let ((), mut answers) = tokio::join!(outage, calls);
        in_time(begun);
        // On a busy machine all of them may be through before the database goes away: this one is not.
        let late = round * 1_000 + 999;
        let begun = Instant::now();
        numbers.push(late);
        answers.push(appender.append(event(&desk, late)).await);
        in_time(begun);
        let mut refused = 0;
        for (number, answer) in std::iter::zip(&numbers, answers) {
            match answer {
                Ok(()) => acknowledged.push(event(&desk, *number).id),
                Err(error) => {
                    assert_eq!(error.code(), Code::Unavailable);
                    refused += 1;
                }
            }
        }
        assert!(refused > 0, "the outage was noticed");
        let back = format!("alter database {name} allow_connections true");
        elsewhere.batch_execute(&back).await.unwrap();
        let id = event(&desk, round * 1_000 + 999).id;
        appender
            .append(event(&desk, round * 1_000 + 999))
            .await
            .expect("it goes on by itself");
        acknowledged.push(id);
    }
    let found = desk
        .operator
        .query_one(
            "select count(*) from audit_events where id = any ($1)",
            &[&acknowledged],
        )
        .await
        .unwrap();
    assert_eq!(found.get::<_, i64>(0), acknowledged.len() as i64);
    desk.call("get-notes", json!({})).await.unwrap();
}
