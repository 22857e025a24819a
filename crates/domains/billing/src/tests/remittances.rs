//! From the payer's decision to what the client owes.

use kernel::Code;
use serde_json::{Value, json};

use super::world::{Office, Visit};

/// A claim that the payer took in and paid; answers with the claim and the payer's file.
pub async fn paid(office: &Office) -> (Value, String) {
    let charge = office.charge(&Visit::default()).await;
    let made = office
        .ok("create-claims", json!({ "charge_ids": [charge["id"]] }))
        .await;
    office
        .ok("submit-claims", json!({ "claim_ids": [made[0]["id"]] }))
        .await;
    office.work().await;
    let at = office
        .world
        .house
        .now()
        .to_zoned(jiff::tz::TimeZone::UTC)
        .datetime();
    integrations::clearinghouse::stand_in::answer(&office.folder, at).unwrap();
    let inbound = office
        .folder
        .join(office.world.home.organization.to_string())
        .join("inbound");
    let file = std::fs::read_to_string(inbound.join("claims-000000001-0.835")).unwrap();
    std::fs::remove_file(inbound.join("claims-000000001-0.835")).unwrap();
    office.ok("check-claim-answers", json!({})).await;
    office.work().await;
    (made[0].clone(), file)
}

#[tokio::test]
async fn the_billers_story_from_the_signed_note_to_the_clients_balance() {
    let office = Office::new().await;
    let (claim, file) = paid(&office).await;
    let mira = json!({ "client_id": "00000000-0000-7000-8000-00000000a501" });
    let before = office.ok("get-client-balance", mira.clone()).await;
    assert_eq!(before["balance_cents"], -2500, "a credit of $25");

    let import = json!({ "file_name": "northwind.835", "content": file });
    let imported = office.ok("import-remittance", import.clone()).await;
    // $180: $144 allowed, $25 of it the client's.
    assert_eq!(imported[0]["paid_cents"], 11900);
    assert_eq!(imported[0]["contractual_cents"], 3600);
    assert_eq!(imported[0]["patient_cents"], 2500);
    assert_eq!(imported[0]["unmatched_claims"], 0);
    let unposted = office.ok("get-client-balance", mira.clone()).await;
    assert_eq!(unposted, before, "nothing moves before somebody posts it");

    let post = json!({ "id": imported[0]["id"], "row_version": imported[0]["row_version"] });
    let posted = office.ok("post-remittance", post.clone()).await;
    assert_eq!(posted["status"], "posted");
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "paid");
    assert_eq!(seen["lines"][0]["insurance_paid_cents"], 11900);
    assert_eq!(seen["lines"][0]["contractual_cents"], 3600);
    let after = office.ok("get-client-balance", mira.clone()).await;
    assert_eq!(
        after,
        json!({ "owed_cents": 0, "credit_cents": 0, "balance_cents": 0 }),
        "the credit paid the copay"
    );
    let charges = office
        .ok("get-charges", json!({ "statuses": ["paid"] }))
        .await;
    assert_eq!(charges.as_array().unwrap().len(), 1);
    office.assert_books().await;

    // Imported twice, posted twice: once.
    let again = office.ok("import-remittance", import).await;
    assert_eq!(again[0]["id"], imported[0]["id"]);
    let error = office
        .err(
            "post-remittance",
            json!({ "id": posted["id"], "row_version": posted["row_version"] }),
        )
        .await;
    assert_eq!(error.code(), Code::Conflict);
    assert_eq!(
        office.err("post-remittance", post).await.code(),
        Code::VersionConflict
    );
    assert_eq!(office.ok("get-client-balance", mira.clone()).await, after);
    let ledger = office.ok("get-client-ledger", mira).await;
    let kinds: Vec<&str> = ledger
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["kind"].as_str().unwrap())
        .collect();
    assert_eq!(
        kinds
            .iter()
            .filter(|kind| **kind == "insurance_payment")
            .count(),
        1
    );
    assert_eq!(ledger[0]["balance_cents"], 0, "{ledger}");
}

#[tokio::test]
async fn whoever_sent_a_claim_hears_that_it_was_denied() {
    let office = Office::new().await;
    let (claim, file) = paid(&office).await;
    let number = claim["number"].as_str().unwrap();
    let denied = file
        .replacen("BPR*I*119", "BPR*I*0", 1)
        .replacen(
            &format!("CLP*{number}*1*180*119"),
            &format!("CLP*{number}*4*180*0"),
            1,
        )
        .replacen("*180*119*", "*180*0*", 1)
        .replacen("CAS*CO*45*36", "CAS*CO*50*155", 1);
    let import = json!({ "file_name": "northwind.835", "content": denied });
    let imported = office.ok("import-remittance", import).await;
    assert!(
        office.told().await.is_empty(),
        "nothing is decided before it is posted"
    );
    let post = json!({ "id": imported[0]["id"], "row_version": imported[0]["row_version"] });
    office.ok("post-remittance", post).await;
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "denied");
    assert_eq!(
        office.told().await,
        [(
            json!(office.bela().profile),
            json!("claim_denied"),
            claim["id"].clone()
        )]
    );
}

