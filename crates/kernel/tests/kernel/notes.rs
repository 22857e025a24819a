//! The functions of a small domain, each for one promise of the waist.

use std::time::Duration;

use kernel::function::Entry;
use kernel::prelude::*;

kernel::statements! {
    INSERT_NOTE: () = "insert_note";
    GET_NOTES: String = "get_notes";
    REVISE_NOTE: () = "revise_note";
    LOCK_NOTE: i32 = "lock_note";
    PAUSE: String = "pause";
}

pub static FUNCTIONS: &[Entry] = &[
    Entry::of::<AddNote>(),
    Entry::of::<GetNotes>(),
    Entry::of::<GetNotesAtOnce>(),
    Entry::of::<ScribbleWhileReading>(),
    Entry::of::<ReviseNote>(),
    Entry::of::<GuessCode>(),
    Entry::of::<LookAround>(),
    Entry::of::<ReviseTwo>(),
    Entry::of::<CryWhileReading>(),
    Entry::outbound::<crate::outbound::AskOutside>(),
];

const WRITERS: Roles = Roles::Only(&[Role::Administrator, Role::Therapist]);

#[derive(Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    pub text: String,
    /// Milliseconds to sit in the transaction after the note was written.
    #[serde(default)]
    pub pause: i32,
}

pub struct AddNote;
impl Function for AddNote {
    const SPEC: Spec = Spec::write("add-note", "Adds a note.")
        .roles(WRITERS)
        .limit(RateLimit::per_minute(100_000))
        .audits("note");
    type Input = NewNote;
    type Output = Uuid;

    async fn run(cx: &mut Context, input: NewNote) -> Result<Uuid> {
        let (id, organization) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.announce(Topic::Documents)?;
        cx.announce(Topic::Documents)?;
        cx.execute(&INSERT_NOTE, &[&id, &organization, &input.text])
            .await
            .on_constraint("notes_text_free", || {
                Error::conflict("There is a note with these words already.").on_field("text")
            })?;
        if input.pause > 0 {
            cx.all(&PAUSE, &[&input.pause]).await?;
        }
        Ok(id)
    }
    fn example() -> NewNote {
        NewNote {
            text: "Water the plants".into(),
            pause: 0,
        }
    }
}

#[derive(Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Pausing {
    /// Milliseconds to sit in the transaction.
    #[serde(default)]
    pub pause: i32,
}

pub struct CryWhileReading;
impl Function for CryWhileReading {
    const SPEC: Spec = Spec::read("cry-while-reading", "Says that something changed.")
        .roles(WRITERS)
        .unaudited("it shows nothing");
    type Input = Nothing;
    type Output = Nothing;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Nothing> {
        cx.announce(Topic::Documents)?;
        Ok(Nothing {})
    }
    fn example() -> Nothing {
        Nothing {}
    }
}

pub struct GetNotes;
impl Function for GetNotes {
    const SPEC: Spec = Spec::read("get-notes", "Lists the notes.")
        .roles(WRITERS)
        .limit(RateLimit::per_minute(1_000_000))
        .audits("note");
    type Input = Pausing;
    type Output = Vec<String>;

    async fn run(cx: &mut Context, input: Pausing) -> Result<Vec<String>> {
        if input.pause > 0 {
            cx.all(&PAUSE, &[&input.pause]).await?;
        }
        cx.all(&GET_NOTES, &[]).await
    }
    fn example() -> Pausing {
        Pausing::default()
    }
}

/// The same in one statement, with which its transaction ends.
pub struct GetNotesAtOnce;
impl Function for GetNotesAtOnce {
    const SPEC: Spec = Spec::read("get-notes-at-once", "Lists the notes.")
        .roles(WRITERS)
        .limit(RateLimit::per_minute(1_000_000))
        .audits("note");
    type Input = Nothing;
    type Output = Vec<String>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<String>> {
        cx.last().all(&GET_NOTES, &[]).await
    }
    fn example() -> Nothing {
        Nothing {}
    }
}

/// A read that tries to write.
pub struct ScribbleWhileReading;
impl Function for ScribbleWhileReading {
    const SPEC: Spec = Spec::read("scribble-while-reading", "Writes where it may only read.")
        .roles(WRITERS)
        .audits("note");
    type Input = NewNote;
    type Output = Uuid;

    async fn run(cx: &mut Context, input: NewNote) -> Result<Uuid> {
        let (id, organization) = (cx.new_id(), cx.organization()?);
        cx.execute(&INSERT_NOTE, &[&id, &organization, &input.text])
            .await?;
        Ok(id)
    }
    fn example() -> NewNote {
        AddNote::example()
    }
}

#[derive(Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revision {
    pub id: Uuid,
    pub text: String,
    pub row_version: i32,
}

pub struct ReviseNote;
impl Function for ReviseNote {
    const SPEC: Spec = Spec::write("revise-note", "Changes a note.")
        .roles(WRITERS)
        .limit(RateLimit::per_minute(100_000))
        .audits("note");
    type Input = Revision;
    type Output = ();

    async fn run(cx: &mut Context, input: Revision) -> Result<()> {
        cx.expect_version("note", &LOCK_NOTE, input.id, input.row_version)
            .await?;
        cx.about(input.id);
        cx.execute(&REVISE_NOTE, &[&input.id, &input.text]).await?;
        Ok(())
    }
    fn example() -> Revision {
        Revision {
            id: Uuid::nil(),
            text: "Water the plants twice".into(),
            row_version: 1,
        }
    }
}

/// What guesses could be tried on: five in fifty seconds, counted across instances.
pub struct GuessCode;
impl Function for GuessCode {
    const SPEC: Spec = Spec::read("guess-code", "Tries a code.")
        .roles(WRITERS)
        .limit(RateLimit::shared(5, Duration::from_secs(50)))
        .unaudited("the test counts calls only");
    type Input = Pausing;
    type Output = ();

    async fn run(_: &mut Context, _: Pausing) -> Result<()> {
        Ok(())
    }
    fn example() -> Pausing {
        Pausing::default()
    }
}

pub struct LookAround;
impl Function for LookAround {
    const SPEC: Spec = Spec::read("look-around", "Reads nothing about anybody.")
        .roles(WRITERS)
        .limit(RateLimit::per_minute(7))
        .unaudited("it reads nothing about anybody");
    type Input = Pausing;
    type Output = i64;

    async fn run(cx: &mut Context, _: Pausing) -> Result<i64> {
        Ok(cx.all(&GET_NOTES, &[]).await?.len() as i64)
    }
    fn example() -> Pausing {
        Pausing::default()
    }
}

#[derive(Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Two {
    pub first: Uuid,
    pub second: Uuid,
    pub text: String,
}

/// Locks one note, waits, and locks another: two of these in opposite order cannot both go on.
pub struct ReviseTwo;
impl Function for ReviseTwo {
    const SPEC: Spec = Spec::write("revise-two", "Changes two notes.")
        .roles(WRITERS)
        .audits("note");
    type Input = Two;
    type Output = ();

    async fn run(cx: &mut Context, input: Two) -> Result<()> {
        let text = format!("{}, first", input.text);
        cx.execute(&REVISE_NOTE, &[&input.first, &text]).await?;
        cx.all(&PAUSE, &[&300]).await?;
        let text = format!("{}, second", input.text);
        cx.execute(&REVISE_NOTE, &[&input.second, &text]).await?;
        Ok(())
    }
    fn example() -> Two {
        Two {
            first: Uuid::nil(),
            second: Uuid::nil(),
            text: "Water the plants".into(),
        }
    }
}
