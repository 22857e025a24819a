//! Shows a note with its content, as far as it is the reader's to see.

use kernel::prelude::*;

use crate::note::{self, Note, NoteId};

/// See the module.
pub struct GetNote;

impl Function for GetNote {
    const SPEC: Spec = Spec::read(
        "get-note",
        "Shows a note with its content, as far as it is the reader's to see.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note");
    type Input = NoteId;
    type Output = Note;

    async fn run(cx: &mut Context, input: NoteId) -> Result<Note> {
        note::load(cx, input.id).await
    }

    fn example() -> NoteId {
        NoteId {
            id: crate::example::FINAL_NOTE,
        }
    }
}
