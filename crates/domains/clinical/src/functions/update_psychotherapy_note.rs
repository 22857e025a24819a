//! Changes one of the caller's own process notes.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::psychotherapy::{PsychotherapyNote, Stored, place};
use crate::{chart, statements};

/// See the module.
pub struct UpdatePsychotherapyNote;

/// What it becomes.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PsychotherapyNoteChange {
    /// Which one.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// The day of the session.
    pub session_on: Date,
    /// The words.
    pub text: Text<50000>,
}

impl Function for UpdatePsychotherapyNote {
    const SPEC: Spec = Spec::write(
        "update-psychotherapy-note",
        "Changes one of the caller's own process notes.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("psychotherapy_note")
    .own()
    .max_body(512 * 1024);
    type Input = PsychotherapyNoteChange;
    type Output = PsychotherapyNote;

    async fn run(cx: &mut Context, input: PsychotherapyNoteChange) -> Result<PsychotherapyNote> {
        cx.about(input.id);
        cx.expect_version(
            "process note",
            &statements::LOCK_PSYCHOTHERAPY_NOTE,
            input.id,
            input.row_version,
        )
        .await?;
        let sealed = cx.seal(&place(input.id), input.text.as_str())?;
        let stored: Stored = cx
            .one(
                "process note",
                &statements::UPDATE_PSYCHOTHERAPY_NOTE,
                &[&input.id, &input.session_on, &sealed],
            )
            .await?;
        let today = chart::open(cx, stored.client_id).await?.today;
        if input.session_on > today {
            return Err(Error::invalid("session_on", "This day has not come yet."));
        }
        stored.open(cx)
    }

    fn example() -> PsychotherapyNoteChange {
        PsychotherapyNoteChange {
            id: crate::example::PSYCHOTHERAPY_NOTE,
            row_version: 1,
            session_on: jiff::civil::date(2026, 2, 23),
            text: Text::new("Read again after supervision.").expect("it has letters"),
        }
    }
}
