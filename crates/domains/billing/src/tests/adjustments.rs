//! Money that is given up: within the limit, above it, and owed again.

use kernel::Code;
use serde_json::{Value, json};

use super::world::{Office, Visit};

/// A charge that stands on a claim.
async fn claimed(office: &Office) -> Value {
    let charge = office.charge(&Visit::default()).await;
    office
        .ok("create-claims", json!({ "charge_ids": [charge["id"]] }))
        .await;
    charge
}

async fn ask(office: &Office, charge: &Value, cents: i64) -> Value {
    office
        .ok("request-adjustment", request(charge, cents))
        .await
}

fn request(charge: &Value, cents: i64) -> Value {
    json!({
        "charge_id": charge["id"], "debtor": "insurance", "reason": "timely_filing", "note": "Claimed too late", "amount_cents": cents,
    })
}

async fn limit(office: &Office, cents: i64) {
    let amara = &office.world.home.amara;
    let now = office.ok("get-write-off-limit", json!({})).await;
    let body = json!({ "limit_cents": cents, "row_version": now["row_version"] });
    office
        .call("set-write-off-limit", amara, body)
        .await
        .unwrap();
}

async fn open(office: &Office, charge: &Value) -> i64 {
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    seen["open_insurance_cents"].as_i64().unwrap()
}

/// What the steps of one kind gave up, without what the practice had given up before.
fn written_off(ledger: &Value, kind: &str) -> Vec<i64> {
    let steps = ledger.as_array().unwrap().iter();
    let steps = steps.filter(|step| step["kind"] == kind && step["service_on"] == "2026-02-24");
    steps
        .map(|step| step["written_off_cents"].as_i64().unwrap())
        .collect()
}

#[tokio::test]
async fn within_the_limit_it_is_done_and_can_be_taken_back() {
    let office = Office::new().await;
    let charge = claimed(&office).await;
    let done = ask(&office, &charge, 18000).await;
    assert_eq!(done["status"], "posted");
    assert_eq!(done["decided_by_name"], done["requested_by_name"]);
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    assert_eq!(seen["status"], "paid", "nothing is open on it");
    office.assert_books().await;
    let mira = json!({ "client_id": charge["client_id"] });
    let ledger = office.ok("get-client-ledger", mira.clone()).await;
    assert_eq!(written_off(&ledger, "adjustment"), [18000]);
    let waiting = office.ok("get-billing-queue", json!({})).await;

    let back = json!({ "id": done["id"], "row_version": done["row_version"], "reason": "The payer paid after all" });
    let reversed = office.ok("reverse-adjustment", back).await;
    assert_eq!(reversed["status"], "reversed");
    assert_eq!(open(&office, &charge).await, 18000);
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    assert_eq!(seen["status"], "claimed", "as it was before");
    let ledger = office.ok("get-client-ledger", mira).await;
    assert_eq!(written_off(&ledger, "adjustment_reversal"), [-18000]);
    office.assert_books().await;
    let twice =
        json!({ "id": done["id"], "row_version": reversed["row_version"], "reason": "Once more" });
    assert_eq!(
        office.err("reverse-adjustment", twice).await.code(),
        Code::Conflict
    );
    assert_eq!(
        office.ok("get-billing-queue", json!({})).await["adjustments_to_decide"],
        waiting["adjustments_to_decide"]
    );
}

#[tokio::test]
async fn above_the_limit_nothing_moves_until_an_administrator_says_yes() {
    let office = Office::new().await;
    limit(&office, 5000).await;
    let charge = claimed(&office).await;
    let asked = ask(&office, &charge, 5001).await;
    assert_eq!(asked["status"], "requested");
    assert_eq!(open(&office, &charge).await, 18000);
    let decision = json!({ "id": asked["id"], "row_version": asked["row_version"] });
    assert_eq!(
        office
            .err("decide-adjustment", decision.clone())
            .await
            .code(),
        Code::Forbidden,
        "a biller does not decide"
    );
    let amara = &office.world.home.amara;
    let done = office
        .call("decide-adjustment", amara, decision.clone())
        .await
        .unwrap();
    assert_eq!(done["status"], "posted");
    assert_eq!(open(&office, &charge).await, 12999);
    office.assert_books().await;
    let again = json!({ "id": asked["id"], "row_version": done["row_version"] });
    let error = office
        .call("decide-adjustment", amara, again)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
}

