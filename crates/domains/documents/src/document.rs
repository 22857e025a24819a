//! A document of a chart.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::file::{FileKind, ScanStatus};
use crate::signature::DocumentSignature;

kernel::vocabulary! {
    /// What a document is.
    pub enum DocumentCategory {
        /// Consent form.
        ConsentForm = "consent_form" => "Consent form",
        /// Intake form.
        IntakeForm = "intake_form" => "Intake form",
        /// Identification.
        Identification = "identification" => "Identification",
        /// Insurance card.
        InsuranceCard = "insurance_card" => "Insurance card",
        /// Billing.
        Billing = "billing" => "Billing",
        /// Lab result.
        LabResult = "lab_result" => "Lab result",
        /// Imaging.
        Imaging = "imaging" => "Imaging",
        /// Outside records.
        OutsideRecords = "outside_records" => "Outside records",
        /// Assessment.
        Assessment = "assessment" => "Assessment",
        /// Correspondence.
        Correspondence = "correspondence" => "Correspondence",
        /// Treatment plan.
        TreatmentPlan = "treatment_plan" => "Treatment plan",
        /// Progress note.
        ProgressNote = "progress_note" => "Progress note",
        /// Other.
        Other = "other" => "Other",
    }
}

impl DocumentCategory {
    /// Whether those who bill need it. Row-level security says the same (the scope `billing_document`).
    pub const fn billing_may_see(self) -> bool {
        matches!(
            self,
            DocumentCategory::InsuranceCard | DocumentCategory::Billing
        )
    }
}

/// Everybody on the staff; which documents each sees, row-level security says.
pub const READERS: Roles = Roles::STAFF;

/// Who may put something into a chart.
pub const WRITERS: Roles = Roles::Only(&[
    Role::Administrator,
    Role::Therapist,
    Role::AssociateTrainee,
    Role::FrontDesk,
]);

/// A document as a line in a list: its present version.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct DocumentLine {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// What it is.
    pub category: DocumentCategory,
    /// Its title.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// The number of its present version.
    pub version: i32,
    /// What its file is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size_bytes: i64,
    /// What the malware scanner said.
    pub scan_status: ScanStatus,
    /// When this version was added.
    pub added_at: Timestamp,
    /// Who added it.
    pub added_by_name: Option<String>,
    /// How many signatures this version bears.
    pub signatures: i64,
    /// Since when the client sees it in the portal.
    pub shared_at: Option<Timestamp>,
    /// When it was set aside.
    pub archived_at: Option<Timestamp>,
    /// When the document was made.
    pub created_at: Timestamp,
    /// The version of this entry, to send back when changing it.
    pub row_version: i32,
}

/// One version of a document.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct DocumentVersion {
    /// Its id.
    pub id: Uuid,
    /// Its number, from 1.
    pub number: i32,
    /// The name of its file.
    pub file_name: String,
    /// What its file is.
    pub kind: FileKind,
    /// How many bytes it has.
    pub size_bytes: i64,
    /// Their SHA-256, in hexadecimal.
    pub sha256: String,
    /// Pixels from left to right, of a picture.
    pub width: Option<i32>,
    /// Pixels from top to bottom, of a picture.
    pub height: Option<i32>,
    /// What the malware scanner said.
    pub scan_status: ScanStatus,
    /// What it found, if it found something.
    pub threat: Option<String>,
    /// What changed.
    pub note: Option<String>,
    /// When it was added.
    pub added_at: Timestamp,
    /// By whom.
    pub added_by_name: Option<String>,
}

/// The entry itself.
#[derive(Clone, Debug, Row)]
pub struct DocumentEntry {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// What it is.
    pub category: DocumentCategory,
    /// Its title.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Since when the client sees it.
    pub shared_at: Option<Timestamp>,
    /// Who shared it.
    pub shared_by_name: Option<String>,
    /// When it was set aside.
    pub archived_at: Option<Timestamp>,
    /// By whom.
    pub archived_by_name: Option<String>,
    /// Why.
    pub archive_reason: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// The version of this entry.
    pub row_version: i32,
}

/// A document with its versions and signatures.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Document {
    /// Its id.
    pub id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// What it is.
    pub category: DocumentCategory,
    /// Its title.
    pub title: String,
    /// More about it.
    pub description: Option<String>,
    /// Words to find it by.
    pub tags: Vec<String>,
    /// Since when the client sees it in the portal.
    pub shared_at: Option<Timestamp>,
    /// Who shared it.
    pub shared_by_name: Option<String>,
    /// When it was set aside.
    pub archived_at: Option<Timestamp>,
    /// By whom.
    pub archived_by_name: Option<String>,
    /// Why.
    pub archive_reason: Option<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// The version of this entry, to send back when changing it.
    pub row_version: i32,
    /// Its versions, the present one first.
    pub versions: Vec<DocumentVersion>,
    /// Its signatures, the latest first.
    pub signatures: Vec<DocumentSignature>,
}

