//! Replacements and requests to void: from the file to the money.

use kernel::Code;
use serde_json::{Value, json};

use super::remittances::paid;
use super::world::Office;

const MIRA: &str = "00000000-0000-7000-8000-00000000a501";

/// A claim that was paid $119 of $180; the client's credit paid the copay.
async fn paid_and_posted(office: &Office) -> Value {
    let (claim, file) = paid(office).await;
    let import = json!({ "file_name": "northwind.835", "content": file });
    let imported = office.ok("import-remittance", import).await;
    post(office, &imported[0]).await;
    office.ok("get-claim", json!({ "id": claim["id"] })).await
}

async fn post(office: &Office, remittance: &Value) {
    let post = json!({ "id": remittance["id"], "row_version": remittance["row_version"] });
    office.ok("post-remittance", post).await;
    office.assert_books().await;
}

/// The draft is sent, the partner answers, and what it paid is posted.
async fn send_and_post(office: &Office, draft: &Value) {
    office
        .ok("submit-claims", json!({ "claim_ids": [draft["id"]] }))
        .await;
    office.work().await;
    office.hear().await;
    let waiting = office
        .ok("get-remittances", json!({ "status": "imported" }))
        .await;
    let theirs = waiting.as_array().unwrap().iter();
    let theirs = theirs
        .filter(|remittance| {
            remittance["trace_number"]
                .as_str()
                .unwrap()
                .contains("LINDENHOF")
        })
        .collect::<Vec<_>>();
    assert_eq!(theirs.len(), 1, "{waiting}");
    post(office, theirs[0]).await;
}

fn change(claim: &Value, reason: &str) -> Value {
    json!({ "id": claim["id"], "row_version": claim["row_version"], "reason": reason })
}

async fn file_of(office: &Office, number: u32) -> x12::professional::Submission {
    let folder = office
        .folder
        .join(office.world.home.organization.to_string())
        .join("outbound/done");
    let file = std::fs::read(folder.join(format!("claims-{number:09}.837"))).unwrap();
    x12::professional::read(&file).unwrap()
}

#[tokio::test]
async fn a_replacement_names_the_claim_and_the_payer_takes_back_and_pays_again() {
    let office = Office::new().await;
    let claim = paid_and_posted(&office).await;
    let mut body = change(&claim, "The visit was by video");
    body["place_of_service"] = json!("10");
    body["lines"] = json!([{ "charge_id": claim["lines"][0]["charge_id"], "modifiers": ["95"] }]);
    let draft = office.ok("replace-claim", body.clone()).await;
    assert_eq!(draft["kind"], "replacement");
    assert_eq!(draft["replaces_number"], claim["number"]);
    assert_eq!(draft["total_cents"], 18000);
    let seen = office.ok("get-claim", json!({ "id": draft["id"] })).await;
    assert_eq!(seen["lines"][0]["modifiers"], json!(["95"]));
    assert_eq!(seen["diagnoses"], json!(["F32.1"]));
    let original = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(original["corrected_by_number"], draft["number"]);
    assert_eq!(
        original["status"], "paid",
        "the payer's decision stands until it says otherwise"
    );
    assert_eq!(
        office.err("replace-claim", body).await.code(),
        Code::Conflict,
        "one correction at a time"
    );

    send_and_post(&office, &draft).await;
    let sent = file_of(&office, 2).await;
    assert_eq!(sent.claims[0].frequency, '7');
    assert_eq!(
        sent.claims[0].original_reference.as_deref(),
        Some(format!("P{}", claim["number"].as_str().unwrap()).as_str())
    );
    assert_eq!(sent.claims[0].place_of_service, "10");
    let original = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(original["status"], "reversed");
    let replacement = office.ok("get-claim", json!({ "id": draft["id"] })).await;
    assert_eq!(replacement["status"], "paid");
    assert_eq!(replacement["lines"][0]["insurance_paid_cents"], 11900);
    let balance = office
        .ok("get-client-balance", json!({ "client_id": MIRA }))
        .await;
    assert_eq!(
        balance,
        json!({ "owed_cents": 0, "credit_cents": 0, "balance_cents": 0 }),
        "what the client had paid pays the new share"
    );
}

