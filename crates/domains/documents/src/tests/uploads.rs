//! From a promise to a file in a chart, in both stores; and what does not get there.

use jiff::SignedDuration;
use kernel::Code;
use kernel::jobs::Slot;
use serde_json::json;
use storage::link::Link;
use storage::scan::Scanner;
use storage::store::once;
use storage::{Key, UploadId};

use super::kit::{Desk, holds, pdf, photo_with_place};
use crate::file::hex;

/// The whole way, which must be the same wherever the bytes are.
async fn goes_from_a_promise_to_a_signed_and_shared_document(desk: Desk) {
    let (rosa, noor) = (&desk.world.home.rosa, &desk.world.home.noor);
    let document = desk.document(rosa, "Referral").await;
    assert_eq!(document["versions"][0]["kind"], "pdf");
    assert_eq!(document["versions"][0]["scan_status"], "not_configured");
    let id = document["id"].clone();

    let link = desk
        .ask(noor, "create-download-url", json!({ "document_id": id }))
        .await
        .unwrap();
    let key = Desk::key_of(link["url"].as_str().unwrap());
    assert_eq!(desk.read(key).await, pdf("Referral"));
    let opened = desk.ask(noor, "open-file", json!({ "file_id": key.object }));
    assert_eq!(opened.await.unwrap()["file_name"], "letter.pdf");
    let again = json!({ "file_id": key.object, "continued": true });
    desk.ask(noor, "open-file", again).await.unwrap();
    let views = desk
        .ask(noor, "get-document-views", json!({ "id": id }))
        .await;
    let views = views.unwrap();
    assert_eq!(views.as_array().map(Vec::len), Some(1), "{views}");

    let upload = desk
        .upload(noor, "chart_document", "second.pdf", &pdf("Second"))
        .await
        .unwrap();
    let version = json!({ "id": id, "row_version": document["row_version"], "upload_id": upload, "note": "Page 2 was missing" });
    let newer = desk
        .ask(noor, "add-document-version", version.clone())
        .await
        .unwrap();
    assert_eq!(newer["versions"][0]["number"], 2);
    assert_eq!(newer["versions"][1]["file_name"], "letter.pdf");
    let stale = desk
        .ask(noor, "add-document-version", version)
        .await
        .unwrap_err();
    assert_eq!(stale.code(), Code::VersionConflict);

    let first = json!({ "document_id": id, "version": 1 });
    let link = desk.ask(noor, "create-download-url", first).await.unwrap();
    assert_eq!(Desk::key_of(link["url"].as_str().unwrap()), key);
}

#[tokio::test]
async fn a_document_goes_its_whole_way_in_an_encrypted_folder() {
    goes_from_a_promise_to_a_signed_and_shared_document(Desk::local(Scanner::none()).await).await;
}

#[tokio::test]
async fn a_document_goes_its_whole_way_in_a_bucket() {
    goes_from_a_promise_to_a_signed_and_shared_document(Desk::bucket(Scanner::none()).await).await;
}

/// Twenty megabytes in three parts, with a break in the middle.
async fn a_recording_goes_on_after_a_break(desk: Desk) {
    let noor = &desk.world.home.noor;
    let mut video = b"\0\0\0\x18ftypmp42\0\0\0\0mp42isom".to_vec();
    video.resize(20 * 1024 * 1024, 7);
    let promised = json!({ "client_id": desk.client(), "purpose": "video", "file_name": "session.mp4", "size_bytes": video.len() });
    let ticket = desk.ask(noor, "create-upload-url", promised).await.unwrap();
    let upload = &ticket["upload_id"];
    assert_eq!(ticket["links"].as_array().map(Vec::len), Some(3));
    let too_early = desk.ask(noor, "finish-upload", json!({ "upload_id": upload }));
    assert_eq!(too_early.await.unwrap_err().code(), Code::Conflict);

    // The last part first, then a break, then what a new ticket says is missing.
    for round in [vec![2], vec![0, 1]] {
        let ticket = desk.ask(noor, "get-upload", json!({ "upload_id": upload }));
        let ticket = ticket.await.unwrap();
        for at in round {
            let link = &ticket["links"][at];
            send_part(&desk, upload, link, &video).await;
        }
    }
    let left = desk
        .ask(noor, "get-upload", json!({ "upload_id": upload }))
        .await
        .unwrap();
    assert_eq!(left["links"], json!([]));
    let finished = desk
        .ask(noor, "finish-upload", json!({ "upload_id": upload }))
        .await
        .unwrap();
    assert_eq!(
        (&finished["kind"], &finished["size_bytes"]),
        (&json!("mp4"), &json!(video.len()))
    );
    let again = desk
        .ask(noor, "finish-upload", json!({ "upload_id": upload }))
        .await
        .unwrap();
    assert_eq!(
        again["sha256"], finished["sha256"],
        "a repeated call answers the same"
    );
}

