//! Booking, and that nobody is booked twice.

use kernel::prelude::*;
use serde_json::json;

use super::wish;
use crate::functions as f;
use f::create_appointment::CreateAppointment;

#[tokio::test]
async fn a_booked_visit_is_read_back_with_what_may_be_done() {
    let t = super::practice().await;
    let visit = t
        .call(CreateAppointment)
        .by(&t.rosa)
        .with_json(wish(&t, json!({})))
        .ok()
        .await;
    assert_eq!(visit["status"], "scheduled");
    assert_eq!(
        visit["clinician_name"], "Noor Haddad",
        "Mira's primary therapist holds it"
    );
    assert_eq!(
        (&visit["starts_at"], &visit["ends_at"]),
        (
            &json!("2026-03-04T21:00:00Z"),
            &json!("2026-03-04T21:50:00Z")
        )
    );
    assert_eq!(visit["time_zone"], "America/New_York");
    assert_eq!(visit["clients"][0]["last_name"], "Solberg");
    assert_eq!(visit["hidden_clients"], 0);
    assert_eq!(
        visit["allowed_actions"],
        json!(["update", "reschedule", "cancel"])
    );
    let again = t
        .call(f::get_appointment::GetAppointment)
        .by(&t.noor)
        .with_json(json!({ "id": visit["id"] }))
        .ok()
        .await;
    assert_eq!(again, visit);
}

#[tokio::test]
async fn what_is_wrong_with_a_wish_is_named() {
    let t = super::practice().await;
    let (jonas, mira) = (
        t.own(crate::example::OTHER_CLIENT),
        t.own(crate::example::CLIENT),
    );
    let merged = t.own(uuid::uuid!("00000000-0000-7000-8000-00000000a503"));
    for (changes, code, field) in [
        (
            json!({ "client_ids": [] }),
            Code::InvalidInput,
            "appointment.client_ids",
        ),
        (
            json!({ "client_ids": [mira, mira] }),
            Code::InvalidInput,
            "appointment.client_ids",
        ),
        (
            json!({ "client_ids": [mira, jonas] }),
            Code::InvalidInput,
            "appointment.client_ids",
        ),
        (
            json!({ "client_ids": [t.noor.profile] }),
            Code::NotFound,
            "appointment.client_ids",
        ),
        (
            json!({ "client_ids": [merged] }),
            Code::Conflict,
            "appointment.client_ids",
        ),
        (
            json!({ "client_ids": [jonas] }),
            Code::InvalidInput,
            "appointment.clinician_id",
        ),
        (
            json!({ "clinician_id": t.bela.profile }),
            Code::InvalidInput,
            "appointment.clinician_id",
        ),
        (
            json!({ "appointment_type_id": mira }),
            Code::InvalidInput,
            "appointment.appointment_type_id",
        ),
        (
            json!({ "location_id": null, "room_id": null }),
            Code::InvalidInput,
            "appointment.location_id",
        ),
        (
            json!({ "location_id": mira }),
            Code::InvalidInput,
            "appointment.location_id",
        ),
        (
            json!({ "room_id": mira }),
            Code::InvalidInput,
            "appointment.room_id",
        ),
        (
            json!({ "starts_at": "2027-03-05T15:00:00Z" }),
            Code::InvalidInput,
            "appointment.starts_at",
        ),
        (
            json!({ "starts_at": "2024-02-28T15:00:00Z" }),
            Code::InvalidInput,
            "appointment.starts_at",
        ),
        (
            json!({ "minutes": 4 }),
            Code::InvalidInput,
            "appointment.minutes",
        ),
    ] {
        let error = t
            .call(CreateAppointment)
            .by(&t.rosa)
            .with_json(wish(&t, changes.clone()))
            .err()
            .await;
        assert_eq!(
            (error.code(), error.field()),
            (code, Some(field)),
            "{changes}: {error}"
        );
    }
}

