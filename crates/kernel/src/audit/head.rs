//! A signed head: what the log was at one moment, in a form nobody can make without the key.
//!
//! The signature (Ed25519, RFC 8032) covers the size, the root, the horizon and the moment. The root
//! covers every leaf, so a head that verifies fixes the whole log up to its size.

use base64::Engine;
use base64::engine::general_purpose::STANDARD as BASE64;
use jiff::Timestamp;
use ring::digest::{SHA256, digest};
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::merkle::Hash;
use crate::keys::Master;

/// A head with the leaves it added to the one before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Head {
    /// How many entries the log had.
    pub tree_size: u64,
    /// The root of their tree.
    pub root: Hash,
    /// The size of the head before.
    pub prior_size: u64,
    /// The events between the two sizes, in order.
    pub event_ids: Vec<Uuid>,
    /// Their leaf hashes, in the same order.
    pub leaf_hashes: Vec<Hash>,
    /// Every event of an older transaction than this one was in.
    pub horizon: u64,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// Which key signed.
    pub key_id: String,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Head {
    /// What is signed.
    fn message(&self) -> Vec<u8> {
        let mut message = b"mentalspace audit head 1\n".to_vec();
        message.extend(self.tree_size.to_be_bytes());
        message.extend(self.root);
        message.extend(self.horizon.to_be_bytes());
        message.extend(self.signed_at.as_microsecond().to_be_bytes());
        message
    }

    /// Whether sizes, ids and leaves agree with each other.
    pub fn is_whole(&self) -> bool {
        self.tree_size > self.prior_size
            && self.event_ids.len() as u64 == self.tree_size - self.prior_size
            && self.event_ids.len() == self.leaf_hashes.len()
    }
}

/// An operator's word that the database was set back on purpose: the log goes on from this size.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// The size from which the log goes on.
    pub tree_size: u64,
    /// The root at that size.
    pub root: Hash,
    /// When it was said.
    pub signed_at: Timestamp,
    /// Which key signed.
    pub key_id: String,
    /// The signature.
    pub signature: Vec<u8>,
}

impl Restored {
    fn message(&self) -> Vec<u8> {
        let mut message = b"mentalspace audit restored 1\n".to_vec();
        message.extend(self.tree_size.to_be_bytes());
        message.extend(self.root);
        message.extend(self.signed_at.as_microsecond().to_be_bytes());
        message
    }
}

/// The key that signs heads. It never enters the database.
pub struct HeadKey {
    pair: Ed25519KeyPair,
    id: String,
}

impl HeadKey {
    /// The key that belongs to this master secret.
    pub fn of(master: &Master) -> Self {
        let pair = Ed25519KeyPair::from_seed_unchecked(&master.derive("audit head"))
            .expect("an Ed25519 seed is any 32 bytes");
        let id = super::hex(&digest(&SHA256, pair.public_key().as_ref()).as_ref()[..8]);
        HeadKey { pair, id }
    }

    /// The public key, for whoever wants to verify heads without being able to sign.
    pub fn public_key(&self) -> [u8; 32] {
        self.pair
            .public_key()
            .as_ref()
            .try_into()
            .expect("an Ed25519 public key has 32 bytes")
    }

    /// Signs the head in place.
    pub fn sign(&self, head: &mut Head) {
        head.key_id.clone_from(&self.id);
        head.signature = self.pair.sign(&head.message()).as_ref().to_vec();
    }

    /// Whether this key signed the head.
    pub fn verifies(&self, head: &Head) -> bool {
        head.key_id == self.id && self.signed(&head.message(), &head.signature)
    }

    /// The signed word that the log goes on from this size.
    pub fn sign_restored(&self, tree_size: u64, root: Hash, signed_at: Timestamp) -> Restored {
        let mut restored = Restored {
            tree_size,
            root,
            signed_at,
            key_id: self.id.clone(),
            signature: Vec::new(),
        };
        restored.signature = self.pair.sign(&restored.message()).as_ref().to_vec();
        restored
    }

    /// Whether this key signed it.
    pub fn verifies_restored(&self, restored: &Restored) -> bool {
        restored.key_id == self.id && self.signed(&restored.message(), &restored.signature)
    }

    fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        UnparsedPublicKey::new(&ED25519, self.pair.public_key().as_ref())
            .verify(message, signature)
            .is_ok()
    }
}

/// One line of the export.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Record {
    /// A head.
    Head(Head),
    /// The log goes on from an older size.
    Restored(Restored),
}

/// The line as JSON has it; bytes are base64, the root is hexadecimal so that people can compare it.
#[derive(Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
enum Line {
    Head {
        tree_size: u64,
        root: String,
        prior_size: u64,
        horizon: u64,
        signed_at: Timestamp,
        key_id: String,
        signature: String,
        event_ids: String,
        leaf_hashes: String,
    },
    Restored {
        tree_size: u64,
        root: String,
        signed_at: Timestamp,
        key_id: String,
        signature: String,
    },
}

impl Record {
    /// The line, without its end.
    pub fn to_line(&self) -> String {
        let line = match self.clone() {
            Record::Head(head) => Line::Head {
                tree_size: head.tree_size,
                root: super::hex(&head.root),
                prior_size: head.prior_size,
                horizon: head.horizon,
                signed_at: head.signed_at,
                key_id: head.key_id,
                signature: BASE64.encode(&head.signature),
                event_ids: BASE64.encode(join(head.event_ids.iter().map(|id| *id.as_bytes()))),
                leaf_hashes: BASE64.encode(join(head.leaf_hashes.into_iter())),
            },
            Record::Restored(restored) => Line::Restored {
                tree_size: restored.tree_size,
                root: super::hex(&restored.root),
                signed_at: restored.signed_at,
                key_id: restored.key_id,
                signature: BASE64.encode(&restored.signature),
            },
        };
        serde_json::to_string(&line).expect("a line is plain data")
    }

    /// Reads a line; `None` if it is not one of ours.
    pub fn of_line(line: &str) -> Option<Record> {
        let bytes = |text: String| BASE64.decode(text).ok();
        Some(match serde_json::from_str(line).ok()? {
            Line::Head {
                tree_size,
                root,
                prior_size,
                horizon,
                signed_at,
                key_id,
                signature,
                event_ids,
                leaf_hashes,
            } => Record::Head(Head {
                tree_size,
                root: super::unhex(&root)?.try_into().ok()?,
                prior_size,
                event_ids: cut::<16>(&bytes(event_ids)?)?
                    .into_iter()
                    .map(Uuid::from_bytes)
                    .collect(),
                leaf_hashes: cut::<32>(&bytes(leaf_hashes)?)?,
                horizon,
                signed_at,
                key_id,
                signature: bytes(signature)?,
            }),
            Line::Restored {
                tree_size,
                root,
                signed_at,
                key_id,
                signature,
            } => Record::Restored(Restored {
                tree_size,
                root: super::unhex(&root)?.try_into().ok()?,
                signed_at,
                key_id,
                signature: bytes(signature)?,
            }),
        })
    }
}

/// Pieces of one length, one after the other.
pub(crate) fn join<const N: usize>(pieces: impl Iterator<Item = [u8; N]>) -> Vec<u8> {
    pieces.flatten().collect()
}

/// The pieces again; `None` if the length does not fit.
pub(crate) fn cut<const N: usize>(bytes: &[u8]) -> Option<Vec<[u8; N]>> {
    let (pieces, rest) = bytes.as_chunks::<N>();
    rest.is_empty().then(|| pieces.to_vec())
}
