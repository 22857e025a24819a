//! From the signed note to the charge.

use kernel::Code;
use serde_json::json;

use super::world::{Office, Visit};

#[tokio::test]
async fn a_signed_note_is_charged_by_itself_and_once() {
    let office = Office::new().await;
    let note = office.sign(&Visit::default()).await;
    for _ in 0..3 {
        office.ok("hand-off-note", json!({ "note_id": note })).await;
        office.work().await;
    }
    assert_eq!(
        office
            .count(&format!(
                "select count(*) from charges where note_id = '{note}'"
            ))
            .await,
        1
    );
    let charges = office
        .ok(
            "get-charges",
            json!({ "statuses": ["ready"], "from": "2026-02-24" }),
        )
        .await;
    let charge = &charges[0];
    assert_eq!(charge["amount_cents"], 18000);
    assert_eq!(charge["payer_name"], "Northwind Health");
    assert_eq!(charge["open_insurance_cents"], 18000);
    office.assert_books().await;
}

#[tokio::test]
async fn what_cannot_be_billed_is_held_with_a_reason_and_released_by_its_correction() {
    let office = Office::new().await;
    let charge = office
        .charge(&Visit {
            minutes: Some(45),
            ..Visit::default()
        })
        .await;
    assert_eq!(
        (&charge["status"], &charge["hold_reason"]),
        (&json!("held"), &json!("minutes_do_not_fit"))
    );
    assert_eq!(
        charge["open_insurance_cents"], 0,
        "what is held is not owed"
    );
    let mut correction = json!({
        "id": charge["id"], "row_version": charge["row_version"], "code": "90834", "place_of_service": "11", "units": 1,
        "amount_cents": 12000, "client_insurance_id": charge["client_insurance_id"],
    });
    let error = office.err("update-charge", correction.clone()).await;
    assert_eq!(error.field(), Some("code"), "the practice does not bill it");
    office
        .operator
        .batch_execute("insert into billing_codes (id, organization_id, code, description) select gen_random_uuid(), id, '90834', 'Session' from organizations")
        .await
        .unwrap();
    let corrected = office.ok("update-charge", correction.clone()).await;
    assert_eq!(
        (&corrected["status"], &corrected["open_insurance_cents"]),
        (&json!("ready"), &json!(12000))
    );
    let error = office.err("update-charge", correction.clone()).await;
    assert_eq!(error.code(), Code::VersionConflict);

    correction["row_version"] = corrected["row_version"].clone();
    correction["client_insurance_id"] = json!(null);
    let own = office.ok("update-charge", correction).await;
    assert_eq!(
        (&own["status"], &own["open_client_cents"]),
        (&json!("partially_paid"), &json!(9500)),
        "the client had a credit of $25"
    );
    office.assert_books().await;
}

#[tokio::test]
async fn each_lack_has_its_own_reason() {
    let office = Office::new().await;
    for (visit, reason) in [
        (
            Visit {
                minutes: None,
                ..Visit::default()
            },
            "minutes_missing",
        ),
        (
            Visit {
                code: "90840",
                ..Visit::default()
            },
            "add_on_alone",
        ),
        (
            Visit {
                code: "90791",
                ..Visit::default()
            },
            "no_fee",
        ),
        (
            Visit {
                diagnosis: false,
                ..Visit::default()
            },
            "no_diagnosis",
        ),
    ] {
        let charge = office.charge(&visit).await;
        assert_eq!(charge["hold_reason"], reason);
    }
}

#[tokio::test]
async fn a_voided_charge_stays_on_record_and_owes_nothing() {
    let office = Office::new().await;
    let charge = office.charge(&Visit::default()).await;
    let void = json!({ "id": charge["id"], "row_version": charge["row_version"], "reason": "Seen free of charge" });
    let voided = office.ok("void-charge", void).await;
    assert_eq!(
        (&voided["status"], &voided["open_insurance_cents"]),
        (&json!("voided"), &json!(0))
    );
    let again =
        json!({ "id": charge["id"], "row_version": voided["row_version"], "reason": "Once more" });
    assert_eq!(
        office.err("void-charge", again).await.code(),
        Code::Conflict
    );
    office.assert_books().await;
}

#[tokio::test]
async fn the_database_charges_no_draft_and_books_nothing_that_does_not_balance() {
    let office = Office::new().await;
    let unbalanced = office
        .operator
        .batch_execute(
            "begin; insert into journal_entries (id, organization_id, kind, effective_on, recorded_at)
             select '00000000-0000-7000-9999-000000000001', id, 'charge', current_date, now() from organizations limit 1;
             insert into ledger_entries (id, organization_id, journal_entry_id, account, amount_cents)
             select gen_random_uuid(), organization_id, id, 'revenue', -100 from journal_entries where id = '00000000-0000-7000-9999-000000000001'; commit;",
        )
        .await
        .unwrap_err();
    assert_eq!(
        unbalanced.as_db_error().unwrap().constraint(),
        Some("ledger_entries_balance")
    );
    office.operator.batch_execute("rollback").await.unwrap();
    let changed = office
        .operator
        .batch_execute("update ledger_entries set amount_cents = 1")
        .await
        .unwrap_err();
    assert!(
        changed
            .as_db_error()
            .unwrap()
            .message()
            .contains("append-only")
    );
}

#[tokio::test]
async fn clinicians_see_the_charges_of_their_own_services_and_others_none() {
    let office = Office::new().await;
    let home = &office.world.home;
    let of = async |person| {
        office
            .call("get-charges", person, json!({}))
            .await
            .unwrap()
            .as_array()
            .unwrap()
            .len()
    };
    assert_eq!(of(&home.noor).await, 4);
    assert_eq!(of(&home.aiko).await, 0);
    assert_eq!(
        of(&office.world.other.bela).await,
        4,
        "the other practice has its own"
    );
    let error = office
        .call("get-charges", &home.rosa, json!({}))
        .await
        .unwrap_err();
    assert_eq!(
        error.code(),
        Code::Forbidden,
        "the front desk sees balances only"
    );
}
