//! The keys that sign access tokens. They live in `auth.signing_keys`, sealed; every instance holds them opened.
//!
//! One key signs. After a rotation the former one is still trusted until its last token has expired, so that nobody
//! is signed out.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::{SignedDuration, Timestamp};
use kernel::keys::Sealer;
use kernel::{Entropy, Error, Result, Row};
use ring::rand::SystemRandom;
use ring::signature::{self, ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};

use crate::db::{Db, Tx, queries};
use crate::jwt;

queries! {
    TRUSTED_KEYS: KeyRow = "select id, private_sealed, public_x, public_y, signs_until, trusted_until
        from auth.signing_keys where trusted_until is null or trusted_until > $1
        order by created_at desc";
    ADD_KEY: () = "insert into auth.signing_keys (id, algorithm, private_sealed, public_x, public_y, created_at)
        values ($1, 'ES256', $2, $3, $4, $5) on conflict do nothing";
    RETIRE_KEYS: () = "update auth.signing_keys set signs_until = $1, trusted_until = $2 where signs_until is null";
}

#[derive(Row)]
pub(crate) struct KeyRow {
    id: String,
    private_sealed: Vec<u8>,
    public_x: Vec<u8>,
    public_y: Vec<u8>,
    signs_until: Option<Timestamp>,
    trusted_until: Option<Timestamp>,
}

/// The keys as one instance holds them.
pub struct Keyring {
    keys: Vec<Held>,
    // ring signs with its own generator only; no answer of ours can be repeated from a seed anyway.
    random: SystemRandom,
}

/// How a key verifies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Algorithm {
    /// Ours, and that of newer hosted projects.
    Es256,
    /// Of hosted projects only: we have no such key.
    Rs256,
}

/// The public half of a key.
pub(crate) enum Public {
    /// The point, in SEC1's uncompressed form.
    Es256(Vec<u8>),
    /// Modulus and exponent, big-endian.
    Rs256 { n: Vec<u8>, e: Vec<u8> },
}

impl Public {
    pub(crate) fn algorithm(&self) -> Algorithm {
        match self {
            Public::Es256(_) => Algorithm::Es256,
            Public::Rs256 { .. } => Algorithm::Rs256,
        }
    }

    pub(crate) fn verify(
        &self,
        message: &[u8],
        mark: &[u8],
    ) -> std::result::Result<(), ring::error::Unspecified> {
        match self {
            Public::Es256(point) => {
                let scheme = &signature::ECDSA_P256_SHA256_FIXED;
                signature::UnparsedPublicKey::new(scheme, point).verify(message, mark)
            }
            Public::Rs256 { n, e } => signature::RsaPublicKeyComponents { n, e }.verify(
                &signature::RSA_PKCS1_2048_8192_SHA256,
                message,
                mark,
            ),
        }
    }

    /// A key as another service publishes it. One that is meant for another use or algorithm is none for us.
    fn of_jwk(key: &Value) -> Option<Public> {
        let text = |name: &str| key[name].as_str();
        let bytes = |name: &str| B64.decode(text(name)?).ok();
        let is = |name: &str, wanted: &str| text(name).is_none_or(|found| found == wanted);
        if !is("use", "sig") {
            return None;
        }
        match text("kty")? {
            "EC" if text("crv") == Some("P-256") && is("alg", "ES256") => {
                let mut point = vec![4];
                point.extend(bytes("x")?);
                point.extend(bytes("y")?);
                (point.len() == 65).then_some(Public::Es256(point))
            }
            "RSA" if is("alg", "RS256") => {
                let (n, e) = (bytes("n")?, bytes("e")?);
                let fits = (256..=1024).contains(&n.len()) && (1..=4).contains(&e.len());
                fits.then_some(Public::Rs256 { n, e })
            }
            _ => None,
        }
    }
}

struct Held {
    kid: String,
    public: Public,
    trusted_until: Option<Timestamp>,
    signer: Option<EcdsaKeyPair>,
}

impl Keyring {
    /// A trusted key.
    pub(crate) fn trusted(&self, kid: &str, now: Timestamp) -> Option<&Public> {
        self.keys
            .iter()
            .find(|key| key.kid == kid && key.trusted_until.is_none_or(|until| until > now))
            .map(|key| &key.public)
    }

    /// The keys that another service publishes: they verify, and sign nothing. `None` if it is not a key set; keys of
    /// other kinds in it are passed over.
    pub(crate) fn of_jwks(body: &[u8]) -> Option<Keyring> {
        let set: Value = serde_json::from_slice(body).ok()?;
        let held = |key: &Value| {
            Some(Held {
                kid: key["kid"].as_str()?.to_owned(),
                public: Public::of_jwk(key)?,
                trusted_until: None,
                signer: None,
            })
        };
        Some(Keyring {
            keys: set["keys"].as_array()?.iter().filter_map(held).collect(),
            random: ring_random(),
        })
    }

