//! Signs an associate's note and hands it to the supervisor, for the first time or again.

use kernel::jobs::Enqueue;
use kernel::prelude::*;

use super::sign_note::SignedNote;
use crate::attestation::Signature;
use crate::chain::VersionReason;
use crate::cosign::{self, CosignatureEventKind, NOTIFY_PERSON, Notice};
use crate::note::{self, Note};
use crate::statements;
use crate::status::NoteAction;
use crate::version::{self, SignerRole};

/// See the module.
pub struct SubmitNote;

impl Function for SubmitNote {
    const SPEC: Spec = Spec::write(
        "submit-note",
        "Signs an associate's note and hands it to the supervisor, for the first time or again.",
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
        let (note, _) = note::take(cx, input.id, input.row_version, NoteAction::Submit).await?;
        version::signable(&note)?;
        let name = note::my_name(cx).await?;
        input.signature.check(&name)?;
        let (me, practice, now) = (cx.user()?.profile, cx.organization()?, cx.now());
        let supervisor: Option<Uuid> = cx.optional(&statements::MY_SUPERVISOR, &[&me]).await?;
        let supervisor = supervisor.ok_or_else(|| {
            Error::conflict(
                "Nobody supervises you at the moment, so nobody can cosign. Ask your administrator to enter your supervision.",
            )
        })?;
        let due = note
            .today
            .checked_add(jiff::Span::new().days(note.cosign_due_days))
            .map_err(Error::internal)?;
        let version =
            version::keep(cx, &note, VersionReason::Submitted, Some(&input.signature)).await?;
        version::sign(cx, note.id, version, SignerRole::Author, &input.signature).await?;
        let id = cx.new_id();
        cx.execute(
            &statements::ASK_FOR_COSIGNATURE,
            &[&id, &practice, &note.id, &me, &supervisor, &now, &due],
        )
        .await?;
        cosign::record(cx, note.id, CosignatureEventKind::Submitted, version, None).await?;
        cx.execute(&statements::SUBMIT_NOTE, &[&note.id, &version, &now])
            .await?;
        let notice = Notice {
            profile_id: supervisor,
            kind: "note_awaiting_cosign",
            subject_id: note.id,
        };
        let once = format!("note_awaiting_cosign/{}/{version}", note.id);
        cx.hand_off(&NOTIFY_PERSON, &notice, Enqueue::now().once(once))
            .await?;
        cx.announce(Topic::ClinicalNotes)?;
        note::load_again(cx, note.id).await
    }

    fn example() -> SignedNote {
        SignedNote {
            id: crate::example::ASSOCIATES_DRAFT,
            row_version: 1,
            signature: Signature {
                typed_name: Text::new("Aiko Mori").expect("it has letters"),
                attestation_version: 1,
            },
        }
    }
}
