//! A note's versions, each hashed together with the one before it.
//!
//! A version is a document of its own: everything a reader would have seen, and the words that were signed. Its hash goes into the
//! audit log with the row, and from there into the log's Merkle tree, so that nobody, not even who holds the database and its key, can
//! change a signed note unnoticed. The document holds a random salt: a hash of words that can be guessed would tell them.

use kernel::prelude::*;
use ring::digest;

kernel::vocabulary! {
    /// Why a version was kept.
    pub enum VersionReason {
        /// Ten minutes of writing had passed.
        Checkpoint = "checkpoint" => "While writing",
        /// It was handed in.
        Submitted = "submitted" => "Submitted",
        /// It was signed.
        Signed = "signed" => "Signed",
    }
}

/// The hash of a document that stands behind `previous`.
pub fn link(previous: Option<&[u8]>, document: &str) -> Vec<u8> {
    let mut hash = digest::Context::new(&digest::SHA256);
    hash.update(previous.unwrap_or(&[0; 32]));
    hash.update(document.as_bytes());
    hash.finish().as_ref().to_vec()
}

/// Where the sealed document of a version stands.
pub fn version_place(note: Uuid, number: i32) -> String {
    format!("note_versions.content/{note}/{number}")
}

/// Where the sealed words of an amendment stand.
pub fn amendment_place(note: Uuid, number: i32) -> String {
    format!("note_amendments.content/{note}/{number}")
}

/// Bytes as people compare them.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_depends_on_every_byte_and_on_all_that_came_before() {
        let first = link(None, "a");
        // SHA-256 of 32 zero bytes and "a".
        assert_eq!(
            hex(&first),
            "41a0370c3d9f42773a59e8e01651911cf43b1e3f66944cbb690029debc4eb647"
        );
        assert_ne!(link(Some(&first), "b"), link(None, "b"));
        assert_ne!(link(Some(&first), "b"), link(Some(&first), "c"));
        assert_eq!(first.len(), 32);
    }
}
