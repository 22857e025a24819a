//! Saves what was written in a note: whole sections, and what else has changed.
//!
//! The editor gives every save an id. The same save sent twice, because its answer was lost, is done once and answered alike. A save
//! that was made from an older version than the present one is refused with the present version's number, and changes nothing:
//! the editor fetches the note and shows both.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::chain::VersionReason;
use crate::content::{self, SectionContent};
use crate::head::{self, Locked};
use crate::note;
use crate::status::NoteAction;
use crate::template::Definition;
use crate::{chart, statements, version};

/// See the module.
pub struct SaveNote;

/// A service that is written down.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceEntry {
    /// The practice's service.
    pub billing_code_id: Uuid,
    /// How long it took.
    #[serde(default)]
    pub minutes: Option<Within<1, 1440>>,
    /// How often.
    pub units: Within<1, 99>,
    /// What modifies it: up to four, of two characters.
    #[serde(default)]
    pub modifiers: Vec<String>,
}

/// What has changed.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Save {
    /// The note.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// The editor's own id for this save.
    pub save_id: Uuid,
    /// The sections that changed, each of them whole.
    #[serde(default)]
    pub sections: Vec<SectionContent>,
    /// The day of the service.
    #[serde(default)]
    pub service_on: Option<Date>,
    /// When the service began.
    #[serde(default)]
    pub started_at: Option<Timestamp>,
    /// When it ended.
    #[serde(default)]
    pub ended_at: Option<Timestamp>,
    /// The diagnoses of the chart that it addresses, 1 first.
    #[serde(default)]
    pub diagnoses: Option<Vec<Uuid>>,
    /// The services that it documents.
    #[serde(default)]
    pub services: Option<Vec<ServiceEntry>>,
}

/// That it is saved.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Saved {
    /// The note.
    pub id: Uuid,
    /// The version to send with the next save.
    pub row_version: i32,
    /// When it was saved.
    pub saved_at: Timestamp,
}

/// After so long a draft is kept as a version of its own, so that what was written before can be found again.
const CHECKPOINT_AFTER: jiff::SignedDuration = jiff::SignedDuration::from_mins(10);

impl Function for SaveNote {
    const SPEC: Spec = Spec::write(
        "save-note",
        "Saves what was written in a note: whole sections, and what else has changed.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note")
    .own()
    .limit(RateLimit::per_minute(240))
    .max_body(1024 * 1024);
    type Input = Save;
    type Output = Saved;

    async fn run(cx: &mut Context, input: Save) -> Result<Saved> {
        let locked = head::lock(cx, input.id).await?;
        if locked.author_id != cx.user()?.profile {
            return Err(Error::not_found("note"));
        }
        if locked.last_save_id == Some(input.save_id) {
            return Ok(Saved {
                id: input.id,
                row_version: locked.row_version,
                saved_at: locked.saved_at,
            });
        }
        locked
            .status
            .take(NoteAction::Edit, crate::status::Standing::Author)?;
        if locked.row_version != input.row_version {
            return Err(Error::version_conflict(locked.row_version));
        }
        content::check(
            &Definition::read(locked.definition.clone())?,
            &input.sections,
        )?;
        let version_number = checkpoint(cx, &input, &locked).await?;
        save_sections(cx, &input).await?;
        if let Some(diagnoses) = &input.diagnoses {
            save_diagnoses(cx, &input, &locked, diagnoses).await?;
        }
        if let Some(services) = &input.services {
            save_services(cx, input.id, services).await?;
        }
        let day = match input.service_on {
            Some(day) if day != locked.service_on => new_day(cx, input.id, &locked, day).await?,
            _ => locked.service_on,
        };
        let begin = input.started_at.or(locked.started_at);
        let end = input.ended_at.or(locked.ended_at);
        let now = cx.now();
        let row_version: i32 = cx
            .one(
                "note",
                &statements::SAVE_NOTE,
                &[
                    &input.id,
                    &day,
                    &begin,
                    &end,
                    &input.save_id,
                    &now,
                    &version_number,
                ],
            )
            .await
            .on_constraint("clinical_notes_times_in_order", || {
                Error::invalid("ended_at", "The service ends before it begins.")
            })?;
        Ok(Saved {
            id: input.id,
            row_version,
            saved_at: now,
        })
    }

