//! The steps of a visit are written down twice, in Rust and in the database: here they are compared, pair by pair, and tried.

use crate::appointment::Status;
use crate::example;

#[tokio::test]
async fn the_two_tables_of_steps_are_one() {
    let t = super::practice().await;
    let operator = t.house().database.operator().await;
    for from in Status::ALL {
        for to in Status::ALL {
            let allowed: bool = operator
                .query_one(
                    "select app.visit_may_become($1, $2)",
                    &[&from.as_str(), &to.as_str()],
                )
                .await
                .unwrap()
                .get(0);
            assert_eq!(allowed, from.may_become(*to), "{from} to {to}");
        }
    }
}

/// What a row of that status holds besides.
fn facts(status: Status) -> &'static str {
    match status {
        Status::CheckedIn => "checked_in_at = starts_at",
        Status::InSession => "started_at = starts_at",
        Status::Completed => "started_at = starts_at, ended_at = ends_at",
        Status::NoShow => "status_reason = 'Called, nobody answered'",
        Status::Cancelled | Status::LateCancelled => "cancel_reason = 'illness'",
        Status::Scheduled | Status::Confirmed | Status::Rescheduled => "note = 'x'",
    }
}

/// Every pair is tried on a real row, past our functions: the trigger lets through what the table says.
#[tokio::test]
async fn the_database_takes_just_these_steps_whoever_comes_another_way() {
    let t = super::practice().await;
    let mut operator = t.house().database.operator().await;
    let id = t.own(example::APPOINTMENT);
    let mut tried = 0;
    for from in Status::ALL {
        for to in Status::ALL.iter().filter(|to| *to != from) {
            let work = operator.transaction().await.unwrap();
            // The starting point is brought about without the trigger.
            work.batch_execute("alter table appointments disable trigger guard_status")
                .await
                .unwrap();
            let reset = "checked_in_at = null, started_at = null, ended_at = null, status_reason = null, cancel_reason = null, note = null";
            let start = facts(*from);
            let kept: Vec<&str> = reset
                .split(", ")
                .filter(|part| !start.contains(part.split(' ').next().unwrap()))
                .collect();
            let sql = format!(
                "update appointments set status = '{from}', {start}, {} where id = '{id}'",
                kept.join(", ")
            );
            assert_eq!(work.execute(&sql, &[]).await.unwrap(), 1);
            work.batch_execute("alter table appointments enable trigger guard_status")
                .await
                .unwrap();
            let set = facts(*to);
            let step = format!("update appointments set status = '{to}', {set} where id = '{id}'");
            let answer = work.execute(&step, &[]).await;
            let refused = answer.as_ref().err().and_then(|error| {
                error
                    .as_db_error()
                    .and_then(|error| error.constraint())
                    .map(str::to_owned)
            });
            let expected = (!from.may_become(*to)).then(|| "appointments_status_step".to_owned());
            assert_eq!(refused, expected, "{from} to {to}: {answer:?}");
            if expected.is_none() {
                let history = work
                    .query_one(
                        "select from_status, to_status from appointment_status_history where appointment_id = $1
                          and from_status is not distinct from $2 and to_status = $3",
                        &[&id, &from.as_str(), &to.as_str()],
                    )
                    .await;
                assert!(history.is_ok(), "{from} to {to} is not in the history");
            }
            work.rollback().await.unwrap();
            tried += 1;
        }
    }
    assert_eq!(tried, 72);
}

#[tokio::test]
async fn the_history_is_never_rewritten() {
    let t = super::practice().await;
    let operator = t.house().database.operator().await;
    for sql in [
        "update appointment_status_history set reason = 'other' where organization_id = $1",
        "delete from appointment_status_history where organization_id = $1",
    ] {
        let error = operator.execute(sql, &[&t.organization]).await.unwrap_err();
        assert_eq!(error.code().unwrap().code(), "23001", "{sql}");
    }
}
