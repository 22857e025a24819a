//! Gives a note back to its author, with what is to be changed.

use kernel::jobs::Enqueue;
use kernel::prelude::*;

use crate::cosign::{self, CosignatureEventKind, CosignatureStatus, NOTIFY_PERSON, Notice};
use crate::note::{self, Note};
use crate::statements;
use crate::status::NoteAction;

/// See the module.
pub struct ReturnNote;

/// Why it goes back.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnedNote {
    /// The note.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// What is to be changed.
    pub comment: Text<4000>,
}

impl Function for ReturnNote {
    const SPEC: Spec = Spec::write(
        "return-note",
        "Gives a note back to its author, with what is to be changed.",
    )
    .roles(Roles::Only(&[Role::Supervisor]))
    .audits("note");
    type Input = ReturnedNote;
    type Output = Note;

    async fn run(cx: &mut Context, input: ReturnedNote) -> Result<Note> {
        let (note, _) = note::take(cx, input.id, input.row_version, NoteAction::Return).await?;
        let (me, now) = (cx.user()?.profile, cx.now());
        cosign::record(
            cx,
            note.id,
            CosignatureEventKind::Returned,
            note.version_number,
            Some(input.comment.as_str()),
        )
        .await?;
        cx.execute(
            &statements::DECIDE_COSIGNATURE,
            &[&note.id, &CosignatureStatus::Returned, &me, &now],
        )
        .await?;
        cx.execute(&statements::RETURN_NOTE, &[&note.id]).await?;
        let notice = Notice {
            profile_id: note.author_id.into(),
            kind: "note_returned",
            subject_id: note.id,
        };
        let once = format!("note_returned/{}/{}", note.id, note.version_number);
        cx.hand_off(&NOTIFY_PERSON, &notice, Enqueue::now().once(once))
            .await?;
        cx.announce(Topic::ClinicalNotes)?;
        note::load_again(cx, note.id).await
    }

    fn example() -> ReturnedNote {
        ReturnedNote {
            id: crate::example::WAITING_NOTE,
            row_version: 2,
            comment: Text::new("Please say what the client agreed to try.")
                .expect("it has letters"),
        }
    }
}
