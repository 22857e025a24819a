//! What a store of files can do. Two keep this promise, and one suite of tests holds both to it:
//! [`Local`](crate::Local) on an encrypted directory, [`S3`](crate::S3) on a bucket.
//!
//! * Objects never change: a key is written once, as a whole or not at all.
//! * Bytes are streamed both ways; no object is ever held in memory.
//! * A deleted object is absent for readers, and its bytes stay until retention ends: locally the
//!   file is set aside, in a bucket with versions (which we require) S3 sets a delete marker.

use std::fmt;
use std::ops::Range;
use std::time::Duration;

use bytes::Bytes;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;

use crate::error::Result;
use crate::key::{Key, Part, UploadId};

/// A stream of bytes, read once.
pub type ByteStream = BoxStream<'static, std::io::Result<Bytes>>;

/// What a store's operation gives back, later.
pub type Answer<'a, T> = BoxFuture<'a, Result<T>>;

/// The SHA-256 of a whole content.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sha256(pub [u8; 32]);

impl Sha256 {
    /// The hash of bytes at hand.
    pub fn of(bytes: &[u8]) -> Self {
        let mut hasher = Hasher::default();
        hasher.update(bytes);
        hasher.finish().sha256
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        if text.len() != 64 || !text.bytes().all(|digit| digit.is_ascii_hexdigit()) {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Sha256(bytes))
    }
}

impl fmt::Display for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Sha256 {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Sha256({self})")
    }
}

/// What is announced before the bytes come.
#[derive(Clone, Copy, Debug)]
pub struct Expect {
    /// How many bytes come. More or fewer are refused.
    pub size: u64,
    /// Their SHA-256, if the sender knows it. Another content is refused.
    pub sha256: Option<Sha256>,
}

impl Expect {
    /// This many bytes, whatever they are.
    pub const fn size(size: u64) -> Self {
        Expect { size, sha256: None }
    }

    /// Whether this is what came.
    pub(crate) fn is_met_by(&self, stored: &Stored) -> bool {
        self.size == stored.size && self.sha256.is_none_or(|sha256| sha256 == stored.sha256)
    }
}

/// What was stored, measured while it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stored {
    /// How many bytes.
    pub size: u64,
    /// Their SHA-256.
    pub sha256: Sha256,
}

/// What a store knows of an object without reading it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many bytes.
    pub size: u64,
    /// Their SHA-256, where the store keeps it (always locally; in a bucket if it was announced).
    pub sha256: Option<Sha256>,
}

/// An object being read.
pub struct Object {
    /// How many bytes the whole object has.
    pub size: u64,
    /// The bytes of it that come now.
    pub range: Range<u64>,
    /// The bytes. An error in the middle means that what came so far must be thrown away.
    pub body: ByteStream,
}

/// A request that a browser may send straight to the store, until it expires.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Direct {
    /// `GET` or `PUT`.
    pub method: http::Method,
    /// The signed address. It is a key to the object: never logged.
    pub url: String,
    /// Headers that are part of the signature and must be sent as they are. A browser writes
    /// `content-length` itself, from the body; it must come out as given here.
    pub headers: Vec<(String, String)>,
}

/// What a browser may do straight to the store.
#[derive(Clone, Debug)]
pub enum Permit {
    /// Store this object, of this size and, if given, this SHA-256.
    Put(Key, Expect),
    /// Store this part, of this size.
    Part(Key, UploadId, u16, u64),
    /// Read this object as an attachment of this media type.
    Get(Key, &'static str),
}

/// A store of files. The module says what every store promises.
pub trait Storage: Send + Sync + 'static {
    /// Stores an object whose bytes were announced.
    fn put(&self, key: Key, expect: Expect, body: ByteStream) -> Answer<'_, Stored>;

    /// Whether the object is there, and how large.
    fn head(&self, key: Key) -> Answer<'_, Option<Head>>;

    /// Reads an object, or a range of it (cut to its end).
    fn get(&self, key: Key, range: Option<Range<u64>>) -> Answer<'_, Object>;

    /// Makes the object absent. Deleting what is not there is no error.
    fn delete(&self, key: Key) -> Answer<'_, ()>;

    /// The keys after `after` in their order, at most `limit` (1 to 1000).
    fn keys(&self, after: Option<Key>, limit: u16) -> Answer<'_, Vec<Key>>;

    /// Opens an upload in parts.
    fn create_upload(&self, key: Key) -> Answer<'_, UploadId>;

    /// Stores one part; storing the same number again replaces it, which is how an upload resumes.
    fn put_part(
        &self,
        key: Key,
        upload: UploadId,
        number: u16,
        size: u64,
        body: ByteStream,
    ) -> Answer<'_, Part>;

    /// Makes one object of the parts, in ascending order, and says how large it is.
    fn complete_upload(&self, key: Key, upload: UploadId, parts: Vec<Part>) -> Answer<'_, u64>;

    /// Throws the parts away. Aborting what is not there is no error.
    fn abort_upload(&self, key: Key, upload: UploadId) -> Answer<'_, ()>;

    /// A request the browser may send straight to the store, or `None` if its bytes go through us.
    fn direct(&self, permit: &Permit, expires_in: Duration) -> Option<Direct>;
}

/// Measures bytes as they pass.
pub struct Hasher {
    size: u64,
    sha256: ring::digest::Context,
}

impl Default for Hasher {
    fn default() -> Self {
        Hasher {
            size: 0,
            sha256: ring::digest::Context::new(&ring::digest::SHA256),
        }
    }
}

impl Hasher {
    /// Takes in the next bytes.
    pub fn update(&mut self, bytes: &[u8]) {
        self.size += bytes.len() as u64;
        self.sha256.update(bytes);
    }

    /// How many bytes came so far.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// What came.
    pub fn finish(self) -> Stored {
        let digest = self.sha256.finish();
        let mut sha256 = [0; 32];
        sha256.copy_from_slice(digest.as_ref());
        Stored {
            size: self.size,
            sha256: Sha256(sha256),
        }
    }
}

/// A stream of bytes at hand.
pub fn once(bytes: impl Into<Bytes>) -> ByteStream {
    let bytes = bytes.into();
    Box::pin(futures_util::stream::once(async move { Ok(bytes) }))
}
