//! Malware: a file is locked until the scanner says clean, and stays locked when it says anything else.

use kernel::Code;
use serde_json::json;
use storage::scan::Scanner;

use super::kit::{Desk, absent_scanner, eicar, scanner};

#[tokio::test]
async fn a_file_is_locked_until_the_scanner_says_clean() {
    let desk = Desk::local(scanner().await).await;
    let (rosa, noor) = (&desk.world.home.rosa, &desk.world.home.noor);
    let document = desk.document(rosa, "Referral").await;
    assert_eq!(document["versions"][0]["scan_status"], "pending");
    let wanted = json!({ "document_id": document["id"] });
    let error = desk
        .ask(noor, "create-download-url", wanted.clone())
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    desk.work().await;
    let link = desk.ask(noor, "create-download-url", wanted).await.unwrap();
    let file = Desk::key_of(link["url"].as_str().unwrap()).object;
    desk.ask(noor, "open-file", json!({ "file_id": file }))
        .await
        .unwrap();
}

#[tokio::test]
async fn the_test_virus_is_found_and_nobody_opens_it_by_any_way() {
    let desk = Desk::local(scanner().await).await;
    let (rosa, amara) = (&desk.world.home.rosa, &desk.world.home.amara);
    let document = desk.document(rosa, &eicar()).await;
    desk.work().await;
    let seen = desk
        .ask(amara, "get-document", json!({ "id": document["id"] }))
        .await
        .unwrap();
    assert_eq!(seen["versions"][0]["scan_status"], "infected");
    assert_eq!(seen["versions"][0]["threat"], "Eicar-Test-Signature");
    let wanted = json!({ "document_id": document["id"] });
    let error = desk
        .ask(amara, "create-download-url", wanted.clone())
        .await
        .unwrap_err();
    assert!(error.message().contains("Malware"), "{error}");
    let superuser = desk.world.house.database.superuser().await;
    let row = superuser
        .query_one(
            "select id from stored_files where scan_status = 'infected'",
            &[],
        )
        .await
        .unwrap();
    let file: uuid::Uuid = row.get(0);
    let error = desk
        .ask(amara, "open-file", json!({ "file_id": file }))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    let share = json!({ "id": document["id"], "row_version": document["row_version"] });
    assert!(desk.ask(amara, "share-document", share).await.is_err());
    let scanned = desk.ask(amara, "scan-uploaded-file", wanted).await.unwrap();
    assert_eq!(scanned["scan_status"], "infected");
}

#[tokio::test]
async fn without_a_scanner_it_is_said_plainly_that_nothing_was_checked() {
    let desk = Desk::local(Scanner::none()).await;
    let document = desk.document(&desk.world.home.rosa, "Referral").await;
    assert_eq!(document["versions"][0]["scan_status"], "not_configured");
    let wanted = json!({ "document_id": document["id"] });
    let error = desk
        .ask(&desk.world.home.amara, "scan-uploaded-file", wanted)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::NotConfigured);
    assert!(error.message().contains("MENTALSPACE_SCANNER"));
}

#[tokio::test]
async fn a_scanner_that_does_not_answer_keeps_the_file_locked_and_is_asked_again() {
    let desk = Desk::local(absent_scanner().await).await;
    let document = desk.document(&desk.world.home.rosa, "Referral").await;
    desk.work().await;
    let seen = desk
        .ask(
            &desk.world.home.noor,
            "get-document",
            json!({ "id": document["id"] }),
        )
        .await
        .unwrap();
    assert_eq!(seen["versions"][0]["scan_status"], "failed");
    let wanted = json!({ "document_id": document["id"] });
    let error = desk
        .ask(&desk.world.home.noor, "create-download-url", wanted)
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::Conflict);
    let superuser = desk.world.house.database.superuser().await;
    let row = superuser
        .query_one("select count(*) from background_jobs where name = 'scan-waiting-file' and status = 'queued'", &[])
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), 1, "the job tries again");
}

#[tokio::test]
async fn a_photo_is_shown_only_after_it_was_found_clean() {
    let desk = Desk::local(scanner().await).await;
    let rosa = &desk.world.home.rosa;
    let upload = desk
        .upload(rosa, "photo", "mira.jpg", &super::kit::photo_with_place())
        .await
        .unwrap();
    let new = json!({ "client_id": desk.client(), "upload_id": upload });
    let shown = desk.ask(rosa, "set-client-photo", new).await.unwrap();
    assert_eq!(shown, serde_json::Value::Null);
    let photos = json!({ "client_ids": [desk.client()] });
    assert_eq!(
        desk.ask(rosa, "get-client-photos", photos.clone())
            .await
            .unwrap(),
        json!([])
    );
    desk.work().await;
    let photos = desk.ask(rosa, "get-client-photos", photos).await.unwrap();
    assert_eq!(photos.as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn whoever_sent_it_and_the_administrators_hear_once_that_malware_was_found() {
    let desk = Desk::local(scanner().await).await;
    let (rosa, amara) = (&desk.world.home.rosa, &desk.world.home.amara);
    let clean = desk.document(rosa, "Referral").await;
    assert_eq!(clean["versions"][0]["scan_status"], "pending");
    desk.work().await;
    assert_eq!(desk.told("malware_found").await, []);
    let document = desk.document(rosa, &eicar()).await;
    desk.work().await;
    let mut expected = [rosa.profile, amara.profile].map(|person| (person, desk.client()));
    expected.sort();
    assert_eq!(desk.told("malware_found").await, expected);
    let again = json!({ "document_id": document["id"] });
    desk.ask(amara, "scan-uploaded-file", again).await.unwrap();
    assert_eq!(desk.told("malware_found").await, expected);
}
