//! Files on this machine's disk, encrypted.
//!
//! ```text
//! <root>/objects/<organization>/<object>             a sealed file (see `format`)
//! <root>/objects/<organization>/<object>.deleted     the same, set aside until retention ends
//! <root>/uploads/<organization>/<object>/<upload>/<number>    sealed parts of an upload
//! <root>/incoming/<random>                           being written; swept by `fsck`
//! ```
//!
//! A file is written under `incoming`, flushed to the disk, and only then linked to its place, which
//! the file system does wholly or not at all and refuses if the place is taken. So a crash leaves no
//! half file where a reader could find it. Directories are 0700, files 0600.

mod format;
mod keyring;
mod parts;
mod read;
mod sweep;
mod write;

use std::ops::Range;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use kernel::Entropy;

pub use keyring::Keyring;
pub use sweep::Leftovers;

use crate::error::{Error, Result};
use crate::key::{Key, Part, UploadId};
use crate::store::{Answer, ByteStream, Direct, Expect, Head, Object, Permit, Storage, Stored};

/// The store on the local disk.
#[derive(Clone)]
pub struct Local(Arc<Inner>);

struct Inner {
    root: PathBuf,
    keys: Keyring,
    entropy: Arc<dyn Entropy>,
}

impl Local {
    /// Opens the store in a directory, and makes the directory if it is not there.
    pub async fn open(
        root: impl Into<PathBuf>,
        keys: Keyring,
        entropy: Arc<dyn Entropy>,
    ) -> Result<Self> {
        let root = root.into();
        for room in ["objects", "uploads", "incoming"] {
            write::make_directory(&root.join(room)).await?;
        }
        Ok(Local(Arc::new(Inner {
            root,
            keys,
            entropy,
        })))
    }

    /// Wraps the file's key with the current key, if a former one did. The content is not touched,
    /// and a reader meets the old file or the new one, never half of each. Says whether it was needed.
    pub async fn rewrap(&self, key: Key) -> Result<bool> {
        write::rewrap(self, key).await
    }

    fn room(&self, name: &str) -> PathBuf {
        self.0.root.join(name)
    }

    fn path(&self, key: Key) -> PathBuf {
        self.room("objects")
            .join(key.organization.to_string())
            .join(key.object.to_string())
    }

    fn set_aside(&self, key: Key) -> PathBuf {
        self.path(key).with_extension("deleted")
    }
}

impl Storage for Local {
    fn put(&self, key: Key, expect: Expect, body: ByteStream) -> Answer<'_, Stored> {
        Box::pin(async move {
            let place = self.path(key);
            if tokio::fs::try_exists(&place).await?
                || tokio::fs::try_exists(self.set_aside(key)).await?
            {
                return Err(Error::AlreadyExists);
            }
            let written = write::seal(self, &key.to_string(), expect.size, body).await?;
            if !expect.is_met_by(&written.stored) {
                return Err(Error::Mismatch);
            }
            let stored = written.stored;
            written.publish(&place, write::Taken::Refuse).await?;
            Ok(stored)
        })
    }

    fn head(&self, key: Key) -> Answer<'_, Option<Head>> {
        Box::pin(async move {
            match read::open(self, &self.path(key), &key.to_string()).await {
                Ok(opened) => Ok(Some(Head {
                    size: opened.stored.size,
                    sha256: Some(opened.stored.sha256),
                })),
                Err(Error::NotFound) => Ok(None),
                Err(error) => Err(error),
            }
        })
    }

    fn get(&self, key: Key, range: Option<Range<u64>>) -> Answer<'_, Object> {
        Box::pin(async move {
            let opened = read::open(self, &self.path(key), &key.to_string()).await?;
            let size = opened.stored.size;
            let range = crate::range::within(range, size)?;
            Ok(Object {
                size,
                range: range.clone(),
                body: opened.stream(range),
            })
        })
    }

    fn delete(&self, key: Key) -> Answer<'_, ()> {
        Box::pin(async move {
            let place = self.path(key);
            match tokio::fs::rename(&place, self.set_aside(key)).await {
                Ok(()) => write::flush_directory(parent(&place)?).await,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
                Err(error) => Err(error.into()),
            }
        })
    }

    fn keys(&self, after: Option<Key>, limit: u16) -> Answer<'_, Vec<Key>> {
        Box::pin(sweep::keys(self, after, limit))
    }

    fn create_upload(&self, key: Key) -> Answer<'_, UploadId> {
        Box::pin(parts::create(self, key))
    }

    fn put_part(
        &self,
        key: Key,
        upload: UploadId,
        number: u16,
        size: u64,
        body: ByteStream,
    ) -> Answer<'_, Part> {
        Box::pin(parts::put(self, key, upload, number, size, body))
    }

    fn complete_upload(&self, key: Key, upload: UploadId, parts: Vec<Part>) -> Answer<'_, u64> {
        Box::pin(parts::complete(self, key, upload, parts))
    }

    fn abort_upload(&self, key: Key, upload: UploadId) -> Answer<'_, ()> {
        Box::pin(parts::abort(self, key, upload))
    }

    fn direct(&self, _: &Permit, _: Duration) -> Option<Direct> {
        None
    }
}

/// The directory a path of ours lies in.
fn parent(path: &Path) -> Result<&Path> {
    path.parent()
        .ok_or_else(|| Error::unavailable("the store's directory is the root of the disk"))
}
