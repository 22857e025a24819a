//! Writes down a process note for the caller's own eyes.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::psychotherapy::{PsychotherapyNote, Stored, place};
use crate::{chart, statements};

/// See the module.
pub struct CreatePsychotherapyNote;

/// What is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewPsychotherapyNote {
    /// About whom.
    pub client_id: ClientId,
    /// The day of the session; today if it is left out.
    #[serde(default)]
    pub session_on: Option<Date>,
    /// The words.
    pub text: Text<50000>,
}

impl Function for CreatePsychotherapyNote {
    const SPEC: Spec = Spec::write(
        "create-psychotherapy-note",
        "Writes down a process note for the caller's own eyes.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("psychotherapy_note")
    .max_body(512 * 1024);
    type Input = NewPsychotherapyNote;
    type Output = PsychotherapyNote;

    async fn run(cx: &mut Context, input: NewPsychotherapyNote) -> Result<PsychotherapyNote> {
        let today = chart::open_to_write(cx, input.client_id).await?.today;
        let day = input.session_on.unwrap_or(today);
        if day > today {
            return Err(Error::invalid("session_on", "This day has not come yet."));
        }
        let (id, practice, me) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        let sealed = cx.seal(&place(id), input.text.as_str())?;
        cx.about(id);
        let stored: Stored = cx
            .one(
                "client",
                &statements::CREATE_PSYCHOTHERAPY_NOTE,
                &[&id, &practice, &input.client_id, &me, &day, &sealed],
            )
            .await?;
        stored.open(cx)
    }

    fn example() -> NewPsychotherapyNote {
        NewPsychotherapyNote {
            client_id: crate::example::CLIENT.into(),
            session_on: None,
            text: Text::new("My own impression of the hour.").expect("it has letters"),
        }
    }
}
