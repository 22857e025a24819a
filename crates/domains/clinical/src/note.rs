//! A note, as it is shown: header, content, and what may be done with it.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::content::{SectionContent, StoredSection};
use crate::cosign::{Cosignature, CosignatureEvent, StoredEvent};
use crate::head::{Head, head, head_again, lock};
use crate::service_warning;
use crate::statements;
use crate::status::{NoteAction, NoteStatus};
use crate::template::{Definition, NoteKind, Template};

/// Which note.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NoteId {
    /// The note.
    pub id: Uuid,
}

/// A diagnosis that a note addresses.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct NoteDiagnosis {
    /// The line of the chart it comes from.
    pub client_diagnosis_id: Uuid,
    /// The code.
    pub code: String,
    /// What it says.
    pub description: String,
    /// 1 first.
    pub rank: i32,
    /// The chart says it held on the day of the service.
    pub held: bool,
    /// The code list of that day has it, and it can be billed.
    pub billable: bool,
}

/// A service that a note documents.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct NoteService {
    /// The practice's service.
    pub billing_code_id: Uuid,
    /// Its code.
    pub code: String,
    /// The practice's words for it.
    pub description: String,
    /// It stands beside another code only.
    pub add_on: bool,
    /// How long it took.
    pub minutes: Option<i32>,
    /// How often.
    pub units: i32,
    /// What modifies it, two characters each.
    pub modifiers: Vec<String>,
}

/// A signature under the present version.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct NoteSignature {
    /// As the author or as a supervisor.
    pub role: crate::version::SignerRole,
    /// Who.
    pub signer_id: ProfileId,
    /// Their name.
    pub signer_name: String,
    /// As they typed it.
    pub typed_name: String,
    /// The version of the words they signed.
    pub attestation_version: i32,
    /// Under which version of the note.
    pub version_number: i32,
    /// When.
    pub signed_at: Timestamp,
}

/// What was added to a final note.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Amendment {
    /// Which one.
    pub number: i32,
    /// By whom.
    pub author_id: ProfileId,
    /// Their name.
    pub author_name: String,
    /// The words.
    pub text: String,
    /// The signer's name, as typed.
    pub typed_name: String,
    /// When.
    pub signed_at: Timestamp,
}

/// A note with its content.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Note {
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
    /// What it asks.
    pub template: Template,
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
    /// Where it stands.
    pub status: NoteStatus,
    /// Its last version.
    pub version_number: i32,
    /// When it was last saved.
    pub saved_at: Timestamp,
    /// When its author signed.
    pub signed_at: Option<Timestamp>,
    /// Who cosigned.
    pub cosigner_name: Option<String>,
    /// When they did.
    pub cosigned_at: Option<Timestamp>,
    /// When it became final.
    pub finalized_at: Option<Timestamp>,
    /// The version to send back when changing it.
    pub row_version: i32,
    /// False: somebody's draft, of which only the header is the reader's.
    pub readable: bool,
    /// The answers.
    pub sections: Vec<SectionContent>,
    /// What it addresses.
    pub diagnoses: Vec<NoteDiagnosis>,
    /// What it documents.
    pub services: Vec<NoteService>,
    /// Who signed it as it stands.
    pub signatures: Vec<NoteSignature>,
    /// What was added.
    pub amendments: Vec<Amendment>,
    /// Its way to the cosignature.
    pub cosignature: Option<Cosignature>,
    /// How it went back and forth.
    pub cosignature_events: Vec<CosignatureEvent>,
    /// What the reader may do with it now.
    pub allowed_actions: Vec<NoteAction>,
    /// What has to be filled in before it is signed.
    pub missing: Vec<String>,
    /// The practice's today.
    pub today: Date,
    /// How many days a supervisor has.
    #[serde(skip)]
    pub cosign_due_days: i32,
    /// What is odd, and does not stop the signature.
    pub warnings: Vec<String>,
    /// The words of a signature.
    pub attestation: crate::attestation::Attestation,
}

/// The whole note, as far as the reader may see it; the call is about it.
pub async fn load(cx: &mut Context, id: Uuid) -> Result<Note> {
    let head = head(cx, id).await?;
    with_content(cx, head).await
}

/// The whole note as it stands now, when the call is about it already.
pub async fn load_again(cx: &mut Context, id: Uuid) -> Result<Note> {
    let head = head_again(cx, id).await?;
    with_content(cx, head).await
}

