//! The way of an associate's note to the supervisor and back.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::jobs::Handoff;
use kernel::prelude::*;

use crate::template::NoteKind;

kernel::vocabulary! {
    /// How it stands with the cosignature.
    pub enum CosignatureStatus {
        /// The supervisor has it.
        Waiting = "waiting" => "Waiting",
        /// The author has it back.
        Returned = "returned" => "Returned",
        /// It is signed.
        Cosigned = "cosigned" => "Cosigned",
    }
}

kernel::vocabulary! {
    /// What happened on the way.
    pub enum CosignatureEventKind {
        /// Handed in.
        Submitted = "submitted" => "Submitted",
        /// Given back with words.
        Returned = "returned" => "Returned",
        /// Signed.
        Cosigned = "cosigned" => "Cosigned",
    }
}

/// How it stands with a note's cosignature.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Cosignature {
    /// Who was asked.
    pub supervisor_id: ProfileId,
    /// Their name.
    pub supervisor_name: String,
    /// How it stands.
    pub status: CosignatureStatus,
    /// When it was last handed in.
    pub submitted_at: Timestamp,
    /// Until when it is to be decided.
    pub due_on: Date,
    /// When it was.
    pub decided_at: Option<Timestamp>,
}

/// One step of the way.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct CosignatureEvent {
    /// What happened.
    pub kind: CosignatureEventKind,
    /// To which version of the note.
    pub version_number: i32,
    /// By whom.
    pub actor_id: ProfileId,
    /// Their name.
    pub actor_name: String,
    /// What they said.
    pub comment: Option<String>,
    /// When.
    pub occurred_at: Timestamp,
}

/// One step, as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct StoredEvent {
    /// Its id.
    pub id: Uuid,
    /// What happened.
    pub kind: CosignatureEventKind,
    /// To which version of the note.
    pub version_number: i32,
    /// By whom.
    pub actor_id: ProfileId,
    /// Their name.
    pub actor_name: String,
    /// What they said, sealed.
    pub comment_sealed: Option<Vec<u8>>,
    /// When.
    pub occurred_at: Timestamp,
}

impl StoredEvent {
    /// Opens it.
    pub fn open(self, cx: &Context) -> Result<CosignatureEvent> {
        let comment = match &self.comment_sealed {
            Some(sealed) => Some(cx.open(&place(self.id), sealed)?),
            None => None,
        };
        Ok(CosignatureEvent {
            kind: self.kind,
            version_number: self.version_number,
            actor_id: self.actor_id,
            actor_name: self.actor_name,
            comment,
            occurred_at: self.occurred_at,
        })
    }
}

/// Where the sealed words of a step stand.
pub fn place(event: Uuid) -> String {
    format!("note_cosignature_events.comment/{event}")
}

/// A line of the supervisor's queue.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct QueueLine {
    /// The note.
    pub note_id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// Their name.
    pub client_name: Option<String>,
    /// By whom.
    pub author_id: ProfileId,
    /// Their name.
    pub author_name: String,
    /// Who was asked.
    pub supervisor_id: ProfileId,
    /// Their name.
    pub supervisor_name: String,
    /// What kind of note.
    pub kind: NoteKind,
    /// The day of the service.
    pub service_on: Date,
    /// How it stands.
    pub status: CosignatureStatus,
    /// When it was handed in.
    pub submitted_at: Timestamp,
    /// Until when it is to be decided.
    pub due_on: Date,
    /// That day has passed.
    pub overdue: bool,
}

/// Records a step.
pub async fn record(
    cx: &mut Context,
    note: Uuid,
    kind: CosignatureEventKind,
    version: i32,
    words: Option<&str>,
) -> Result<()> {
    let (id, practice, by, now) = (
        cx.new_id(),
        cx.organization()?,
        cx.user()?.profile,
        cx.now(),
    );
    let sealed = words.map(|words| cx.seal(&place(id), words)).transpose()?;
    cx.execute(
        &crate::statements::KEEP_COSIGNATURE_EVENT,
        &[&id, &practice, &note, &kind, &version, &by, &sealed, &now],
    )
    .await?;
    Ok(())
}

/// What a person is told of a note. It is put into the bell by the job `notify-person`.
#[derive(Clone, Debug, Serialize)]
pub struct Notice {
    /// Who is told.
    pub profile_id: Uuid,
    /// What happened, in one word.
    pub kind: &'static str,
    /// The note.
    pub subject_id: Uuid,
}

/// Tells a person.
pub const NOTIFY_PERSON: Handoff<Notice> = Handoff::to("notify-person");
