//! Payments for claims that are not known: found by hand, or not ours; the books hold either way.

use kernel::Code;
use serde_json::{Value, json};

use super::remittances::paid;
use super::world::Office;

const UNAPPLIED: &str = "select coalesce(-sum(amount_cents), 0)::bigint from ledger_entries where account = 'insurance_unapplied'";

/// A payer's file that names our claim by a number that is not ours; answers with the claim, the remittance and the payment.
async fn foreign(office: &Office) -> (Value, Value, Value) {
    let (claim, file) = paid(office).await;
    let file = file.replace(claim["number"].as_str().unwrap(), "LEGACY-7");
    let import = json!({ "file_name": "foreign.835", "content": file });
    let imported = office.ok("import-remittance", import).await;
    let open = office
        .ok("get-unmatched-payments", json!({ "status": "open" }))
        .await;
    let payment = open
        .as_array()
        .unwrap()
        .iter()
        .find(|payment| payment["claim_number"] == "LEGACY-7")
        .unwrap()
        .clone();
    (claim, imported[0].clone(), payment)
}

async fn post(office: &Office, remittance: &Value) {
    let post = json!({ "id": remittance["id"], "row_version": remittance["row_version"] });
    office.ok("post-remittance", post).await;
}

async fn assert_paid(office: &Office, claim: &Value) {
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "paid");
    assert_eq!(seen["lines"][0]["insurance_paid_cents"], 11900);
    assert_eq!(seen["lines"][0]["contractual_cents"], 3600);
    assert_eq!(office.count(UNAPPLIED).await, 0);
    let cash =
        "select sum(amount_cents)::bigint from ledger_entries where account = 'insurance_cash'";
    assert_eq!(
        office.count(cash).await,
        11900,
        "the money came in once, whenever its claim was found"
    );
    office.assert_books().await;
}

#[tokio::test]
async fn the_right_claim_comes_first_with_what_speaks_for_it() {
    let office = Office::new().await;
    let (claim, _, payment) = foreign(&office).await;
    assert_eq!(payment["mismatch"], "number_unknown");
    assert_eq!(payment["member_id_last_four"], "7701");
    let ask = json!({ "payment_id": payment["id"] });
    let suggested = office.ok("get-match-suggestions", ask).await;
    assert_eq!(suggested[0]["claim_id"], claim["id"]);
    assert_eq!(suggested[0]["score"], 90, "{suggested}");
    let grounds = suggested[0]["grounds"].as_array().unwrap();
    assert_eq!(grounds[0]["words"], "The member ID is the same.");
    // Mira's other claim is for another day: the rest agrees.
    assert!(suggested[1]["score"].as_i64().unwrap() < 90);
    for words in ["solb", claim["number"].as_str().unwrap()] {
        let ask = json!({ "payment_id": payment["id"], "words": words });
        let found = office.ok("get-match-suggestions", ask).await;
        let found = found.as_array().unwrap();
        assert!(found.iter().any(|one| one["claim_id"] == claim["id"]));
    }
    let nobody = json!({ "payment_id": payment["id"], "words": "Nobody of this name" });
    assert_eq!(office.ok("get-match-suggestions", nobody).await, json!([]));
}

#[tokio::test]
async fn what_is_matched_before_posting_moves_with_its_remittance() {
    let office = Office::new().await;
    let (claim, remittance, payment) = foreign(&office).await;
    let body = json!({ "payment_id": payment["id"], "claim_id": claim["id"] });
    let matched = office.ok("match-payment", body.clone()).await;
    assert_eq!(matched["status"], "matched");
    assert_eq!(matched["matched_number"], claim["number"]);
    let before = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(
        before["status"], "accepted",
        "nothing moves before it is posted"
    );
    post(&office, &remittance).await;
    assert_paid(&office, &claim).await;
    let shown = office
        .ok("get-remittance", json!({ "id": remittance["id"] }))
        .await;
    assert_eq!(shown["unmatched_claims"], 0);
    assert_eq!(shown["lines"][0]["matched_by_hand"], true);
    assert_eq!(
        office.err("match-payment", body).await.code(),
        Code::Conflict
    );
}

#[tokio::test]
async fn what_is_matched_after_posting_leaves_the_unapplied_money_by_the_same_way() {
    let office = Office::new().await;
    let (claim, remittance, payment) = foreign(&office).await;
    post(&office, &remittance).await;
    assert_eq!(office.count(UNAPPLIED).await, 11900);
    let body = json!({ "payment_id": payment["id"], "claim_id": claim["id"] });
    office.ok("match-payment", body.clone()).await;
    assert_paid(&office, &claim).await;
    assert_eq!(
        office.err("match-payment", body).await.code(),
        Code::Conflict
    );
    assert_paid(&office, &claim).await;
}

#[tokio::test]
async fn what_is_not_ours_stays_on_record_with_its_money_and_may_still_be_found() {
    let office = Office::new().await;
    let (claim, remittance, payment) = foreign(&office).await;
    let waiting = office.ok("get-billing-queue", json!({})).await;
    let aside = json!({ "payment_id": payment["id"], "reason": "Another practice's client" });
    let answer = office.ok("set-aside-payment", aside.clone()).await;
    assert_eq!(answer["status"], "set_aside");
    assert_eq!(answer["set_aside_reason"], "Another practice's client");
    assert_eq!(
        office.err("set-aside-payment", aside).await.code(),
        Code::Conflict
    );
    let now = office.ok("get-billing-queue", json!({})).await;
    assert_eq!(
        now["unmatched_payments"].as_i64().unwrap(),
        waiting["unmatched_payments"].as_i64().unwrap() - 1
    );
    post(&office, &remittance).await;
    assert_eq!(
        office.count(UNAPPLIED).await,
        11900,
        "its money is unapplied"
    );
    office.assert_books().await;

    // The client's file of an earlier office turns up.
    let body = json!({ "payment_id": payment["id"], "claim_id": claim["id"] });
    office.ok("match-payment", body).await;
    assert_paid(&office, &claim).await;
    let again = json!({ "payment_id": payment["id"], "reason": "Not ours after all" });
    assert_eq!(
        office.err("set-aside-payment", again).await.code(),
        Code::Conflict
    );
}

#[tokio::test]
async fn only_a_claim_that_a_payer_has_is_paid_on_and_only_here() {
    let office = Office::new().await;
    let (claim, _, payment) = foreign(&office).await;
    let draft = json!({ "payment_id": payment["id"], "claim_id": crate::example::DRAFT_CLAIM });
    let error = office.err("match-payment", draft).await;
    assert!(error.message().contains("is draft"), "{}", error.message());
    let short = json!({ "payment_id": payment["id"], "reason": "no" });
    assert_eq!(
        office.err("set-aside-payment", short).await.field(),
        Some("reason")
    );
    let stranger = &office.world.other.bela;
    for (name, body) in [
        (
            "match-payment",
            json!({ "payment_id": payment["id"], "claim_id": claim["id"] }),
        ),
        (
            "set-aside-payment",
            json!({ "payment_id": payment["id"], "reason": "Not ours" }),
        ),
        (
            "get-match-suggestions",
            json!({ "payment_id": payment["id"] }),
        ),
    ] {
        let error = office.call(name, stranger, body).await.unwrap_err();
        assert_eq!(error.code(), Code::NotFound, "{name}");
    }
}