#[tokio::test]
async fn a_voided_claim_gives_the_client_their_money_and_the_charge_its_freedom() {
    let office = Office::new().await;
    let claim = paid_and_posted(&office).await;
    let draft = office
        .ok("recall-claim", change(&claim, "Wrong code"))
        .await;
    assert_eq!(draft["kind"], "void_request");
    send_and_post(&office, &draft).await;
    assert_eq!(file_of(&office, 2).await.claims[0].frequency, '8');
    let original = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(original["status"], "void");
    let request = office.ok("get-claim", json!({ "id": draft["id"] })).await;
    assert_eq!(request["status"], "reversed");
    let balance = office
        .ok("get-client-balance", json!({ "client_id": MIRA }))
        .await;
    assert_eq!(balance["credit_cents"], 2500, "the copay is theirs again");
    let id = &claim["lines"][0]["charge_id"];
    let charge = office.ok("get-charge", json!({ "id": id })).await;
    assert_eq!(charge["status"], "ready");
    assert_eq!(charge["claim_id"], Value::Null);

    // The code is put right and claimed anew.
    let right = json!({
        "id": id, "row_version": charge["row_version"], "code": "90837", "place_of_service": "11", "units": 1, "amount_cents": 17000,
        "client_insurance_id": charge["client_insurance_id"],
    });
    office.ok("update-charge", right).await;
    let again = office
        .ok("create-claims", json!({ "charge_ids": [id] }))
        .await;
    assert_eq!(again[0]["kind"], "original");
    assert_eq!(again[0]["total_cents"], 17000);
    office.assert_books().await;
}

#[tokio::test]
async fn a_correction_that_is_withdrawn_leaves_everything_as_it_was() {
    let office = Office::new().await;
    let claim = paid_and_posted(&office).await;
    let id = &claim["lines"][0]["charge_id"];
    let before = office.ok("get-charge", json!({ "id": id })).await;
    for name in ["replace-claim", "recall-claim"] {
        let draft = office.ok(name, change(&claim, "A mistake")).await;
        office
            .ok("void-claim", change(&draft, "Nothing was wrong"))
            .await;
        let charge = office.ok("get-charge", json!({ "id": id })).await;
        assert_eq!(charge["status"], before["status"], "{name}");
        assert_eq!(charge["claim_id"], claim["id"], "{name}");
        let original = office.ok("get-claim", json!({ "id": claim["id"] })).await;
        assert_eq!(original["corrected_by_id"], Value::Null);
    }
}

#[tokio::test]
async fn only_what_a_payer_decided_on_is_corrected() {
    let office = Office::new().await;
    let (accepted, _) = paid(&office).await;
    let accepted = office
        .ok("get-claim", json!({ "id": accepted["id"] }))
        .await;
    for name in ["replace-claim", "recall-claim"] {
        let error = office.err(name, change(&accepted, "Too early")).await;
        assert_eq!(error.code(), Code::Conflict, "{name}");
        let mut old = change(&accepted, "Too late");
        old["row_version"] = json!(99);
        assert_eq!(office.err(name, old).await.code(), Code::VersionConflict);
    }
    let denied =
        json!({ "id": crate::example::PAID_CLAIM, "row_version": 1, "reason": "Typed wrong" });
    for (field, value, named) in [
        ("place_of_service", json!("1A"), "place_of_service"),
        ("reason", json!("no"), "reason"),
        (
            "lines",
            json!([{ "charge_id": crate::example::READY_CHARGE, "modifiers": ["9-"] }]),
            "lines",
        ),
    ] {
        let mut body = denied.clone();
        body[field] = value;
        assert_eq!(office.err("replace-claim", body).await.field(), Some(named));
    }
}

#[tokio::test]
async fn without_the_payers_number_a_correction_is_not_sent() {
    let office = Office::new().await;
    let claim = paid_and_posted(&office).await;
    office
        .operator
        .batch_execute("update claims set payer_claim_number = null")
        .await
        .unwrap();
    let claim = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    let draft = office
        .ok("replace-claim", change(&claim, "The visit was by video"))
        .await;
    let error = office
        .err("submit-claims", json!({ "claim_ids": [draft["id"]] }))
        .await;
    assert!(
        error.message().contains("payer's own number"),
        "{}",
        error.message()
    );
}
