//! Looking at an upload that has arrived: one pass over its bytes gives size, hash and kind.
//!
//! No transaction may be open meanwhile: the store can be slow. The order is: the bytes are in the
//! store under a key that no row offers for download yet; they are inspected here, then
//! [scanned](crate::scan), a picture is [cleaned](crate::picture) into an object of its own; and only
//! then a transaction records what is there.

use futures_util::TryStreamExt;

use crate::error::Error;
use crate::key::Key;
use crate::kind::{self, Kind, LOOKED_AT};
use crate::purpose::Purpose;
use crate::store::{Hasher, Storage, Stored};

/// What an upload was found to be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// Its size and hash.
    pub stored: Stored,
    /// Its kind, by its bytes.
    pub kind: Kind,
}

/// Why an upload is not taken in.
#[derive(Debug)]
pub enum Refusal {
    /// It is not what may be stored here.
    Kind(kind::Refusal),
    /// It could not be read.
    Store(Error),
}

impl From<kind::Refusal> for Refusal {
    fn from(refusal: kind::Refusal) -> Self {
        Refusal::Kind(refusal)
    }
}

impl From<Error> for Refusal {
    fn from(error: Error) -> Self {
        Refusal::Store(error)
    }
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Kind(refusal) => refusal.into(),
            Refusal::Store(error) => error.into(),
        }
    }
}

/// Reads an object once and says what it is, if it may be stored for this purpose under this name.
pub async fn inspect(
    store: &dyn Storage,
    key: Key,
    name: &str,
    declared: Option<&str>,
    purpose: Purpose,
) -> Result<Found, Refusal> {
    let object = store.get(key, None).await?;
    purpose.check_size(object.size)?;
    let (mut hasher, mut start, mut end) = (Hasher::default(), Vec::new(), Vec::new());
    let mut body = object.body;
    while let Some(bytes) = body.try_next().await.map_err(Error::BodyBroken)? {
        hasher.update(&bytes);
        purpose.check_size(hasher.size())?;
        let missing = LOOKED_AT - start.len();
        start.extend_from_slice(&bytes[..bytes.len().min(missing)]);
        end.extend_from_slice(&bytes);
        if end.len() > 2 * LOOKED_AT {
            end.drain(..end.len() - LOOKED_AT);
        }
    }
    let last = end.len().saturating_sub(LOOKED_AT);
    let kind = kind::recognize(&start, &end[last..], name, declared)?;
    purpose.check_kind(kind)?;
    Ok(Found {
        stored: hasher.finish(),
        kind,
    })
}
