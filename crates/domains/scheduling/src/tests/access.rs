//! Who sees which visits, and whose names in them.

use kernel::prelude::*;
use serde_json::{Value, json};
use testkit::{Person, Practice};

use super::wish;
use crate::example;
use crate::functions as f;
use f::create_appointment::CreateAppointment;
use f::get_appointments::GetAppointments;

async fn week(t: &Practice, person: &Person, changes: Value) -> Vec<Value> {
    let mut query = json!({ "from": "2026-03-02T05:00:00Z", "to": "2026-03-09T04:00:00Z" });
    for (field, value) in changes.as_object().unwrap() {
        query[field] = value.clone();
    }
    let visits = t
        .call(GetAppointments)
        .by(person)
        .with_json(query)
        .ok()
        .await;
    visits.as_array().unwrap().clone()
}

fn ids(visits: &[Value]) -> Vec<String> {
    visits
        .iter()
        .map(|visit| visit["id"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn the_desk_sees_all_clinicians_their_own_and_their_clients() {
    let t = super::practice().await;
    let own = |visit| t.own(visit).to_string();
    let (tomorrow, jonas, cancelled, aikos, today) = (
        own(example::APPOINTMENT),
        own(example::OTHER_APPOINTMENT),
        own(example::CANCELLED_APPOINTMENT),
        own(example::SUPERVISED_APPOINTMENT),
        own(example::APPOINTMENT_TODAY),
    );
    let of_mira = vec![
        today.clone(),
        tomorrow.clone(),
        cancelled.clone(),
        aikos.clone(),
    ];
    let all = vec![today, tomorrow, jonas, cancelled, aikos];
    for (person, seen) in [
        (&t.amara, &all),
        (&t.rosa, &all),
        (&t.bela, &all),
        (&t.noor, &of_mira),
        (&t.aiko, &of_mira),
        (&t.stellan, &all),
    ] {
        assert_eq!(
            &ids(&week(&t, person, json!({})).await),
            seen,
            "{}",
            person.role
        );
    }
    let closed = t.call(GetAppointments).by(&t.ines).ok().await;
    assert_eq!(closed, json!([]));
}

#[tokio::test]
async fn a_name_is_shown_to_those_who_may_see_the_client() {
    let t = super::practice().await;
    let jonas = json!({ "clinician_ids": [t.stellan.profile] });
    let seen = week(&t, &t.rosa, jonas.clone()).await;
    assert_eq!(seen[0]["clients"][0]["last_name"], "Falkenrath");
    // Stellan holds the visit but does not treat Jonas: he knows that somebody comes.
    let seen = week(&t, &t.stellan, jonas).await;
    assert_eq!(
        (&seen[0]["clients"], &seen[0]["hidden_clients"]),
        (&json!([]), &json!(1))
    );
}

#[tokio::test]
async fn visits_are_narrowed_by_clinician_client_and_status() {
    let t = super::practice().await;
    let count = async |changes| week(&t, &t.rosa, changes).await.len();
    assert_eq!(count(json!({ "clinician_ids": [t.noor.profile] })).await, 3);
    assert_eq!(
        count(json!({ "clinician_ids": [t.noor.profile, t.aiko.profile] })).await,
        4
    );
    assert_eq!(
        count(json!({ "client_id": t.own(example::CLIENT) })).await,
        4
    );
    assert_eq!(
        count(json!({ "client_id": t.own(example::CLIENT), "clinician_ids": [t.aiko.profile] }))
            .await,
        1
    );
    assert_eq!(count(json!({ "statuses": ["cancelled"] })).await, 1);
    // What is on at the edge of the span belongs to it.
    assert_eq!(
        count(json!({ "from": "2026-03-03T15:49:00Z", "to": "2026-03-03T17:01:00Z" })).await,
        2
    );
    assert_eq!(
        count(json!({ "from": "2026-03-03T15:50:00Z", "to": "2026-03-03T17:00:00Z" })).await,
        0
    );
}

#[tokio::test]
async fn a_span_is_bounded() {
    let t = super::practice().await;
    for (changes, field) in [
        (json!({ "to": "2026-03-02T05:00:00Z" }), "to"),
        (json!({ "to": "2026-05-05T05:00:00Z" }), "to"),
        (
            json!({ "clinician_ids": vec![t.noor.profile; 101] }),
            "clinician_ids",
        ),
    ] {
        let mut query = json!({ "from": "2026-03-02T05:00:00Z", "to": "2026-03-09T04:00:00Z" });
        for (name, value) in changes.as_object().unwrap() {
            query[name] = value.clone();
        }
        let error = t
            .call(GetAppointments)
            .by(&t.rosa)
            .with_json(query)
            .err()
            .await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::InvalidInput, Some(field))
        );
    }
}

#[tokio::test]
async fn clinicians_book_on_their_own_calendar_and_that_of_the_supervised() {
    let t = super::practice().await;
    let book = async |person, clinician: &Person, hour: u32| {
        let changes = json!({ "clinician_id": clinician.profile, "room_id": null, "starts_at": format!("2026-03-06T{hour}:00:00Z") });
        t.call(CreateAppointment)
            .by(person)
            .with_json(wish(&t, changes))
            .answer()
            .await
            .map(|_| ())
            .map_err(|error| error.code())
    };
    assert_eq!(book(&t.noor, &t.noor, 14).await, Ok(()));
    assert_eq!(book(&t.stellan, &t.aiko, 15).await, Ok(()));
    assert_eq!(book(&t.rosa, &t.stellan, 16).await, Ok(()));
    assert_eq!(book(&t.noor, &t.aiko, 17).await, Err(Code::Forbidden));
    assert_eq!(book(&t.aiko, &t.stellan, 18).await, Err(Code::Forbidden));
    // A client whom one does not treat does not exist.
    let jonas =
        json!({ "client_ids": [t.own(example::OTHER_CLIENT)], "clinician_id": t.noor.profile });
    let error = t
        .call(CreateAppointment)
        .by(&t.noor)
        .with_json(wish(&t, jonas))
        .err()
        .await;
    assert_eq!(error.code(), Code::NotFound);
}

/// Past our functions, with the rights of a therapist: nobody else's calendar is written, and no client's whom one does not treat.
#[tokio::test]
async fn the_database_holds_calendars_apart_by_itself() {
    let t = super::practice().await;
    let mut connection = t.house().waist.pool.get().await.unwrap();
    let claims = t.noor.caller(t.house().now()).claims();
    let (stellans, mine) = (
        t.own(example::OTHER_APPOINTMENT),
        t.own(example::APPOINTMENT),
    );
    for (sql, reached) in [
        (format!("update appointments set note = 'mine' where id = '{stellans}'"), Ok(0)),
        (format!("update appointments set note = 'mine' where id = '{mine}'"), Ok(1)),
        (format!("update appointments set starts_at = starts_at where id = '{mine}'"), Err("42501")),
        (format!("update appointments set clinician_id = clinician_id where id = '{mine}'"), Err("42501")),
        (format!("delete from appointments where id = '{mine}'"), Err("42501")),
        (format!("update appointment_clients set live = false where appointment_id = '{mine}'"), Err("42501")),
        (
            format!(
                "insert into appointment_clients (id, organization_id, appointment_id, client_id, clinician_id, starts_at, ends_at, live)
                 select gen_random_uuid(), organization_id, id, '{}', clinician_id, starts_at, ends_at, live from appointments where id = '{mine}'",
                t.own(example::OTHER_CLIENT)
            ),
            Err("42501"),
        ),
        (
            format!(
                "insert into appointments (id, organization_id, appointment_type_id, clinician_id, starts_at, ends_at, time_zone, modality, status_changed_at)
                 select gen_random_uuid(), organization_id, appointment_type_id, '{}', now(), now() + interval '1 hour', time_zone, 'video', now()
                   from appointments where id = '{mine}'",
                t.stellan.profile
            ),
            Err("42501"),
        ),
        (
            format!(
                "insert into appointment_status_history (id, organization_id, appointment_id, to_status, changed_at)
                 values (gen_random_uuid(), '{}', '{mine}', 'completed', now())",
                t.organization
            ),
            Err("42501"),
        ),
    ] {
        let work = connection.transaction().await.unwrap();
        work.execute(
            "select set_config('request.jwt.claims', $1, true), set_config('app.event_id', $2, true), set_config('role', 'authenticated', true)",
            &[&claims, &t.house().waist.new_request_id().to_string()],
        )
        .await
        .unwrap();
        let answer = work.execute(&sql, &[]).await;
        let found = answer.as_ref().map(|rows| *rows).map_err(|error| error.code().unwrap().code());
        assert_eq!(found, reached, "{sql}: {answer:?}");
    }
}