async fn send_part(
    desk: &Desk,
    upload: &serde_json::Value,
    link: &serde_json::Value,
    video: &[u8],
) {
    let url = link["url"].as_str().unwrap();
    let rest = url.strip_prefix("/storage/v1/").unwrap();
    let (path, query) = rest.split_once('?').unwrap();
    let read = Link::read(&"PUT".parse().unwrap(), path, query).unwrap();
    let storage::link::Action::UploadPart {
        upload: store_upload,
        number,
        size,
    } = read.action
    else {
        panic!("{url} is for no part");
    };
    let from = (usize::from(number) - 1) * 8 * 1024 * 1024;
    let piece = video[from..from + usize::try_from(size).unwrap()].to_vec();
    let part = desk
        .files
        .store
        .put_part(read.key, store_upload, number, size, once(piece));
    let part = part.await.unwrap();
    let arrived =
        json!({ "upload_id": upload, "number": part.number, "tag": part.tag, "size_bytes": size });
    desk.ask(&desk.world.home.noor, "record-upload-part", arrived)
        .await
        .unwrap();
}

#[tokio::test]
async fn a_large_file_goes_on_where_it_broke_off_in_a_folder() {
    a_recording_goes_on_after_a_break(Desk::local(Scanner::none()).await).await;
}

#[tokio::test]
async fn a_large_file_goes_on_where_it_broke_off_in_a_bucket() {
    a_recording_goes_on_after_a_break(Desk::bucket(Scanner::none()).await).await;
}

#[tokio::test]
async fn the_place_where_a_photo_was_taken_is_gone_from_the_store_and_what_was_sent_is_discarded() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let sent = photo_with_place();
    assert!(holds(&sent, b"GPSLatitude"));
    let upload = desk.upload(rosa, "photo", "mira.jpg", &sent).await.unwrap();
    let new = json!({ "client_id": desk.client(), "upload_id": upload });
    let photo = desk
        .ask(rosa, "set-client-photo", new.clone())
        .await
        .unwrap();
    assert!(
        photo["image"]
            .as_str()
            .unwrap()
            .starts_with("data:image/jpeg;base64,")
    );
    let used = desk.ask(rosa, "set-client-photo", new).await.unwrap_err();
    assert_eq!(used.code(), Code::Conflict);

    assert!(desk.work().await >= 1);
    let link = desk
        .ask(
            rosa,
            "create-download-url",
            json!({ "photo_of": desk.client() }),
        )
        .await
        .unwrap();
    let kept = Desk::key_of(link["url"].as_str().unwrap());
    let bytes = desk.read(kept).await;
    assert!(!holds(&bytes, b"GPS") && !holds(&bytes, b"Exif"));
    assert_eq!(
        link["sha256"],
        storage::store::Sha256::of(&bytes).to_string()
    );
    let all = desk.files.store.keys(None, 100).await.unwrap();
    assert_eq!(all, [kept], "only the cleaned picture is left in the store");
}

#[tokio::test]
async fn what_a_file_is_not_is_refused_before_and_after_it_was_sent() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let promise = |name: &str, purpose: &str, size: u64| json!({ "client_id": desk.client(), "purpose": purpose, "file_name": name, "size_bytes": size });
    for (name, purpose, size, code) in [
        ("run.exe", "chart_document", 10, Code::InvalidInput),
        ("page.html", "chart_document", 10, Code::InvalidInput),
        ("photo.pdf", "photo", 10, Code::InvalidInput),
        ("empty.pdf", "chart_document", 0, Code::InvalidInput),
        (
            "large.pdf",
            "chart_document",
            20 * 1024 * 1024 + 1,
            Code::TooLarge,
        ),
        (
            "card.png",
            "insurance_card",
            5 * 1024 * 1024 + 1,
            Code::TooLarge,
        ),
    ] {
        let error = desk
            .ask(rosa, "create-upload-url", promise(name, purpose, size))
            .await;
        assert_eq!(error.unwrap_err().code(), code, "{name}");
    }
    let upload = desk
        .send(rosa, "chart_document", "letter.pdf", b"MZ a program")
        .await
        .unwrap();
    let finish = json!({ "upload_id": upload });
    let error = desk
        .ask(rosa, "finish-upload", finish.clone())
        .await
        .unwrap_err();
    assert_eq!(
        (error.code(), error.field()),
        (Code::InvalidInput, Some("file"))
    );
    assert!(
        desk.files.store.keys(None, 10).await.unwrap().is_empty(),
        "it is not kept"
    );
    let new = json!({ "client_id": desk.client(), "upload_id": upload, "category": "other", "title": "A program" });
    assert_eq!(
        desk.ask(rosa, "create-document", new)
            .await
            .unwrap_err()
            .code(),
        Code::Conflict
    );
}

