//! Passkeys: the two ceremonies of Web Authentication (W3C Recommendation, Level 3), verified by ourselves on `ring`.
//!
//! Everything here is pure: bytes and what was expected go in, a credential or the reason of a refusal comes out.
//! The steps stand in the order of the Recommendation, sections 7.1 ([`register`]) and 7.2 ([`assert`]).
//!
//! **One rule for all ceremonies.** The credential is discoverable and the authenticator verifies the person (PIN,
//! finger, face): possession and person in one. That is why a passkey alone completes a sign-in at `aal2`.
//!
//! Attestation is not asked for: which make of authenticator somebody uses is no business of the practice. `none` is
//! accepted, and `packed` self-attestation, which browsers leave in place because it names nobody.

mod cbor;
mod ceremony;
mod key;
mod parts;

#[cfg(test)]
pub(crate) mod authenticator;
#[cfg(test)]
mod tests;

pub(crate) use ceremony::{
    Assertion, Expected, Known, NewCredential, Registration, assert, register,
};
pub(crate) use key::Algorithm;

/// Why a ceremony is refused. The person reads one sentence; the audit log says which.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Refusal {
    /// Not the JSON, base64url or CBOR that browsers send.
    Malformed,
    /// Not a `public-key` credential, or one whose two ids differ.
    Credential,
    /// The ceremony of the other kind.
    Type,
    /// Another challenge than ours.
    Challenge,
    /// A page of another origin.
    Origin,
    /// Inside a frame of another origin.
    CrossOrigin,
    /// Made for another relying party.
    RelyingParty,
    /// Nobody was there.
    UserPresence,
    /// The authenticator did not verify who was there.
    UserVerification,
    /// A backup of what cannot be backed up, or another kind of credential than it was registered as.
    Backup,
    /// A key of an algorithm that was not asked for.
    Algorithm,
    /// A key that is none of its algorithm.
    Key,
    /// A statement about the authenticator that was not asked for, or a false one.
    Attestation,
    /// An id that is empty or longer than 1023 bytes.
    CredentialId,
    /// The user handle of somebody else, or none where one is needed.
    UserHandle,
    /// The signature is not of the credential's key.
    Signature,
    /// The signature counter went back: the credential was copied.
    Counter,
}

impl Refusal {
    /// As the audit log says it.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Refusal::Malformed => "malformed",
            Refusal::Credential => "not a public-key credential",
            Refusal::Type => "ceremony of another kind",
            Refusal::Challenge => "another challenge",
            Refusal::Origin => "another origin",
            Refusal::CrossOrigin => "in a frame of another origin",
            Refusal::RelyingParty => "another relying party",
            Refusal::UserPresence => "nobody present",
            Refusal::UserVerification => "person not verified",
            Refusal::Backup => "backup flags contradict",
            Refusal::Algorithm => "algorithm not asked for",
            Refusal::Key => "unusable key",
            Refusal::Attestation => "attestation not asked for",
            Refusal::CredentialId => "unusable credential id",
            Refusal::UserHandle => "another user handle",
            Refusal::Signature => "wrong signature",
            Refusal::Counter => "signature counter went back",
        }
    }
}
