//! A note's header: who wrote it about whom, where it stands, and who the caller is to it.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::statements;
use crate::status::{NoteStatus, Standing};
use crate::template::NoteKind;

/// A note's header, with what is needed around it.
#[derive(Clone, Debug, Row)]
pub struct Head {
    /// Its id.
    pub id: Uuid,
    /// About whom.
    pub client_id: ClientId,
    /// Their name, if the reader may see the client.
    pub client_name: Option<String>,
    /// Their number.
    pub client_mrn: Option<String>,
    /// Their birthday.
    pub client_birth_date: Option<Date>,
    /// By whom.
    pub author_id: ProfileId,
    /// Their name.
    pub author_name: String,
    /// What stands behind it.
    pub author_credentials: Option<String>,
    /// What kind.
    pub kind: NoteKind,
    /// Its template.
    pub template_id: Uuid,
    /// Its template's name.
    pub template_key: String,
    /// Its template's version.
    pub template_version: i32,
    /// Its template's title.
    pub template_name: String,
    /// What its template asks.
    pub definition: serde_json::Value,
    /// Its visit.
    pub appointment_id: Option<Uuid>,
    /// The zone of its visit, or the practice's.
    pub time_zone: String,
    /// The day of the service.
    pub service_on: Date,
    /// When the service began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// Where the note stands.
    pub status: NoteStatus,
    /// Its last version.
    pub version_number: i32,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When its author signed.
    pub signed_at: Option<Timestamp>,
    /// Who cosigned.
    pub cosigned_by: Option<ProfileId>,
    /// Their name.
    pub cosigner_name: Option<String>,
    /// When they did.
    pub cosigned_at: Option<Timestamp>,
    /// When it became final.
    pub finalized_at: Option<Timestamp>,
    /// The version to send back when changing it.
    pub row_version: i32,
    /// The reader supervises its author.
    pub supervises: bool,
    /// Its author is supervised.
    pub supervised: bool,
    /// The author wrote another note about the client that day.
    pub another_that_day: bool,
    /// The practice wants associates' notes cosigned.
    pub cosign_required: bool,
    /// How many days a supervisor has.
    pub cosign_due_days: i32,
    /// The practice's today.
    pub today: Date,
}

impl Head {
    /// Who the caller is to this note.
    pub fn standing(&self, cx: &Context) -> Result<Standing> {
        let user = cx.user()?;
        Ok(if self.author_id == user.profile {
            let associate = user.roles.contains(&Role::AssociateTrainee);
            if self.cosign_required && (self.supervised || associate) {
                Standing::SupervisedAuthor
            } else {
                Standing::Author
            }
        } else if self.cosigned_by == Some(user.profile) {
            Standing::Cosigner
        } else if self.supervises && user.roles.contains(&Role::Supervisor) {
            Standing::Supervisor
        } else {
            Standing::Reader
        })
    }

    /// Whether the content is somebody of this standing's to read.
    pub fn readable(&self, standing: Standing) -> bool {
        match standing {
            Standing::Author | Standing::SupervisedAuthor | Standing::Cosigner => true,
            Standing::Supervisor => self.status != NoteStatus::Draft,
            Standing::Reader => self.status == NoteStatus::Final,
        }
    }
}

/// The header, which the reader may see; the call is about it.
pub async fn head(cx: &mut Context, id: Uuid) -> Result<Head> {
    cx.about(id);
    let head = head_again(cx, id).await?;
    cx.about_client(head.client_id);
    Ok(head)
}

/// The header of a note that the call is about already.
pub async fn head_again(cx: &mut Context, id: Uuid) -> Result<Head> {
    let now = cx.now();
    cx.one("note", &statements::GET_NOTE, &[&id, &now]).await
}

/// What a locked note needs for a change.
#[derive(Clone, Debug, Row)]
pub struct Locked {
    /// About whom.
    pub client_id: ClientId,
    /// By whom.
    pub author_id: ProfileId,
    /// Its visit.
    pub appointment_id: Option<Uuid>,
    /// Where it stands.
    pub status: NoteStatus,
    /// Its present version.
    pub row_version: i32,
    /// The editor's id of the last save.
    pub last_save_id: Option<Uuid>,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// Its last kept version.
    pub version_number: i32,
    /// The day of the service.
    pub service_on: Date,
    /// When the service began.
    pub started_at: Option<Timestamp>,
    /// When it ended.
    pub ended_at: Option<Timestamp>,
    /// What its template asks.
    pub definition: serde_json::Value,
    /// When its last version was kept.
    pub version_at: Option<Timestamp>,
    /// When it was begun.
    pub created_at: Timestamp,
}

/// Locks the note for a change; somebody whose change it cannot be finds no note.
pub async fn lock(cx: &mut Context, id: Uuid) -> Result<Locked> {
    cx.about(id);
    let locked: Locked = cx.one("note", &statements::LOCK_NOTE, &[&id]).await?;
    cx.about_client(locked.client_id);
    Ok(locked)
}
