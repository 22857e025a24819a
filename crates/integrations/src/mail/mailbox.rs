//! A mailbox in a folder, for development and the demo: every mail is a file, and none leaves the machine.

use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use kernel::Clock;
use kernel::function::BoxFuture;
use kernel::outbox::{Carrier, Message, Receipt, Refusal};
use lettre::message::Mailbox;
use tokio::io::AsyncWriteExt;
use uuid::Uuid;

use super::compose::compose;
use super::parse::{ParsedMail, parse};

/// Writes mails into a folder.
pub struct DevMailbox {
    folder: PathBuf,
    from: Mailbox,
    clock: Arc<dyn Clock>,
}

impl DevMailbox {
    /// A mailbox in this folder, which is made on first use, for its owner only.
    pub fn new(folder: impl Into<PathBuf>, from: Mailbox, clock: Arc<dyn Clock>) -> DevMailbox {
        DevMailbox {
            folder: folder.into(),
            from,
            clock,
        }
    }

    /// Under a name that sorts by time and is the same each time; a file is there whole or not at all.
    async fn write(&self, id: Uuid, mail: &[u8]) -> io::Result<()> {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(&self.folder)?;
        let half = self.folder.join(format!(".{id}.half"));
        let mut file = tokio::fs::OpenOptions::new()
            .create(true)
            .write(true)
            .truncate(true)
            .mode(0o600)
            .open(&half)
            .await?;
        file.write_all(mail).await?;
        file.sync_all().await?;
        tokio::fs::rename(&half, self.folder.join(format!("{id}.eml"))).await
    }
}

impl Carrier for DevMailbox {
    fn carry<'a>(
        &'a self,
        id: Uuid,
        message: &'a Message,
    ) -> BoxFuture<'a, Result<Receipt, Refusal>> {
        Box::pin(async move {
            let mail = compose(id, message, &self.from, self.clock.as_ref())?;
            match self.write(id, &mail.formatted()).await {
                Ok(()) => Ok(Receipt {
                    provider_id: Some(format!("{id}.eml")),
                }),
                Err(error) => {
                    tracing::error!(%error, "a mail could not be written into the mailbox");
                    Err(Refusal::for_now("mailbox"))
                }
            }
        })
    }
}

/// The mails in a mailbox, newest first; none if there is no such folder.
pub async fn list(folder: &Path) -> io::Result<Vec<ParsedMail>> {
    let mut entries = match tokio::fs::read_dir(folder).await {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    while let Some(entry) = entries.next_entry().await? {
        let name = entry.file_name().to_string_lossy().into_owned();
        if is_name(&name) {
            names.push(name);
        }
    }
    names.sort_unstable_by(|a, b| b.cmp(a));
    let mut mails = Vec::with_capacity(names.len());
    for name in names {
        let bytes = tokio::fs::read(folder.join(&name)).await?;
        mails.push(parse(name, &bytes));
    }
    Ok(mails)
}

/// One mail by the name that [`list`] gave it.
pub async fn read(folder: &Path, name: &str) -> io::Result<Option<ParsedMail>> {
    if !is_name(name) {
        return Ok(None);
    }
    match tokio::fs::read(folder.join(name)).await {
        Ok(bytes) => Ok(Some(parse(name.to_owned(), &bytes))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error),
    }
}

/// `<uuid>.eml` and nothing else, so no name leads out of the folder.
fn is_name(name: &str) -> bool {
    name.strip_suffix(".eml")
        .is_some_and(|id| id.len() == 36 && Uuid::try_parse(id).is_ok())
}
