//! When clinicians work, and what keeps visits away.

use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::Practice;

use super::wish;
use crate::example;
use crate::functions as f;
use f::create_appointment::CreateAppointment;
use f::get_available_slots::GetAvailableSlots;
use f::save_clinician_schedule::SaveClinicianSchedule;

/// Noor works on Mondays and Sundays from nine to five with an hour's lunch.
async fn noors_hours(t: &Practice, changes: Value) -> Value {
    let shift = |day, from, to| json!({ "weekday": day, "starts": from, "ends": to });
    let mut hours = json!({
        "clinician_id": t.noor.profile, "valid_from": "2026-03-01", "buffer_minutes": 0,
        "shifts": [shift("monday", "09:00:00", "12:00:00"), shift("monday", "13:00:00", "17:00:00"), shift("sunday", "09:00:00", "17:00:00")],
    });
    for (field, value) in changes.as_object().unwrap() {
        hours[field] = value.clone();
    }
    t.call(SaveClinicianSchedule)
        .by(&t.noor)
        .with_json(hours)
        .ok()
        .await
}

async fn obstacles(t: &Practice, at: &str) -> Vec<String> {
    let day = at.split('T').next().unwrap();
    let slots = t
        .call(GetAvailableSlots)
        .by(&t.aiko)
        .with_json(json!({ "clinician_id": t.noor.profile, "day": day, "minutes": 60 }))
        .ok()
        .await;
    let slot = slots
        .as_array()
        .unwrap()
        .iter()
        .find(|slot| slot["starts_at"] == at);
    let found = slot.unwrap_or_else(|| panic!("{at} is not in the raster"))["obstacles"].clone();
    serde_json::from_value(found).unwrap()
}

async fn book(t: &Practice, at: &str, outside: bool) -> Result<Value, Error> {
    let input = wish(
        t,
        json!({ "clinician_id": t.noor.profile, "starts_at": at, "minutes": 60, "outside_hours": outside }),
    );
    let answer = t
        .call(CreateAppointment)
        .by(&t.rosa)
        .with_json(input)
        .answer()
        .await?;
    Ok(serde_json::from_slice(&answer.body).unwrap())
}

#[tokio::test]
async fn openings_lie_in_the_shifts_and_the_break_is_none() {
    let t = super::practice().await;
    noors_hours(&t, json!({})).await;
    let none: [&str; 0] = [];
    assert_eq!(
        obstacles(&t, "2026-03-09T13:00:00Z").await,
        none,
        "nine o'clock on a Monday in summer time"
    );
    assert_eq!(
        obstacles(&t, "2026-03-09T12:45:00Z").await,
        ["outside_hours"]
    );
    assert_eq!(obstacles(&t, "2026-03-09T15:00:00Z").await, none);
    assert_eq!(
        obstacles(&t, "2026-03-09T15:15:00Z").await,
        ["outside_hours"],
        "into the break"
    );
    assert_eq!(
        obstacles(&t, "2026-03-10T14:00:00Z").await,
        ["outside_hours"],
        "not on Tuesdays"
    );
    // The clocks go forward on Sunday the eighth: nine o'clock is 13:00 UTC, a week before it was 14:00.
    assert_eq!(obstacles(&t, "2026-03-08T13:00:00Z").await, none);
    assert_eq!(
        obstacles(&t, "2026-03-08T12:45:00Z").await,
        ["outside_hours"]
    );
    assert_eq!(obstacles(&t, "2026-03-01T14:00:00Z").await, none);
    assert_eq!(
        obstacles(&t, "2026-03-01T13:45:00Z").await,
        ["outside_hours"]
    );
}

#[tokio::test]
async fn outside_the_hours_one_books_only_on_purpose() {
    let t = super::practice().await;
    noors_hours(&t, json!({})).await;
    let error = book(&t, "2026-03-10T14:00:00Z", false).await.unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (Code::Conflict, Some("appointment.starts_at"))
    );
    assert!(
        error
            .message()
            .starts_with("The clinician does not work then."),
        "{error}"
    );
    let visit = book(&t, "2026-03-10T14:00:00Z", true).await.unwrap();
    assert_eq!(visit["off_schedule"], true);
    let inside = book(&t, "2026-03-09T13:00:00Z", true).await.unwrap();
    assert_eq!(inside["off_schedule"], false);
    // What is taken is taken, on purpose or not.
    let error = book(&t, "2026-03-10T14:30:00Z", true).await.unwrap_err();
    assert!(
        error
            .message()
            .starts_with("The clinician is already booked"),
        "{error}"
    );
    // What is over is written down whatever the hours were.
    assert!(book(&t, "2026-02-24T14:00:00Z", false).await.is_ok());
}

