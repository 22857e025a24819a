//! Signatures, and what becomes of a document.

use kernel::Code;
use serde_json::{Value, json};
use storage::scan::Scanner;

use super::kit::Desk;

fn signing(document: &Value) -> Value {
    json!({ "id": document["id"], "row_version": document["row_version"], "version": 1,
        "content_sha256": document["versions"][0]["sha256"], "signed_as": "client", "typed_name": "Mira Solberg", "statement_version": 1 })
}

fn with(mut input: Value, field: &str, value: Value) -> Value {
    input[field] = value;
    input
}

#[tokio::test]
async fn a_signature_holds_the_hash_of_what_was_signed_the_moment_and_the_address() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let document = desk.document(rosa, "Consent to treatment").await;
    let signed = desk
        .ask(rosa, "sign-document", signing(&document))
        .await
        .unwrap();
    let signature = &signed["signatures"][0];
    assert_eq!(
        signature["content_sha256"],
        document["versions"][0]["sha256"]
    );
    assert_eq!(signature["address"], "192.0.2.7");
    assert_eq!(signature["signed_at"], desk.world.house.now().to_string());
    let twice = desk
        .ask(rosa, "sign-document", signing(&document))
        .await
        .unwrap_err();
    assert_eq!(
        (twice.code(), twice.field()),
        (Code::Conflict, Some("typed_name"))
    );
}

#[tokio::test]
async fn nothing_is_signed_but_what_was_read_under_the_present_wording_and_by_its_own_name() {
    let desk = Desk::local(Scanner::none()).await;
    let noor = &desk.world.home.noor;
    let document = desk.document(noor, "Consent to treatment").await;
    let good = signing(&document);
    for (field, value, code) in [
        ("content_sha256", json!("00".repeat(32)), Code::Conflict),
        ("statement_version", json!(2), Code::Conflict),
        ("version", json!(2), Code::NotFound),
        ("row_version", json!(9), Code::VersionConflict),
        ("signed_as", json!("staff"), Code::InvalidInput),
    ] {
        let input = with(good.clone(), field, value);
        let error = desk.ask(noor, "sign-document", input).await.unwrap_err();
        assert_eq!(error.code(), code, "{field}");
    }
    let me = desk.world.house.database.superuser().await;
    let row = me
        .query_one(
            "select upper(first_name || ' ' || last_name) from profiles where id = $1",
            &[&noor.profile],
        )
        .await
        .unwrap();
    let own = with(
        with(good, "signed_as", json!("staff")),
        "typed_name",
        json!(row.get::<_, String>(0)),
    );
    desk.ask(noor, "sign-document", own).await.unwrap();
}

#[tokio::test]
async fn an_archived_document_is_out_of_the_list_and_the_portal_and_comes_back_unshared() {
    let desk = Desk::local(Scanner::none()).await;
    let amara = &desk.world.home.amara;
    let document = desk.document(amara, "Letter").await;
    let seen =
        |document: &Value| json!({ "id": document["id"], "row_version": document["row_version"] });
    let shared = desk
        .ask(amara, "share-document", seen(&document))
        .await
        .unwrap();
    assert!(shared["shared_at"].is_string() && shared["shared_by_name"].is_string());
    let why = with(seen(&shared), "reason", json!("Wrong chart"));
    let archived = desk.ask(amara, "archive-document", why).await.unwrap();
    assert_eq!(archived["shared_at"], Value::Null);
    let change = desk
        .ask(amara, "share-document", seen(&archived))
        .await
        .unwrap_err();
    assert_eq!(change.code(), Code::Conflict);
    let ids = async |archived: bool| {
        let query = json!({ "client_id": desk.client(), "archived": archived });
        let lines = desk
            .ask(amara, "get-client-documents", query)
            .await
            .unwrap();
        let lines = lines.as_array().cloned().unwrap_or_default();
        lines.iter().any(|line| line["id"] == document["id"])
    };
    assert!(!ids(false).await && ids(true).await);
    let back = desk
        .ask(amara, "restore-document", seen(&archived))
        .await
        .unwrap();
    assert!(ids(false).await && !ids(true).await);
    assert_eq!(
        (&back["shared_at"], &back["archive_reason"]),
        (&Value::Null, &Value::Null)
    );
}

#[tokio::test]
async fn whoever_put_a_document_there_or_showed_it_hears_that_others_signed_it() {
    let desk = Desk::local(Scanner::none()).await;
    let home = &desk.world.home;
    let document = desk.document(&home.rosa, "Consent to treatment").await;
    let seen = json!({ "id": document["id"], "row_version": document["row_version"] });
    let shared = desk.ask(&home.noor, "share-document", seen).await.unwrap();
    let own = with(signing(&shared), "typed_name", json!("Noor's witness"));
    desk.ask(&home.noor, "sign-document", own).await.unwrap();
    let about: uuid::Uuid = document["id"].as_str().unwrap().parse().unwrap();
    assert_eq!(
        desk.told("document_signed").await,
        [(home.rosa.profile, about)],
        "who saw it signed is not told"
    );
    desk.ask(&home.amara, "sign-document", signing(&shared))
        .await
        .unwrap();
    let mut expected = vec![
        (home.rosa.profile, about),
        (home.rosa.profile, about),
        (home.noor.profile, about),
    ];
    expected.sort();
    assert_eq!(desk.told("document_signed").await, expected);
}