/// Reads a document whole; "there is no such document" if the caller may not see it.
pub async fn read(cx: &mut Context, id: Uuid) -> Result<Document> {
    cx.about(id);
    let entry: DocumentEntry = cx
        .one("document", &crate::statements::GET_DOCUMENT, &[&id])
        .await?;
    cx.about_client(entry.client_id);
    let versions = cx
        .all(&crate::statements::GET_DOCUMENT_VERSIONS, &[&id])
        .await?;
    let signatures = cx
        .all(&crate::statements::GET_DOCUMENT_SIGNATURES, &[&id])
        .await?;
    Ok(Document {
        id: entry.id,
        client_id: entry.client_id,
        category: entry.category,
        title: entry.title,
        description: entry.description,
        tags: entry.tags,
        shared_at: entry.shared_at,
        shared_by_name: entry.shared_by_name,
        archived_at: entry.archived_at,
        archived_by_name: entry.archived_by_name,
        archive_reason: entry.archive_reason,
        created_at: entry.created_at,
        row_version: entry.row_version,
        versions,
        signatures,
    })
}

/// Where a document stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// In the chart.
    Active,
    /// In the chart, and the client sees it.
    Shared,
    /// Set aside.
    Archived,
}

/// What may be done with a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Correct its entry, add a version, sign it.
    Change,
    /// Let the client see it.
    Share,
    /// Let the client see it no more.
    Unshare,
    /// Set it aside.
    Archive,
    /// Bring it back.
    Restore,
}

impl Standing {
    /// Where a document of these marks stands.
    pub fn of(shared: Option<Timestamp>, archived: Option<Timestamp>) -> Standing {
        match (archived, shared) {
            (Some(_), _) => Standing::Archived,
            (None, Some(_)) => Standing::Shared,
            (None, None) => Standing::Active,
        }
    }

    /// Where the step leads, or why it may not be taken.
    pub fn after(self, step: Step) -> Result<Standing> {
        match (self, step) {
            (Standing::Archived, Step::Restore) => Ok(Standing::Active),
            (Standing::Archived, Step::Archive) => {
                Err(Error::conflict("This document is archived already."))
            }
            (Standing::Archived, _) => Err(Error::conflict(
                "This document is archived. Restore it first.",
            )),
            (_, Step::Restore) => Err(Error::conflict("This document is not archived.")),
            (standing, Step::Change) => Ok(standing),
            (Standing::Active, Step::Share) => Ok(Standing::Shared),
            (Standing::Shared, Step::Share) => {
                Err(Error::conflict("The client sees this document already."))
            }
            (Standing::Shared, Step::Unshare) => Ok(Standing::Active),
            (Standing::Active, Step::Unshare) => {
                Err(Error::conflict("The client does not see this document."))
            }
            // The client sees no document that was set aside.
            (_, Step::Archive) => Ok(Standing::Archived),
        }
    }
}

/// The marks and the version of a document, locked for a change.
#[derive(Clone, Debug, Row)]
pub struct Locked {
    /// The record it stands in.
    pub client_id: ClientId,
    /// Since when the client sees it.
    pub shared_at: Option<Timestamp>,
    /// When it was set aside.
    pub archived_at: Option<Timestamp>,
    /// The version of this entry.
    pub row_version: i32,
}

/// Locks a document and makes sure that the step may be taken and the caller saw its present version.
pub async fn lock(cx: &mut Context, id: Uuid, seen: i32, step: Step) -> Result<Locked> {
    cx.about(id);
    let locked: Locked = cx
        .one("document", &crate::statements::LOCK_DOCUMENT, &[&id])
        .await?;
    cx.about_client(locked.client_id);
    if locked.row_version != seen {
        return Err(Error::version_conflict(locked.row_version));
    }
    Standing::of(locked.shared_at, locked.archived_at).after(step)?;
    Ok(locked)
}

/// Which document, in the version that was seen.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeenDocument {
    /// The document.
    pub id: Uuid,
    /// The version of its entry that was seen.
    pub row_version: i32,
}

/// Tags as they are kept: without doubles, in the order in which they came.
pub fn tidy(tags: Vec<Text<40>>) -> Result<Vec<String>> {
    let mut kept: Vec<String> = Vec::new();
    for tag in tags {
        let tag = tag.as_str().to_owned();
        if !kept.iter().any(|known| known.eq_ignore_ascii_case(&tag)) {
            kept.push(tag);
        }
    }
    if kept.len() > 20 {
        return Err(Error::invalid("tags", "A document has at most 20 tags."));
    }
    Ok(kept)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_archived_document_can_only_be_restored_and_a_restored_one_is_not_shared() {
        use {Standing as S, Step as P};
        for step in [P::Change, P::Share, P::Unshare, P::Archive] {
            assert!(S::Archived.after(step).is_err(), "{step:?}");
        }
        assert_eq!(S::Archived.after(P::Restore).unwrap(), S::Active);
        assert_eq!(S::Shared.after(P::Archive).unwrap(), S::Archived);
    }

    #[test]
    fn sharing_and_unsharing_lead_back_to_where_they_began() {
        use {Standing as S, Step as P};
        let shared = S::Active.after(P::Share).unwrap();
        assert_eq!(shared.after(P::Unshare).unwrap(), S::Active);
        assert!(shared.after(P::Share).is_err());
        assert!(S::Active.after(P::Unshare).is_err());
        assert!(S::Active.after(P::Restore).is_err());
    }

    #[test]
    fn tags_are_kept_once_whatever_their_case() {
        let tag = |text: &str| Text::new(text).unwrap();
        let kept = tidy(vec![tag("Referral"), tag("2026"), tag("referral")]).unwrap();
        assert_eq!(kept, ["Referral", "2026"]);
        let many = (0..21).map(|n| tag(&format!("tag {n}"))).collect();
        assert_eq!(tidy(many).unwrap_err().field(), Some("tags"));
    }
}
