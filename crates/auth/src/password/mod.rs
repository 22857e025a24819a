//! Passwords: hashed with Argon2id, a few at a time.
//!
//! A hash takes 19 MiB and tens of milliseconds on purpose. Done on the server's own threads, 32 people who sign
//! in at nine o'clock would stop everything else; so it is done on blocking threads behind a semaphore, and who
//! comes late waits in line.

mod strength;

pub use strength::{Weakness, check};

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use argon2::{Algorithm, Argon2, Params, Version};
use base64::Engine;
use base64::engine::general_purpose::STANDARD_NO_PAD;
use kernel::{Entropy, Error, Result};
use tokio::sync::Semaphore;
use unicode_normalization::UnicodeNormalization;

use crate::secret;

/// OWASP's first choice for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB: u32 = 19 * 1024;
const PASSES: u32 = 2;
const LANES: u32 = 1;
const HASH_BYTES: usize = 32;
/// The same in words.
pub(crate) const PARAMETERS: &str = "Argon2id, 19 MiB, 2 passes, 1 lane";

/// Hashes and verifies.
#[derive(Clone)]
pub struct Hasher {
    seats: Arc<Semaphore>,
    entropy: Arc<dyn Entropy>,
    nobody: Arc<str>,
    done: Arc<AtomicU64>,
}

/// What a verification found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Verdict {
    /// The password is right.
    pub right: bool,
    /// The hash is of an old kind: store a new one now that the password is known.
    pub outdated: bool,
}

impl Hasher {
    /// A hasher that works on `at_once` passwords at the same time.
    pub fn new(at_once: usize, entropy: Arc<dyn Entropy>) -> Self {
        let mut salt = [0; 16];
        entropy.fill(&mut salt);
        Hasher {
            seats: Arc::new(Semaphore::new(at_once)),
            // Well-formed, and of no password.
            nobody: phc(&salt, &[0; HASH_BYTES]).into(),
            entropy,
            done: Arc::default(),
        }
    }

    /// How many hashes were computed since the start: by this the tests see that an address that nobody has costs the same.
    #[cfg(test)]
    pub fn hashes_done(&self) -> u64 {
        self.done.load(Ordering::Relaxed)
    }

    /// The hash to store.
    pub async fn hash(&self, password: &str) -> Result<String> {
        let password = normalize(password);
        let mut salt = [0; 16];
        self.entropy.fill(&mut salt);
        self.on_a_seat(move || {
            let hash = derive(&password, &salt, MEMORY_KIB, PASSES, LANES, HASH_BYTES)?;
            Some(phc(&salt, &hash))
        })
        .await?
        .ok_or_else(|| Error::internal("the parameters of Argon2id were refused"))
    }

    /// Whether the password belongs to the hash. Without a hash (no such person, or no password) the same work is
    /// done for nothing, so that the time taken does not tell who has an account.
    pub async fn verify(&self, password: &str, stored: Option<&str>) -> Result<Verdict> {
        let password = normalize(password);
        let known = stored.is_some();
        let stored: String = stored.unwrap_or(&self.nobody).to_owned();
        let verdict = self.on_a_seat(move || verify(&password, &stored)).await?;
        Ok(Verdict {
            right: verdict.right && known,
            ..verdict
        })
    }

    async fn on_a_seat<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T> {
        let seat = Arc::clone(&self.seats)
            .acquire_owned()
            .await
            .map_err(Error::internal)?;
        let counter = Arc::clone(&self.done);
        tokio::task::spawn_blocking(move || {
            let done = work();
            counter.fetch_add(1, Ordering::Relaxed);
            drop(seat);
            done
        })
        .await
        .map_err(Error::internal)
    }
}

/// The same password typed on another keyboard: Unicode NFKC, as NIST SP 800-63B-4 asks.
fn normalize(password: &str) -> String {
    password.nfkc().collect()
}

fn derive(
    password: &str,
    salt: &[u8],
    memory: u32,
    passes: u32,
    lanes: u32,
    length: usize,
) -> Option<Vec<u8>> {
    let params = Params::new(memory, passes, lanes, Some(length)).ok()?;
    let mut out = vec![0; length];
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(password.as_bytes(), salt, &mut out)
        .ok()?;
    Some(out)
}

fn phc(salt: &[u8], hash: &[u8]) -> String {
    format!(
        "$argon2id$v=19$m={MEMORY_KIB},t={PASSES},p={LANES}${}${}",
        STANDARD_NO_PAD.encode(salt),
        STANDARD_NO_PAD.encode(hash)
    )
}