async fn with_content(cx: &mut Context, head: Head) -> Result<Note> {
    let id = head.id;
    let standing = head.standing(cx)?;
    let readable = head.readable(standing);
    let definition = Definition::read(head.definition)?;
    let sections = if readable {
        let stored: Vec<StoredSection> = cx.all(&statements::GET_NOTE_SECTIONS, &[&id]).await?;
        let mut sections = stored
            .into_iter()
            .map(|section| section.open(cx, id))
            .collect::<Result<Vec<_>>>()?;
        // In the order of the note.
        sections.sort_by_key(|content| {
            definition
                .sections
                .iter()
                .position(|section| section.key == content.key)
        });
        sections
    } else {
        Vec::new()
    };
    let diagnoses = cx.all(&statements::GET_NOTE_DIAGNOSES, &[&id]).await?;
    let services = cx.all(&statements::GET_NOTE_SERVICES, &[&id]).await?;
    let signatures = cx.all(&statements::GET_NOTE_SIGNATURES, &[&id]).await?;
    let amendments = if head.status == NoteStatus::Final {
        amendments(cx, id).await?
    } else {
        Vec::new()
    };
    let cosignature: Option<Cosignature> = cx
        .optional(&statements::GET_NOTE_COSIGNATURE, &[&id])
        .await?;
    let cosignature_events = if cosignature.is_some() {
        let stored: Vec<StoredEvent> = cx
            .all(&statements::GET_NOTE_COSIGNATURE_EVENTS, &[&id])
            .await?;
        stored
            .into_iter()
            .map(|event| event.open(cx))
            .collect::<Result<_>>()?
    } else {
        Vec::new()
    };
    let in_hand = head.status.allowed(standing).contains(&NoteAction::Edit);
    let (missing, warnings) = if in_hand {
        let mut missing: Vec<String> = definition
            .missing(&sections)
            .into_iter()
            .map(|(_, name)| name)
            .collect();
        if diagnoses.is_empty() {
            missing.push("Diagnosis".to_owned());
        }
        (missing, warnings(&services, head.another_that_day))
    } else {
        (Vec::new(), Vec::new())
    };
    Ok(Note {
        id: head.id,
        client_id: head.client_id,
        client_name: head.client_name,
        client_mrn: head.client_mrn,
        client_birth_date: head.client_birth_date,
        author_id: head.author_id,
        author_name: head.author_name,
        author_credentials: head.author_credentials,
        kind: head.kind,
        template: Template {
            id: head.template_id,
            key: head.template_key,
            version: head.template_version,
            kind: head.kind,
            name: head.template_name,
            sections: definition.sections,
        },
        appointment_id: head.appointment_id,
        time_zone: head.time_zone,
        service_on: head.service_on,
        started_at: head.started_at,
        ended_at: head.ended_at,
        status: head.status,
        version_number: head.version_number,
        saved_at: head.saved_at,
        signed_at: head.signed_at,
        cosigner_name: head.cosigner_name,
        cosigned_at: head.cosigned_at,
        finalized_at: head.finalized_at,
        row_version: head.row_version,
        readable,
        sections,
        diagnoses,
        services,
        signatures,
        amendments,
        cosignature,
        cosignature_events,
        allowed_actions: head.status.allowed(standing),
        missing,
        today: head.today,
        cosign_due_days: head.cosign_due_days,
        warnings,
        attestation: crate::attestation::PRESENT,
    })
}

async fn amendments(cx: &mut Context, id: Uuid) -> Result<Vec<Amendment>> {
    let stored: Vec<crate::version::StoredAmendment> =
        cx.all(&statements::GET_NOTE_AMENDMENTS, &[&id]).await?;
    stored
        .into_iter()
        .map(|amendment| amendment.open(cx, id))
        .collect()
}

/// What is odd about the services of a note, and about the note's day.
fn warnings(services: &[NoteService], another_that_day: bool) -> Vec<String> {
    let mut warnings: Vec<String> = services
        .iter()
        .filter_map(|service| service_warning::of_minutes(&service.code, service.minutes))
        .collect();
    if services.is_empty() {
        warnings.push("No service is written down: nothing will be billed.".to_owned());
    } else if services.iter().all(|service| service.add_on) {
        warnings.push("An add-on code stands beside another code only: add that one.".to_owned());
    }
    if another_that_day {
        warnings.push("You wrote another note about this client for the same day.".to_owned());
    }
    warnings
}

/// Locks the note and loads it, as the caller saw it (`seen`), for an action that ends its present standing.
pub async fn take(
    cx: &mut Context,
    id: Uuid,
    seen: i32,
    action: NoteAction,
) -> Result<(Note, NoteStatus)> {
    let locked = lock(cx, id).await?;
    let head = head_again(cx, id).await?;
    let next = locked.status.take(action, head.standing(cx)?)?;
    if locked.row_version != seen {
        return Err(Error::version_conflict(locked.row_version));
    }
    Ok((with_content(cx, head).await?, next))
}

/// The caller's name, as they sign.
pub async fn my_name(cx: &mut Context) -> Result<String> {
    let me = cx.user()?.profile;
    cx.one("profile", &statements::MY_NAME, &[&me]).await
}
