//! The promises of [`Storage`], each a function that takes a store; every store runs them all.

use futures_util::StreamExt;
use storage::store::{ByteStream, Expect, Sha256, once};
use storage::{Error, Key, Part, Storage, UploadId};

use crate::{all, content, key, pieces, read};

/// Makes a test of each promise for one store. `$open` gives the store and what must outlive it.
macro_rules! keeps_the_promises {
    ($open:expr) => {
        crate::suite::keeps_the_promises!($open;
            what_was_put_is_read_back_with_its_size_and_hash,
            a_range_is_read_alone_and_cut_to_the_end,
            a_range_behind_the_end_is_refused,
            a_key_that_is_taken_keeps_its_content,
            what_was_not_announced_is_refused_and_leaves_nothing,
            another_content_than_the_announced_hash_is_refused,
            a_body_that_breaks_off_leaves_nothing,
            a_deleted_object_is_absent,
            what_was_never_put_is_absent,
            keys_are_listed_in_order_page_by_page,
            parts_become_one_object_and_a_part_sent_again_replaces_itself,
            parts_that_are_missing_or_wrong_do_not_complete,
            an_aborted_upload_is_gone,
        );
    };
    ($open:expr; $($promise:ident),* $(,)?) => {
        $(
            #[tokio::test]
            async fn $promise() {
                let (store, _kept) = $open.await;
                crate::suite::$promise(&store).await;
            }
        )*
    };
}
pub(crate) use keeps_the_promises;

pub async fn what_was_put_is_read_back_with_its_size_and_hash(store: &dyn Storage) {
    for size in [0, 1, 65_535, 65_536, 65_537, 131_072, 200_001] {
        let (key, content) = (key(), content(size));
        let expect = Expect {
            size: size as u64,
            sha256: Some(Sha256::of(&content)),
        };
        let stored = store
            .put(key, expect, pieces(&content, 9_973))
            .await
            .unwrap();
        assert_eq!(stored.size, size as u64);
        assert_eq!(stored.sha256, Sha256::of(&content));
        let head = store.head(key).await.unwrap().unwrap();
        assert_eq!(head.size, size as u64);
        if let Some(sha256) = head.sha256 {
            assert_eq!(sha256, stored.sha256);
        }
        assert!(read(store, key).await == content, "{size} bytes");
    }
}

async fn put(store: &dyn Storage, content: &[u8]) -> Key {
    let key = key();
    let expect = Expect::size(content.len() as u64);
    store
        .put(key, expect, pieces(content, 50_000))
        .await
        .unwrap();
    key
}

pub async fn a_range_is_read_alone_and_cut_to_the_end(store: &dyn Storage) {
    let content = content(200_000);
    let key = put(store, &content).await;
    for range in [
        0..1,
        0..65_536,
        65_535..65_537,
        65_536..131_072,
        100_000..199_999,
        199_999..200_000,
    ] {
        let object = store.get(key, Some(range.clone())).await.unwrap();
        assert_eq!(
            (object.size, object.range.clone()),
            (200_000, range.clone())
        );
        let wanted = &content[range.start as usize..range.end as usize];
        assert!(all(object).await.unwrap() == wanted, "{range:?}");
    }
    let object = store.get(key, Some(199_990..999_999)).await.unwrap();
    assert_eq!(object.range, 199_990..200_000);
    assert!(all(object).await.unwrap() == content[199_990..]);
}

pub async fn a_range_behind_the_end_is_refused(store: &dyn Storage) {
    let key = put(store, b"ten bytes.").await;
    for range in [10..11, 500..600] {
        let refused = store.get(key, Some(range)).await.err().unwrap();
        assert!(matches!(refused, Error::BadRange(10)), "{refused}");
    }
}

pub async fn a_key_that_is_taken_keeps_its_content(store: &dyn Storage) {
    let key = put(store, b"the first").await;
    let again = store.put(key, Expect::size(10), once("the second")).await;
    assert!(matches!(again, Err(Error::AlreadyExists)), "{again:?}");
    assert_eq!(read(store, key).await, b"the first");
}

pub async fn what_was_not_announced_is_refused_and_leaves_nothing(store: &dyn Storage) {
    for (why, announced) in [("shorter", 100), ("longer", 3)] {
        let key = key();
        let refused = store
            .put(key, Expect::size(announced), once("nine byte"))
            .await;
        assert!(
            matches!(refused, Err(Error::Mismatch)),
            "{why}: {refused:?}"
        );
        assert!(store.head(key).await.unwrap().is_none(), "{why}");
    }
}

/// That nothing is left is tested where the store's disk is ours: the S3 server of the tests, unlike
/// S3, checks the hash after it has put the object in its place.
pub async fn another_content_than_the_announced_hash_is_refused(store: &dyn Storage) {
    let expect = Expect {
        size: 9,
        sha256: Some(Sha256::of(b"something else")),
    };
    let refused = store.put(key(), expect, once("nine byte")).await;
    assert!(matches!(refused, Err(Error::Mismatch)), "{refused:?}");
}

