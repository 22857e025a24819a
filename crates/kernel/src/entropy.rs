//! Randomness is given, never taken; and the ids made from it.

use std::sync::Mutex;

use jiff::Timestamp;
use ring::rand::SecureRandom;
use uuid::Uuid;

/// Where the program gets random bytes.
pub trait Entropy: Send + Sync + 'static {
    /// Fills the whole buffer.
    fn fill(&self, buffer: &mut [u8]);
}

/// The operating system's generator. Everything secret comes from here.
pub struct SystemEntropy(ring::rand::SystemRandom);

impl SystemEntropy {
    /// The operating system's generator.
    #[allow(
        clippy::disallowed_methods,
        reason = "this is the one place that opens the generator"
    )]
    pub fn new() -> Self {
        SystemEntropy(ring::rand::SystemRandom::new())
    }
}

impl Default for SystemEntropy {
    fn default() -> Self {
        Self::new()
    }
}

impl Entropy for SystemEntropy {
    fn fill(&self, buffer: &mut [u8]) {
        self.0
            .fill(buffer)
            .expect("a machine whose random generator fails must not go on handing out secrets");
    }
}

/// A repeatable sequence for tests and the demo's made-up people. Never for secrets.
pub struct SeededEntropy(Mutex<u64>);

impl SeededEntropy {
    /// The sequence that belongs to `seed`.
    pub fn new(seed: u64) -> Self {
        SeededEntropy(Mutex::new(seed))
    }
}

impl Entropy for SeededEntropy {
    /// SplitMix64 (Steele, Lea, Flood 2014): small, even and repeatable.
    fn fill(&self, buffer: &mut [u8]) {
        let mut state = self.0.lock().expect("no holder of this lock can panic");
        for chunk in buffer.chunks_mut(8) {
            *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
            let mut z = *state;
            z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            let word = (z ^ (z >> 31)).to_le_bytes();
            chunk.copy_from_slice(&word[..chunk.len()]);
        }
    }
}

/// A version 7 UUID (RFC 9562): ordered by time, so that keys are appended to their index and not
/// scattered through it.
pub fn uuid_v7(at: Timestamp, entropy: &dyn Entropy) -> Uuid {
    let mut random = [0; 10];
    entropy.fill(&mut random);
    let millis = u64::try_from(at.as_millisecond()).unwrap_or(0);
    uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid()
}

/// What is kept of a secret that [`secret_token`] made: its SHA-256. 256 random bits need no slower hash.
pub fn secret_hash(token: &str) -> Vec<u8> {
    ring::digest::digest(&ring::digest::SHA256, token.as_bytes())
        .as_ref()
        .to_vec()
}

/// A token of 256 random bits, in URL-safe base64 without padding: 43 characters.
pub fn secret_token(entropy: &dyn Entropy) -> String {
    use base64::Engine;
    let mut bytes = [0; 32];
    entropy.fill(&mut bytes);
    base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_later_moment_sort_later() {
        let entropy = SeededEntropy::new(1);
        let early = uuid_v7("2026-01-05T10:00:00Z".parse().unwrap(), &entropy);
        let late = uuid_v7("2026-01-05T10:00:01Z".parse().unwrap(), &entropy);
        assert!(early < late);
        assert_eq!(early.get_version_num(), 7);
    }

    #[test]
    fn a_seed_repeats_its_sequence() {
        let (mut a, mut b) = ([0; 21], [0; 21]);
        SeededEntropy::new(7).fill(&mut a);
        SeededEntropy::new(7).fill(&mut b);
        assert_eq!(a, b);
    }
}
