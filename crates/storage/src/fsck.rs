//! Comparing a store with what the database knows.

use std::collections::BTreeSet;

use futures_util::TryStreamExt;
use jiff::{SignedDuration, Timestamp};

use crate::error::{Error, Result};
use crate::key::Key;
use crate::store::{Hasher, Storage};

/// What the comparison found.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Stored objects that no row knows, older than the grace given to uploads still in work.
    pub orphans: Vec<Key>,
    /// Objects that a row knows and the store has not.
    pub missing: Vec<Key>,
    /// Known objects whose bytes do not read back as they were stored.
    pub damaged: Vec<Key>,
}

/// How closely to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// Only whether the objects are there.
    Names,
    /// Read every known object to its end and compare its hash, where the store keeps one.
    Contents,
}

/// Compares the store with the keys the database knows. `known` must have been read before this is
/// called with `now`; what is younger than `grace` is not called an orphan.
pub async fn check(
    store: &dyn Storage,
    known: &BTreeSet<Key>,
    depth: Depth,
    now: Timestamp,
    grace: SignedDuration,
) -> Result<Report> {
    let mut report = Report::default();
    let (mut seen, mut after) = (BTreeSet::new(), None);
    loop {
        let page = store.keys(after, 1000).await?;
        let Some(last) = page.last() else { break };
        after = Some(*last);
        seen.extend(page);
    }
    for key in seen.difference(known) {
        if born(*key).is_none_or(|born| now.duration_since(born) >= grace) {
            report.orphans.push(*key);
        }
    }
    report.missing.extend(known.difference(&seen));
    if depth == Depth::Contents {
        for key in known.intersection(&seen) {
            if !is_sound(store, *key).await? {
                report.damaged.push(*key);
            }
        }
    }
    Ok(report)
}

/// When an object's id was made, which a version 7 UUID tells.
fn born(key: Key) -> Option<Timestamp> {
    let (seconds, nanoseconds) = key.object.get_timestamp()?.to_unix();
    let nanoseconds = i32::try_from(nanoseconds).ok()?;
    Timestamp::new(i64::try_from(seconds).ok()?, nanoseconds).ok()
}

async fn is_sound(store: &dyn Storage, key: Key) -> Result<bool> {
    let head = match store.head(key).await {
        Ok(head) => head,
        Err(Error::Damaged(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let object = match store.get(key, None).await {
        Ok(object) => object,
        Err(Error::Damaged(_)) => return Ok(false),
        Err(error) => return Err(error),
    };
    let (mut hasher, mut body) = (Hasher::default(), object.body);
    loop {
        match body.try_next().await {
            Ok(Some(bytes)) => hasher.update(&bytes),
            Ok(None) => break,
            Err(error) if error.kind() == std::io::ErrorKind::InvalidData => return Ok(false),
            Err(error) => return Err(error.into()),
        }
    }
    let stored = hasher.finish();
    let same_hash = |head: &crate::store::Head| head.sha256.is_none_or(|sum| sum == stored.sha256);
    Ok(head.is_some_and(|head| head.size == stored.size && same_hash(&head)))
}
