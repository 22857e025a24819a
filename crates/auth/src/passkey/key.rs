//! The public key of a credential: read from COSE (RFC 9052, 9053, 8812), kept as it came, used to verify.

use ring::signature::{self, UnparsedPublicKey, VerificationAlgorithm};

use super::Refusal;
use super::cbor::{self, Item};

/// An algorithm that we ask for. In this order we prefer them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// ECDSA on P-256 with SHA-256: phones, security keys, password managers.
    Es256,
    /// EdDSA on Ed25519.
    EdDsa,
    /// RSA, PKCS #1 v1.5 with SHA-256: Windows Hello on some TPMs.
    Rs256,
}

impl Algorithm {
    pub(crate) const ALL: [Algorithm; 3] = [Algorithm::Es256, Algorithm::EdDsa, Algorithm::Rs256];

    /// Its number in the registry of COSE.
    pub(crate) fn number(self) -> i32 {
        match self {
            Algorithm::Es256 => -7,
            Algorithm::EdDsa => -8,
            Algorithm::Rs256 => -257,
        }
    }
}

const KTY: i64 = 1;
const ALG: i64 = 3;
const OKP: i64 = 1;
const EC2: i64 = 2;
const RSA: i64 = 3;
const P256: i64 = 1;
const ED25519: i64 = 6;

/// A key that can verify.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Key {
    /// The point, uncompressed as SEC1 writes it.
    Es256([u8; 65]),
    /// The point as RFC 8032 writes it.
    EdDsa([u8; 32]),
    /// Modulus and exponent, big-endian without leading zeros.
    Rs256 { n: Vec<u8>, e: Vec<u8> },
}

impl Key {
    /// Reads a COSE key. Exactly the members of its kind: a private key, or one with conditions, is not one of ours.
    pub(crate) fn of_cose(bytes: &[u8]) -> Result<Key, Refusal> {
        let item = cbor::read(bytes).map_err(|_| Refusal::Key)?;
        Key::of_item(&item)
    }

    pub(crate) fn of_item(item: &Item<'_>) -> Result<Key, Refusal> {
        let Item::Map(pairs) = item else {
            return Err(Refusal::Key);
        };
        let number = |at| item.at_number(at).and_then(Item::integer);
        let bytes = |at| item.at_number(at).and_then(Item::bytes);
        let is = |kty, alg: Algorithm, members: usize| {
            number(KTY) == Some(kty)
                && number(ALG) == Some(i64::from(alg.number()))
                && pairs.len() == members
        };
        if is(EC2, Algorithm::Es256, 5) && number(-1) == Some(P256) {
            let (Some(x), Some(y)) = (bytes(-2), bytes(-3)) else {
                return Err(Refusal::Key);
            };
            if x.len() != 32 || y.len() != 32 {
                return Err(Refusal::Key);
            }
            let mut point = [4; 65];
            point[1..33].copy_from_slice(x);
            point[33..].copy_from_slice(y);
            return Ok(Key::Es256(point));
        }
        if is(OKP, Algorithm::EdDsa, 4) && number(-1) == Some(ED25519) {
            let point = bytes(-2).and_then(|x| x.try_into().ok());
            return point.map(Key::EdDsa).ok_or(Refusal::Key);
        }
        if is(RSA, Algorithm::Rs256, 4) {
            let (Some(n), Some(e)) = (bytes(-1), bytes(-2)) else {
                return Err(Refusal::Key);
            };
            // ring verifies 2048 to 8192 bits and refuses the rest; a key that can never verify is not kept.
            let plain = |number: &[u8]| number.first().is_some_and(|first| *first != 0);
            if !plain(n) || !plain(e) || !(256..=1024).contains(&n.len()) || e.len() > 4 {
                return Err(Refusal::Key);
            }
            return Ok(Key::Rs256 {
                n: n.to_vec(),
                e: e.to_vec(),
            });
        }
        let known = Algorithm::ALL
            .iter()
            .any(|alg| number(ALG) == Some(i64::from(alg.number())));
        Err(if known {
            Refusal::Key
        } else {
            Refusal::Algorithm
        })
    }

    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            Key::Es256(_) => Algorithm::Es256,
            Key::EdDsa(_) => Algorithm::EdDsa,
            Key::Rs256 { .. } => Algorithm::Rs256,
        }
    }

    /// Whether the signature over these bytes is this key's.
    pub(crate) fn verify(&self, message: &[u8], mark: &[u8]) -> Result<(), Refusal> {
        let plain = |algorithm: &'static dyn VerificationAlgorithm, point: &[u8]| {
            UnparsedPublicKey::new(algorithm, point).verify(message, mark)
        };
        match self {
            Key::Es256(point) => plain(&signature::ECDSA_P256_SHA256_ASN1, point),
            Key::EdDsa(point) => plain(&signature::ED25519, point),
            Key::Rs256 { n, e } => signature::RsaPublicKeyComponents { n, e }.verify(
                &signature::RSA_PKCS1_2048_8192_SHA256,
                message,
                mark,
            ),
        }
        .map_err(|_| Refusal::Signature)
    }
}