#[tokio::test]
async fn a_file_that_does_not_add_up_is_refused_whole() {
    let office = Office::new().await;
    let (_, file) = paid(&office).await;
    let wrong = file.replacen("BPR*I*119", "BPR*I*120", 1);
    assert_ne!(wrong, file);
    let error = office
        .err(
            "import-remittance",
            json!({ "file_name": "wrong.835", "content": wrong }),
        )
        .await;
    assert_eq!(error.field(), Some("content"));
    assert!(
        error.message().contains("$119.00") && error.message().contains("$120.00"),
        "{}",
        error.message()
    );
    let kept = office
        .count("select count(*) from remittances where payer_identifier = '1999999999'")
        .await;
    assert_eq!(kept, 0);
    assert_eq!(
        office
            .count("select count(*) from edi_files where name = 'wrong.835'")
            .await,
        0
    );
    let error = office
        .err(
            "import-remittance",
            json!({ "file_name": "no.835", "content": "Dear practice" }),
        )
        .await;
    assert!(error.message().contains("not an X12 file"));
}

#[tokio::test]
async fn a_payment_for_a_claim_that_is_not_known_is_kept_apart_and_shown() {
    let office = Office::new().await;
    let (claim, file) = paid(&office).await;
    let foreign = file.replace(claim["number"].as_str().unwrap(), "C777777");
    let unmatched = async || {
        let queue = office.ok("get-billing-queue", json!({})).await;
        queue["unmatched_payments"].as_i64().unwrap()
    };
    let before = unmatched().await;
    let imported = office
        .ok(
            "import-remittance",
            json!({ "file_name": "foreign.835", "content": foreign }),
        )
        .await;
    assert_eq!(imported[0]["unmatched_claims"], 1);
    let post = json!({ "id": imported[0]["id"], "row_version": imported[0]["row_version"] });
    office.ok("post-remittance", post).await;
    let unapplied = "select coalesce(-sum(amount_cents), 0)::bigint from ledger_entries where account = 'insurance_unapplied'";
    assert_eq!(office.count(unapplied).await, 11900);
    let seen = office
        .ok("get-remittance", json!({ "id": imported[0]["id"] }))
        .await;
    assert_eq!(seen["lines"][0]["claim_id"], Value::Null);
    assert_eq!(unmatched().await, before + 1);
    office.assert_books().await;
}

#[tokio::test]
async fn a_remittance_that_arrives_by_itself_waits_for_somebody_to_post_it() {
    let office = Office::new().await;
    let (_, file) = paid(&office).await;
    let inbound = office
        .folder
        .join(office.world.home.organization.to_string())
        .join("inbound");
    std::fs::write(inbound.join("later.835"), file).unwrap();
    office.hear().await;
    let waiting = office
        .ok("get-remittances", json!({ "status": "imported" }))
        .await;
    assert!(
        waiting
            .as_array()
            .unwrap()
            .iter()
            .any(|remittance| remittance["paid_cents"] == 11900)
    );
    office.hear().await;
    assert!(inbound.join("read/later.835").exists());
}

#[tokio::test]
async fn another_practice_sees_nothing_of_it_and_the_same_trace_is_its_own() {
    let office = Office::new().await;
    let (_, file) = paid(&office).await;
    let imported = office
        .ok(
            "import-remittance",
            json!({ "file_name": "a.835", "content": file }),
        )
        .await;
    let stranger = &office.world.other.bela;
    let error = office
        .call(
            "get-remittance",
            stranger,
            json!({ "id": imported[0]["id"] }),
        )
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
    let theirs = office
        .call(
            "import-remittance",
            stranger,
            json!({ "file_name": "a.835", "content": file }),
        )
        .await
        .unwrap();
    assert_ne!(theirs[0]["id"], imported[0]["id"]);
    assert_eq!(
        theirs[0]["unmatched_claims"], 1,
        "our claim is unknown to them"
    );
}

#[tokio::test]
async fn a_claim_of_two_days_asks_the_client_for_two_copays() {
    let office = Office::new().await;
    let mut charges = Vec::new();
    for day in ["2026-02-23", "2026-02-24"] {
        let visit = Visit {
            day,
            ..Visit::default()
        };
        charges.push(office.charge(&visit).await["id"].clone());
    }
    let made = office
        .ok("create-claims", json!({ "charge_ids": charges }))
        .await;
    assert_eq!(made.as_array().unwrap().len(), 1);
    office
        .ok("submit-claims", json!({ "claim_ids": [made[0]["id"]] }))
        .await;
    office.work().await;
    office.hear().await;
    let remittances = office.ok("get-remittances", json!({})).await;
    assert_eq!(remittances[0]["patient_cents"], 5000);
    assert_eq!(remittances[0]["paid_cents"], 2 * 14400 - 5000);
}
