//! Electronic signatures: who signed which bytes, when, from where, and under which wording.
//!
//! The rule is the ESIGN Act's (15 U.S.C. 7001): the signer must mean to sign, and agree to do it electronically. So
//! the typed name stands beside the wording it was typed under, and beside the hash of what was signed.

use kernel::prelude::*;

kernel::vocabulary! {
    /// As what somebody signed.
    pub enum DocumentSignerRole {
        /// As a member of the staff.
        Staff = "staff" => "Staff",
        /// As the client.
        Client = "client" => "Client",
        /// For the client, as parent or guardian.
        Guardian = "guardian" => "Parent or guardian",
        /// As a witness.
        Witness = "witness" => "Witness",
    }
}

/// A signature, as it is shown.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct DocumentSignature {
    /// Its id.
    pub id: Uuid,
    /// The number of the version that was signed.
    pub version: i32,
    /// The SHA-256 of what was signed, in hexadecimal.
    pub content_sha256: String,
    /// As what.
    pub signed_as: DocumentSignerRole,
    /// The name that was typed.
    pub typed_name: String,
    /// The wording it was given under.
    pub statement_version: i32,
    /// When.
    pub signed_at: Timestamp,
    /// From which address.
    pub address: Option<String>,
    /// Who was signed in.
    pub recorded_by_name: Option<String>,
}

/// A wording under which documents are signed.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct SignatureStatement {
    /// Its number; higher is newer.
    pub version: i32,
    /// The wording.
    pub body: String,
}

/// What is signed, and by whom it would be.
#[derive(Clone, Debug, Row)]
pub struct ToSign {
    /// The version.
    pub version_id: Uuid,
    /// Whether it is the present one.
    pub is_present: bool,
    /// The hash of its file.
    pub sha256: Vec<u8>,
    /// What the malware scanner said.
    pub scan_status: crate::file::ScanStatus,
    /// The newest wording.
    pub statement_version: i32,
    /// The caller's own name.
    pub own_name: String,
}

/// Whether two spellings are one name: case and spaces do not matter.
pub fn same_name(a: &str, b: &str) -> bool {
    let plain = |name: &str| {
        let words: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
        words.join(" ")
    };
    plain(a) == plain(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_and_spaces_make_no_other_name() {
        assert!(same_name("Noor  Haddad ", "noor haddad"));
        assert!(!same_name("Noor Haddad", "Noor Hadad"));
    }
}
