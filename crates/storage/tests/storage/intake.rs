//! Uploads that have arrived, and a store compared with what the database knows.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::{SignedDuration, Timestamp};
use kernel::keys::Master;
use kernel::{SeededEntropy, SystemEntropy};
use storage::fsck::{Depth, Report, check};
use storage::intake::{Refusal, inspect};
use storage::store::{Expect, Sha256};
use storage::{Key, Keyring, Kind, Local, Purpose, Storage, kind};

use crate::directory::Directory;
use crate::{content, key, pieces};

async fn open() -> (Local, Directory) {
    let directory = Directory::new();
    let keys = Keyring::new(&Master::new(&[7; 32]));
    let entropy = Arc::new(SystemEntropy::new());
    (
        Local::open(&directory.0, keys, entropy).await.unwrap(),
        directory,
    )
}

async fn put(store: &Local, key: Key, content: &[u8]) {
    let expect = Expect::size(content.len() as u64);
    store
        .put(key, expect, pieces(content, 10_000))
        .await
        .unwrap();
}

#[tokio::test]
async fn an_upload_is_told_by_its_bytes_with_size_and_hash() {
    let (store, _directory) = open().await;
    let pdf = [&b"%PDF-1.7\n"[..], &vec![b' '; 300_000], b"\n%%EOF"].concat();
    let key = key();
    put(&store, key, &pdf).await;
    let purpose = Purpose::ChartDocument;
    let found = inspect(&store, key, "Plan.pdf", Some("application/pdf"), purpose)
        .await
        .unwrap();
    assert_eq!(
        (found.kind, found.stored.size),
        (Kind::Pdf, pdf.len() as u64)
    );
    assert_eq!(found.stored.sha256, Sha256::of(&pdf));

    let refused = inspect(&store, key, "Plan.docx", None, purpose).await;
    assert!(
        matches!(refused, Err(Refusal::Kind(kind::Refusal::Disagree))),
        "{refused:?}"
    );
    let refused = inspect(&store, key, "Plan.pdf", None, Purpose::Logo).await;
    assert!(
        matches!(refused, Err(Refusal::Kind(kind::Refusal::NotForThis))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_page_hidden_at_the_far_end_of_an_upload_is_found() {
    let (store, _directory) = open().await;
    let gif = [&b"GIF89a\x01\0\x01\0"[..], &vec![0; 300_000], b"<script>"].concat();
    let key = key();
    put(&store, key, &gif).await;
    let refused = inspect(&store, key, "a.gif", None, Purpose::ChartDocument).await;
    assert!(
        matches!(refused, Err(Refusal::Kind(kind::Refusal::Active))),
        "{refused:?}"
    );
}

#[tokio::test]
async fn an_upload_too_large_for_its_purpose_is_refused_unread() {
    let (store, _directory) = open().await;
    let key = key();
    put(&store, key, &content(2 * 1024 * 1024 + 1)).await;
    let refused = inspect(&store, key, "a.png", None, Purpose::Logo).await;
    let most = 2 * 1024 * 1024;
    assert!(
        matches!(refused, Err(Refusal::Kind(kind::Refusal::TooLarge(limit))) if limit == most),
        "{refused:?}"
    );
}

#[tokio::test]
async fn a_comparison_names_orphans_missing_and_damaged_objects() {
    let (store, directory) = open().await;
    let entropy = SeededEntropy::new(1);
    let now: Timestamp = "2026-03-02T15:00:00Z".parse().unwrap();
    let organization = key().organization;
    let born = |hours: i64| {
        let at = now - SignedDuration::from_hours(hours);
        Key::new(organization, kernel::entropy::uuid_v7(at, &entropy))
    };
    let (sound, damaged, lost) = (born(90), born(80), born(70));
    let (orphan, in_work) = (born(60), born(0));
    for key in [sound, damaged, orphan, in_work] {
        put(&store, key, &content(70_000)).await;
    }
    let file = directory.0.join("objects").join(damaged.to_string());
    let mut sealed = std::fs::read(&file).unwrap();
    sealed[500] ^= 1;
    std::fs::write(&file, sealed).unwrap();

    let known = BTreeSet::from([sound, damaged, lost]);
    let grace = SignedDuration::from_hours(24);
    let names = check(&store, &known, Depth::Names, now, grace)
        .await
        .unwrap();
    let wanted = Report {
        orphans: vec![orphan],
        missing: vec![lost],
        damaged: vec![],
    };
    assert_eq!(names, wanted);
    let contents = check(&store, &known, Depth::Contents, now, grace)
        .await
        .unwrap();
    let wanted = Report {
        damaged: vec![damaged],
        ..wanted
    };
    assert_eq!(contents, wanted);
}
