//! Lists what the caller has to write: returned notes, visits without a note, drafts, and what was handed in.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::statements;
use crate::template::NoteKind;

/// See the module.
pub struct GetMyNotes;

kernel::vocabulary! {
    /// Why it stands on the list.
    pub enum WorkItemKind {
        /// The supervisor gave it back.
        Returned = "returned" => "Returned",
        /// A visit of the last 90 days has no note.
        Visit = "visit" => "Note missing",
        /// It was begun.
        Draft = "draft" => "Draft",
        /// The supervisor has it.
        AwaitingCosign = "awaiting_cosign" => "Awaiting cosignature",
    }
}

/// A line of the work list.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct WorkItem {
    /// Why it stands there.
    pub kind: WorkItemKind,
    /// The note, if there is one.
    pub note_id: Option<Uuid>,
    /// The visit, if it is of one.
    pub appointment_id: Option<Uuid>,
    /// About whom.
    pub client_id: ClientId,
    /// Their name, if the caller may still see the client.
    pub client_name: Option<String>,
    /// What kind of note.
    pub note_kind: Option<NoteKind>,
    /// The day of the service.
    pub service_on: Date,
    /// When it began.
    pub starts_at: Option<Timestamp>,
    /// In which zone.
    pub time_zone: Option<String>,
    /// When it was last saved.
    pub saved_at: Option<Timestamp>,
    /// Until when it is to be signed: so many days after the service as the practice has set.
    pub due_on: Date,
    /// That day has passed.
    pub overdue: bool,
}

impl Function for GetMyNotes {
    const SPEC: Spec = Spec::read(
        "get-my-notes",
        "Lists what the caller has to write: returned notes, visits without a note, drafts, and what was handed in.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note");
    type Input = Nothing;
    type Output = Vec<WorkItem>;

    async fn run(cx: &mut Context, _: Nothing) -> Result<Vec<WorkItem>> {
        let (me, now) = (cx.user()?.profile, cx.now());
        let items: Vec<WorkItem> = cx.all(&statements::GET_MY_NOTES, &[&me, &now]).await?;
        crate::about_each(cx, items.iter().map(|item| item.client_id));
        Ok(items)
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
