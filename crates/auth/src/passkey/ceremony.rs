//! The two ceremonies: a new credential is registered, a known one signs.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use ring::digest::{SHA256, digest};
use serde::Deserialize;

use super::Refusal;
use super::cbor::{self, Item};
use super::key::{Algorithm, Key};
use super::parts::{Attested, AuthenticatorData, ClientData};
use crate::secret;

/// The longest part of an answer that is looked at, in base64url.
const MAX_PART: usize = 64 * 1024;

/// What was asked for.
pub(crate) struct Expected<'a> {
    /// SHA-256 of the challenge, in base64url as the browser repeats it.
    pub challenge_hash: &'a [u8],
    /// The domain that credentials are made for.
    pub rp_id: &'a str,
    /// Whether pages of that origin are ours.
    pub allows_origin: &'a dyn Fn(&str) -> bool,
}

/// What `navigator.credentials.create()` answered, as `PublicKeyCredential.toJSON()` writes it.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Registration {
    pub id: String,
    #[serde(rename = "rawId")]
    pub raw_id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub response: Attestation,
}

/// See [`Registration`].
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Attestation {
    #[serde(rename = "clientDataJSON")]
    pub client_data: String,
    #[serde(rename = "attestationObject")]
    pub attestation_object: String,
    #[serde(default)]
    pub transports: Vec<String>,
}

/// What `navigator.credentials.get()` answered.
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Assertion {
    pub id: String,
    #[serde(rename = "rawId")]
    pub raw_id: String,
    #[serde(rename = "type")]
    pub kind: String,
    pub response: Signed,
}

/// See [`Assertion`].
#[derive(Clone, Debug, Deserialize)]
pub(crate) struct Signed {
    #[serde(rename = "clientDataJSON")]
    pub client_data: String,
    #[serde(rename = "authenticatorData")]
    pub authenticator_data: String,
    pub signature: String,
    #[serde(default, rename = "userHandle")]
    pub user_handle: Option<String>,
}

/// A credential to keep.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct NewCredential {
    pub id: Vec<u8>,
    /// The public key in COSE, as it came.
    pub cose: Vec<u8>,
    pub algorithm: Algorithm,
    pub sign_count: u32,
    pub backup_eligible: bool,
    pub backed_up: bool,
    pub aaguid: [u8; 16],
    pub transports: Vec<String>,
}

/// What is kept of a credential that is to sign.
pub(crate) struct Known<'a> {
    pub cose: &'a [u8],
    pub sign_count: u32,
    pub backup_eligible: bool,
    /// The person's handle.
    pub user_handle: &'a [u8],
    /// Whether the answer must name the person: so it is when nobody was named before.
    pub must_name_user: bool,
}

/// What changes with the use of a credential.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Used {
    pub sign_count: u32,
    pub backed_up: bool,
}

impl Assertion {
    /// The id of the credential, by which it is found.
    pub(crate) fn credential_id(&self) -> Result<Vec<u8>, Refusal> {
        credential_id(&self.kind, &self.id, &self.raw_id)
    }
}

/// Registering a new credential (section 7.1).
pub(crate) fn register(
    answer: &Registration,
    expected: &Expected<'_>,
) -> Result<NewCredential, Refusal> {
    let id = credential_id(&answer.kind, &answer.id, &answer.raw_id)?;
    let client_data = part(&answer.response.client_data)?;
    ClientData::read(&client_data)?.check(
        "webauthn.create",
        expected.challenge_hash,
        expected.allows_origin,
    )?;
    let client_data_hash = digest(&SHA256, &client_data);
    let object = part(&answer.response.attestation_object)?;
    let object = cbor::read(&object).map_err(|_| Refusal::Malformed)?;
    let auth_data = object
        .at("authData")
        .and_then(Item::bytes)
        .ok_or(Refusal::Malformed)?;
    let said = AuthenticatorData::read(auth_data)?;
    said.check(expected.rp_id)?;
    let attested = said.attested.as_ref().ok_or(Refusal::Malformed)?;
    let statement = object.at("attStmt").ok_or(Refusal::Malformed)?;
    match object.at("fmt") {
        Some(Item::Text("none")) if *statement == Item::Map(Vec::new()) => {}
        Some(Item::Text("packed")) => {
            self_attested(statement, attested, auth_data, client_data_hash.as_ref())?;
        }
        _ => return Err(Refusal::Attestation),
    }
    if attested.credential_id != id {
        return Err(Refusal::CredentialId);
    }
    Ok(NewCredential {
        id,
        cose: attested.cose.to_vec(),
        algorithm: attested.key.algorithm(),
        sign_count: said.sign_count,
        backup_eligible: said.is_backup_eligible(),
        backed_up: said.is_backed_up(),
        aaguid: attested.aaguid,
        transports: hints(&answer.response.transports),
    })
}

