//! What lies in the store's directory: the keys in order, and what a crash left behind.

use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use super::Local;
use super::write::blocking;
use crate::error::Result;
use crate::key::{Key, strict};

/// What lies about and belongs to no object.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Leftovers {
    /// Files whose writing broke off. No reader can find them; they may be removed.
    pub unfinished: Vec<PathBuf>,
    /// Uploads in parts that were neither completed nor aborted.
    pub uploads: Vec<PathBuf>,
    /// Files that this program did not put there. Look at them by hand.
    pub strangers: Vec<PathBuf>,
}

impl Local {
    /// What was left behind more than `age` before `now`. What is younger may still be in work.
    pub async fn leftovers(&self, now: jiff::Timestamp, age: Duration) -> Result<Leftovers> {
        let store = self.clone();
        blocking(move || {
            let before = SystemTime::from(now).checked_sub(age);
            let old = |path: &Path| -> std::io::Result<bool> {
                let changed = std::fs::metadata(path)?.modified()?;
                Ok(before.is_some_and(|before| changed <= before))
            };
            let mut left = Leftovers::default();
            for path in entries(&store.room("incoming"))? {
                if old(&path)? {
                    left.unfinished.push(path);
                }
            }
            for organization in entries(&store.room("uploads"))? {
                for object in entries(&organization)? {
                    for upload in entries(&object)? {
                        if old(&upload)? {
                            left.uploads.push(upload);
                        }
                    }
                }
            }
            for organization in entries(&store.room("objects"))? {
                let ours = name(&organization).and_then(strict).is_some() && organization.is_dir();
                if !ours {
                    left.strangers.push(organization);
                    continue;
                }
                for object in entries(&organization)? {
                    let id =
                        name(&object).map(|name| name.strip_suffix(".deleted").unwrap_or(name));
                    if id.and_then(strict).is_none() || !object.is_file() {
                        left.strangers.push(object);
                    }
                }
            }
            Ok(left)
        })
        .await
    }

    /// Removes files whose writing broke off more than `age` before `now`, and says how many.
    pub async fn remove_unfinished(&self, now: jiff::Timestamp, age: Duration) -> Result<usize> {
        let left = self.leftovers(now, age).await?;
        for path in &left.unfinished {
            tokio::fs::remove_file(path).await?;
        }
        for path in &left.uploads {
            tokio::fs::remove_dir_all(path).await?;
        }
        Ok(left.unfinished.len() + left.uploads.len())
    }
}

/// The entries of a directory in order; none if it is not there or is a file.
fn entries(directory: &Path) -> std::io::Result<Vec<PathBuf>> {
    let found = match std::fs::read_dir(directory) {
        Ok(found) => found,
        Err(error)
            if matches!(
                error.kind(),
                std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory
            ) =>
        {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error),
    };
    let mut paths = found
        .map(|entry| entry.map(|entry| entry.path()))
        .collect::<std::io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> Option<&str> {
    path.file_name()?.to_str()
}

pub(super) async fn keys(store: &Local, after: Option<Key>, limit: u16) -> Result<Vec<Key>> {
    let root = store.room("objects");
    let limit = usize::from(limit.clamp(1, 1000));
    blocking(move || {
        let mut keys = Vec::new();
        for directory in entries(&root)? {
            let Some(organization) = name(&directory).and_then(strict) else {
                continue;
            };
            if after.is_some_and(|after| organization < after.organization) {
                continue;
            }
            let objects = entries(&directory)?;
            let found = objects.iter().filter_map(|path| strict(name(path)?));
            keys.extend(
                found
                    .map(|object| Key::new(organization, object))
                    .filter(|key| after.is_none_or(|after| *key > after)),
            );
            if keys.len() >= limit {
                keys.truncate(limit);
                break;
            }
        }
        Ok(keys)
    })
    .await
}
