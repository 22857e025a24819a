//! Writing sealed files: to one side, flushed, then put in place in one step.

use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use futures_util::TryStreamExt;
use tokio::fs::{File, OpenOptions};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use super::format::{self, CHUNK, FileKey, HEADER};
use super::{Local, parent};
use crate::error::{Error, Result};
use crate::key::Key;
use crate::store::{ByteStream, Hasher, Stored};

/// A file to one side. If it is dropped before it is published (an error, a caller who went away),
/// it is removed; after a crash `fsck` finds it.
struct Aside(PathBuf);

impl Drop for Aside {
    fn drop(&mut self) {
        if let Err(error) = std::fs::remove_file(&self.0)
            && error.kind() != std::io::ErrorKind::NotFound
        {
            tracing::warn!(%error, "an unfinished file could not be removed; fsck will list it");
        }
    }
}

/// What to do if the place is taken.
#[derive(Clone, Copy)]
pub(super) enum Taken {
    /// Objects never change.
    Refuse,
    /// A part sent again replaces the one before.
    Replace,
}

/// A sealed file that is on the disk but not yet in its place.
pub(super) struct Written {
    aside: Aside,
    pub(super) stored: Stored,
}

impl Written {
    /// Puts the file in its place.
    pub(super) async fn publish(self, place: &Path, taken: Taken) -> Result<()> {
        let directory = parent(place)?;
        make_directory(directory).await?;
        match taken {
            Taken::Refuse => tokio::fs::hard_link(&self.aside.0, place).await?,
            Taken::Replace => tokio::fs::rename(&self.aside.0, place).await?,
        }
        flush_directory(directory).await
    }
}

async fn aside(store: &Local) -> Result<(Aside, File)> {
    let name = kernel::entropy::secret_token(store.0.entropy.as_ref());
    let path = store.room("incoming").join(name);
    let file = OpenOptions::new()
        .write(true)
        .create_new(true)
        .mode(0o600)
        .open(&path)
        .await?;
    Ok((Aside(path), file))
}

/// Seals a stream for `place`, and stops as soon as it is longer than `limit`.
pub(super) async fn seal(
    store: &Local,
    place: &str,
    limit: u64,
    mut body: ByteStream,
) -> Result<Written> {
    let (aside, mut file) = aside(store).await?;
    let (key, header) = FileKey::create(&store.0.keys, place, store.0.entropy.as_ref());
    file.write_all(&header).await?;

    let mut hasher = Hasher::default();
    let mut counter: u32 = 0;
    let mut chunk: Vec<u8> = Vec::with_capacity(CHUNK + format::TAG);
    while let Some(bytes) = body.try_next().await.map_err(Error::BodyBroken)? {
        hasher.update(&bytes);
        if hasher.size() > limit {
            return Err(Error::Mismatch);
        }
        let mut rest = &bytes[..];
        while !rest.is_empty() {
            // A full chunk waits until more comes: only then is it known not to be the last.
            if chunk.len() == CHUNK {
                key.seal_chunk(counter, false, &mut chunk);
                file.write_all(&chunk).await?;
                chunk.clear();
                counter = counter.checked_add(1).ok_or(Error::Mismatch)?;
            }
            let (now, later) = rest.split_at(rest.len().min(CHUNK - chunk.len()));
            chunk.extend_from_slice(now);
            rest = later;
        }
    }
    key.seal_chunk(counter, true, &mut chunk);
    file.write_all(&chunk).await?;
    let stored = hasher.finish();
    file.write_all(&key.seal_footer(&stored)).await?;
    file.sync_all().await?;
    Ok(Written { aside, stored })
}

/// See [`Local::rewrap`].
pub(super) async fn rewrap(store: &Local, key: Key) -> Result<bool> {
    let (path, place) = (store.path(key), key.to_string());
    let mut old = File::open(&path).await?;
    let mut header = vec![0; HEADER];
    let damaged = || Error::Damaged(place.clone());
    old.read_exact(&mut header).await.map_err(|_| damaged())?;
    let header = format::rewrap(&store.0.keys, &place, &header, store.0.entropy.as_ref())
        .map_err(|_| damaged())?;
    let Some(header) = header else {
        return Ok(false);
    };
    let (aside, mut new) = aside(store).await?;
    new.write_all(&header).await?;
    tokio::io::copy(&mut old, &mut new).await?;
    new.sync_all().await?;
    tokio::fs::rename(&aside.0, &path).await?;
    flush_directory(parent(&path)?).await?;
    Ok(true)
}

/// Makes a directory only its owner may enter, with those above it.
pub(super) async fn make_directory(path: &Path) -> Result<()> {
    let path = path.to_owned();
    blocking(move || {
        std::fs::DirBuilder::new()
            .recursive(true)
            .mode(0o700)
            .create(path)
    })
    .await
}

/// Makes a change of names in a directory last through a power failure.
pub(super) async fn flush_directory(path: &Path) -> Result<()> {
    File::open(path).await?.sync_all().await?;
    Ok(())
}

/// Runs work on the file system away from the threads that serve requests.
pub(super) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
) -> Result<T> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(Error::unavailable)?
        .map_err(Error::from)
}