#[tokio::test]
async fn breaks_between_visits_and_the_limits_of_a_day_are_kept() {
    let t = super::practice().await;
    noors_hours(&t, json!({ "buffer_minutes": 15, "max_per_day": 2 })).await;
    book(&t, "2026-03-09T13:00:00Z", false).await.unwrap();
    assert_eq!(obstacles(&t, "2026-03-09T14:00:00Z").await, ["buffer"]);
    let none: [&str; 0] = [];
    assert_eq!(obstacles(&t, "2026-03-09T14:15:00Z").await, none);
    book(&t, "2026-03-09T14:15:00Z", false).await.unwrap();
    assert_eq!(obstacles(&t, "2026-03-09T18:00:00Z").await, ["daily_limit"]);
    noors_hours(&t, json!({ "max_per_week": 3 })).await;
    // Monday's two and none on Sunday, which is the week before.
    book(&t, "2026-03-09T18:00:00Z", false).await.unwrap();
    assert_eq!(
        obstacles(&t, "2026-03-09T19:00:00Z").await,
        ["weekly_limit"]
    );
    assert_eq!(obstacles(&t, "2026-03-08T19:00:00Z").await, none);
}

#[tokio::test]
async fn hours_have_versions_that_follow_one_another() {
    let t = super::practice().await;
    let first = noors_hours(&t, json!({})).await;
    assert_eq!(
        first["valid_to"], "2026-05-31",
        "the cast's hours begin in June"
    );
    noors_hours(&t, json!({ "valid_from": "2026-04-01", "shifts": [] })).await;
    let replaced = noors_hours(
        &t,
        json!({ "valid_from": "2026-04-01", "buffer_minutes": 5 }),
    )
    .await;
    assert_eq!(
        (
            &replaced["buffer_minutes"],
            replaced["shifts"].as_array().unwrap().len()
        ),
        (&json!(5), 3)
    );
    let query = json!({ "from": "2026-03-02T05:00:00Z", "to": "2026-12-01T05:00:00Z", "clinician_ids": [t.noor.profile] });
    let all = t
        .call(f::get_clinician_schedules::GetClinicianSchedules)
        .by(&t.bela)
        .with_json(query)
        .ok()
        .await;
    let spans: Vec<_> = all
        .as_array()
        .unwrap()
        .iter()
        .map(|one| (one["valid_from"].clone(), one["valid_to"].clone()))
        .collect();
    assert_eq!(
        spans,
        [
            (json!("2026-03-01"), json!("2026-03-31")),
            (json!("2026-04-01"), json!("2026-05-31")),
            (json!("2026-06-01"), Value::Null)
        ]
    );
    for (shifts, words) in [
        (
            json!([{ "weekday": "monday", "starts": "09:00:00", "ends": "09:00:00" }]),
            "ends before it begins",
        ),
        (
            json!([{ "weekday": "monday", "starts": "09:00:00", "ends": "12:00:00" }, { "weekday": "monday", "starts": "11:00:00", "ends": "13:00:00" }]),
            "overlap",
        ),
    ] {
        let input = json!({ "clinician_id": t.noor.profile, "valid_from": "2026-03-01", "buffer_minutes": 0, "shifts": shifts });
        let error = t
            .call(SaveClinicianSchedule)
            .by(&t.noor)
            .with_json(input)
            .err()
            .await;
        assert_eq!(error.field(), Some("shifts"));
        assert!(error.message().contains(words), "{error}");
    }
}

