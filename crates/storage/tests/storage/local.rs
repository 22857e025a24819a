//! The encrypted directory: the common promises, and what only it promises.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use kernel::keys::Master;
use kernel::{Clock, SystemClock, SystemEntropy};
use storage::local::Leftovers;
use storage::store::{ByteStream, Expect, once};
use storage::{Error, Key, Keyring, Local, Storage};

use crate::directory::Directory;
use crate::{all, content, key, pieces, read};

async fn open_with(directory: &Path, keys: Keyring) -> Local {
    let entropy = Arc::new(SystemEntropy::new());
    Local::open(directory, keys, entropy).await.unwrap()
}

async fn open() -> (Local, Directory) {
    let directory = Directory::new();
    let store = open_with(&directory.0, Keyring::new(&Master::new(&[7; 32]))).await;
    (store, directory)
}

crate::suite::keeps_the_promises!(open());

fn path(directory: &Directory, key: Key) -> PathBuf {
    directory.0.join("objects").join(key.to_string())
}

async fn put(store: &Local, content: &[u8]) -> Key {
    let key = key();
    let expect = Expect::size(content.len() as u64);
    store
        .put(key, expect, pieces(content, 50_000))
        .await
        .unwrap();
    key
}

async fn reads(store: &Local, key: Key) -> bool {
    match store.get(key, None).await {
        Ok(object) => all(object).await.is_ok(),
        Err(Error::Damaged(_)) => false,
        Err(other) => panic!("{other}"),
    }
}

#[tokio::test]
async fn nothing_of_the_content_can_be_seen_on_the_disk() {
    let (store, directory) = open().await;
    let key = put(&store, &b"progress note ".repeat(10_000)).await;
    let sealed = std::fs::read(path(&directory, key)).unwrap();
    assert!(!sealed.windows(8).any(|window| window == b"progress"));
    let again = put(&store, &b"progress note ".repeat(10_000)).await;
    assert!(sealed != std::fs::read(path(&directory, again)).unwrap());
}

#[tokio::test]
async fn only_the_owner_may_look_into_the_store() {
    let (store, directory) = open().await;
    let key = put(&store, b"private").await;
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let file = path(&directory, key);
    assert_eq!(mode(&file), 0o600);
    assert_eq!(mode(file.parent().unwrap()), 0o700);
    assert_eq!(mode(&directory.0.join("objects")), 0o700);
    assert_eq!(mode(&directory.0.join("incoming")), 0o700);
}

#[tokio::test]
async fn a_bent_bit_anywhere_is_refused() {
    let (store, directory) = open().await;
    let key = put(&store, &content(70_000)).await;
    let file = path(&directory, key);
    let sealed = std::fs::read(&file).unwrap();
    let ends = (0..100).chain(sealed.len() - 80..sealed.len());
    let between = (100..sealed.len() - 80).step_by(997);
    let edge = 65_536 + 83;
    for position in ends.chain(between).chain(edge - 2..edge + 20) {
        let mut bent = sealed.clone();
        bent[position] ^= 1;
        std::fs::write(&file, bent).unwrap();
        assert!(!reads(&store, key).await, "byte {position}");
    }
    std::fs::write(&file, sealed).unwrap();
    assert!(reads(&store, key).await);
}

#[tokio::test]
async fn a_file_cut_off_or_grown_is_refused() {
    let (store, directory) = open().await;
    let key = put(&store, &content(3 * 65_536)).await;
    let file = path(&directory, key);
    let sealed = std::fs::read(&file).unwrap();
    let (head, chunk, foot) = (83, 65_552, 56);
    // Cut anywhere, and cut cleverly: whole chunks taken out, the footer kept.
    let mut forgeries: Vec<Vec<u8>> = [0, 1, 82, 83, 99, 155, chunk, sealed.len() - 1]
        .map(|length| sealed[..length].to_vec())
        .into();
    let footer = &sealed[sealed.len() - foot..];
    for kept in 0..3 {
        forgeries.push([&sealed[..head + kept * chunk], footer].concat());
    }
    forgeries.push([&sealed[..], &[0]].concat());
    forgeries.push([&sealed[..sealed.len() - foot], &sealed[head..]].concat());
    for forged in forgeries {
        let length = forged.len();
        std::fs::write(&file, forged).unwrap();
        assert!(
            !reads(&store, key).await,
            "{length} of {} bytes",
            sealed.len()
        );
    }
}

