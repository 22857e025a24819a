//! Adds to a final note, with a signature of its own; the note stays as it was signed.

use kernel::prelude::*;

use crate::attestation::{self, Signature};
use crate::head;
use crate::note::{self, Note};
use crate::status::NoteAction;
use crate::version::AmendmentDocument;
use crate::{chain, statements};

/// See the module.
pub struct AmendNote;

/// What is added.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewAmendment {
    /// The note.
    pub id: Uuid,
    /// The words.
    pub text: Text<20000>,
    /// The signature.
    pub signature: Signature,
}

/// The last amendment there is.
#[derive(Clone, Debug, Row)]
pub struct LastAmendment {
    /// Which one.
    pub number: i32,
    /// Its hash.
    pub sha256: Vec<u8>,
}

impl Function for AmendNote {
    const SPEC: Spec = Spec::write(
        "amend-note",
        "Adds to a final note, with a signature of its own; the note stays as it was signed.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note")
    .own()
    .step_up()
    .max_body(256 * 1024);
    type Input = NewAmendment;
    type Output = Note;

    async fn run(cx: &mut Context, input: NewAmendment) -> Result<Note> {
        let note = note::load(cx, input.id).await?;
        let standing = head::head_again(cx, input.id).await?.standing(cx)?;
        note.status.take(NoteAction::Amend, standing)?;
        let name = note::my_name(cx).await?;
        input.signature.check(&name)?;
        let last: Option<LastAmendment> = cx
            .optional(&statements::LAST_AMENDMENT, &[&note.id])
            .await?;
        let (number, previous) = match last {
            Some(last) => (last.number + 1, last.sha256),
            None => (
                1,
                cx.one(
                    "version",
                    &statements::LAST_VERSION_HASH,
                    &[&note.id, &note.version_number],
                )
                .await?,
            ),
        };
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        let (me, proved) = (cx.user()?.profile, cx.user()?.authenticated_at);
        let document = AmendmentDocument {
            note_id: note.id,
            number,
            salt: cx.new_secret(),
            text: input.text.to_string(),
            typed_name: input.signature.typed_name.to_string(),
            signed_words: attestation::PRESENT.amendment.to_owned(),
            at: now,
        };
        let plain = serde_json::to_string(&document).map_err(Error::internal)?;
        let hash = chain::link(Some(&previous), &plain);
        let sealed = cx.seal(&chain::amendment_place(note.id, number), &plain)?;
        cx.execute(
            &statements::KEEP_AMENDMENT,
            &[
                &id,
                &practice,
                &note.id,
                &number,
                &me,
                &sealed,
                &hash,
                &previous,
                &input.signature.typed_name,
                &input.signature.attestation_version,
                &now,
                &proved,
            ],
        )
        .await
        .on_constraint("note_amendments_once", || {
            Error::conflict(
                "Somebody added to this note a moment ago. Reload it and read that first.",
            )
        })?;
        cx.announce(Topic::ClinicalNotes)?;
        note::load_again(cx, note.id).await
    }

    fn example() -> NewAmendment {
        NewAmendment {
            id: crate::example::FINAL_NOTE,
            text: Text::new("The client called after the visit to confirm the next one.")
                .expect("it has letters"),
            signature: Signature {
                typed_name: Text::new("Noor Haddad").expect("it has letters"),
                attestation_version: 1,
            },
        }
    }
}
