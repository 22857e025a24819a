//! An authenticator in software, for the tests: it makes credentials and signs, honestly or as it is told.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ring::digest::{SHA256, digest};
use ring::rand::SystemRandom;
use ring::signature::{
    ECDSA_P256_SHA256_ASN1_SIGNING, EcdsaKeyPair, Ed25519KeyPair, KeyPair, RSA_PKCS1_SHA256,
    RsaKeyPair, RsaPublicKeyComponents,
};
use serde_json::{Value, json};

use super::cbor::{self, Item};
use super::key::Algorithm;

/// Made for these tests; it opens nothing anywhere.
pub(crate) const RSA_TEST_KEY: &[u8] = include_bytes!("../tests/rs256.test.der");

pub(crate) const UP: u8 = 1;
pub(crate) const UV: u8 = 1 << 2;
pub(crate) const BE: u8 = 1 << 3;
pub(crate) const BS: u8 = 1 << 4;
pub(crate) const AT: u8 = 1 << 6;
pub(crate) const ED: u8 = 1 << 7;

enum Pair {
    Es256(EcdsaKeyPair),
    EdDsa(Ed25519KeyPair),
    Rs256(RsaKeyPair),
}

/// One credential in its authenticator.
pub(crate) struct Authenticator {
    pub id: Vec<u8>,
    pub sign_count: u32,
    user_handle: Vec<u8>,
    pair: Pair,
    random: SystemRandom,
}

/// A ceremony before it is encoded: what a test changes.
pub(crate) struct Draft {
    pub client_data: Value,
    pub rp_id: String,
    pub flags: u8,
    pub sign_count: u32,
    /// The id that the authenticator says, and the one that the page says.
    pub inner_id: Vec<u8>,
    pub outer_id: Vec<u8>,
    pub cose: Vec<u8>,
    /// After everything else in the authenticator's data.
    pub tail: Vec<u8>,
    pub format: &'static str,
    pub statement: Value,
    pub self_attest: bool,
    pub kind: &'static str,
    pub user_handle: Option<Vec<u8>>,
    pub break_signature: bool,
}

