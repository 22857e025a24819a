//! What clients pay by hand, and the identity under many operations through the database.

use kernel::{Code, Entropy, SeededEntropy};
use serde_json::json;

use super::world::{Office, Visit};

const MIRA: &str = "00000000-0000-7000-8000-00000000a501";

#[tokio::test]
async fn a_payment_at_the_desk_pays_what_is_open_and_the_rest_is_credit() {
    let office = Office::new().await;
    let charge = office.charge(&Visit::default()).await;
    let own = json!({
        "id": charge["id"], "row_version": charge["row_version"], "code": "90837", "place_of_service": "11", "units": 1, "amount_cents": 18000,
    });
    office.ok("update-charge", own).await;
    let balance = office
        .ok("get-client-balance", json!({ "client_id": MIRA }))
        .await;
    assert_eq!(
        balance["balance_cents"], 15500,
        "$180 less the credit of $25"
    );
    let rosa = &office.world.home.rosa;
    let paid =
        json!({ "client_id": MIRA, "method": "check", "reference": "88", "amount_cents": 20000 });
    let receipt = office.call("record-payment", rosa, paid).await.unwrap();
    assert_eq!(receipt["receipt_number"], 1);
    let balance = office
        .call("get-client-balance", rosa, json!({ "client_id": MIRA }))
        .await
        .unwrap();
    assert_eq!(
        balance,
        json!({ "owed_cents": 0, "credit_cents": 4500, "balance_cents": -4500 })
    );
    office.work().await;
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    assert_eq!(seen["status"], "paid");
    office.assert_books().await;
}

#[tokio::test]
async fn a_payment_is_written_down_as_it_was_made() {
    let office = Office::new().await;
    for (body, field) in [
        (
            json!({ "client_id": MIRA, "method": "check", "amount_cents": 100 }),
            "reference",
        ),
        (
            json!({ "client_id": MIRA, "method": "cash", "reference": "7", "amount_cents": 100 }),
            "reference",
        ),
        (
            json!({ "client_id": MIRA, "method": "cash", "amount_cents": 0 }),
            "amount_cents",
        ),
        (
            json!({ "client_id": MIRA, "method": "cash", "amount_cents": 100, "received_on": "2026-03-09" }),
            "received_on",
        ),
    ] {
        assert_eq!(
            office.err("record-payment", body).await.field(),
            Some(field)
        );
    }
    let stranger = json!({ "client_id": MIRA, "method": "cash", "amount_cents": 100 });
    let error = office
        .call("record-payment", &office.world.other.rosa, stranger)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
}

/// The pure model is tried with a hundred thousand operations; here a hundred and twenty go through functions, triggers and walls.
#[tokio::test]
async fn the_identity_holds_through_the_database_too() {
    let office = Office::new().await;
    let chance = SeededEntropy::new(7);
    let mut charges = Vec::new();
    for _ in 0..12 {
        charges.push(office.charge(&Visit::default()).await["id"].clone());
    }
    for _ in 0..120 {
        let mut random = [0_u8; 4];
        chance.fill(&mut random);
        let id = &charges[usize::from(random[1]) % charges.len()];
        let charge = office.ok("get-charge", json!({ "id": id })).await;
        let cents = 100 * (i64::from(random[2]) + 1);
        let body = match random[0] % 4 {
            0 | 1 => {
                let policy = if random[3] % 2 == 0 {
                    charge["client_insurance_id"].clone()
                } else {
                    json!(null)
                };
                let correction = json!({
                    "id": id, "row_version": charge["row_version"], "code": "90837", "place_of_service": "11", "units": 1, "amount_cents": cents,
                    "client_insurance_id": policy,
                });
                ("update-charge", correction)
            }
            2 if random[3] % 8 == 0 => (
                "void-charge",
                json!({ "id": id, "row_version": charge["row_version"], "reason": "By chance" }),
            ),
            _ => (
                "record-payment",
                json!({ "client_id": MIRA, "method": "cash", "amount_cents": cents }),
            ),
        };
        // What was paid, claimed or voided refuses; the books must not mind.
        if let Err(error) = office.call(body.0, office.bela(), body.1).await {
            assert_eq!(error.code(), Code::Conflict, "{}: {error:?}", body.0);
        }
        office.assert_books().await;
    }
    office.work().await;
    let balance = office
        .ok("get-client-balance", json!({ "client_id": MIRA }))
        .await;
    let open = office.count("select coalesce(sum(amount_cents), 0)::bigint from ledger_entries where account in ('client_receivable', 'client_credit') and client_id::text like '%a501'").await;
    assert_eq!(balance["balance_cents"], open);
}