/// `packed` without a certificate (section 8.2): the new key itself signed, and says nothing about its maker.
fn self_attested(
    statement: &Item<'_>,
    attested: &Attested<'_>,
    auth_data: &[u8],
    client_data_hash: &[u8],
) -> Result<(), Refusal> {
    let Item::Map(members) = statement else {
        return Err(Refusal::Attestation);
    };
    let alg = statement.at("alg").and_then(Item::integer);
    let mark = statement.at("sig").and_then(Item::bytes);
    let (Some(alg), Some(mark), 2) = (alg, mark, members.len()) else {
        return Err(Refusal::Attestation);
    };
    if alg != i64::from(attested.key.algorithm().number()) {
        return Err(Refusal::Attestation);
    }
    attested
        .key
        .verify(&[auth_data, client_data_hash].concat(), mark)
        .map_err(|_| Refusal::Attestation)
}

/// A known credential signs (section 7.2). The caller has found it by its id, and decides whether it may be used here.
pub(crate) fn assert(
    answer: &Assertion,
    known: &Known<'_>,
    expected: &Expected<'_>,
) -> Result<Used, Refusal> {
    answer.credential_id()?;
    // An empty handle is none.
    let handle = answer.response.user_handle.as_deref().unwrap_or_default();
    if handle.is_empty() {
        if known.must_name_user {
            return Err(Refusal::UserHandle);
        }
    } else if !secret::same(&part(handle)?, known.user_handle) {
        return Err(Refusal::UserHandle);
    }
    let client_data = part(&answer.response.client_data)?;
    ClientData::read(&client_data)?.check(
        "webauthn.get",
        expected.challenge_hash,
        expected.allows_origin,
    )?;
    let auth_data = part(&answer.response.authenticator_data)?;
    let said = AuthenticatorData::read(&auth_data)?;
    said.check(expected.rp_id)?;
    // It was decided when the credential was made, and never changes.
    if said.is_backup_eligible() != known.backup_eligible {
        return Err(Refusal::Backup);
    }
    let hash = digest(&SHA256, &client_data);
    let mark = part(&answer.response.signature)?;
    Key::of_cose(known.cose)?.verify(&[&auth_data, hash.as_ref()].concat(), &mark)?;
    // Zero and zero: an authenticator that does not count.
    let counts = said.sign_count != 0 || known.sign_count != 0;
    if counts && said.sign_count <= known.sign_count {
        return Err(Refusal::Counter);
    }
    Ok(Used {
        sign_count: said.sign_count,
        backed_up: said.is_backed_up(),
    })
}

fn credential_id(kind: &str, id: &str, raw_id: &str) -> Result<Vec<u8>, Refusal> {
    if kind != "public-key" || id != raw_id {
        return Err(Refusal::Credential);
    }
    let id = part(id)?;
    if id.is_empty() || id.len() > 1023 {
        return Err(Refusal::CredentialId);
    }
    Ok(id)
}

fn part(text: &str) -> Result<Vec<u8>, Refusal> {
    if text.len() > MAX_PART {
        return Err(Refusal::Malformed);
    }
    B64.decode(text).map_err(|_| Refusal::Malformed)
}

/// How the authenticator can be reached: hints for the next ceremony, of which only words are kept.
fn hints(transports: &[String]) -> Vec<String> {
    let is_word = |text: &&String| {
        (1..=20).contains(&text.len()) && text.bytes().all(|c| c.is_ascii_lowercase() || c == b'-')
    };
    let mut kept: Vec<String> = transports.iter().filter(is_word).take(8).cloned().collect();
    kept.sort_unstable();
    kept.dedup();
    kept
}