fn verify(password: &str, stored: &str) -> Verdict {
    if stored.starts_with("$2") {
        // Only on import from a hosted Supabase. Its 72-byte limit is bcrypt's own; ours has none.
        return Verdict {
            right: bcrypt::verify(password, stored).unwrap_or(false),
            outdated: true,
        };
    }
    let Some((memory, passes, lanes, salt, hash)) = read_phc(stored) else {
        return Verdict {
            right: false,
            outdated: true,
        };
    };
    let derived = derive(password, &salt, memory, passes, lanes, hash.len());
    Verdict {
        right: derived.is_some_and(|derived| secret::same(&derived, &hash)),
        outdated: (memory, passes, lanes) != (MEMORY_KIB, PASSES, LANES),
    }
}

/// Memory, passes, lanes; salt; hash.
type Phc = (u32, u32, u32, Vec<u8>, Vec<u8>);

fn read_phc(stored: &str) -> Option<Phc> {
    let mut parts = stored.strip_prefix("$argon2id$v=19$")?.split('$');
    let (params, salt, hash) = (parts.next()?, parts.next()?, parts.next()?);
    let mut numbers = params.split(',');
    let mut number = |name: &str| numbers.next()?.strip_prefix(name)?.parse().ok();
    let (memory, passes, lanes): (u32, u32, u32) = (number("m=")?, number("t=")?, number("p=")?);
    // A hash from outside must not be able to ask for all memory or hours of work.
    if memory > 256 * 1024 || passes > 16 || lanes > 8 || parts.next().is_some() {
        return None;
    }
    let hash = STANDARD_NO_PAD.decode(hash).ok()?;
    (hash.len() >= 16).then_some(())?;
    Some((
        memory,
        passes,
        lanes,
        STANDARD_NO_PAD.decode(salt).ok()?,
        hash,
    ))
}

/// Whether an imported hash is of a kind that can be verified.
pub fn is_importable(stored: &str) -> bool {
    let bcrypt = stored.len() == 60
        && ["$2a$", "$2b$", "$2y$"]
            .iter()
            .any(|kind| stored.starts_with(kind))
        && stored
            .get(4..6)
            .and_then(|cost| cost.parse::<u32>().ok())
            .is_some_and(|cost| (4..=14).contains(&cost));
    bcrypt || read_phc(stored).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;
    use kernel::SeededEntropy;

    fn hasher() -> Hasher {
        Hasher::new(2, Arc::new(SeededEntropy::new(5)))
    }

    #[tokio::test]
    async fn the_right_password_is_recognised_and_no_other() {
        let hasher = hasher();
        let stored = hasher.hash("violet harbor lantern").await.unwrap();
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        let right = hasher
            .verify("violet harbor lantern", Some(&stored))
            .await
            .unwrap();
        assert_eq!(
            right,
            Verdict {
                right: true,
                outdated: false
            }
        );
        for wrong in ["violet harbor lanter", "Violet harbor lantern", ""] {
            assert!(!hasher.verify(wrong, Some(&stored)).await.unwrap().right);
        }
    }

    #[tokio::test]
    async fn nobody_has_no_password() {
        assert!(
            !hasher()
                .verify("anything at all", None)
                .await
                .unwrap()
                .right
        );
    }

    #[tokio::test]
    async fn every_byte_beyond_the_72nd_counts() {
        let hasher = hasher();
        let long = "a".repeat(100);
        let stored = hasher.hash(&long).await.unwrap();
        assert!(hasher.verify(&long, Some(&stored)).await.unwrap().right);
        assert!(
            !hasher
                .verify(&format!("{}b", "a".repeat(99)), Some(&stored))
                .await
                .unwrap()
                .right
        );
    }

    #[tokio::test]
    async fn the_same_letters_typed_on_another_keyboard_are_the_same_password() {
        let hasher = hasher();
        let stored = hasher.hash("caf\u{e9} by the harbor").await.unwrap();
        assert!(
            hasher
                .verify("cafe\u{301} by the harbor", Some(&stored))
                .await
                .unwrap()
                .right
        );
    }

    #[tokio::test]
    async fn an_imported_bcrypt_hash_is_accepted_once_and_marked_for_renewal() {
        let hasher = hasher();
        let stored = bcrypt::hash_with_salt("violet harbor", 4, [9; 16])
            .unwrap()
            .to_string();
        assert!(is_importable(&stored));
        let verdict = hasher.verify("violet harbor", Some(&stored)).await.unwrap();
        assert_eq!(
            verdict,
            Verdict {
                right: true,
                outdated: true
            }
        );
        assert!(
            !hasher
                .verify("violet harbour", Some(&stored))
                .await
                .unwrap()
                .right
        );
    }

    #[test]
    fn a_greedy_or_foreign_hash_is_not_imported() {
        for bad in [
            "",
            "violet harbor",
            "$argon2id$v=19$m=4194304,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            "$argon2id$v=19$m=19456,t=2,p=1$AAAA$AAAA",
            "$2b$31$aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
            "$1$abc$def",
        ] {
            assert!(!is_importable(bad), "{bad}");
        }
    }
}
