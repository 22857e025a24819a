//! From charges to what the payer says of their claim.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use kernel::Code;
use serde_json::{Value, json};

use super::world::{Office, Visit};

async fn claim(office: &Office) -> Value {
    let charge = office.charge(&Visit::default()).await;
    let made = office
        .ok("create-claims", json!({ "charge_ids": [charge["id"]] }))
        .await;
    made[0].clone()
}

#[tokio::test]
async fn a_claim_is_sent_once_understood_and_taken_in() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    let found = office
        .ok("validate-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert_eq!(found[0]["clean"], true, "{found}");
    let sent = office
        .ok("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert_eq!(sent[0]["status"], "queued");
    office.work().await;
    office.hear().await;
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "accepted");
    assert_eq!(seen["diagnoses"], json!(["F32.1"]));
    assert_eq!(seen["lines"][0]["pointers"], json!([1]));
    let history = office
        .ok("get-claim-history", json!({ "id": claim["id"] }))
        .await;
    let steps: Vec<&str> = history
        .as_array()
        .unwrap()
        .iter()
        .map(|step| step["to_status"].as_str().unwrap())
        .collect();
    assert_eq!(steps, ["draft", "queued", "submitted", "accepted"]);
    assert_eq!(history[3]["file_name"], "claims-000000001.277");

    let error = office
        .err("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert_eq!(
        error.code(),
        Code::Conflict,
        "what was taken in is not sent again"
    );
    assert!(
        office.told().await.is_empty(),
        "that all went well is no news"
    );
    // Heard again, late and doubled: nothing changes.
    office.hear().await;
    let again = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(again["row_version"], seen["row_version"]);
}

#[tokio::test]
async fn the_sent_file_is_the_claim_and_keeps_its_number() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    office
        .ok("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    office.work().await;
    let folder = office
        .folder
        .join(office.world.home.organization.to_string())
        .join("outbound");
    let file = std::fs::read(folder.join("claims-000000001.837")).unwrap();
    let read = x12::professional::read(&file).unwrap();
    assert_eq!(read.control.number, 1);
    assert!(
        read.control.test,
        "claims are a test until the practice goes live"
    );
    assert_eq!(read.claims[0].number, claim["number"].as_str().unwrap());
    assert_eq!(read.claims[0].subscriber.member_id, "W1234567701");
    assert_eq!(read.claims[0].lines[0].code, "90837");
    assert_eq!(read.claims[0].diagnoses, ["F321"]);
    assert_eq!(read.billing.npi, "2000000077");
}

#[tokio::test]
async fn without_a_clearinghouse_nothing_is_queued_and_the_answer_says_how_to_set_one_up() {
    let office = Office::without_clearinghouse().await;
    let claim = claim(&office).await;
    let error = office
        .err("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert_eq!(error.code(), Code::NotConfigured);
    assert!(error.message().contains("MENTALSPACE_CLEARINGHOUSE_DIR"));
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "draft");
}

#[tokio::test]
async fn a_claim_with_an_error_is_not_sent_and_what_is_wrong_is_named() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    office
        .operator
        .batch_execute("update staff_profiles set npi = null")
        .await
        .unwrap();
    let error = office
        .err("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert!(
        error.message().contains("Noor Haddad has no NPI"),
        "{}",
        error.message()
    );
}

#[tokio::test]
async fn a_file_that_was_not_understood_gives_its_claims_back() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    office
        .ok("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    office.work().await;
    // On its way the file was cut.
    let folder = office
        .folder
        .join(office.world.home.organization.to_string())
        .join("outbound");
    let path = folder.join("claims-000000001.837");
    let text = std::fs::read_to_string(&path).unwrap();
    std::fs::write(&path, text.replace("SV1*HC", "SVX*HC")).unwrap();
    office.hear().await;
    let seen = office.ok("get-claim", json!({ "id": claim["id"] })).await;
    assert_eq!(seen["status"], "rejected");
    assert_eq!(
        office.told().await,
        [(
            json!(office.bela().profile),
            json!("claim_rejected"),
            claim["id"].clone()
        )],
        "whoever sent it hears of it, once"
    );
    let sent = office
        .ok("submit-claims", json!({ "claim_ids": [claim["id"]] }))
        .await;
    assert_eq!(
        sent[0]["status"], "queued",
        "it was never decided on, so it may be sent again"
    );
}