#[tokio::test]
async fn what_nobody_finishes_or_uses_is_swept_and_leaves_nothing_in_the_store() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let unfinished = desk
        .send(rosa, "chart_document", "a.pdf", &pdf("a"))
        .await
        .unwrap();
    let unused = desk
        .upload(rosa, "photo", "mira.jpg", &photo_with_place())
        .await
        .unwrap();
    let kept = desk.document(rosa, "Kept").await;
    desk.work().await;
    desk.world
        .house
        .clock
        .advance(SignedDuration::from_hours(25));
    sweep(&desk).await;
    desk.work().await;

    let link = desk
        .ask(
            rosa,
            "create-download-url",
            json!({ "document_id": kept["id"] }),
        )
        .await
        .unwrap();
    let key = Desk::key_of(link["url"].as_str().unwrap());
    assert_eq!(desk.files.store.keys(None, 100).await.unwrap(), [key]);
    for upload in [unfinished, unused] {
        let error = desk
            .ask(rosa, "finish-upload", json!({ "upload_id": upload }))
            .await;
        assert!(error.is_err() || upload == unused);
        let new = json!({ "client_id": desk.client(), "upload_id": upload, "category": "other", "title": "Late" });
        let error = desk.ask(rosa, "create-document", new).await.unwrap_err();
        assert_eq!(error.code(), Code::Conflict);
    }
}

#[tokio::test]
async fn parts_that_nobody_finished_are_thrown_away() {
    let desk = Desk::local(Scanner::none()).await;
    let noor = &desk.world.home.noor;
    let promised = json!({ "client_id": desk.client(), "purpose": "video", "file_name": "s.mp4", "size_bytes": 20 * 1024 * 1024 });
    let ticket = desk.ask(noor, "create-upload-url", promised).await.unwrap();
    let url = ticket["links"][0]["url"].as_str().unwrap();
    let (path, query) = url
        .strip_prefix("/storage/v1/")
        .unwrap()
        .split_once('?')
        .unwrap();
    let link = Link::read(&"PUT".parse().unwrap(), path, query).unwrap();
    let storage::link::Action::UploadPart { upload, .. } = link.action else {
        panic!("{url} is for no part");
    };
    desk.world
        .house
        .clock
        .advance(SignedDuration::from_hours(25));
    sweep(&desk).await;
    desk.work().await;
    let (key, id): (Key, UploadId) = (link.key, upload);
    let late = desk
        .files
        .store
        .put_part(key, id, 1, 3, once("abc".as_bytes().to_vec()));
    assert!(matches!(late.await, Err(storage::Error::NotFound)));
}

/// What the calendar does once an hour.
async fn sweep(desk: &Desk) {
    let superuser = desk.world.house.database.superuser().await;
    let slot = Slot {
        scheduled_for: desk.world.house.now(),
    };
    let payload = serde_json::to_value(slot).unwrap();
    superuser
        .execute(
            "insert into background_jobs (id, organization_id, name, payload, due_at, max_attempts)
             values (gen_random_uuid(), $1, 'sweep-uploads', $2, $3, 5)",
            &[
                &desk.world.home.organization,
                &payload,
                &desk.world.house.now(),
            ],
        )
        .await
        .unwrap();
    desk.work().await;
}

#[tokio::test]
async fn another_content_than_the_one_announced_is_not_taken_in() {
    let desk = Desk::local(Scanner::none()).await;
    let rosa = &desk.world.home.rosa;
    let bytes = pdf("as announced");
    let other = pdf("AS ANNOUNCED");
    let promised = json!({ "client_id": desk.client(), "purpose": "chart_document", "file_name": "a.pdf",
        "size_bytes": bytes.len(), "sha256": hex(&storage::store::Sha256::of(&bytes).0) });
    let ticket = desk.ask(rosa, "create-upload-url", promised).await.unwrap();
    let key = Desk::key_of(ticket["links"][0]["url"].as_str().unwrap());
    let size = storage::store::Expect::size(u64::try_from(other.len()).unwrap());
    desk.files.store.put(key, size, once(other)).await.unwrap();
    let error = desk
        .ask(
            rosa,
            "finish-upload",
            json!({ "upload_id": ticket["upload_id"] }),
        )
        .await;
    assert_eq!(error.unwrap_err().field(), Some("file"));
    assert!(desk.files.store.keys(None, 10).await.unwrap().is_empty());
}