#[tokio::test]
async fn clinician_room_and_client_are_held_apart() {
    let t = super::practice().await;
    let jonas = t.own(crate::example::OTHER_CLIENT);
    t.call(CreateAppointment)
        .by(&t.rosa)
        .with_json(wish(&t, json!({})))
        .ok()
        .await;
    let nearly = "2026-03-04T21:49:00Z";
    let next = "2026-03-04T21:50:00Z";
    for (changes, field) in [
        (
            json!({ "starts_at": nearly, "client_ids": [jonas], "clinician_id": t.noor.profile, "room_id": null }),
            "appointment.starts_at",
        ),
        (
            json!({ "starts_at": nearly, "client_ids": [jonas], "clinician_id": t.stellan.profile }),
            "appointment.room_id",
        ),
        (
            json!({ "starts_at": nearly, "clinician_id": t.aiko.profile, "room_id": null }),
            "appointment.client_ids",
        ),
    ] {
        let error = t
            .call(CreateAppointment)
            .by(&t.rosa)
            .with_json(wish(&t, changes))
            .err()
            .await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::Conflict, Some(field)),
            "{error}"
        );
        assert!(!error.message().contains("Mira") && !error.message().contains("Noor"));
    }
    // One visit may begin when the other ends.
    t.call(CreateAppointment)
        .by(&t.rosa)
        .with_json(wish(&t, json!({ "starts_at": next })))
        .ok()
        .await;
}

/// Two hundred people want the same hour at the same moment: one gets it, and all others are told why not.
#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn of_two_hundred_who_book_one_hour_one_wins() {
    let t = super::practice().await;
    let input = wish(&t, json!({}));
    // Who hears that the database is busy asks again, as people do.
    let book = async |person| {
        loop {
            let call = t.call(CreateAppointment).by(person);
            let answer = call.with_json(input.clone()).answer().await;
            let busy = |error: &Error| error.code() == Code::Unavailable;
            if !answer.as_ref().err().is_some_and(busy) {
                return answer;
            }
        }
    };
    let people = [&t.rosa, &t.amara].repeat(100);
    let answers = join_all(people.into_iter().map(book).collect()).await;
    let (won, lost): (Vec<_>, Vec<_>) = answers.into_iter().partition(Result::is_ok);
    let mut reasons: Vec<_> = lost
        .iter()
        .map(|answer| {
            let error = answer.as_ref().err().unwrap();
            (error.code(), error.message().to_owned())
        })
        .collect();
    reasons.dedup();
    assert_eq!((won.len(), lost.len()), (1, 199), "{reasons:?}");
    assert_eq!(
        reasons,
        [(
            Code::Conflict,
            "The clinician is already booked then. Choose another time.".to_owned()
        )]
    );
}

/// Waits for all of them at once.
async fn join_all<F: Future>(calls: Vec<F>) -> Vec<F::Output> {
    let mut running: Vec<_> = calls
        .into_iter()
        .map(|call| (Box::pin(call), None))
        .collect();
    std::future::poll_fn(|cx| {
        let mut waiting = false;
        for (call, answer) in &mut running {
            if answer.is_none() {
                match call.as_mut().poll(cx) {
                    std::task::Poll::Ready(found) => *answer = Some(found),
                    std::task::Poll::Pending => waiting = true,
                }
            }
        }
        if waiting {
            std::task::Poll::Pending
        } else {
            std::task::Poll::Ready(())
        }
    })
    .await;
    running
        .into_iter()
        .filter_map(|(_, answer)| answer)
        .collect()
}

#[tokio::test]
async fn the_kinds_of_visit_are_the_practices_own() {
    let t = super::practice().await;
    let kinds = t
        .call(f::get_appointment_types::GetAppointmentTypes)
        .by(&t.noor)
        .ok()
        .await;
    assert!(
        kinds
            .as_array()
            .unwrap()
            .iter()
            .any(|kind| kind["name"] == "Intake")
    );
    let kind = t
        .call(f::save_appointment_type::SaveAppointmentType)
        .by(&t.amara)
        .with_json(json!({ "appointment_type": {
            "name": "Walk and talk", "default_minutes": 45, "modality": "in_person", "color": "green", "max_clients": 1, "active": true } }))
        .ok()
        .await;
    let mut facts = kind.clone();
    for field in ["id", "row_version"] {
        facts.as_object_mut().unwrap().remove(field);
    }
    facts["active"] = json!(false);
    let change =
        json!({ "id": kind["id"], "row_version": kind["row_version"], "appointment_type": facts });
    t.call(f::save_appointment_type::SaveAppointmentType)
        .by(&t.amara)
        .with_json(change.clone())
        .ok()
        .await;
    let stale = t
        .call(f::save_appointment_type::SaveAppointmentType)
        .by(&t.amara)
        .with_json(change)
        .err()
        .await;
    assert_eq!(stale.code(), Code::VersionConflict);
    let error = t
        .call(CreateAppointment)
        .by(&t.rosa)
        .with_json(wish(&t, json!({ "appointment_type_id": kind["id"] })))
        .err()
        .await;
    assert_eq!(error.field(), Some("appointment.appointment_type_id"));
}