    fn example() -> Save {
        Save {
            id: crate::example::DRAFT,
            row_version: 1,
            save_id: uuid::uuid!("00000000-0000-4000-8000-0000000000c1"),
            sections: vec![SectionContent {
                key: "plan".into(),
                fields: vec![content::FieldContent {
                    key: "plan".into(),
                    text: "Exposure hierarchy, first two steps until the next visit.".into(),
                    picks: vec![],
                }],
            }],
            service_on: None,
            started_at: None,
            ended_at: None,
            diagnoses: None,
            services: None,
        }
    }
}

/// Keeps what stood there before this save, if it has stood for a while.
async fn checkpoint(cx: &mut Context, input: &Save, locked: &Locked) -> Result<i32> {
    let since = locked.version_at.unwrap_or(locked.created_at);
    if cx.now().duration_since(since) < CHECKPOINT_AFTER {
        return Ok(locked.version_number);
    }
    let note = note::load_again(cx, input.id).await?;
    if note.sections.is_empty() {
        return Ok(locked.version_number);
    }
    version::keep(cx, &note, VersionReason::Checkpoint, None).await
}

async fn save_sections(cx: &mut Context, input: &Save) -> Result<()> {
    if input.sections.is_empty() {
        return Ok(());
    }
    let practice = cx.organization()?;
    let ids: Vec<Uuid> = input.sections.iter().map(|_| cx.new_id()).collect();
    let keys: Vec<&str> = input.sections.iter().map(|s| s.key.as_str()).collect();
    let sealed = input
        .sections
        .iter()
        .map(|section| section.seal(cx, input.id))
        .collect::<Result<Vec<_>>>()?;
    cx.execute(
        &statements::SAVE_NOTE_SECTIONS,
        &[&input.id, &practice, &ids, &keys, &sealed],
    )
    .await?;
    Ok(())
}

async fn save_diagnoses(
    cx: &mut Context,
    input: &Save,
    locked: &Locked,
    diagnoses: &[Uuid],
) -> Result<()> {
    if diagnoses.len() > 12 {
        return Err(Error::invalid(
            "diagnoses",
            "A note addresses at most 12 diagnoses.",
        ));
    }
    let practice = cx.organization()?;
    cx.execute(&statements::CLEAR_NOTE_DIAGNOSES, &[&input.id])
        .await?;
    let ids: Vec<Uuid> = diagnoses.iter().map(|_| cx.new_id()).collect();
    let saved = cx
        .execute(
            &statements::SAVE_NOTE_DIAGNOSES,
            &[&input.id, &practice, &locked.client_id, &ids, &diagnoses],
        )
        .await
        .on_constraint("note_diagnoses_once", || {
            Error::invalid("diagnoses", "A diagnosis comes twice.")
        })?;
    if usize::try_from(saved).ok() != Some(diagnoses.len()) {
        return Err(Error::invalid(
            "diagnoses",
            "A diagnosis does not stand in this client's chart.",
        ));
    }
    Ok(())
}

async fn save_services(cx: &mut Context, note: Uuid, services: &[ServiceEntry]) -> Result<()> {
    if services.len() > 12 {
        return Err(Error::invalid(
            "services",
            "A note documents at most 12 services.",
        ));
    }
    let practice = cx.organization()?;
    cx.execute(&statements::CLEAR_NOTE_SERVICES, &[&note])
        .await?;
    for (service, position) in services.iter().zip(1i32..) {
        let id = cx.new_id();
        cx.execute(
            &statements::SAVE_NOTE_SERVICE,
            &[
                &id,
                &practice,
                &note,
                &position,
                &service.billing_code_id,
                &service.minutes,
                &service.units,
                &service.modifiers,
            ],
        )
        .await
        .on_constraint("note_services_once", || {
            Error::invalid("services", "A service comes twice. Raise its units.")
        })
        .on_constraint("note_services_modifiers_check", || {
            Error::invalid(
                "services",
                "A modifier has two characters, like 95; a service has at most four.",
            )
        })
        .on_constraint("note_services_code_fkey", || {
            Error::invalid("services", "The practice has no such service.")
        })?;
    }
    Ok(())
}

async fn new_day(cx: &mut Context, note: Uuid, locked: &Locked, day: Date) -> Result<Date> {
    if locked.appointment_id.is_some() {
        return Err(Error::invalid(
            "service_on",
            "The note of a visit is dated as the visit.",
        ));
    }
    let today = head::head_again(cx, note).await?.today;
    chart::may_document(day, today)?;
    Ok(day)
}
