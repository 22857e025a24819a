//! Lists the kept versions of a note, and whether each still is what was hashed.

use kernel::prelude::*;

use crate::chain::{self, VersionReason};
use crate::head;
use crate::note::NoteId;
use crate::statements;
use crate::version::{StoredAmendment, StoredVersion};

/// See the module.
pub struct GetNoteVersions;

/// A kept version, or an amendment behind the last one.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct NoteVersion {
    /// Which one.
    pub number: i32,
    /// Why it was kept; `null` for an amendment.
    pub reason: Option<VersionReason>,
    /// By whom.
    pub created_by: ProfileId,
    /// Their name.
    pub created_by_name: String,
    /// When.
    pub created_at: Timestamp,
    /// Its hash, as it stands in the audit log.
    pub sha256: String,
    /// The hash before it.
    pub previous_sha256: Option<String>,
    /// Its document was hashed again just now, behind the one before it, and the hash is the same.
    pub verified: bool,
}

impl Function for GetNoteVersions {
    const SPEC: Spec = Spec::read(
        "get-note-versions",
        "Lists the kept versions of a note, and whether each still is what was hashed.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note");
    type Input = NoteId;
    type Output = Vec<NoteVersion>;

    async fn run(cx: &mut Context, input: NoteId) -> Result<Vec<NoteVersion>> {
        head::head(cx, input.id).await?;
        let stored: Vec<StoredVersion> =
            cx.all(&statements::GET_NOTE_VERSIONS, &[&input.id]).await?;
        let amendments: Vec<StoredAmendment> = cx
            .all(&statements::GET_NOTE_AMENDMENTS, &[&input.id])
            .await?;
        let mut before: Option<Vec<u8>> = None;
        let mut versions = Vec::new();
        for version in stored {
            let place = chain::version_place(input.id, version.number);
            let verified = verify(
                cx,
                &place,
                &version.content_sealed,
                before.as_deref(),
                &version.sha256,
            ) && before == version.previous_sha256;
            versions.push(NoteVersion {
                number: version.number,
                reason: Some(version.reason),
                created_by: version.created_by,
                created_by_name: version.created_by_name,
                created_at: version.created_at,
                sha256: chain::hex(&version.sha256),
                previous_sha256: version.previous_sha256.as_deref().map(chain::hex),
                verified,
            });
            before = Some(version.sha256);
        }
        for amendment in amendments {
            let place = chain::amendment_place(input.id, amendment.number);
            let verified = verify(
                cx,
                &place,
                &amendment.content_sealed,
                before.as_deref(),
                &amendment.sha256,
            ) && before.as_ref() == Some(&amendment.previous_sha256);
            versions.push(NoteVersion {
                number: amendment.number,
                reason: None,
                created_by: amendment.author_id,
                created_by_name: amendment.author_name,
                created_at: amendment.signed_at,
                sha256: chain::hex(&amendment.sha256),
                previous_sha256: Some(chain::hex(&amendment.previous_sha256)),
                verified,
            });
            before = Some(amendment.sha256);
        }
        Ok(versions)
    }

    fn example() -> NoteId {
        NoteId {
            id: crate::example::FINAL_NOTE,
        }
    }
}

/// A document that does not even open was tampered with: it is not verified, and that is the answer.
fn verify(cx: &Context, place: &str, sealed: &[u8], before: Option<&[u8]>, hash: &[u8]) -> bool {
    cx.open(place, sealed)
        .is_ok_and(|plain| chain::link(before, &plain) == hash)
}