#[tokio::test]
async fn a_withdrawn_claim_frees_its_charges_and_one_that_the_payer_has_is_not_withdrawn() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    let charge =
        office.ok("get-claim", json!({ "id": claim["id"] })).await["lines"][0]["charge_id"].clone();
    let error = office
        .err("create-claims", json!({ "charge_ids": [charge] }))
        .await;
    assert_eq!(error.code(), Code::Conflict, "a charge stands on one claim");
    let void =
        json!({ "id": claim["id"], "row_version": claim["row_version"], "reason": "Wrong policy" });
    office.ok("void-claim", void).await;
    let again = office
        .ok("create-claims", json!({ "charge_ids": [charge] }))
        .await;
    assert_ne!(again[0]["number"], claim["number"]);
    office
        .ok("submit-claims", json!({ "claim_ids": [again[0]["id"]] }))
        .await;
    office.work().await;
    let seen = office
        .ok("get-claim", json!({ "id": again[0]["id"] }))
        .await;
    let void = json!({ "id": seen["id"], "row_version": seen["row_version"], "reason": "Changed my mind" });
    assert_eq!(office.err("void-claim", void).await.code(), Code::Conflict);
}

#[tokio::test]
async fn a_claim_is_printed_until_it_is_withdrawn_and_the_file_name_says_nothing_of_it() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    let printed = office
        .ok("get-claim-form", json!({ "id": claim["id"] }))
        .await;
    assert_eq!(printed["pages"], 1);
    assert_eq!(printed["file_name"], "cms-1500.pdf");
    let pdf = STANDARD
        .decode(printed["content"].as_str().unwrap())
        .unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
    let text = String::from_utf8_lossy(&pdf).into_owned();
    for word in [
        claim["number"].as_str().unwrap(),
        "W1234567701",
        "F321",
        "90837",
    ] {
        assert!(text.contains(&format!("({word})")), "{word}");
    }
    let void =
        json!({ "id": claim["id"], "row_version": claim["row_version"], "reason": "Wrong policy" });
    office.ok("void-claim", void).await;
    let error = office
        .err("get-claim-form", json!({ "id": claim["id"] }))
        .await;
    assert_eq!(error.code(), Code::Conflict);
}

#[tokio::test]
async fn the_steps_of_a_claim_are_the_same_in_rust_and_in_the_database() {
    use crate::claim::ClaimStatus;
    let office = Office::new().await;
    for from in ClaimStatus::ALL {
        for to in ClaimStatus::ALL {
            let row = office
                .operator
                .query_one(
                    "select app.claim_may_become($1, $2)",
                    &[&from.as_str(), &to.as_str()],
                )
                .await
                .unwrap();
            assert_eq!(
                row.get::<_, bool>(0),
                from.may_become(*to),
                "{from} to {to}"
            );
        }
    }
}

#[tokio::test]
async fn another_practices_claim_is_not_there() {
    let office = Office::new().await;
    let claim = claim(&office).await;
    let stranger = &office.world.other.bela;
    for (name, body) in [
        ("get-claim", json!({ "id": claim["id"] })),
        ("get-claim-form", json!({ "id": claim["id"] })),
        ("get-claim-history", json!({ "id": claim["id"] })),
        ("validate-claims", json!({ "claim_ids": [claim["id"]] })),
        ("submit-claims", json!({ "claim_ids": [claim["id"]] })),
        (
            "void-claim",
            json!({ "id": claim["id"], "row_version": 1, "reason": "Not mine" }),
        ),
    ] {
        let error = office.call(name, stranger, body).await.unwrap_err();
        assert_eq!(error.code(), Code::NotFound, "{name}");
    }
    let numbers = office
        .call("get-claims", stranger, json!({}))
        .await
        .unwrap();
    assert!(!numbers.to_string().contains(claim["id"].as_str().unwrap()));
}
