//! What every store of files promises, held against the real ones: the encrypted directory, and a
//! real S3 server that checks every signature.

#![allow(
    clippy::unwrap_used,
    reason = "all of this file and its modules is tests and their helpers"
)]

mod directory;
mod intake;
mod local;
mod s3;
mod scan;
mod suite;
mod tls;

use futures_util::TryStreamExt;
use storage::store::{ByteStream, Object};
use storage::{Key, Storage};
use uuid::Uuid;

/// A key that no other test of this run uses.
fn key() -> Key {
    let mut random = [0; 32];
    use kernel::Entropy;
    kernel::SystemEntropy::new().fill(&mut random);
    let (organization, object) = random.split_at(16);
    let id = |bytes: &[u8]| Uuid::from_bytes(bytes.try_into().expect("half of 32 bytes are 16"));
    Key::new(id(organization), id(object))
}

/// `size` bytes that repeat nowhere near.
fn content(size: usize) -> Vec<u8> {
    let mut bytes = vec![0; size];
    use kernel::Entropy;
    kernel::SeededEntropy::new(size as u64).fill(&mut bytes);
    bytes
}

/// The bytes as a stream of pieces of this length.
fn pieces(bytes: &[u8], length: usize) -> ByteStream {
    let pieces: Vec<_> = bytes
        .chunks(length)
        .map(|piece| Ok(piece.to_vec().into()))
        .collect();
    Box::pin(futures_util::stream::iter(pieces))
}

async fn all(object: Object) -> std::io::Result<Vec<u8>> {
    let pieces: Vec<bytes::Bytes> = object.body.try_collect().await?;
    Ok(pieces.concat())
}

async fn read(store: &dyn Storage, key: Key) -> Vec<u8> {
    all(store.get(key, None).await.unwrap()).await.unwrap()
}