#[tokio::test]
async fn chunks_in_another_order_are_refused() {
    let (store, directory) = open().await;
    let key = put(&store, &content(3 * 65_536)).await;
    let file = path(&directory, key);
    let sealed = std::fs::read(&file).unwrap();
    let chunk = |index: usize| &sealed[83 + index * 65_552..83 + (index + 1) * 65_552];
    let footer = &sealed[sealed.len() - 56..];
    for order in [[1, 0, 2], [0, 2, 1], [0, 0, 2], [2, 1, 0]] {
        let [a, b, c] = order.map(chunk);
        std::fs::write(&file, [&sealed[..83], a, b, c, footer].concat()).unwrap();
        assert!(!reads(&store, key).await, "{order:?}");
    }
}

#[tokio::test]
async fn two_files_in_each_others_place_are_refused() {
    let (store, directory) = open().await;
    let (one, two) = (
        put(&store, b"about one").await,
        put(&store, b"about two").await,
    );
    let (path_one, path_two) = (path(&directory, one), path(&directory, two));
    let (file_one, file_two) = (
        std::fs::read(&path_one).unwrap(),
        std::fs::read(&path_two).unwrap(),
    );
    std::fs::write(&path_one, &file_two).unwrap();
    std::fs::write(&path_two, &file_one).unwrap();
    assert!(!reads(&store, one).await);
    assert!(!reads(&store, two).await);
    // Nor does the body of one go with the header of the other.
    std::fs::write(&path_one, [&file_one[..83], &file_two[83..]].concat()).unwrap();
    assert!(!reads(&store, one).await);
}

#[tokio::test]
async fn a_range_opens_only_the_chunks_it_needs() {
    let (store, directory) = open().await;
    let content = content(3 * 65_536);
    let key = put(&store, &content).await;
    let file = path(&directory, key);
    let mut sealed = std::fs::read(&file).unwrap();
    sealed[83 + 5] ^= 1;
    std::fs::write(&file, sealed).unwrap();
    let object = store.get(key, Some(65_536..65_636)).await.unwrap();
    assert!(all(object).await.unwrap() == content[65_536..65_636]);
    let object = store.get(key, Some(0..10)).await.unwrap();
    assert!(all(object).await.is_err());
}

#[tokio::test]
async fn another_master_opens_nothing_and_a_former_one_until_the_files_are_wrapped_anew() {
    let directory = Directory::new();
    let (old, new) = (Master::new(&[1; 32]), Master::new(&[2; 32]));
    let key = put(&open_with(&directory.0, Keyring::new(&old)).await, b"kept").await;
    assert!(!reads(&open_with(&directory.0, Keyring::new(&new)).await, key).await);

    let turning = open_with(&directory.0, Keyring::new(&new).and_former(&old)).await;
    assert_eq!(read(&turning, key).await, b"kept");
    assert!(turning.rewrap(key).await.unwrap());
    assert!(!turning.rewrap(key).await.unwrap());

    let turned = open_with(&directory.0, Keyring::new(&new)).await;
    assert_eq!(read(&turned, key).await, b"kept");
    assert!(!reads(&open_with(&directory.0, Keyring::new(&old)).await, key).await);
}