pub async fn a_body_that_breaks_off_leaves_nothing(store: &dyn Storage) {
    let key = key();
    let broken: ByteStream = pieces(&content(100_000), 1_000)
        .chain(futures_util::stream::once(async {
            Err(std::io::ErrorKind::ConnectionReset.into())
        }))
        .boxed();
    let refused = store.put(key, Expect::size(200_000), broken).await;
    assert!(matches!(refused, Err(Error::BodyBroken(_))), "{refused:?}");
    assert!(store.head(key).await.unwrap().is_none());
}

pub async fn a_deleted_object_is_absent(store: &dyn Storage) {
    let key = put(store, b"soon gone").await;
    store.delete(key).await.unwrap();
    assert!(store.head(key).await.unwrap().is_none());
    assert!(matches!(
        store.get(key, None).await.err(),
        Some(Error::NotFound)
    ));
    assert!(!store.keys(None, 1000).await.unwrap().contains(&key));
    store.delete(key).await.unwrap();
}

pub async fn what_was_never_put_is_absent(store: &dyn Storage) {
    assert!(store.head(key()).await.unwrap().is_none());
    assert!(matches!(
        store.get(key(), None).await.err(),
        Some(Error::NotFound)
    ));
    assert!(matches!(
        store.get(key(), Some(0..1)).await.err(),
        Some(Error::NotFound)
    ));
    store.delete(key()).await.unwrap();
}

pub async fn keys_are_listed_in_order_page_by_page(store: &dyn Storage) {
    let mut wanted = Vec::new();
    for number in 0..5u8 {
        wanted.push(put(store, &[number]).await);
    }
    wanted.sort();
    let (mut found, mut after) = (Vec::new(), None);
    loop {
        let page = store.keys(after, 2).await.unwrap();
        assert!(page.len() <= 2);
        let Some(last) = page.last() else { break };
        after = Some(*last);
        found.extend(page);
    }
    assert_eq!(found, wanted);
}

async fn part(store: &dyn Storage, key: Key, upload: &UploadId, number: u16, bytes: &[u8]) -> Part {
    let size = bytes.len() as u64;
    let body = pieces(bytes, 300_000);
    store
        .put_part(key, upload.clone(), number, size, body)
        .await
        .unwrap()
}

pub async fn parts_become_one_object_and_a_part_sent_again_replaces_itself(store: &dyn Storage) {
    let key = key();
    let whole = content(Part::MIN_SIZE as usize + 70_000);
    let (first, second) = whole.split_at(Part::MIN_SIZE as usize);
    let upload = store.create_upload(key).await.unwrap();
    let upload = UploadId::parse(upload.as_str()).unwrap();
    let second = part(store, key, &upload, 2, second).await;
    part(store, key, &upload, 1, b"broke off").await;
    let first = part(store, key, &upload, 1, first).await;
    assert!(
        store.head(key).await.unwrap().is_none(),
        "not before it is complete"
    );
    let parts = vec![first, second];
    let size = store.complete_upload(key, upload, parts).await.unwrap();
    assert_eq!(size, whole.len() as u64);
    assert!(read(store, key).await == whole);
    let across = Part::MIN_SIZE - 10..Part::MIN_SIZE + 10;
    let object = store.get(key, Some(across.clone())).await.unwrap();
    let wanted = &whole[across.start as usize..across.end as usize];
    assert_eq!(all(object).await.unwrap(), wanted);
}

pub async fn parts_that_are_missing_or_wrong_do_not_complete(store: &dyn Storage) {
    let key = key();
    // Each case has an upload of its own: a store may close an upload that it refused to complete.
    for why in ["no parts", "out of order", "a gap", "never came", "small"] {
        let upload = store.create_upload(key).await.unwrap();
        let one = part(store, key, &upload, 1, b"too small to be followed").await;
        let two = part(store, key, &upload, 2, b"the last").await;
        let absent = Part {
            number: 3,
            tag: two.tag.clone(),
        };
        let parts = match why {
            "no parts" => vec![],
            "out of order" => vec![two, one],
            "a gap" => vec![one, absent],
            "never came" => vec![one, two, absent],
            _ => vec![one, two],
        };
        let refused = store.complete_upload(key, upload, parts).await;
        assert!(
            matches!(refused, Err(Error::BadParts)),
            "{why}: {refused:?}"
        );
        assert!(store.head(key).await.unwrap().is_none(), "{why}");
    }
    let upload = store.create_upload(key).await.unwrap();
    let short = store
        .put_part(key, upload.clone(), 1, 500, once("short"))
        .await;
    assert!(matches!(short, Err(Error::Mismatch)), "{short:?}");
    let zeroth = store.put_part(key, upload, 0, 5, once("short")).await;
    assert!(matches!(zeroth, Err(Error::BadParts)), "{zeroth:?}");
}

pub async fn an_aborted_upload_is_gone(store: &dyn Storage) {
    let key = key();
    let upload = store.create_upload(key).await.unwrap();
    let only = part(store, key, &upload, 1, b"never mind").await;
    store.abort_upload(key, upload.clone()).await.unwrap();
    let late = store
        .put_part(key, upload.clone(), 2, 4, once("late"))
        .await;
    assert!(late.is_err(), "{late:?}");
    let completed = store.complete_upload(key, upload, vec![only]).await;
    assert!(completed.is_err(), "{completed:?}");
    assert!(store.head(key).await.unwrap().is_none());
}
