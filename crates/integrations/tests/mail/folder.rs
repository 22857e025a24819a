//! The mailbox in a folder.

use std::os::unix::fs::PermissionsExt;
use std::path::PathBuf;

use integrations::mail::{Way, mailbox};
use uuid::Uuid;

use crate::letters::{ID, carrier, letter};

/// A folder that is gone with its test.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let folder = std::env::temp_dir().join(format!("mailbox-{}-{name}", std::process::id()));
        Folder(folder)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _gone_already = std::fs::remove_dir_all(&self.0);
    }
}

#[tokio::test]
async fn mails_lie_in_the_folder_for_their_owner_only_newest_first() {
    let folder = Folder::new("order");
    assert!(
        mailbox::list(&folder.0).await.unwrap().is_empty(),
        "there is no folder yet"
    );
    let carrier = carrier(Way::Mailbox(folder.0.clone()));
    let later = Uuid::from_u128(ID.as_u128() + (1 << 80));
    let link = "https://ehr.example.test/reset#token=abc";
    carrier
        .carry(ID, &letter("First", &format!("Open\n{link}\n")))
        .await
        .unwrap();
    carrier
        .carry(later, &letter("Second", "Hello."))
        .await
        .unwrap();
    let receipt = carrier
        .carry(ID, &letter("First", &format!("Open\n{link}\n")))
        .await
        .unwrap();
    let mails = mailbox::list(&folder.0).await.unwrap();
    let subjects: Vec<&str> = mails.iter().map(|mail| mail.subject.as_str()).collect();
    assert_eq!(
        subjects,
        ["Second", "First"],
        "a repetition is the same file"
    );
    assert_eq!(mails[1].links(), [link]);
    let name = receipt.provider_id.unwrap();
    let mail = mailbox::read(&folder.0, &name).await.unwrap().unwrap();
    assert_eq!(
        (mail.to.as_str(), mail.file.as_str()),
        ("cleo@example.test", name.as_str())
    );
    let mode = |path: PathBuf| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(folder.0.join(&name)), 0o600);
    assert_eq!(mode(folder.0.clone()), 0o700);
    let left = std::fs::read_dir(&folder.0).unwrap().count();
    assert_eq!(left, 2, "nothing half-written is left");
}

#[tokio::test]
async fn no_name_leads_out_of_the_folder() {
    let folder = Folder::new("names");
    for name in [
        "../secret.eml",
        "/etc/hostname",
        "",
        ".eml",
        "x.eml",
        "0198f0a0000070008000000000000001.eml",
        "..%2f..%2f.eml",
    ] {
        assert!(
            mailbox::read(&folder.0, name).await.unwrap().is_none(),
            "{name}"
        );
    }
    let missing = format!("{ID}.eml");
    assert!(mailbox::read(&folder.0, &missing).await.unwrap().is_none());
}