#[tokio::test]
async fn what_is_rejected_says_why_and_moves_nothing() {
    let office = Office::new().await;
    limit(&office, 0).await;
    let charge = claimed(&office).await;
    let asked = ask(&office, &charge, 100).await;
    let amara = &office.world.home.amara;
    let no = json!({ "id": asked["id"], "row_version": asked["row_version"], "rejection": "Appeal first" });
    let rejected = office.call("decide-adjustment", amara, no).await.unwrap();
    assert_eq!(rejected["status"], "rejected");
    assert_eq!(rejected["rejection"], "Appeal first");
    assert_eq!(open(&office, &charge).await, 18000);
    let back = json!({ "id": asked["id"], "row_version": rejected["row_version"], "reason": "Nothing to take back" });
    assert_eq!(
        office.err("reverse-adjustment", back).await.code(),
        Code::Conflict
    );
}

#[tokio::test]
async fn no_more_is_given_up_than_is_open_even_if_money_moves_meanwhile() {
    let office = Office::new().await;
    limit(&office, 0).await;
    let charge = claimed(&office).await;
    let error = office
        .err("request-adjustment", request(&charge, 18001))
        .await;
    assert!(error.message().contains("$180.00"), "{}", error.message());
    let mut client = request(&charge, 100);
    client["debtor"] = json!("client");
    let error = office.err("request-adjustment", client.clone()).await;
    assert_eq!(
        error.field(),
        Some("amount_cents"),
        "the client owes nothing"
    );
    client["reason"] = json!("contract");
    let error = office.err("request-adjustment", client).await;
    assert_eq!(error.field(), Some("reason"));

    let (first, second) = (
        ask(&office, &charge, 10000).await,
        ask(&office, &charge, 10000).await,
    );
    let amara = &office.world.home.amara;
    let yes = |asked: &Value| json!({ "id": asked["id"], "row_version": asked["row_version"] });
    office
        .call("decide-adjustment", amara, yes(&first))
        .await
        .unwrap();
    let error = office
        .call("decide-adjustment", amara, yes(&second))
        .await
        .unwrap_err();
    assert!(error.message().contains("$80.00"), "{}", error.message());
    office.assert_books().await;
}

#[tokio::test]
async fn what_was_not_billed_is_corrected_and_not_written_off() {
    let office = Office::new().await;
    let charge = office.charge(&Visit::default()).await;
    assert_eq!(charge["status"], "ready");
    let error = office
        .err("request-adjustment", request(&charge, 100))
        .await;
    assert_eq!(error.code(), Code::Conflict);
    assert!(
        error.message().contains("not billed yet"),
        "{}",
        error.message()
    );
}

#[tokio::test]
async fn what_is_owed_again_after_its_claim_is_gone_waits_for_another_one() {
    let office = Office::new().await;
    let charge = claimed(&office).await;
    let done = ask(&office, &charge, 18000).await;
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    let claim = office
        .ok("get-claim", json!({ "id": seen["claim_id"] }))
        .await;
    let withdrawn =
        json!({ "id": claim["id"], "row_version": claim["row_version"], "reason": "Written off" });
    office.ok("void-claim", withdrawn).await;
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    assert_eq!(seen["status"], "paid", "nothing is open on it");
    let back = json!({ "id": done["id"], "row_version": done["row_version"], "reason": "The payer will pay" });
    office.ok("reverse-adjustment", back).await;
    let seen = office.ok("get-charge", json!({ "id": charge["id"] })).await;
    assert_eq!(seen["status"], "ready");
    office.assert_books().await;
}

#[tokio::test]
async fn the_database_takes_the_steps_that_are_written_down_and_no_others() {
    use crate::adjustment::AdjustmentStatus;
    let office = Office::new().await;
    for from in AdjustmentStatus::ALL {
        for to in AdjustmentStatus::ALL {
            let sql =
                format!("select app.adjustment_may_become('{from}', '{to}')::integer::bigint");
            let theirs = office.count(&sql).await == 1;
            assert_eq!(theirs, from.may_become(*to), "{from} to {to}");
        }
    }
}
