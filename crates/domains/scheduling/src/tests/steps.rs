//! A visit, from the door to the end, and everything that can come in between.

use jiff::SignedDuration;
use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::{Person, Practice};

use super::wish;
use crate::example;
use crate::functions as f;

async fn step<F: Function>(t: &Practice, function: F, person: &Person, input: Value) -> Value {
    t.call(function).by(person).with_json(input).ok().await
}

async fn refused<F: Function>(t: &Practice, function: F, person: &Person, input: Value) -> Error {
    t.call(function).by(person).with_json(input).err().await
}

fn today(t: &Practice) -> Value {
    json!({ "id": t.own(example::APPOINTMENT_TODAY) })
}

#[tokio::test]
async fn a_visit_is_received_held_and_closed_with_its_real_times() {
    let t = super::practice().await;
    let visit = step(
        &t,
        f::check_in_appointment::CheckInAppointment,
        &t.rosa,
        today(&t),
    )
    .await;
    assert_eq!(
        (&visit["status"], &visit["checked_in_at"]),
        (&json!("checked_in"), &json!("2026-03-02T15:00:00Z"))
    );
    t.house().clock.advance(SignedDuration::from_mins(5));
    let visit = step(
        &t,
        f::start_appointment::StartAppointment,
        &t.noor,
        today(&t),
    )
    .await;
    assert_eq!(visit["allowed_actions"], json!(["check_out", "update"]));
    t.house().clock.advance(SignedDuration::from_mins(47));
    let visit = step(
        &t,
        f::check_out_appointment::CheckOutAppointment,
        &t.noor,
        today(&t),
    )
    .await;
    assert_eq!(
        (&visit["status"], &visit["started_at"], &visit["ended_at"]),
        (
            &json!("completed"),
            &json!("2026-03-02T15:05:00Z"),
            &json!("2026-03-02T15:52:00Z")
        )
    );
    let changes = step(
        &t,
        f::get_appointment_changes::GetAppointmentChanges,
        &t.bela,
        today(&t),
    )
    .await;
    let steps: Vec<_> = changes
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["to_status"].as_str().unwrap())
        .collect();
    assert_eq!(
        steps,
        ["completed", "in_session", "checked_in", "scheduled"]
    );
    assert_eq!(changes[1]["changed_by_name"], "Noor Haddad");
    let error = refused(
        &t,
        f::check_in_appointment::CheckInAppointment,
        &t.rosa,
        today(&t),
    )
    .await;
    assert_eq!(error.code(), Code::Conflict);
}

#[tokio::test]
async fn what_was_held_is_written_down_afterwards() {
    let t = super::practice().await;
    t.house().clock.advance(SignedDuration::from_hours(5));
    let visit = step(
        &t,
        f::check_out_appointment::CheckOutAppointment,
        &t.noor,
        today(&t),
    )
    .await;
    assert_eq!(
        (&visit["started_at"], &visit["ended_at"]),
        (
            &json!("2026-03-02T14:30:00Z"),
            &json!("2026-03-02T15:20:00Z")
        )
    );
}

#[tokio::test]
async fn who_did_not_come_was_called() {
    let t = super::practice().await;
    let mut input = today(&t);
    let error = refused(&t, f::mark_no_show::MarkNoShow, &t.rosa, input.clone()).await;
    assert_eq!(
        error.code(),
        Code::InvalidInput,
        "how the client was called is not said"
    );
    input["contact_attempt"] = json!("Called twice, left a message");
    let visit = step(&t, f::mark_no_show::MarkNoShow, &t.rosa, input.clone()).await;
    assert_eq!(
        (
            &visit["status"],
            &visit["status_reason"],
            &visit["allowed_actions"]
        ),
        (
            &json!("no_show"),
            &json!("Called twice, left a message"),
            &json!([])
        )
    );
    input["id"] = json!(t.own(example::APPOINTMENT));
    let early = refused(&t, f::mark_no_show::MarkNoShow, &t.rosa, input).await;
    assert_eq!(early.code(), Code::Conflict, "tomorrow's visit");
}

#[tokio::test]
async fn calling_off_is_late_within_the_notice_and_frees_the_hour() {
    let t = super::practice().await;
    let cancel = |id: Uuid, reason: &str| json!({ "id": id, "reason": reason });
    let (tomorrow, today) = (
        t.own(example::APPOINTMENT),
        t.own(example::APPOINTMENT_TODAY),
    );
    let visit = step(
        &t,
        f::cancel_appointment::CancelAppointment,
        &t.rosa,
        cancel(tomorrow, "illness"),
    )
    .await;
    assert_eq!(visit["status"], "cancelled", "exactly a day before");
    let visit = step(
        &t,
        f::cancel_appointment::CancelAppointment,
        &t.noor,
        cancel(today, "illness"),
    )
    .await;
    assert_eq!(
        (&visit["status"], &visit["cancel_reason"]),
        (&json!("late_cancelled"), &json!("illness"))
    );
    let again = refused(
        &t,
        f::cancel_appointment::CancelAppointment,
        &t.rosa,
        cancel(today, "other"),
    )
    .await;
    assert_eq!(again.code(), Code::Conflict);
    let free = wish(
        &t,
        json!({ "starts_at": "2026-03-03T15:00:00Z", "clinician_id": t.noor.profile }),
    );
    step(&t, f::create_appointment::CreateAppointment, &t.rosa, free).await;
}