    /// Signs these claims with the present key.
    pub(crate) fn sign(&self, claims: &Value) -> Result<String> {
        let (kid, signer) = self
            .keys
            .iter()
            .find_map(|key| Some((&key.kid, key.signer.as_ref()?)))
            .ok_or_else(|| Error::internal("there is no signing key"))?;
        let signed = jwt::unsigned(&json!({ "alg": "ES256", "kid": kid, "typ": "JWT" }), claims);
        let tag = signer
            .sign(&self.random, signed.as_bytes())
            .map_err(|_| Error::internal("signing failed"))?;
        Ok(format!("{signed}.{}", B64.encode(tag.as_ref())))
    }

    /// The public halves, as `/.well-known/jwks.json` shows them.
    pub(crate) fn jwks(&self, now: Timestamp) -> Value {
        let keys: Vec<Value> = self
            .keys
            .iter()
            .filter(|key| key.trusted_until.is_none_or(|until| until > now))
            .filter_map(|key| {
                let Public::Es256(point) = &key.public else {
                    return None;
                };
                Some(json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "key_ops": ["verify"],
                        "kid": key.kid, "x": B64.encode(&point[1..33]), "y": B64.encode(&point[33..]) }))
            })
            .collect();
        json!({ "keys": keys })
    }
}

#[allow(
    clippy::disallowed_methods,
    reason = "ring's key generation and ECDSA accept no other generator than ring's own"
)]
fn ring_random() -> SystemRandom {
    SystemRandom::new()
}

fn place(kid: &str) -> String {
    format!("auth.signing_keys/private_sealed/{kid}")
}

/// Reads the trusted keys; makes the first one if there is none.
pub(crate) async fn load(
    db: &Db,
    sealer: &Sealer,
    entropy: &dyn Entropy,
    now: Timestamp,
) -> Result<Keyring> {
    let mut tx = db.write().await?;
    let mut rows = tx.all(&TRUSTED_KEYS, &[&now]).await?;
    if !rows.iter().any(|row| row.signs_until.is_none()) {
        add(&mut tx, sealer, entropy, now).await?;
        rows = tx.all(&TRUSTED_KEYS, &[&now]).await?;
    }
    tx.commit().await?;
    let mut keys = Vec::with_capacity(rows.len());
    for row in rows {
        let mut point = vec![4];
        point.extend(&row.public_x);
        point.extend(&row.public_y);
        let signer = match row.signs_until {
            Some(_) => None,
            None => {
                let pkcs8 = sealer.open(&row.private_sealed, &place(&row.id))?;
                Some(
                    EcdsaKeyPair::from_pkcs8(
                        &ECDSA_P256_SHA256_FIXED_SIGNING,
                        &pkcs8,
                        &ring_random(),
                    )
                    .map_err(|_| Error::internal("a signing key does not open"))?,
                )
            }
        };
        keys.push(Held {
            kid: row.id,
            public: Public::Es256(point),
            trusted_until: row.trusted_until,
            signer,
        });
    }
    Ok(Keyring {
        keys,
        random: ring_random(),
    })
}

/// Makes a new key sign from now on. The old one is trusted for as long as its tokens can live.
pub(crate) async fn rotate(
    db: &Db,
    sealer: &Sealer,
    entropy: &dyn Entropy,
    now: Timestamp,
    token_life: SignedDuration,
) -> Result<()> {
    let mut tx = db.write().await?;
    let overlap = now + token_life + SignedDuration::from_mins(5);
    tx.run(&RETIRE_KEYS, &[&now, &overlap]).await?;
    add(&mut tx, sealer, entropy, now).await?;
    tx.commit().await
}

async fn add(tx: &mut Tx, sealer: &Sealer, entropy: &dyn Entropy, now: Timestamp) -> Result<()> {
    let broken = |_| Error::internal("a signing key could not be made");
    let random = ring_random();
    let pkcs8 =
        EcdsaKeyPair::generate_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, &random).map_err(broken)?;
    let pair = EcdsaKeyPair::from_pkcs8(&ECDSA_P256_SHA256_FIXED_SIGNING, pkcs8.as_ref(), &random)
        .map_err(|_| Error::internal("a signing key could not be made"))?;
    let point = pair.public_key().as_ref().to_vec();
    // Named by its own hash, so that a name can never come to mean another key.
    let kid = B64.encode(ring::digest::digest(&ring::digest::SHA256, &point).as_ref());
    let sealed = sealer.seal(pkcs8.as_ref(), &place(&kid), entropy);
    tx.run(
        &ADD_KEY,
        &[&kid, &sealed, &&point[1..33], &&point[33..], &now],
    )
    .await?;
    Ok(())
}
