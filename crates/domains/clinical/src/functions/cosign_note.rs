//! Signs an associate's note as a supervisor: it is final, and its charge is made.

use kernel::jobs::Enqueue;
use kernel::prelude::*;

use super::sign_note::{SignedNote, hand_to_billing};
use crate::attestation::Signature;
use crate::cosign::{self, CosignatureEventKind, CosignatureStatus, NOTIFY_PERSON, Notice};
use crate::note::{self, Note};
use crate::statements;
use crate::status::NoteAction;
use crate::version::{self, SignerRole};

/// See the module.
pub struct CosignNote;

impl Function for CosignNote {
    const SPEC: Spec = Spec::write(
        "cosign-note",
        "Signs an associate's note as a supervisor: it is final, and its charge is made.",
    )
    .roles(Roles::Only(&[Role::Supervisor]))
    .audits("note")
    .step_up();
    type Input = SignedNote;
    type Output = Note;

    async fn run(cx: &mut Context, input: SignedNote) -> Result<Note> {
        let (note, _) = note::take(cx, input.id, input.row_version, NoteAction::Cosign).await?;
        let name = note::my_name(cx).await?;
        input.signature.check(&name)?;
        let (me, now) = (cx.user()?.profile, cx.now());
        let version = note.version_number;
        version::sign(cx, note.id, version, SignerRole::Cosigner, &input.signature).await?;
        cosign::record(cx, note.id, CosignatureEventKind::Cosigned, version, None).await?;
        cx.execute(
            &statements::DECIDE_COSIGNATURE,
            &[&note.id, &CosignatureStatus::Cosigned, &me, &now],
        )
        .await?;
        cx.execute(&statements::COSIGN_NOTE, &[&note.id, &me, &now])
            .await?;
        hand_to_billing(cx, note.id).await?;
        let notice = Notice {
            profile_id: note.author_id.into(),
            kind: "note_cosigned",
            subject_id: note.id,
        };
        let once = format!("note_cosigned/{}", note.id);
        cx.hand_off(&NOTIFY_PERSON, &notice, Enqueue::now().once(once))
            .await?;
        cx.announce(Topic::ClinicalNotes)?;
        note::load_again(cx, note.id).await
    }

    fn example() -> SignedNote {
        SignedNote {
            id: crate::example::WAITING_NOTE,
            row_version: 2,
            signature: Signature {
                typed_name: Text::new("Stellan Berg").expect("it has letters"),
                attestation_version: 1,
            },
        }
    }
}
