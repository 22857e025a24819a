//! Keeping a version of a note, and signing it.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::attestation::{self, Signature};
use crate::chain::{self, VersionReason};
use crate::content::SectionContent;
use crate::note::{Amendment, Note};
use crate::statements;

kernel::vocabulary! {
    /// As what somebody signs.
    pub enum SignerRole {
        /// Who wrote it.
        Author = "author" => "Author",
        /// Who answers for the author.
        Cosigner = "cosigner" => "Cosigner",
    }
}

/// All that a version says. Its JSON is what is hashed: the order of these fields is part of it.
#[derive(Debug, Serialize)]
struct Document<'n> {
    format: i32,
    note_id: Uuid,
    number: i32,
    reason: VersionReason,
    salt: String,
    client_id: Uuid,
    author_id: ProfileId,
    template: (&'n str, i32),
    service_on: Date,
    started_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    sections: &'n [SectionContent],
    diagnoses: Vec<(&'n str, &'n str)>,
    services: Vec<(&'n str, Option<i32>, i32, &'n [String])>,
    signed_words: Option<&'static str>,
    typed_name: Option<&'n str>,
    at: Timestamp,
}

/// Keeps the note as it stands as its next version, and answers with its number.
pub async fn keep(
    cx: &mut Context,
    note: &Note,
    reason: VersionReason,
    signature: Option<&Signature>,
) -> Result<i32> {
    let (id, practice, by, now) = (
        cx.new_id(),
        cx.organization()?,
        cx.user()?.profile,
        cx.now(),
    );
    let number = note.version_number + 1;
    let previous: Option<Vec<u8>> = if note.version_number == 0 {
        None
    } else {
        Some(
            cx.one(
                "version",
                &statements::LAST_VERSION_HASH,
                &[&note.id, &note.version_number],
            )
            .await?,
        )
    };
    let document = Document {
        format: 1,
        note_id: note.id,
        number,
        reason,
        salt: cx.new_secret(),
        client_id: note.client_id.into(),
        author_id: note.author_id,
        template: (&note.template.key, note.template.version),
        service_on: note.service_on,
        started_at: note.started_at,
        ended_at: note.ended_at,
        sections: &note.sections,
        diagnoses: note
            .diagnoses
            .iter()
            .map(|d| (d.code.as_str(), d.description.as_str()))
            .collect(),
        services: note
            .services
            .iter()
            .map(|s| (s.code.as_str(), s.minutes, s.units, s.modifiers.as_slice()))
            .collect(),
        signed_words: signature.map(|_| attestation::PRESENT.author),
        typed_name: signature.map(|signature| signature.typed_name.as_str()),
        at: now,
    };
    let plain = serde_json::to_string(&document).map_err(Error::internal)?;
    let hash = chain::link(previous.as_deref(), &plain);
    let sealed = cx.seal(&chain::version_place(note.id, number), &plain)?;
    cx.execute(
        &statements::KEEP_VERSION,
        &[
            &id, &practice, &note.id, &number, &reason, &sealed, &hash, &previous, &by, &now,
        ],
    )
    .await?;
    Ok(number)
}

/// Puts a signature under a version.
pub async fn sign(
    cx: &mut Context,
    note: Uuid,
    version: i32,
    role: SignerRole,
    signature: &Signature,
) -> Result<()> {
    let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
    let (by, proved) = (cx.user()?.profile, cx.user()?.authenticated_at);
    cx.execute(
        &statements::KEEP_SIGNATURE,
        &[
            &id,
            &practice,
            &note,
            &version,
            &role,
            &by,
            &signature.typed_name,
            &signature.attestation_version,
            &now,
            &proved,
        ],
    )
    .await?;
    Ok(())
}

/// Whether the note can be signed as it stands: all that is required is there, and its diagnoses held on its day.
pub fn signable(note: &Note) -> Result<()> {
    let definition = crate::template::Definition {
        sections: note.template.sections.clone(),
    };
    if let Some((place, _)) = definition.missing(&note.sections).first() {
        return Err(Error::invalid(
            format!("sections.{place}"),
            format!(
                "Before it can be signed, fill in: {}.",
                note.missing.join("; ")
            ),
        ));
    }
    if note.diagnoses.is_empty() {
        return Err(Error::invalid(
            "diagnoses",
            "Before it can be signed, choose the diagnosis that was treated.",
        ));
    }
    for diagnosis in &note.diagnoses {
        if !diagnosis.held {
            return Err(Error::invalid(
                "diagnoses",
                format!(
                    "The chart does not say that {} held on the day of the service. Correct the diagnosis or its dates.",
                    diagnosis.code
                ),
            ));
        }
        if !diagnosis.billable {
            return Err(Error::invalid(
                "diagnoses",
                format!(
                    "{} is not in the code list of the day of the service, or is a header. Choose another code.",
                    diagnosis.code
                ),
            ));
        }
    }
    Ok(())
}

/// A kept version, as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredVersion {
    /// Which one.
    pub number: i32,
    /// Why it was kept.
    pub reason: VersionReason,
    /// What it says, sealed.
    pub content_sealed: Vec<u8>,
    /// Its hash.
    pub sha256: Vec<u8>,
    /// The hash before it.
    pub previous_sha256: Option<Vec<u8>>,
    /// By whom.
    pub created_by: ProfileId,
    /// Their name.
    pub created_by_name: String,
    /// When.
    pub created_at: Timestamp,
}

/// An amendment, as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredAmendment {
    /// Which one.
    pub number: i32,
    /// By whom.
    pub author_id: ProfileId,
    /// Their name.
    pub author_name: String,
    /// The words, sealed.
    pub content_sealed: Vec<u8>,
    /// The signer's name, as typed.
    pub typed_name: String,
    /// When.
    pub signed_at: Timestamp,
    /// Its hash.
    pub sha256: Vec<u8>,
    /// The hash before it.
    pub previous_sha256: Vec<u8>,
}

/// What an amendment says. Its JSON is what is hashed.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct AmendmentDocument {
    /// The note.
    pub note_id: Uuid,
    /// Which amendment.
    pub number: i32,
    /// Random, so that the hash tells nothing.
    pub salt: String,
    /// The words.
    pub text: String,
    /// The signer's name, as typed.
    pub typed_name: String,
    /// The words that were signed.
    pub signed_words: String,
    /// When.
    pub at: Timestamp,
}

impl StoredAmendment {
    /// Opens it.
    pub fn open(self, cx: &Context, note: Uuid) -> Result<Amendment> {
        let plain = cx.open(
            &chain::amendment_place(note, self.number),
            &self.content_sealed,
        )?;
        let document: AmendmentDocument = serde_json::from_str(&plain).map_err(Error::internal)?;
        Ok(Amendment {
            number: self.number,
            author_id: self.author_id,
            author_name: self.author_name,
            text: document.text,
            typed_name: self.typed_name,
            signed_at: self.signed_at,
        })
    }
}