#[tokio::test]
async fn time_off_keeps_visits_away_once_somebody_else_granted_it() {
    let t = super::practice().await;
    let ask = json!({ "clinician_id": t.noor.profile, "kind": "time_off", "starts_at": "2026-03-09T04:00:00Z", "ends_at": "2026-03-10T04:00:00Z" });
    book(&t, "2026-03-09T18:00:00Z", false).await.unwrap();
    let asked = t
        .call(f::request_schedule_exception::RequestScheduleException)
        .by(&t.noor)
        .with_json(ask.clone())
        .ok()
        .await;
    assert_eq!(
        (&asked["status"], &asked["booked_visits"]),
        (&json!("requested"), &json!(1))
    );
    let twice = t
        .call(f::request_schedule_exception::RequestScheduleException)
        .by(&t.noor)
        .with_json(ask)
        .err()
        .await;
    assert_eq!(twice.code(), Code::Conflict);
    let none: [&str; 0] = [];
    assert_eq!(
        obstacles(&t, "2026-03-09T13:00:00Z").await,
        none,
        "asking keeps nothing free"
    );
    let input = json!({ "id": asked["id"] });
    // Stellan does not supervise Noor.
    let stranger = t
        .call(f::approve_schedule_exception::ApproveScheduleException)
        .by(&t.stellan)
        .with_json(input.clone())
        .err()
        .await;
    assert_eq!(stranger.code(), Code::NotFound);
    t.call(f::approve_schedule_exception::ApproveScheduleException)
        .by(&t.amara)
        .with_json(input.clone())
        .ok()
        .await;
    assert_eq!(obstacles(&t, "2026-03-09T13:00:00Z").await, ["time_off"]);
    let late = json!({ "id": asked["id"], "reason": "Too late" });
    let error = t
        .call(f::deny_schedule_exception::DenyScheduleException)
        .by(&t.amara)
        .with_json(late)
        .err()
        .await;
    assert_eq!(error.code(), Code::Conflict);
    t.call(f::withdraw_schedule_exception::WithdrawScheduleException)
        .by(&t.noor)
        .with_json(input)
        .ok()
        .await;
    assert_eq!(obstacles(&t, "2026-03-09T13:00:00Z").await, none);
}

#[tokio::test]
async fn nobody_grants_their_own_time_off() {
    let t = super::practice().await;
    let ask = json!({ "clinician_id": t.stellan.profile, "kind": "training", "starts_at": "2026-03-09T04:00:00Z", "ends_at": "2026-03-10T04:00:00Z" });
    let asked = t
        .call(f::request_schedule_exception::RequestScheduleException)
        .by(&t.stellan)
        .with_json(ask)
        .ok()
        .await;
    let own = t
        .call(f::approve_schedule_exception::ApproveScheduleException)
        .by(&t.stellan)
        .with_json(json!({ "id": asked["id"] }))
        .err()
        .await;
    assert_eq!(own.code(), Code::Forbidden);
    let aikos =
        json!({ "id": t.own(example::EXCEPTION), "reason": "The team is too small that week" });
    let denied = t
        .call(f::deny_schedule_exception::DenyScheduleException)
        .by(&t.stellan)
        .with_json(aikos)
        .ok()
        .await;
    assert_eq!(
        (&denied["status"], &denied["decision_note"]),
        (&json!("denied"), &json!("The team is too small that week"))
    );
}

#[tokio::test]
async fn blocked_times_keep_visits_away_and_open_again() {
    let t = super::practice().await;
    let lunch = json!({
        "clinician_id": t.noor.profile, "kind": "lunch", "starts_at": "2026-03-05T17:00:00Z", "minutes": 60, "time_zone": "America/New_York",
        "recurrence": { "frequency": "weekly", "weekdays": ["thursday", "friday"], "count": 4 },
    });
    let blocked = t
        .call(f::create_blocked_time::CreateBlockedTime)
        .by(&t.noor)
        .with_json(lunch.clone())
        .ok()
        .await;
    let starts: Vec<_> = blocked
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["starts_at"].as_str().unwrap())
        .collect();
    assert_eq!(
        starts,
        [
            "2026-03-05T17:00:00Z",
            "2026-03-06T17:00:00Z",
            "2026-03-12T16:00:00Z",
            "2026-03-13T16:00:00Z"
        ],
        "noon stays noon"
    );
    let twice = t
        .call(f::create_blocked_time::CreateBlockedTime)
        .by(&t.rosa)
        .with_json(lunch)
        .err()
        .await;
    assert_eq!(
        (twice.code(), twice.field()),
        (Code::Conflict, Some("starts_at"))
    );
    let error = book(&t, "2026-03-12T16:30:00Z", false).await.unwrap_err();
    assert!(
        error
            .message()
            .starts_with("The clinician has blocked this time."),
        "{error}"
    );
    let input = json!({ "id": blocked[1]["id"], "following": true });
    let hidden = t
        .call(f::delete_blocked_time::DeleteBlockedTime)
        .by(&t.aiko)
        .with_json(input.clone())
        .err()
        .await;
    assert_eq!(hidden.code(), Code::NotFound);
    t.call(f::delete_blocked_time::DeleteBlockedTime)
        .by(&t.noor)
        .with_json(input)
        .ok()
        .await;
    let query = json!({ "from": "2026-03-02T05:00:00Z", "to": "2026-04-01T05:00:00Z" });
    let left = t
        .call(f::get_blocked_times::GetBlockedTimes)
        .by(&t.rosa)
        .with_json(query)
        .ok()
        .await;
    assert_eq!(left.as_array().unwrap().len(), 1);
    book(&t, "2026-03-12T16:30:00Z", false).await.unwrap();
}
