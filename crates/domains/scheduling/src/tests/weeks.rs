//! How the visits of the last weeks came out.

use jiff::SignedDuration;
use kernel::Code;
use serde_json::{Value, json};
use testkit::Practice;

use super::wish;
use crate::example;
use crate::functions as f;
use f::get_visit_weeks::GetVisitWeeks;

async fn weeks(t: &Practice, weeks: i32) -> Value {
    t.call(GetVisitWeeks)
        .by(&t.amara)
        .with_json(json!({ "weeks": weeks }))
        .ok()
        .await
}

#[tokio::test]
async fn a_visit_counts_in_the_week_of_its_day_once_it_came_out() {
    let t = super::practice().await;
    let quiet = json!({ "begins_on": "2026-02-22", "held": 0, "missed": 0, "called_off": 0 });
    let week = |held: i32, missed: i32, called_off: i32| json!({ "begins_on": "2026-03-01", "held": held, "missed": missed, "called_off": called_off });
    assert_eq!(weeks(&t, 2).await, json!([quiet, week(0, 0, 0)]));

    let later = wish(
        &t,
        json!({ "starts_at": "2026-03-05T16:00:00Z", "room_id": null }),
    );
    let later = t
        .call(f::create_appointment::CreateAppointment)
        .by(&t.rosa)
        .with_json(later)
        .ok()
        .await;
    let off = json!({ "id": t.own(example::APPOINTMENT), "reason": "illness" });
    t.call(f::cancel_appointment::CancelAppointment)
        .by(&t.rosa)
        .with_json(off)
        .ok()
        .await;
    t.house().clock.advance(SignedDuration::from_hours(5));
    let today = json!({ "id": t.own(example::APPOINTMENT_TODAY) });
    t.call(f::check_out_appointment::CheckOutAppointment)
        .by(&t.noor)
        .with_json(today)
        .ok()
        .await;
    assert_eq!(
        weeks(&t, 1).await,
        json!([week(1, 0, 0)]),
        "tomorrow's visit is still to come, though it was called off"
    );

    t.house().clock.advance(SignedDuration::from_hours(5 * 24));
    let missed = json!({ "id": later["id"], "contact_attempt": "Called twice" });
    t.call(f::mark_no_show::MarkNoShow)
        .by(&t.rosa)
        .with_json(missed)
        .ok()
        .await;
    // Mira's visit of the fourth had been called off before.
    assert_eq!(weeks(&t, 1).await, json!([week(1, 1, 2)]));

    // A week begins at its Sunday's midnight, also where clocks are put forward in that night.
    t.house().clock.advance(SignedDuration::from_hours(24));
    let new = json!({ "begins_on": "2026-03-08", "held": 0, "missed": 0, "called_off": 0 });
    assert_eq!(weeks(&t, 2).await, json!([week(1, 1, 2), new]));
}

#[tokio::test]
async fn a_year_is_the_most_that_is_counted() {
    let t = super::practice().await;
    for many in [0, 54, -1] {
        let error = t
            .call(GetVisitWeeks)
            .by(&t.amara)
            .with_json(json!({ "weeks": many }))
            .err()
            .await;
        assert_eq!(error.code(), Code::InvalidInput);
    }
}
