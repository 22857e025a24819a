//! A stranger's document is not there: not in a list, not by its id, not as a link, not by an old link.

use kernel::Code;
use serde_json::{Value, json};
use storage::scan::Scanner;

use super::kit::{Desk, pdf};

#[tokio::test]
async fn a_document_of_a_client_whom_one_does_not_treat_is_not_there() {
    let desk = Desk::local(Scanner::none()).await;
    let (amara, noor) = (&desk.world.home.amara, &desk.world.home.noor);
    let stranger = crate::example::OTHER_CLIENT;
    let promised = json!({ "client_id": stranger, "purpose": "chart_document", "file_name": "a.pdf", "size_bytes": pdf("a").len() });
    let refused = desk
        .ask(noor, "create-upload-url", promised.clone())
        .await
        .unwrap_err();
    assert_eq!(refused.code(), Code::NotFound);
    let ticket = desk
        .ask(amara, "create-upload-url", promised)
        .await
        .unwrap();
    let key = Desk::key_of(ticket["links"][0]["url"].as_str().unwrap());
    let bytes = pdf("a");
    let size = storage::store::Expect::size(u64::try_from(bytes.len()).unwrap());
    desk.files
        .store
        .put(key, size, storage::store::once(bytes))
        .await
        .unwrap();
    let upload = json!({ "upload_id": ticket["upload_id"] });
    desk.ask(amara, "finish-upload", upload.clone())
        .await
        .unwrap();
    let new = json!({ "client_id": stranger, "upload_id": ticket["upload_id"], "category": "lab_result", "title": "Blood count" });
    let mine = json!({ "client_id": desk.client(), "upload_id": ticket["upload_id"], "category": "other", "title": "Taken over" });
    let taken = desk.ask(amara, "create-document", mine).await.unwrap_err();
    assert_eq!(
        taken.code(),
        Code::NotFound,
        "a file stays with the chart it was sent for"
    );
    let document = desk.ask(amara, "create-document", new).await.unwrap();

    let id = &document["id"];
    for (name, input) in [
        ("get-client-documents", json!({ "client_id": stranger })),
        ("get-document", json!({ "id": id })),
        ("get-document-views", json!({ "id": id })),
        ("create-download-url", json!({ "document_id": id })),
        ("open-file", json!({ "file_id": key.object })),
        ("receive-upload", json!({ "object_id": key.object })),
        ("get-upload", upload.clone()),
        ("finish-upload", upload.clone()),
        ("share-document", json!({ "id": id, "row_version": 1 })),
        ("create-download-url", json!({ "photo_of": stranger })),
    ] {
        let error = desk.ask(noor, name, input).await.unwrap_err();
        assert_eq!(error.code(), Code::NotFound, "{name}");
    }
    desk.ask(amara, "open-file", json!({ "file_id": key.object }))
        .await
        .unwrap();
}

#[tokio::test]
async fn those_who_bill_see_cards_and_bills_and_nothing_else() {
    let desk = Desk::local(Scanner::none()).await;
    let (bela, rosa) = (&desk.world.home.bela, &desk.world.home.rosa);
    let letter = desk.document(rosa, "Letter").await;
    let upload = desk
        .upload(rosa, "chart_document", "bill.pdf", &pdf("bill"))
        .await
        .unwrap();
    let new = json!({ "client_id": desk.client(), "upload_id": upload, "category": "billing", "title": "Bill" });
    let bill = desk.ask(rosa, "create-document", new).await.unwrap();
    let lines = desk
        .ask(
            bela,
            "get-client-documents",
            json!({ "client_id": desk.client() }),
        )
        .await
        .unwrap();
    let seen: Vec<&Value> = lines
        .as_array()
        .unwrap()
        .iter()
        .map(|line| &line["category"])
        .collect();
    assert_eq!(seen, ["billing", "insurance_card"]);
    desk.ask(
        bela,
        "create-download-url",
        json!({ "document_id": bill["id"] }),
    )
    .await
    .unwrap();
    let hidden = desk
        .ask(
            bela,
            "create-download-url",
            json!({ "document_id": letter["id"] }),
        )
        .await;
    assert_eq!(hidden.unwrap_err().code(), Code::NotFound);
    // Another category is another rule, for the file too.
    let moved = json!({ "id": bill["id"], "row_version": bill["row_version"], "category": "other", "title": "Bill" });
    desk.ask(rosa, "update-document", moved).await.unwrap();
    let gone = desk
        .ask(
            bela,
            "create-download-url",
            json!({ "document_id": bill["id"] }),
        )
        .await;
    assert_eq!(gone.unwrap_err().code(), Code::NotFound);
}

#[tokio::test]
async fn a_finished_upload_that_nothing_holds_on_to_is_opened_by_nobody() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let sent = desk
        .send(rosa, "chart_document", "a.pdf", &pdf("a"))
        .await
        .unwrap();
    desk.ask(rosa, "finish-upload", json!({ "upload_id": sent }))
        .await
        .unwrap();
    let key = desk.files.store.keys(None, 10).await.unwrap()[0];
    let error = desk
        .ask(rosa, "open-file", json!({ "file_id": key.object }))
        .await
        .unwrap_err();
    assert_eq!(error.code(), Code::NotFound);
}

#[tokio::test]
async fn a_photo_is_replaced_and_taken_away_without_losing_the_former() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let set = async || {
        let sent = super::kit::photo_with_place();
        let upload = desk.upload(rosa, "photo", "mira.jpg", &sent).await.unwrap();
        let new = json!({ "client_id": desk.client(), "upload_id": upload });
        desk.ask(rosa, "set-client-photo", new).await.unwrap()
    };
    set().await;
    set().await;
    let photos = json!({ "client_ids": [desk.client(), crate::example::OTHER_CLIENT] });
    let shown = desk
        .ask(rosa, "get-client-photos", photos.clone())
        .await
        .unwrap();
    assert_eq!(shown.as_array().map(Vec::len), Some(1));
    let client = json!({ "client_id": desk.client() });
    desk.ask(rosa, "remove-client-photo", client.clone())
        .await
        .unwrap();
    assert_eq!(
        desk.ask(rosa, "get-client-photos", photos).await.unwrap(),
        json!([])
    );
    let none = desk
        .ask(rosa, "remove-client-photo", client)
        .await
        .unwrap_err();
    assert_eq!(none.code(), Code::NotFound);
    let superuser = desk.world.house.database.superuser().await;
    let row = superuser
        .query_one(
            "select count(*) from client_photos where client_id = $1",
            &[&desk.client()],
        )
        .await
        .unwrap();
    assert_eq!(row.get::<_, i64>(0), 3, "the cast's, and two more");
}

#[tokio::test]
async fn what_happens_to_documents_stands_in_the_charts_history() {
    let desk = Desk::local(Scanner::none()).await;
    let (noor, amara) = (&desk.world.home.noor, &desk.world.home.amara);
    let document = desk.document(noor, "Letter").await;
    let share = json!({ "id": document["id"], "row_version": document["row_version"] });
    desk.ask(amara, "share-document", share).await.unwrap();
    let superuser = desk.world.house.database.superuser().await;
    let rows = superuser
        .query(
            "select title from client_timeline where client_id = $1 and kind = 'document' and title like '%: Letter' order by 1",
            &[&desk.client()],
        )
        .await
        .unwrap();
    let titles: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
    assert_eq!(
        titles,
        [
            "Document added: Letter",
            "Document shared with the client: Letter"
        ]
    );
}
