//! Signs a note whose author needs no cosignature: it is final, and its charge is made.

use kernel::jobs::{Enqueue, Handoff};
use kernel::prelude::*;

use crate::attestation::Signature;
use crate::chain::VersionReason;
use crate::note::{self, Note};
use crate::statements;
use crate::status::NoteAction;
use crate::version::{self, SignerRole};

/// See the module.
pub struct SignNote;

/// A signature under a note.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedNote {
    /// The note.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// The signature.
    pub signature: Signature,
}

/// What billing is told of a final note.
#[derive(Clone, Debug, Serialize)]
pub struct FinalNote {
    /// The note.
    pub note_id: Uuid,
}

/// Has billing make the charge of a final note.
pub const CREATE_CHARGE: Handoff<FinalNote> = Handoff::to("create-charge");

/// Leaves the note's charge to billing, once however often it is asked.
pub async fn hand_to_billing(cx: &mut Context, note: Uuid) -> Result<()> {
    cx.hand_off(
        &CREATE_CHARGE,
        &FinalNote { note_id: note },
        Enqueue::now().once(note.to_string()),
    )
    .await?;
    Ok(())
}

impl Function for SignNote {
    const SPEC: Spec = Spec::write(
        "sign-note",
        "Signs a note whose author needs no cosignature: it is final, and its charge is made.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note")
    .own()
    .step_up();
    type Input = SignedNote;
    type Output = Note;

    async fn run(cx: &mut Context, input: SignedNote) -> Result<Note> {
        let (note, _) = note::take(cx, input.id, input.row_version, NoteAction::Sign).await?;
        version::signable(&note)?;
        let name = note::my_name(cx).await?;
        input.signature.check(&name)?;
        let version =
            version::keep(cx, &note, VersionReason::Signed, Some(&input.signature)).await?;
        version::sign(cx, note.id, version, SignerRole::Author, &input.signature).await?;
        let now = cx.now();
        cx.execute(&statements::FINALIZE_NOTE, &[&note.id, &version, &now])
            .await?;
        hand_to_billing(cx, note.id).await?;
        cx.announce(Topic::ClinicalNotes)?;
        note::load_again(cx, note.id).await
    }

    fn example() -> SignedNote {
        SignedNote {
            id: crate::example::DRAFT,
            row_version: 1,
            signature: Signature {
                typed_name: Text::new("Noor Haddad").expect("it has letters"),
                attestation_version: 1,
            },
        }
    }
}