impl Authenticator {
    pub(crate) fn new(algorithm: Algorithm, seed: u8) -> Authenticator {
        #[allow(
            clippy::disallowed_methods,
            reason = "ring signs with its own generator only"
        )]
        let random = SystemRandom::new();
        let pair = match algorithm {
            Algorithm::Es256 => {
                let kind = &ECDSA_P256_SHA256_ASN1_SIGNING;
                let pkcs8 = EcdsaKeyPair::generate_pkcs8(kind, &random).unwrap();
                Pair::Es256(EcdsaKeyPair::from_pkcs8(kind, pkcs8.as_ref(), &random).unwrap())
            }
            Algorithm::EdDsa => {
                Pair::EdDsa(Ed25519KeyPair::from_seed_unchecked(&[seed; 32]).unwrap())
            }
            Algorithm::Rs256 => Pair::Rs256(RsaKeyPair::from_pkcs8(RSA_TEST_KEY).unwrap()),
        };
        let mut id = vec![seed; 32];
        if let Pair::Es256(pair) = &pair {
            id = digest(&SHA256, pair.public_key().as_ref())
                .as_ref()
                .to_vec();
        }
        Authenticator {
            id,
            sign_count: 0,
            user_handle: Vec::new(),
            pair,
            random,
        }
    }

    pub(crate) fn cose(&self) -> Vec<u8> {
        let (kty, alg) = (Item::Integer(1), Item::Integer(3));
        let item = match &self.pair {
            Pair::Es256(pair) => {
                let point = pair.public_key().as_ref();
                Item::Map(vec![
                    (kty, Item::Integer(2)),
                    (alg, Item::Integer(-7)),
                    (Item::Integer(-1), Item::Integer(1)),
                    (Item::Integer(-2), Item::Bytes(&point[1..33])),
                    (Item::Integer(-3), Item::Bytes(&point[33..])),
                ])
            }
            Pair::EdDsa(pair) => Item::Map(vec![
                (kty, Item::Integer(1)),
                (alg, Item::Integer(-8)),
                (Item::Integer(-1), Item::Integer(6)),
                (Item::Integer(-2), Item::Bytes(pair.public_key().as_ref())),
            ]),
            Pair::Rs256(pair) => {
                let public: RsaPublicKeyComponents<Vec<u8>> = pair.public().into();
                let (n, e) = (public.n, public.e);
                let mut out = Vec::new();
                cbor::write(
                    &Item::Map(vec![
                        (kty, Item::Integer(3)),
                        (alg, Item::Integer(-257)),
                        (Item::Integer(-1), Item::Bytes(&n)),
                        (Item::Integer(-2), Item::Bytes(&e)),
                    ]),
                    &mut out,
                );
                return out;
            }
        };
        let mut out = Vec::new();
        cbor::write(&item, &mut out);
        out
    }

    pub(crate) fn sign(&self, message: &[u8]) -> Vec<u8> {
        match &self.pair {
            Pair::Es256(pair) => pair.sign(&self.random, message).unwrap().as_ref().to_vec(),
            Pair::EdDsa(pair) => pair.sign(message).as_ref().to_vec(),
            Pair::Rs256(pair) => {
                let mut mark = vec![0; pair.public().modulus_len()];
                pair.sign(&RSA_PKCS1_SHA256, &self.random, message, &mut mark)
                    .unwrap();
                mark
            }
        }
    }

    fn draft(&self, kind: &str, challenge: &str, rp_id: &str, origin: &str, flags: u8) -> Draft {
        Draft {
            client_data: json!({ "type": kind, "challenge": challenge, "origin": origin, "crossOrigin": false }),
            rp_id: rp_id.to_owned(),
            flags,
            sign_count: self.sign_count,
            inner_id: self.id.clone(),
            outer_id: self.id.clone(),
            cose: self.cose(),
            tail: Vec::new(),
            format: "none",
            statement: json!({}),
            self_attest: false,
            kind: "public-key",
            user_handle: Some(self.user_handle.clone()),
            break_signature: false,
        }
    }

    /// Answers `navigator.credentials.create(options)` on a page of this origin.
    pub(crate) fn create(
        &mut self,
        options: &Value,
        origin: &str,
        change: impl FnOnce(&mut Draft),
    ) -> Value {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        self.user_handle = B64.decode(text(&options["user"]["id"])).unwrap();
        let flags = UP | UV | BE | BS | AT;
        let mut draft = self.draft(
            "webauthn.create",
            &text(&options["challenge"]),
            &text(&options["rp"]["id"]),
            origin,
            flags,
        );
        change(&mut draft);
        let client_data = draft.client_data.to_string().into_bytes();
        let data = data_of(&draft);
        let hash = digest(&SHA256, &client_data);
        let mut mark = self.sign(&[&data[..], hash.as_ref()].concat());
        if draft.break_signature {
            *mark.last_mut().unwrap() ^= 1;
        }
        let alg = draft.statement["alg"].as_i64().unwrap_or(-7);
        let statement = if draft.self_attest {
            Item::Map(vec![
                (Item::Text("alg"), Item::Integer(alg)),
                (Item::Text("sig"), Item::Bytes(&mark)),
            ])
        } else {
            let words = draft.statement.as_object().unwrap();
            let text = |value: &'_ Value| value.as_str().unwrap().to_owned();
            let words: Vec<_> = words.iter().map(|(k, v)| (k.clone(), text(v))).collect();
            let mut out = Vec::new();
            let pairs = words.iter().map(|(k, v)| (Item::Text(k), Item::Text(v)));
            cbor::write(&Item::Map(pairs.collect()), &mut out);
            return self.answer(
                &draft,
                &client_data,
                object(draft.format, &cbor::read(&out).unwrap(), &data),
            );
        };
        self.answer(
            &draft,
            &client_data,
            object(draft.format, &statement, &data),
        )
    }

    fn answer(&self, draft: &Draft, client_data: &[u8], object: Vec<u8>) -> Value {
        json!({
            "id": B64.encode(&draft.outer_id), "rawId": B64.encode(&draft.outer_id), "type": draft.kind,
            "authenticatorAttachment": "platform", "clientExtensionResults": {},
            "response": { "clientDataJSON": B64.encode(client_data), "attestationObject": B64.encode(object),
                          "transports": ["internal", "hybrid"] },
        })
    }

    /// Answers `navigator.credentials.get(options)` on a page of this origin.
    pub(crate) fn get(
        &mut self,
        options: &Value,
        origin: &str,
        change: impl FnOnce(&mut Draft),
    ) -> Value {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let flags = UP | UV | BE | BS;
        let mut draft = self.draft(
            "webauthn.get",
            &text(&options["challenge"]),
            &text(&options["rpId"]),
            origin,
            flags,
        );
        change(&mut draft);
        let client_data = draft.client_data.to_string().into_bytes();
        let data = data_of(&draft);
        let hash = digest(&SHA256, &client_data);
        let mut mark = self.sign(&[&data[..], hash.as_ref()].concat());
        if draft.break_signature {
            *mark.last_mut().unwrap() ^= 1;
        }
        json!({
            "id": B64.encode(&draft.outer_id), "rawId": B64.encode(&draft.outer_id), "type": draft.kind,
            "clientExtensionResults": {},
            "response": { "clientDataJSON": B64.encode(client_data), "authenticatorData": B64.encode(data),
                          "signature": B64.encode(mark), "userHandle": draft.user_handle.map(|handle| B64.encode(handle)) },
        })
    }
}

fn data_of(draft: &Draft) -> Vec<u8> {
    let mut data = digest(&SHA256, draft.rp_id.as_bytes()).as_ref().to_vec();
    data.push(draft.flags);
    data.extend(draft.sign_count.to_be_bytes());
    if draft.flags & AT != 0 {
        data.extend([0; 16]);
        data.extend((draft.inner_id.len() as u16).to_be_bytes());
        data.extend(&draft.inner_id);
        data.extend(&draft.cose);
    }
    data.extend(&draft.tail);
    data
}

fn object(format: &str, statement: &Item<'_>, data: &[u8]) -> Vec<u8> {
    let object = Item::Map(vec![
        (Item::Text("fmt"), Item::Text(format)),
        (Item::Text("attStmt"), statement.clone()),
        (Item::Text("authData"), Item::Bytes(data)),
    ]);
    let mut out = Vec::new();
    cbor::write(&object, &mut out);
    out
}
