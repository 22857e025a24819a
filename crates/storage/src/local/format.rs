//! How a file is sealed on disk.
//!
//! ```text
//! header   magic 8 | id of the wrapping key 8 | nonce 12 | wrapped file key 48 | nonce prefix 7
//! chunks   64 KiB of content, then 16 bytes of tag; the last one is shorter, or empty
//! footer   size 8 and SHA-256 32 of the content, then 16 bytes of tag
//! ```
//!
//! The chunks are the STREAM construction (Hoang, Reyhanitabar, Rogaway, Vizár 2015) over
//! ChaCha20-Poly1305: the nonce is prefix, counter, and a byte that says "last". So a chunk opens in
//! its own place only, and a file cut off at a chunk's edge does not end. The file's key is wrapped
//! with the object's key as associated data, so that one file put in another's place does not open.
//! The footer has a nonce of its own; with it the size is known, and proven, before the content is read.

use kernel::Entropy;
use ring::aead::{Aad, LessSafeKey, NONCE_LEN, Nonce};

use super::keyring::{KeyId, Keyring, cipher};
use crate::store::{Sha256, Stored};

/// Content bytes of a full chunk.
pub(super) const CHUNK: usize = 64 * 1024;
/// Bytes of a tag.
pub(super) const TAG: usize = 16;
/// Bytes of the header.
pub(super) const HEADER: usize = 8 + 8 + NONCE_LEN + 48 + 7;
/// Bytes of the footer.
pub(super) const FOOTER: usize = 8 + 32 + TAG;

const MAGIC: &[u8; 8] = b"MSFILE\x00\x01";
const MORE: u8 = 0;
const LAST: u8 = 1;
const END: u8 = 2;

/// The stored bytes are not what was stored.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Broken;

/// The key of one file, ready for use.
pub(super) struct FileKey {
    cipher: LessSafeKey,
    prefix: [u8; 7],
}

fn place_of(key_id: &KeyId, prefix: &[u8; 7], place: &str) -> Vec<u8> {
    [&MAGIC[..], key_id, prefix, place.as_bytes()].concat()
}

impl FileKey {
    /// A new key for the file at `place`, and the header that keeps it.
    pub(super) fn create(ring: &Keyring, place: &str, entropy: &dyn Entropy) -> (Self, Vec<u8>) {
        let (mut key, mut prefix) = ([0; 32], [0; 7]);
        entropy.fill(&mut key);
        entropy.fill(&mut prefix);
        let header = wrap(ring, place, &key, &prefix, entropy);
        let cipher = cipher(&key);
        (FileKey { cipher, prefix }, header)
    }

    /// The key that this header keeps.
    pub(super) fn open(ring: &Keyring, place: &str, header: &[u8]) -> Result<Self, Broken> {
        let (key, prefix, _) = unwrap(ring, place, header)?;
        Ok(FileKey {
            cipher: cipher(&key),
            prefix,
        })
    }

    fn nonce(&self, counter: u32, kind: u8) -> Nonce {
        let mut nonce = [0; NONCE_LEN];
        nonce[..7].copy_from_slice(&self.prefix);
        nonce[7..11].copy_from_slice(&counter.to_be_bytes());
        nonce[11] = kind;
        Nonce::assume_unique_for_key(nonce)
    }

    /// Seals a chunk in place; it grows by its tag.
    pub(super) fn seal_chunk(&self, counter: u32, last: bool, chunk: &mut Vec<u8>) {
        let kind = if last { LAST } else { MORE };
        self.cipher
            .seal_in_place_append_tag(self.nonce(counter, kind), Aad::empty(), chunk)
            .expect("64 KiB are within the cipher's limit");
    }

