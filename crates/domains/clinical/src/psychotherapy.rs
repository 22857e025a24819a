//! Process notes, for their author's eyes alone (45 CFR 164.501). They stand in no chart, export, timeline or search, and no
//! administrator reads them.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

/// A process note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct PsychotherapyNote {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// The day of the session.
    pub session_on: Date,
    /// The words.
    pub text: String,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// A process note, as it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct Stored {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// The day of the session.
    pub session_on: Date,
    /// The words, sealed.
    pub content_sealed: Vec<u8>,
    /// When it was begun.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Its version.
    pub row_version: i32,
}

impl Stored {
    /// Opens it.
    pub fn open(self, cx: &Context) -> Result<PsychotherapyNote> {
        Ok(PsychotherapyNote {
            text: cx.open(&place(self.id), &self.content_sealed)?,
            id: self.id,
            client_id: self.client_id,
            session_on: self.session_on,
            created_at: self.created_at,
            updated_at: self.updated_at,
            row_version: self.row_version,
        })
    }
}

/// Where the sealed words stand.
pub fn place(id: Uuid) -> String {
    format!("psychotherapy_notes.content/{id}")
}
