//! Visits that repeat.

use jiff::SignedDuration;
use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::Practice;

use super::wish;
use crate::functions as f;
use f::cancel_appointment_series::CancelAppointmentSeries;
use f::create_appointment::CreateAppointment;
use f::create_appointment_series::CreateAppointmentSeries;
use f::preview_appointment_series::PreviewAppointmentSeries;
use f::reschedule_appointment_series::RescheduleAppointmentSeries;

/// Tuesdays at ten in New York, from the tenth of March on: after the clocks change.
fn tuesdays(t: &Practice, count: i64) -> Value {
    let mut series = wish(
        t,
        json!({ "starts_at": "2026-03-10T14:00:00Z", "clinician_id": t.noor.profile }),
    );
    series["recurrence"] = json!({ "frequency": "weekly", "count": count });
    series
}

async fn book(t: &Practice, series: Value) -> Value {
    t.call(CreateAppointmentSeries)
        .by(&t.rosa)
        .with_json(series)
        .ok()
        .await
}

fn starts(visits: &Value) -> Vec<&str> {
    visits
        .as_array()
        .unwrap()
        .iter()
        .map(|visit| visit["starts_at"].as_str().unwrap())
        .collect()
}

fn statuses(visits: &Value) -> Vec<&str> {
    visits
        .as_array()
        .unwrap()
        .iter()
        .map(|visit| visit["status"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_year_of_weeks_is_booked_at_once_and_keeps_its_hour() {
    let t = super::practice().await;
    let mut input = tuesdays(&t, 52);
    // Her hours from June on do not lie on Tuesdays.
    input["appointment"]["outside_hours"] = json!(true);
    // Two days on which Mira has visits of the cast.
    input["skip"] = json!(["2026-04-07", "2026-04-14"]);
    let series = book(&t, input).await;
    let visits = starts(&series["visits"]);
    assert_eq!(visits.len(), 50);
    let hour = |at: &str| {
        at.parse::<Timestamp>()
            .unwrap()
            .to_zoned(crate::recurrence::zone("America/New_York").unwrap())
            .time()
    };
    assert!(
        visits
            .iter()
            .all(|at| hour(at) == jiff::civil::time(10, 0, 0, 0))
    );
    assert_eq!(
        (visits[0], visits[49]),
        ("2026-03-10T14:00:00Z", "2027-03-02T15:00:00Z")
    );
    assert_eq!(
        series["rule"],
        "FREQ=WEEKLY;INTERVAL=1;BYDAY=TU;WKST=MO;COUNT=52"
    );
}

#[tokio::test]
async fn the_preview_shows_all_that_stands_in_the_way_and_nothing_is_booked_by_half() {
    let t = super::practice().await;
    let jonas = t.own(crate::example::OTHER_CLIENT);
    // Noor is taken on the second Tuesday, the room on the third, Mira on the fourth.
    for (at, changes) in [
        (
            "2026-03-17T14:20:00Z",
            json!({ "client_ids": [jonas], "clinician_id": t.noor.profile, "room_id": null }),
        ),
        (
            "2026-03-24T14:20:00Z",
            json!({ "client_ids": [jonas], "clinician_id": t.stellan.profile }),
        ),
        (
            "2026-03-31T14:20:00Z",
            json!({ "clinician_id": t.aiko.profile, "room_id": null }),
        ),
    ] {
        let mut input = wish(&t, changes);
        input["appointment"]["starts_at"] = json!(at);
        t.call(CreateAppointment)
            .by(&t.rosa)
            .with_json(input)
            .ok()
            .await;
    }
    let series = tuesdays(&t, 5);
    for person in [&t.rosa, &t.noor] {
        let preview = t
            .call(PreviewAppointmentSeries)
            .by(person)
            .with_json(series.clone())
            .ok()
            .await;
        let obstacles: Vec<_> = preview
            .as_array()
            .unwrap()
            .iter()
            .map(|one| one["obstacles"].clone())
            .collect();
        assert_eq!(
            obstacles,
            [
                json!([]),
                json!(["clinician"]),
                json!(["room"]),
                json!(["client"]),
                json!(["clinician", "client"])
            ],
            "the fifth is a visit of the cast, by {}",
            person.role
        );
    }
    let error = t
        .call(CreateAppointmentSeries)
        .by(&t.rosa)
        .with_json(series.clone())
        .err()
        .await;
    assert_eq!(
        (error.code(), error.field()),
        (Code::Conflict, Some("skip"))
    );
    assert!(
        error
            .message()
            .starts_with("4 of 5 visits cannot be booked"),
        "{error}"
    );
    assert!(
        error
            .message()
            .contains("2026-03-24: The room is already booked then."),
        "{error}"
    );
    let mut without = series;
    without["skip"] = json!(["2026-03-17", "2026-03-24", "2026-03-31", "2026-04-07"]);
    let booked = book(&t, without.clone()).await;
    assert_eq!(starts(&booked["visits"]), ["2026-03-10T14:00:00Z"]);
    without["skip"] = json!(["2026-03-18"]);
    let stray = t
        .call(CreateAppointmentSeries)
        .by(&t.rosa)
        .with_json(without)
        .err()
        .await;
    assert_eq!(stray.field(), Some("skip"));
}

#[tokio::test]
async fn this_and_following_are_called_off_and_the_past_stays() {
    let t = super::practice().await;
    let visits = book(&t, tuesdays(&t, 4)).await["visits"].clone();
    t.house().clock.set("2026-03-17T15:00:00Z".parse().unwrap());
    let input = |which: usize, scope| json!({ "appointment_id": visits[which]["id"], "scope": scope, "reason": "client_request" });
    let gone = t
        .call(CancelAppointmentSeries)
        .by(&t.noor)
        .with_json(input(2, "following"))
        .ok()
        .await;
    assert_eq!(statuses(&gone), ["cancelled", "cancelled"]);
    let again = t
        .call(CancelAppointmentSeries)
        .by(&t.noor)
        .with_json(input(0, "all"))
        .err()
        .await;
    assert_eq!(again.code(), Code::NotFound, "nothing is to come any more");
    let series = t
        .call(f::get_appointment_series::GetAppointmentSeries)
        .by(&t.bela)
        .with_json(json!({ "id": visits[0]["series_id"] }))
        .ok()
        .await;
    assert_eq!(
        statuses(&series["visits"]),
        ["scheduled", "scheduled", "cancelled", "cancelled"]
    );
}

#[tokio::test]
async fn all_to_come_are_called_off_and_only_the_next_is_late() {
    let t = super::practice().await;
    let visits = book(&t, tuesdays(&t, 4)).await["visits"].clone();
    t.house().clock.set("2026-03-16T20:00:00Z".parse().unwrap());
    let input =
        json!({ "appointment_id": visits[3]["id"], "scope": "all", "reason": "client_request" });
    let gone = t
        .call(CancelAppointmentSeries)
        .by(&t.rosa)
        .with_json(input)
        .ok()
        .await;
    assert_eq!(
        statuses(&gone),
        ["late_cancelled", "cancelled", "cancelled"]
    );
}

#[tokio::test]
async fn the_rest_of_a_series_moves_by_the_same_days() {
    let t = super::practice().await;
    let visits = book(&t, tuesdays(&t, 4)).await["visits"].clone();
    // From the second on to Wednesdays at four.
    let input =
        json!({ "id": visits[1]["id"], "starts_at": "2026-03-18T20:00:00Z", "reason": "New job" });
    let moved = t
        .call(RescheduleAppointmentSeries)
        .by(&t.noor)
        .with_json(input)
        .ok()
        .await;
    assert_eq!(
        starts(&moved),
        [
            "2026-03-18T20:00:00Z",
            "2026-03-25T20:00:00Z",
            "2026-04-01T20:00:00Z"
        ]
    );
    assert_eq!(moved[0]["rescheduled_from_id"], visits[1]["id"]);
    // By half an hour: each overlaps only the one it replaces.
    let input = json!({ "id": moved[0]["id"], "starts_at": "2026-03-18T20:30:00Z" });
    let again = t
        .call(RescheduleAppointmentSeries)
        .by(&t.rosa)
        .with_json(input)
        .ok()
        .await;
    assert_eq!(again.as_array().unwrap().len(), 3);
    let single =
        json!({ "id": t.own(crate::example::APPOINTMENT), "starts_at": "2026-03-18T15:30:00Z" });
    let error = t
        .call(RescheduleAppointmentSeries)
        .by(&t.rosa)
        .with_json(single)
        .err()
        .await;
    assert_eq!(error.code(), Code::NotFound);
}

#[tokio::test]
async fn the_practice_bounds_its_series() {
    let t = super::practice().await;
    t.house()
        .database
        .operator()
        .await
        .execute(
            "update scheduling_settings set max_recurrences = 3 where id = $1",
            &[&t.organization],
        )
        .await
        .unwrap();
    let error = t
        .call(PreviewAppointmentSeries)
        .by(&t.rosa)
        .with_json(tuesdays(&t, 4))
        .err()
        .await;
    assert_eq!(error.field(), Some("recurrence.count"));
    t.house().clock.advance(SignedDuration::from_hours(1));
    book(&t, tuesdays(&t, 3)).await;
}
