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
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
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

struct Held {
    kid: String,
    point: Vec<u8>,
    trusted_until: Option<Timestamp>,
    signer: Option<EcdsaKeyPair>,
}

impl Keyring {
    /// The point of a trusted key, in SEC1's uncompressed form.
    pub(crate) fn trusted(&self, kid: &str, now: Timestamp) -> Option<&[u8]> {
        self.keys
            .iter()
            .find(|key| key.kid == kid && key.trusted_until.is_none_or(|until| until > now))
            .map(|key| key.point.as_slice())
    }

    /// The keys that another service publishes: they verify, and sign nothing. `None` if it is not a key set; keys of
    /// other kinds in it are passed over.
    pub(crate) fn of_jwks(body: &[u8]) -> Option<Keyring> {
        let set: Value = serde_json::from_slice(body).ok()?;
        let held = |key: &Value| {
            let text = |name: &str| key[name].as_str();
            if text("kty") != Some("EC") || text("crv") != Some("P-256") {
                return None;
            }
            let mut point = vec![4];
            point.extend(B64.decode(text("x")?).ok()?);
            point.extend(B64.decode(text("y")?).ok()?);
            (point.len() == 65).then_some(Held {
                kid: text("kid")?.to_owned(),
                point,
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
            .map(|key| {
                json!({ "kty": "EC", "crv": "P-256", "alg": "ES256", "use": "sig", "key_ops": ["verify"],
                        "kid": key.kid, "x": B64.encode(&key.point[1..33]), "y": B64.encode(&key.point[33..]) })
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
            point,
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
