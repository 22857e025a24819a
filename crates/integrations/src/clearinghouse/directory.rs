//! A partner behind a folder.
//!
//! ```text
//! <folder>/<practice>/outbound/        what we send; the partner takes it away
//! <folder>/<practice>/inbound/         what the partner has for us
//! <folder>/<practice>/inbound/read/    what was read and is kept
//! ```
//!
//! A file is there whole or not at all: it is written under another name and renamed.

use std::fs;
use std::io::{self, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use kernel::clearinghouse::{Arrived, Clearinghouse, Refusal};
use kernel::function::BoxFuture;
use uuid::Uuid;

/// The largest file that is fetched: larger ones are no answers to claims.
const MOST_BYTES: u64 = 16 * 1024 * 1024;

/// A partner behind a folder.
#[derive(Clone, Debug)]
pub struct Directory {
    folder: PathBuf,
}

impl Directory {
    /// The partner behind this folder, which is made on first use, for its owner only.
    pub fn new(folder: impl Into<PathBuf>) -> Directory {
        Directory {
            folder: folder.into(),
        }
    }
}

/// What we send lies here.
pub(super) fn outbound(folder: &Path) -> PathBuf {
    folder.join("outbound")
}

/// What we are sent lies here.
pub(super) fn inbound(folder: &Path) -> PathBuf {
    folder.join("inbound")
}

/// A name that names a file in the folder and nothing else.
fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 200
        && !name.starts_with('.')
        && !name.contains(['/', '\\', '\0'])
}

pub(super) fn make(folder: &Path) -> io::Result<()> {
    fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(folder)
}

/// Writes a file whole or not at all.
pub(super) fn put(folder: &Path, name: &str, content: &[u8]) -> io::Result<()> {
    make(folder)?;
    let half = folder.join(format!(".{name}.half"));
    let mut file = fs::OpenOptions::new()
        .create(true)
        .write(true)
        .truncate(true)
        .mode(0o600)
        .open(&half)?;
    file.write_all(content)?;
    file.sync_all()?;
    fs::rename(&half, folder.join(name))
}

/// The plain files of a folder in the order of their names; none if there is no such folder.
pub(super) fn files(folder: &Path) -> io::Result<Vec<String>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(error),
    };
    let mut names = Vec::new();
    for entry in entries {
        let entry = entry?;
        // A name that is not UTF-8 is none of ours.
        if let (true, Ok(name)) = (
            entry.file_type()?.is_file(),
            entry.file_name().into_string(),
        ) && is_plain(&name)
        {
            names.push(name);
        }
    }
    names.sort_unstable();
    Ok(names)
}

fn collect(folder: &Path, read: &[String], most: usize) -> io::Result<Vec<Arrived>> {
    let inbound = inbound(folder);
    let kept = inbound.join("read");
    let mut arrived = Vec::new();
    for name in files(&inbound)? {
        let path = inbound.join(&name);
        if read.contains(&name) {
            make(&kept)?;
            fs::rename(&path, kept.join(&name))?;
        } else if arrived.len() < most && fs::metadata(&path)?.len() <= MOST_BYTES {
            arrived.push(Arrived {
                content: fs::read(&path)?,
                name,
            });
        }
    }
    Ok(arrived)
}

/// Runs what waits for the disk where it keeps nobody else waiting.
async fn on_disk<T: Send + 'static>(
    work: impl FnOnce() -> io::Result<T> + Send + 'static,
) -> Result<T, Refusal> {
    match tokio::task::spawn_blocking(work).await {
        Ok(Ok(done)) => Ok(done),
        Ok(Err(error)) => {
            tracing::error!(%error, "the clearinghouse's folder cannot be used");
            Err(Refusal { code: "folder" })
        }
        Err(error) => {
            tracing::error!(%error, "work on the clearinghouse's folder was lost");
            Err(Refusal { code: "folder" })
        }
    }
}

impl Clearinghouse for Directory {
    fn send<'a>(
        &'a self,
        practice: Uuid,
        name: &'a str,
        content: &'a [u8],
    ) -> BoxFuture<'a, Result<(), Refusal>> {
        let folder = outbound(&self.folder.join(practice.to_string()));
        let (name, content) = (name.to_owned(), content.to_vec());
        Box::pin(async move {
            if !is_plain(&name) {
                return Err(Refusal { code: "name" });
            }
            on_disk(move || put(&folder, &name, &content)).await
        })
    }

    fn collect<'a>(
        &'a self,
        practice: Uuid,
        read: &'a [String],
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<Arrived>, Refusal>> {
        let folder = self.folder.join(practice.to_string());
        let read = read.to_vec();
        Box::pin(async move { on_disk(move || collect(&folder, &read, most)).await })
    }
}