#[tokio::test]
async fn a_writer_that_goes_away_leaves_no_file_and_one_that_is_killed_leaves_it_for_the_sweep() {
    let (store, directory) = open().await;
    let key = key();
    let endless: ByteStream = pieces(&content(200_000), 1_000)
        .chain(futures_util::stream::pending())
        .boxed();
    let put = store.put(key, Expect::size(300_000), endless);
    assert!(
        tokio::time::timeout(Duration::from_millis(300), put)
            .await
            .is_err()
    );
    let incoming = directory.0.join("incoming");
    assert_eq!(std::fs::read_dir(&incoming).unwrap().count(), 0);
    assert!(store.head(key).await.unwrap().is_none());

    // A process that is killed cannot tidy up: half of a sealed file lies to one side.
    std::fs::write(incoming.join("half"), b"MSFILE").unwrap();
    let upload = store.create_upload(key).await.unwrap();
    store
        .put_part(key, upload, 1, 4, once("part"))
        .await
        .unwrap();
    std::fs::write(directory.0.join("objects/notes.txt"), b"by hand").unwrap();
    let now = SystemClock.now() + jiff::SignedDuration::from_secs(1);
    let young = store
        .leftovers(now, Duration::from_secs(3600))
        .await
        .unwrap();
    assert_eq!(young.unfinished.len() + young.uploads.len(), 0);
    let left = store.leftovers(now, Duration::ZERO).await.unwrap();
    assert_eq!(
        (
            left.unfinished.len(),
            left.uploads.len(),
            left.strangers.len()
        ),
        (1, 1, 1)
    );
    assert_eq!(
        store.remove_unfinished(now, Duration::ZERO).await.unwrap(),
        2
    );
    let left = store.leftovers(now, Duration::ZERO).await.unwrap();
    assert_eq!(
        left,
        Leftovers {
            strangers: left.strangers.clone(),
            ..Leftovers::default()
        }
    );
}

#[tokio::test]
async fn a_deleted_files_bytes_stay_and_its_key_is_not_used_again() {
    let (store, directory) = open().await;
    let key = put(&store, b"kept for seven years").await;
    store.delete(key).await.unwrap();
    assert!(path(&directory, key).with_extension("deleted").is_file());
    let again = store.put(key, Expect::size(3), once("new")).await;
    assert!(matches!(again, Err(Error::AlreadyExists)));
}

#[tokio::test]
async fn an_upload_id_cannot_lead_out_of_the_store() {
    let (store, _directory) = open().await;
    for climb in ["..", "../../objects", "/etc", "%2e%2e", "."] {
        let upload = storage::UploadId::parse(climb).unwrap();
        let put = store.put_part(key(), upload.clone(), 1, 1, once("x")).await;
        assert!(matches!(put, Err(Error::NotFound)), "{climb}");
        assert!(
            matches!(
                store.abort_upload(key(), upload).await,
                Err(Error::NotFound)
            ),
            "{climb}"
        );
    }
}

#[tokio::test]
async fn of_two_writers_to_one_key_one_wins() {
    let (store, _directory) = open().await;
    let key = key();
    let (a, b) = tokio::join!(
        store.put(key, Expect::size(3), once("one")),
        store.put(key, Expect::size(3), once("two")),
    );
    assert!(a.is_ok() != b.is_ok(), "{a:?} {b:?}");
    assert!([&b"one"[..], b"two"].contains(&&read(&store, key).await[..]));
}

#[tokio::test]
async fn a_part_with_anothers_tag_or_in_anothers_place_does_not_complete() {
    let (store, directory) = open().await;
    let key = key();
    let upload = store.create_upload(key).await.unwrap();
    let part = |number, bytes: &'static str| {
        store.put_part(key, upload.clone(), number, bytes.len() as u64, once(bytes))
    };
    let (one, two) = (part(1, "one").await.unwrap(), part(2, "two").await.unwrap());
    let forged = storage::Part {
        number: 1,
        tag: two.tag.clone(),
    };
    let refused = store
        .complete_upload(key, upload.clone(), vec![forged])
        .await;
    assert!(matches!(refused, Err(Error::BadParts)), "{refused:?}");

    let parts = directory
        .0
        .join("uploads")
        .join(key.to_string())
        .join(upload.as_str());
    std::fs::copy(parts.join("2"), parts.join("1")).unwrap();
    let refused = store.complete_upload(key, upload.clone(), vec![one]).await;
    assert!(matches!(refused, Err(Error::Damaged(_))), "{refused:?}");

    store.abort_upload(key, upload.clone()).await.unwrap();
    store.abort_upload(key, upload).await.unwrap();
}

#[tokio::test]
async fn a_file_of_another_hash_than_announced_leaves_nothing() {
    let (store, directory) = open().await;
    let key = key();
    let expect = Expect {
        size: 3,
        sha256: Some(storage::store::Sha256::of(b"two")),
    };
    assert!(store.put(key, expect, once("one")).await.is_err());
    assert!(store.head(key).await.unwrap().is_none());
    let incoming = std::fs::read_dir(directory.0.join("incoming")).unwrap();
    assert_eq!(incoming.count(), 0);
}
