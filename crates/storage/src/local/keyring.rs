//! The keys that wrap the files' own keys.
//!
//! Each file has a key of its own; what is stored beside it is that key, wrapped by a key-encryption
//! key derived from the master secret, and the id of the key-encryption key. Changing the master is
//! then: give the new one as current and the old one as former, re-wrap each file (48 bytes of it
//! change, not its content), drop the former.

use kernel::keys::Master;
use ring::aead::{CHACHA20_POLY1305, LessSafeKey, UnboundKey};

/// Which key wrapped a file's key.
pub(super) type KeyId = [u8; 8];

/// The current key-encryption key and the former ones.
pub struct Keyring {
    current: (KeyId, LessSafeKey),
    former: Vec<(KeyId, LessSafeKey)>,
}

fn derive(master: &Master) -> (KeyId, LessSafeKey) {
    let named = master.derive("storage key id");
    let mut id = [0; 8];
    id.copy_from_slice(&named[..8]);
    (id, cipher(&master.derive("storage file keys")))
}

/// The cipher of a 32-byte key.
pub(super) fn cipher(key: &[u8; 32]) -> LessSafeKey {
    let key = UnboundKey::new(&CHACHA20_POLY1305, key).expect("32 bytes are the cipher's length");
    LessSafeKey::new(key)
}

impl Keyring {
    /// Wraps with the key that belongs to this master.
    pub fn new(current: &Master) -> Self {
        Keyring {
            current: derive(current),
            former: Vec::new(),
        }
    }

    /// Still opens what a former master wrapped.
    pub fn and_former(mut self, former: &Master) -> Self {
        self.former.push(derive(former));
        self
    }

    /// The key that wraps from now on.
    pub(super) fn current(&self) -> &(KeyId, LessSafeKey) {
        &self.current
    }

    /// The key of that id.
    pub(super) fn find(&self, id: &KeyId) -> Option<&LessSafeKey> {
        std::iter::once(&self.current)
            .chain(&self.former)
            .find(|(known, _)| known == id)
            .map(|(_, key)| key)
    }
}
