//! Who sees which chart.

use kernel::prelude::*;
use serde_json::json;
use testkit::{Person, Practice};

use crate::example;
use crate::functions as f;

async fn sees(t: &Practice, person: &Person, client: Uuid) -> bool {
    let seen = t
        .call(f::get_client::GetClient)
        .by(person)
        .with_json(json!({ "id": client }))
        .answer()
        .await;
    match seen {
        Ok(_) => true,
        Err(error) => {
            assert_eq!(error.code(), Code::NotFound, "{error}");
            false
        }
    }
}

async fn names(t: &Practice, person: &Person, query: serde_json::Value) -> Vec<String> {
    let found = t
        .call(f::get_clients::GetClients)
        .by(person)
        .with_json(query)
        .ok()
        .await;
    let found = found.as_array().unwrap();
    found
        .iter()
        .map(|client| client["first_name"].as_str().unwrap().to_owned())
        .collect()
}

#[tokio::test]
async fn a_stranger_does_not_exist_in_list_search_or_chart() {
    let t = super::practice().await;
    let jonas = t.own(example::OTHER_CLIENT);
    for person in [&t.noor, &t.aiko, &t.stellan] {
        assert!(!sees(&t, person, jonas).await);
        assert_eq!(names(&t, person, json!({})).await, ["Mira"]);
        for typed in [
            "falk",
            "falkenrat",
            "falkenrahth",
            "jonas",
            "MH2026900002",
            "1979-11-30",
        ] {
            assert!(
                names(&t, person, json!({ "search": typed }))
                    .await
                    .is_empty(),
                "{typed}"
            );
        }
        let error = t
            .call(f::get_client_diagnoses::GetClientDiagnoses)
            .by(person)
            .with_json(json!({ "client_id": jonas }))
            .err()
            .await;
        assert_eq!(error.code(), Code::NotFound);
        let error = t
            .call(f::save_client_allergy::SaveClientAllergy)
            .by(person)
            .with_json(json!({ "client_id": jonas, "client_allergy": { "substance": "Nuts", "kind": "food", "severity": "mild", "status": "active" } }))
            .err()
            .await;
        assert_eq!(error.code(), Code::NotFound);
    }
    for person in [&t.amara, &t.rosa, &t.bela] {
        assert!(sees(&t, person, jonas).await);
        assert_eq!(
            names(&t, person, json!({ "search": "falk" })).await,
            ["Jonas"]
        );
    }
}

#[tokio::test]
async fn a_chart_opens_with_the_care_team_and_closes_with_it() {
    let t = super::practice().await;
    let jonas = t.own(example::OTHER_CLIENT);
    let assign =
        json!({ "client_id": jonas, "profile_id": t.aiko.profile, "role": "primary_therapist" });
    let team = t
        .call(f::assign_care_team::AssignCareTeam)
        .by(&t.rosa)
        .with_json(assign)
        .ok()
        .await;
    // Aiko is told, once, by a line in the bell that names nobody.
    let jobs =
        "select payload from background_jobs where name = 'notify-person' and organization_id = $1";
    let operator = t.house().database.superuser().await;
    let told = operator.query(jobs, &[&t.organization]).await.unwrap();
    let told: Vec<serde_json::Value> = told.iter().map(|row| row.get(0)).collect();
    assert_eq!(
        told,
        [json!({
            "profile_id": t.aiko.profile, "kind": "client_assigned", "subject_id": jonas, "at": t.house().now(),
        })]
    );
    assert!(sees(&t, &t.aiko, jonas).await);
    // Stellan supervises Aiko, and nobody else.
    assert!(sees(&t, &t.stellan, jonas).await);
    assert!(!sees(&t, &t.noor, jonas).await);

    let place = json!({ "id": team[0]["id"] });
    t.call(f::end_care_team::EndCareTeam)
        .by(&t.rosa)
        .with_json(place)
        .ok()
        .await;
    assert!(!sees(&t, &t.aiko, jonas).await);
    assert!(!sees(&t, &t.stellan, jonas).await);
}

