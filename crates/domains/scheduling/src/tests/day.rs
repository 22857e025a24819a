//! Today: the visits of a day, what each needs, and how much work waits.

use jiff::SignedDuration;
use serde_json::{Value, json};

use super::wish;
use crate::example;
use crate::functions as f;
use f::get_day::GetDay;

fn kinds(visit: &Value) -> Vec<&str> {
    visit["needs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|need| need["kind"].as_str().unwrap())
        .collect()
}

#[tokio::test]
async fn a_day_is_a_day_where_the_practice_is() {
    let t = super::practice().await;
    // Eleven at night on the second of March in New York, and midnight.
    for at in ["2026-03-03T04:00:00Z", "2026-03-03T05:00:00Z"] {
        let late = wish(
            &t,
            json!({ "starts_at": at, "minutes": 30, "room_id": null }),
        );
        t.call(f::create_appointment::CreateAppointment)
            .by(&t.rosa)
            .with_json(late)
            .ok()
            .await;
    }
    let count = async |day: Value| {
        t.call(GetDay)
            .by(&t.rosa)
            .with_json(day)
            .ok()
            .await
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(count(json!({})).await, 2);
    assert_eq!(count(json!({ "day": "2026-03-02" })).await, 2);
    assert_eq!(count(json!({ "day": "2026-03-03" })).await, 3);
    assert_eq!(
        count(json!({ "day": "2026-03-03", "clinician_ids": [t.stellan.profile] })).await,
        1
    );
}

#[tokio::test]
async fn what_a_visit_needs_is_said_to_those_who_may_know() {
    let t = super::practice().await;
    let operator = t.house().database.operator().await;
    operator
        .execute(
            "update client_insurance set copay_cents = 2500 where client_id = $1",
            &[&t.own(example::CLIENT)],
        )
        .await
        .unwrap();
    operator
        .execute(
            "update client_consents set expires_on = date '2026-03-20' where client_id = $1",
            &[&t.own(example::CLIENT)],
        )
        .await
        .unwrap();
    let today = async |person| t.call(GetDay).by(person).ok().await[0].clone();
    let visit = today(&t.rosa).await;
    assert_eq!(
        kinds(&visit),
        [
            "consent_missing",
            "consent_missing",
            "consent_expires",
            "insurance_unverified",
            "copay"
        ]
    );
    assert_eq!(
        (
            &visit["needs"][0]["what"],
            &visit["needs"][2]["due_on"],
            &visit["needs"][4]["amount_cents"]
        ),
        (
            &json!("Consent to treatment"),
            &json!("2026-03-20"),
            &json!(2500)
        )
    );
    let mut clinical = kinds(&visit);
    clinical.retain(|kind| *kind != "copay");
    assert_eq!(
        kinds(&today(&t.noor).await),
        clinical,
        "a clinician sees no payments and would be told of the copay for ever"
    );
    assert_eq!(
        kinds(&today(&t.bela).await),
        ["insurance_unverified", "copay"],
        "billing reads no consents"
    );
    // A newer signature without an end, and nothing expires.
    operator
        .execute(
            "insert into client_consents (id, organization_id, client_id, consent_type_id, decision, method, signed_by_name, signed_at, recorded_by)
             select gen_random_uuid(), organization_id, client_id, consent_type_id, decision, method, signed_by_name, now(), recorded_by from client_consents where client_id = $1",
            &[&t.own(example::CLIENT)],
        )
        .await
        .unwrap();
    assert!(!kinds(&today(&t.rosa).await).contains(&"consent_expires"));
    // Jonas comes to Stellan, who does not treat him yet.
    let tomorrow = t
        .call(GetDay)
        .by(&t.rosa)
        .with_json(json!({ "day": "2026-03-03", "clinician_ids": [t.stellan.profile] }))
        .ok()
        .await;
    assert!(kinds(&tomorrow[0]).contains(&"care_team"));
}

#[tokio::test]
async fn a_copay_that_was_paid_that_day_is_no_need_any_more() {
    let t = super::practice().await;
    let operator = t.house().database.operator().await;
    operator
        .execute(
            "update client_insurance set copay_cents = 2500 where client_id = $1",
            &[&t.own(example::CLIENT)],
        )
        .await
        .unwrap();
    let wants = async || {
        let day = t.call(GetDay).by(&t.rosa).ok().await;
        kinds(&day[0]).contains(&"copay")
    };
    for (day, cents, still) in [
        ("2026-03-01", 2500_i64, true),
        ("2026-03-02", 2000, true),
        ("2026-03-02", 500, false),
    ] {
        operator
            .execute(
                "insert into payments (id, organization_id, client_id, method, amount_cents, receipt_number, received_on, received_by, recorded_at)
                 select gen_random_uuid(), $1, $2, 'cash', $3, 900000 + count(*), $4::text::date, $5, now() from payments",
                &[&t.organization, &t.own(example::CLIENT), &cents, &day, &t.rosa.profile],
            )
            .await
            .unwrap();
        assert_eq!(wants().await, still, "{cents} cents on {day}");
    }
}

#[tokio::test]
async fn work_is_counted_for_those_who_do_it() {
    let t = super::practice().await;
    let count = async |person| {
        let counts = t
            .call(f::get_work_counts::GetWorkCounts)
            .by(person)
            .ok()
            .await;
        counts
            .as_array()
            .unwrap()
            .iter()
            .map(|one| {
                (
                    one["kind"].as_str().unwrap().to_owned(),
                    one["count"].as_i64().unwrap(),
                )
            })
            .collect::<Vec<_>>()
    };
    let kind = |word: &str, many| (word.to_owned(), many);
    assert_eq!(count(&t.rosa).await, [kind("unverified_insurance", 1)]);
    assert_eq!(count(&t.bela).await, [kind("unverified_insurance", 1)]);
    assert_eq!(count(&t.noor).await, []);
    t.house().clock.advance(SignedDuration::from_hours(2));
    assert_eq!(count(&t.noor).await, [kind("open_visits", 1)]);
    assert_eq!(
        count(&t.rosa).await,
        [kind("open_visits", 1), kind("unverified_insurance", 1)]
    );
    assert_eq!(
        count(&t.stellan).await,
        [kind("time_off_requests", 1)],
        "Aiko asked for time off"
    );
    let today = json!({ "id": t.own(example::APPOINTMENT_TODAY) });
    t.call(f::check_out_appointment::CheckOutAppointment)
        .by(&t.noor)
        .with_json(today)
        .ok()
        .await;
    assert_eq!(count(&t.noor).await, [kind("unsigned_notes", 1)]);
    let needs = async |person| kinds(&t.call(GetDay).by(person).ok().await[0]).join(" ");
    assert_eq!(needs(&t.noor).await, "note");
    assert_eq!(needs(&t.rosa).await, "", "the desk knows of no notes");
    let note = "insert into clinical_notes (id, organization_id, client_id, appointment_id, author_id, kind, template_id, service_on, saved_at)
                select gen_random_uuid(), k.organization_id, k.client_id, k.appointment_id, k.clinician_id, 'progress_note',
                       '0198e3a0-0000-7000-8000-000000000501', date '2026-03-02', now() from appointment_clients k where k.appointment_id = $1";
    let operator = t.house().database.operator().await;
    operator
        .execute(note, &[&t.own(example::APPOINTMENT_TODAY)])
        .await
        .unwrap();
    assert_eq!(needs(&t.noor).await, "note", "a draft is not signed");
}
