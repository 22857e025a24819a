//! The two things a ceremony is about: what the browser collected, and what the authenticator says.

use serde::Deserialize;

use super::Refusal;
use super::cbor::{self, Item};
use super::key::Key;
use crate::secret;

/// What the browser saw when it was asked (section 5.8.1). Unknown members are passed over, as the Recommendation asks.
#[derive(Deserialize)]
pub(crate) struct ClientData {
    #[serde(rename = "type")]
    pub kind: String,
    pub challenge: String,
    pub origin: String,
    #[serde(default, rename = "crossOrigin")]
    pub cross_origin: bool,
    #[serde(default, rename = "topOrigin")]
    pub top_origin: Option<String>,
}

impl ClientData {
    pub(crate) fn read(json: &[u8]) -> Result<ClientData, Refusal> {
        // "UTF-8 decode" drops a byte order mark; a browser writes none, and `from_slice` refuses what is not UTF-8.
        serde_json::from_slice(json).map_err(|_| Refusal::Malformed)
    }

    /// Type, challenge, origin, frame.
    pub(crate) fn check(
        &self,
        kind: &str,
        challenge_hash: &[u8],
        allows_origin: &dyn Fn(&str) -> bool,
    ) -> Result<(), Refusal> {
        if self.kind != kind {
            return Err(Refusal::Type);
        }
        if !secret::same(&secret::hash(&self.challenge), challenge_hash) {
            return Err(Refusal::Challenge);
        }
        if !allows_origin(&self.origin) {
            return Err(Refusal::Origin);
        }
        // No page of ours asks from within another one's frame.
        if self.cross_origin || self.top_origin.is_some() {
            return Err(Refusal::CrossOrigin);
        }
        Ok(())
    }
}

const USER_PRESENT: u8 = 1;
const USER_VERIFIED: u8 = 1 << 2;
const BACKUP_ELIGIBLE: u8 = 1 << 3;
const BACKED_UP: u8 = 1 << 4;
const CREDENTIAL_INCLUDED: u8 = 1 << 6;
const EXTENSIONS_INCLUDED: u8 = 1 << 7;
/// Bits 1 and 5 are reserved: nobody says anything with them yet.
const RESERVED: u8 = 1 << 1 | 1 << 5;

/// What the authenticator says (section 6.1).
pub(crate) struct AuthenticatorData<'a> {
    rp_id_hash: &'a [u8],
    flags: u8,
    pub sign_count: u32,
    pub attested: Option<Attested<'a>>,
}

/// The new credential in it.
pub(crate) struct Attested<'a> {
    pub aaguid: [u8; 16],
    pub credential_id: &'a [u8],
    pub cose: &'a [u8],
    pub key: Key,
}

impl<'a> AuthenticatorData<'a> {
    pub(crate) fn read(bytes: &'a [u8]) -> Result<AuthenticatorData<'a>, Refusal> {
        let cut = |bytes: &'a [u8], at: usize| bytes.split_at_checked(at).ok_or(Refusal::Malformed);
        let (rp_id_hash, rest) = cut(bytes, 32)?;
        let (flags, rest) = cut(rest, 1)?;
        let flags = flags[0];
        let (count, mut rest) = cut(rest, 4)?;
        let sign_count = count.iter().fold(0, |n, byte| n << 8 | u32::from(*byte));
        if flags & RESERVED != 0 {
            return Err(Refusal::Malformed);
        }
        let mut attested = None;
        if flags & CREDENTIAL_INCLUDED != 0 {
            let (aaguid, after) = cut(rest, 16)?;
            let (length, after) = cut(after, 2)?;
            let length = usize::from(length[0]) << 8 | usize::from(length[1]);
            if !(1..=1023).contains(&length) {
                return Err(Refusal::CredentialId);
            }
            let (credential_id, after) = cut(after, length)?;
            let (item, left) = cbor::read_first(after).map_err(|_| Refusal::Malformed)?;
            attested = Some(Attested {
                aaguid: aaguid.try_into().map_err(|_| Refusal::Malformed)?,
                credential_id,
                cose: &after[..after.len() - left.len()],
                key: Key::of_item(&item)?,
            });
            rest = left;
        }
        if flags & EXTENSIONS_INCLUDED != 0 {
            // None was asked for; what is volunteered is read, so that nothing hides behind it, and not used.
            let (item, left) = cbor::read_first(rest).map_err(|_| Refusal::Malformed)?;
            if !matches!(item, Item::Map(_)) {
                return Err(Refusal::Malformed);
            }
            rest = left;
        }
        if !rest.is_empty() {
            return Err(Refusal::Malformed);
        }
        Ok(AuthenticatorData {
            rp_id_hash,
            flags,
            sign_count,
            attested,
        })
    }

    /// Relying party, presence, verification, backup.
    pub(crate) fn check(&self, rp_id: &str) -> Result<(), Refusal> {
        if !secret::same(self.rp_id_hash, &secret::hash(rp_id)) {
            return Err(Refusal::RelyingParty);
        }
        if self.flags & USER_PRESENT == 0 {
            return Err(Refusal::UserPresence);
        }
        if self.flags & USER_VERIFIED == 0 {
            return Err(Refusal::UserVerification);
        }
        if self.is_backed_up() && !self.is_backup_eligible() {
            return Err(Refusal::Backup);
        }
        Ok(())
    }

    pub(crate) fn is_backup_eligible(&self) -> bool {
        self.flags & BACKUP_ELIGIBLE != 0
    }

    pub(crate) fn is_backed_up(&self) -> bool {
        self.flags & BACKED_UP != 0
    }
}