#[tokio::test]
async fn supervision_opens_the_charts_of_the_supervised_until_it_ends() {
    let t = super::practice().await;
    let jonas = t.own(example::OTHER_CLIENT);
    let assign =
        json!({ "client_id": jonas, "profile_id": t.noor.profile, "role": "primary_therapist" });
    t.call(f::assign_care_team::AssignCareTeam)
        .by(&t.amara)
        .with_json(assign)
        .ok()
        .await;
    assert!(!sees(&t, &t.stellan, jonas).await);
    let start = json!({ "supervisor_id": t.stellan.profile, "supervisee_id": t.noor.profile, "kind": "primary" });
    let begun = t
        .call(f::start_supervision::StartSupervision)
        .by(&t.amara)
        .with_json(start.clone())
        .ok()
        .await;
    assert!(sees(&t, &t.stellan, jonas).await);
    let again = t
        .call(f::start_supervision::StartSupervision)
        .by(&t.amara)
        .with_json(start)
        .err()
        .await;
    assert_eq!(again.code(), Code::Conflict);
    t.call(f::end_supervision::EndSupervision)
        .by(&t.amara)
        .with_json(json!({ "id": begun["id"] }))
        .ok()
        .await;
    assert!(!sees(&t, &t.stellan, jonas).await);
}

#[tokio::test]
async fn the_glass_is_broken_with_a_reason_for_a_while_and_reviewed_by_somebody_else() {
    let t = super::practice().await;
    let jonas = t.own(example::OTHER_CLIENT);
    let emergency = |mrn: &str, birth: &str, reason: &str| json!({ "mrn": mrn, "birth_date": birth, "reason": reason });
    let why = "Client called in crisis, own therapist away";
    for (mrn, birth) in [
        ("MH2026900002", "1979-11-29"),
        ("MH2026999999", "1979-11-30"),
    ] {
        let error = t
            .call(f::break_glass::BreakGlass)
            .by(&t.noor)
            .with_json(emergency(mrn, birth, why))
            .err()
            .await;
        assert_eq!(error.code(), Code::NotFound);
    }
    let error = t
        .call(f::break_glass::BreakGlass)
        .by(&t.noor)
        .with_json(emergency("MH2026900002", "1979-11-30", "why not"))
        .err()
        .await;
    assert_eq!(error.field(), Some("reason"));

    let grant = t
        .call(f::break_glass::BreakGlass)
        .by(&t.noor)
        .with_json(emergency("MH2026900002", "1979-11-30", why))
        .ok()
        .await;
    assert!(sees(&t, &t.noor, jonas).await);
    assert!(!sees(&t, &t.aiko, jonas).await);

    let review = json!({ "id": grant["id"], "verdict": "appropriate" });
    let queue = t
        .call(f::get_break_glass_grants::GetBreakGlassGrants)
        .by(&t.stellan)
        .ok()
        .await;
    assert!(
        queue
            .as_array()
            .unwrap()
            .iter()
            .any(|open| open["id"] == grant["id"])
    );
    t.call(f::review_break_glass_grant::ReviewBreakGlassGrant)
        .by(&t.stellan)
        .with_json(review.clone())
        .ok()
        .await;
    let twice = t
        .call(f::review_break_glass_grant::ReviewBreakGlassGrant)
        .by(&t.amara)
        .with_json(review)
        .err()
        .await;
    assert_eq!(twice.code(), Code::NotFound);

    // Time passes: the grant was for four hours.
    let operator = t.house().database.operator().await;
    operator
        .execute(
            "update break_glass_grants set granted_at = granted_at - interval '5 hours', expires_at = expires_at - interval '5 hours' where client_id = $1",
            &[&jonas],
        )
        .await
        .unwrap();
    assert!(!sees(&t, &t.noor, jonas).await);
}

#[tokio::test]
async fn nobody_grants_themselves_more_than_four_hours_or_reviews_themselves() {
    let t = super::practice().await;
    let pool = &t.house().waist.pool;
    let claims = t.noor.caller(t.house().now()).claims();
    let mut connection = pool.get().await.unwrap();
    for (sql, what) in [
        (
            "insert into break_glass_grants (id, organization_id, client_id, profile_id, reason, expires_at) values (gen_random_uuid(), $1, $2, $3, 'A sound reason', now() + interval '5 hours')",
            "too long",
        ),
        (
            "insert into break_glass_grants (id, organization_id, client_id, profile_id, reason, granted_at, expires_at) values (gen_random_uuid(), $1, $2, $3, 'A sound reason', now() + interval '4 hours', now() + interval '6 hours')",
            "later",
        ),
    ] {
        let work = connection.transaction().await.unwrap();
        work.execute(
            "select set_config('request.jwt.claims', $1, true), set_config('app.event_id', $2, true), set_config('role', 'authenticated', true)",
            &[&claims, &t.house().waist.new_request_id().to_string()],
        )
        .await
        .unwrap();
        let error = work
            .execute(
                sql,
                &[
                    &t.organization,
                    &t.own(example::OTHER_CLIENT),
                    &t.noor.profile,
                ],
            )
            .await
            .expect_err(what);
        assert_eq!(error.code().unwrap().code(), "42501", "{what}");
    }
}