#[tokio::test]
async fn a_moved_visit_is_a_new_one_that_names_the_old() {
    let t = super::practice().await;
    let old = t.own(example::APPOINTMENT);
    // Half an hour later: it overlaps only itself.
    let input =
        json!({ "id": old, "starts_at": "2026-03-03T15:30:00Z", "reason": "Comes from work" });
    let new = step(
        &t,
        f::reschedule_appointment::RescheduleAppointment,
        &t.noor,
        input.clone(),
    )
    .await;
    assert_eq!(new["rescheduled_from_id"], json!(old));
    assert_eq!(
        (&new["ends_at"], &new["room_name"], &new["status"]),
        (
            &json!("2026-03-03T16:20:00Z"),
            &json!("Garden room"),
            &json!("scheduled")
        )
    );
    let read = step(
        &t,
        f::get_appointment::GetAppointment,
        &t.rosa,
        json!({ "id": old }),
    )
    .await;
    assert_eq!(
        (&read["status"], &read["status_reason"]),
        (&json!("rescheduled"), &json!("Comes from work"))
    );
    let again = refused(
        &t,
        f::reschedule_appointment::RescheduleAppointment,
        &t.rosa,
        input,
    )
    .await;
    assert_eq!(again.code(), Code::Conflict);
    // Onto somebody else's hour, nothing changes.
    let onto = json!({ "id": new["id"], "starts_at": "2026-03-03T17:10:00Z", "clinician_id": t.stellan.profile });
    let error = refused(
        &t,
        f::reschedule_appointment::RescheduleAppointment,
        &t.rosa,
        onto,
    )
    .await;
    assert_eq!(
        (error.code(), error.field()),
        (Code::Conflict, Some("starts_at"))
    );
    let read = step(
        &t,
        f::get_appointment::GetAppointment,
        &t.rosa,
        json!({ "id": new["id"] }),
    )
    .await;
    assert_eq!(read, new);
}

#[tokio::test]
async fn a_visit_is_edited_by_whoever_saw_its_present_version() {
    let t = super::practice().await;
    let id = t.own(example::APPOINTMENT);
    let kind = t.own(example::APPOINTMENT_TYPE);
    let video = json!({ "id": id, "row_version": 1, "appointment_type_id": kind, "place": { "modality": "video" }, "note": "Sends a link" });
    let visit = step(
        &t,
        f::update_appointment::UpdateAppointment,
        &t.noor,
        video.clone(),
    )
    .await;
    assert_eq!(
        (&visit["modality"], &visit["room_id"], &visit["note"]),
        (&json!("video"), &Value::Null, &json!("Sends a link"))
    );
    let stale = refused(&t, f::update_appointment::UpdateAppointment, &t.rosa, video).await;
    assert_eq!(stale.code(), Code::VersionConflict);
    // Into a room that Stellan has then.
    let room = json!({ "modality": "in_person", "location_id": t.own(kernel::example::LOCATION), "room_id": t.own(kernel::example::ROOM) });
    let noon = wish(
        &t,
        json!({ "starts_at": "2026-03-03T17:00:00Z", "clinician_id": t.noor.profile, "room_id": null }),
    );
    let noon = step(&t, f::create_appointment::CreateAppointment, &t.rosa, noon).await;
    let into =
        json!({ "id": noon["id"], "row_version": 1, "appointment_type_id": kind, "place": room });
    let taken = refused(&t, f::update_appointment::UpdateAppointment, &t.rosa, into).await;
    assert_eq!(
        (taken.code(), taken.field()),
        (Code::Conflict, Some("place.room_id"))
    );
}

#[tokio::test]
async fn who_may_take_which_step_with_whose_visit() {
    let t = super::practice().await;
    let aikos = t.own(example::SUPERVISED_APPOINTMENT);
    t.house().clock.set("2026-03-05T15:10:00Z".parse().unwrap());
    let see = async |person| {
        t.call(f::get_appointment::GetAppointment)
            .by(person)
            .with_json(json!({ "id": aikos }))
            .ok()
            .await
    };
    let every = json!([
        "check_in",
        "start",
        "check_out",
        "mark_no_show",
        "update",
        "reschedule",
        "cancel"
    ]);
    for (person, actions) in [
        (&t.rosa, every.clone()),
        (&t.amara, every.clone()),
        (&t.aiko, every),
        (&t.stellan, json!(["update", "reschedule", "cancel"])),
        (&t.noor, json!([])),
        (&t.bela, json!([])),
    ] {
        assert_eq!(
            see(person).await["allowed_actions"],
            actions,
            "{}",
            person.role
        );
    }
    let checked = refused(
        &t,
        f::check_in_appointment::CheckInAppointment,
        &t.stellan,
        json!({ "id": aikos }),
    )
    .await;
    assert_eq!(checked.code(), Code::Forbidden);
    let hidden = refused(
        &t,
        f::check_in_appointment::CheckInAppointment,
        &t.noor,
        json!({ "id": aikos }),
    )
    .await;
    assert_eq!(hidden.code(), Code::NotFound);
    step(
        &t,
        f::check_in_appointment::CheckInAppointment,
        &t.aiko,
        json!({ "id": aikos }),
    )
    .await;
}