    /// Opens a chunk in place; it shrinks by its tag.
    pub(super) fn open_chunk(
        &self,
        counter: u32,
        last: bool,
        chunk: &mut Vec<u8>,
    ) -> Result<(), Broken> {
        let kind = if last { LAST } else { MORE };
        let length = self
            .cipher
            .open_in_place(self.nonce(counter, kind), Aad::empty(), chunk)
            .map_err(|_| Broken)?
            .len();
        chunk.truncate(length);
        Ok(())
    }

    /// The footer that says what the content was.
    pub(super) fn seal_footer(&self, stored: &Stored) -> Vec<u8> {
        let mut footer = Vec::with_capacity(FOOTER);
        footer.extend(stored.size.to_be_bytes());
        footer.extend(stored.sha256.0);
        self.cipher
            .seal_in_place_append_tag(self.nonce(u32::MAX, END), Aad::empty(), &mut footer)
            .expect("40 bytes are within the cipher's limit");
        footer
    }

    /// What the footer says.
    pub(super) fn open_footer(&self, footer: &[u8]) -> Result<Stored, Broken> {
        let mut footer = footer.to_vec();
        let plain = self
            .cipher
            .open_in_place(self.nonce(u32::MAX, END), Aad::empty(), &mut footer)
            .map_err(|_| Broken)?;
        let (size, rest) = plain.split_first_chunk::<8>().ok_or(Broken)?;
        let sha256 = rest.try_into().map_err(|_| Broken)?;
        Ok(Stored {
            size: u64::from_be_bytes(*size),
            sha256: Sha256(sha256),
        })
    }
}

fn wrap(
    ring: &Keyring,
    place: &str,
    key: &[u8; 32],
    prefix: &[u8; 7],
    entropy: &dyn Entropy,
) -> Vec<u8> {
    let (key_id, wrapping) = ring.current();
    let mut nonce = [0; NONCE_LEN];
    entropy.fill(&mut nonce);
    let mut wrapped = key.to_vec();
    wrapping
        .seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(place_of(key_id, prefix, place)),
            &mut wrapped,
        )
        .expect("32 bytes are within the cipher's limit");
    [&MAGIC[..], key_id, &nonce, &wrapped, prefix].concat()
}

type Unwrapped = ([u8; 32], [u8; 7], KeyId);

fn unwrap(ring: &Keyring, place: &str, header: &[u8]) -> Result<Unwrapped, Broken> {
    let rest = header.strip_prefix(MAGIC).ok_or(Broken)?;
    let (key_id, rest) = rest.split_first_chunk::<8>().ok_or(Broken)?;
    let (nonce, rest) = rest.split_first_chunk::<NONCE_LEN>().ok_or(Broken)?;
    let (wrapped, rest) = rest.split_first_chunk::<48>().ok_or(Broken)?;
    let prefix: [u8; 7] = rest.try_into().map_err(|_| Broken)?;
    let mut wrapped = *wrapped;
    let plain = ring
        .find(key_id)
        .ok_or(Broken)?
        .open_in_place(
            Nonce::assume_unique_for_key(*nonce),
            Aad::from(place_of(key_id, &prefix, place)),
            &mut wrapped,
        )
        .map_err(|_| Broken)?;
    let key = (&*plain).try_into().map_err(|_| Broken)?;
    Ok((key, prefix, *key_id))
}

/// The header with its key wrapped by the current key, or `None` if it already is.
pub(super) fn rewrap(
    ring: &Keyring,
    place: &str,
    header: &[u8],
    entropy: &dyn Entropy,
) -> Result<Option<Vec<u8>>, Broken> {
    let (key, prefix, key_id) = unwrap(ring, place, header)?;
    let current = key_id == ring.current().0;
    Ok((!current).then(|| wrap(ring, place, &key, &prefix, entropy)))
}

/// How many chunks a content of this size has, and how long the whole file is.
pub(super) fn layout(size: u64) -> (u64, u64) {
    let chunks = size.div_ceil(CHUNK as u64).max(1);
    let length = (HEADER + FOOTER) as u64 + size + chunks * TAG as u64;
    (chunks, length)
}
