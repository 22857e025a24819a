//! The folder between us and a clearinghouse.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on stops")]

use std::path::PathBuf;

use integrations::clearinghouse::Directory;
use kernel::clearinghouse::Clearinghouse;
use uuid::Uuid;

fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("clearinghouse-{name}"));
    if folder.exists() {
        std::fs::remove_dir_all(&folder).unwrap();
    }
    folder
}

#[tokio::test]
async fn a_file_sent_twice_lies_there_once() {
    let folder = folder("twice");
    let (partner, practice) = (Directory::new(&folder), Uuid::from_u128(1));
    partner
        .send(practice, "claims-1.837", b"ISA")
        .await
        .unwrap();
    partner
        .send(practice, "claims-1.837", b"ISA")
        .await
        .unwrap();
    let outbound = folder.join(practice.to_string()).join("outbound");
    let names: Vec<_> = std::fs::read_dir(outbound)
        .unwrap()
        .map(|entry| entry.unwrap().file_name())
        .collect();
    assert_eq!(names, ["claims-1.837"]);
}

#[tokio::test]
async fn what_was_read_is_put_away_and_kept() {
    let folder = folder("read");
    let (partner, practice) = (Directory::new(&folder), Uuid::from_u128(1));
    assert!(
        partner.collect(practice, &[], 10).await.unwrap().is_empty(),
        "no folder is no file"
    );
    let inbound = folder.join(practice.to_string()).join("inbound");
    std::fs::create_dir_all(&inbound).unwrap();
    for name in ["a.999", "b.277", ".c.half"] {
        std::fs::write(inbound.join(name), name).unwrap();
    }
    let arrived = partner.collect(practice, &[], 1).await.unwrap();
    assert_eq!(arrived.len(), 1);
    assert_eq!(arrived[0].name, "a.999");
    let arrived = partner
        .collect(
            practice,
            &["a.999".to_owned(), "../../b.277".to_owned()],
            10,
        )
        .await
        .unwrap();
    assert_eq!(
        arrived
            .iter()
            .map(|file| file.name.as_str())
            .collect::<Vec<_>>(),
        ["b.277"]
    );
    assert!(inbound.join("read/a.999").exists() && !inbound.join("a.999").exists());
}

#[tokio::test]
async fn no_practice_reaches_anothers_files_and_no_name_leaves_the_folder() {
    let folder = folder("walls");
    let partner = Directory::new(&folder);
    let other = folder.join(Uuid::from_u128(2).to_string()).join("inbound");
    std::fs::create_dir_all(&other).unwrap();
    std::fs::write(other.join("theirs.835"), "theirs").unwrap();
    assert!(
        partner
            .collect(Uuid::from_u128(1), &[], 10)
            .await
            .unwrap()
            .is_empty()
    );
    for name in ["../x", "a/b", "", ".hidden"] {
        assert_eq!(
            partner
                .send(Uuid::from_u128(1), name, b"")
                .await
                .unwrap_err()
                .code,
            "name",
            "{name}"
        );
    }
}
