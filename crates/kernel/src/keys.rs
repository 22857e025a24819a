//! One master secret outside the database; everything else is derived from it.
//!
//! HKDF-SHA256 (RFC 5869) makes a key of its own for every purpose, so that no key does two jobs and
//! only one secret must be kept and escrowed. Secret columns are sealed with ChaCha20-Poly1305
//! (RFC 8439), bound to the row they stand in, so that a sealed value copied to another row or
//! practice does not open.

use ring::aead::{Aad, CHACHA20_POLY1305, LessSafeKey, NONCE_LEN, Nonce, UnboundKey};
use ring::hkdf;

use crate::entropy::Entropy;
use crate::error::{Error, Result};

/// The master secret.
pub struct Master(hkdf::Prk);

struct Length(usize);

impl hkdf::KeyType for Length {
    fn len(&self) -> usize {
        self.0
    }
}

impl Master {
    /// The master made of these 32 secret bytes.
    pub fn new(secret: &[u8; 32]) -> Self {
        Master(hkdf::Salt::new(hkdf::HKDF_SHA256, b"mentalspace").extract(secret))
    }

    /// The 32 bytes that belong to a purpose, such as `audit seal`.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0; 32];
        self.0
            .expand(&[purpose.as_bytes()], Length(32))
            .and_then(|derived| derived.fill(&mut key))
            .expect("HKDF-SHA256 gives up to 8160 bytes");
        key
    }

    /// What seals the secret columns of one purpose.
    pub fn sealer(&self, purpose: &str) -> Sealer {
        let key = UnboundKey::new(&CHACHA20_POLY1305, &self.derive(purpose))
            .expect("a derived key has the cipher's length");
        Sealer(LessSafeKey::new(key))
    }
}

/// Seals and opens secret columns.
pub struct Sealer(LessSafeKey);

const FORMAT: u8 = 1;

impl Sealer {
    /// Seals `plain`. `place` says where it stands (table, column, row id); the same must be given to
    /// open it.
    pub fn seal(&self, plain: &[u8], place: &str, entropy: &dyn Entropy) -> Vec<u8> {
        let mut nonce = [0; NONCE_LEN];
        entropy.fill(&mut nonce);
        let mut body = plain.to_vec();
        self.0
            .seal_in_place_append_tag(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(place.as_bytes()),
                &mut body,
            )
            .expect("no column is as long as the cipher's limit of 256 GiB");
        let mut sealed = Vec::with_capacity(1 + NONCE_LEN + body.len());
        sealed.push(FORMAT);
        sealed.extend(nonce);
        sealed.extend(body);
        sealed
    }

    /// Opens what [`seal`](Sealer::seal) made for the same place.
    pub fn open(&self, sealed: &[u8], place: &str) -> Result<Vec<u8>> {
        let broken = || Error::internal(format!("a sealed value at {place} does not open"));
        let (&FORMAT, rest) = sealed.split_first().ok_or_else(broken)? else {
            return Err(broken());
        };
        let (nonce, body) = rest.split_first_chunk::<NONCE_LEN>().ok_or_else(broken)?;
        let mut body = body.to_vec();
        let plain = self
            .0
            .open_in_place(
                Nonce::assume_unique_for_key(*nonce),
                Aad::from(place.as_bytes()),
                &mut body,
            )
            .map_err(|_| broken())?;
        Ok(plain.to_vec())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SeededEntropy;

    #[test]
    fn every_purpose_has_a_key_of_its_own() {
        let master = Master::new(&[7; 32]);
        assert_ne!(master.derive("audit seal"), master.derive("audit head"));
        assert_eq!(
            master.derive("audit seal"),
            Master::new(&[7; 32]).derive("audit seal")
        );
    }

    #[test]
    fn a_sealed_value_opens_in_its_own_place_only() {
        let sealer = Master::new(&[7; 32]).sealer("auth secrets");
        let sealed = sealer.seal(b"JBSWY3DPEHPK3PXP", "mfa_factors/1", &SeededEntropy::new(1));
        assert_eq!(
            sealer.open(&sealed, "mfa_factors/1").unwrap(),
            b"JBSWY3DPEHPK3PXP"
        );
        assert!(sealer.open(&sealed, "mfa_factors/2").is_err());
        for position in 0..sealed.len() {
            let mut bent = sealed.clone();
            bent[position] ^= 1;
            assert!(
                sealer.open(&bent, "mfa_factors/1").is_err(),
                "byte {position}"
            );
        }
    }
}
