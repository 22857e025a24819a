//! Begins a note, prefilled from its visit; the visit's note that was begun before is opened again.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;
use kernel::service_time;

use crate::note::{self, Note};
use crate::template::NoteKind;
use crate::{chart, statements};

/// See the module.
pub struct CreateNote;

/// Which note.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewNote {
    /// The visit; without one the note stands by itself.
    #[serde(default)]
    pub appointment_id: Option<Uuid>,
    /// The client; may be left out for a visit of one client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// What kind; by the visit's service if it is left out.
    #[serde(default)]
    pub kind: Option<NoteKind>,
    /// Which template; the kind's first if it is left out.
    #[serde(default)]
    pub template_id: Option<Uuid>,
    /// The day of the service; the visit's, or today.
    #[serde(default)]
    pub service_on: Option<Date>,
}

/// What is known of a visit.
#[derive(Clone, Debug, Row)]
pub struct Visit {
    /// Whose it is.
    pub clinician_id: ProfileId,
    /// Where it stands.
    pub status: String,
    /// Its day, where it took place.
    pub day: Date,
    /// When it began, or was to begin.
    pub begins_at: Timestamp,
    /// When it ended, or is to end.
    pub ends_at: Timestamp,
    /// Who was seen.
    pub client_ids: Vec<Uuid>,
    /// What it is usually billed as.
    pub billing_code_id: Option<Uuid>,
    /// That service's code.
    pub code: Option<String>,
}

/// The most diagnoses that a claim carries.
const MOST_DIAGNOSES: usize = 12;

impl Function for CreateNote {
    const SPEC: Spec = Spec::write(
        "create-note",
        "Begins a note, prefilled from its visit; the visit's note that was begun before is opened again.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("note");
    type Input = NewNote;
    type Output = Note;

    async fn run(cx: &mut Context, input: NewNote) -> Result<Note> {
        let me = cx.user()?.profile;
        let visit: Option<Visit> = match input.appointment_id {
            Some(id) => Some(cx.one("visit", &statements::GET_VISIT, &[&id]).await?),
            None => None,
        };
        if let Some(visit) = &visit {
            if visit.clinician_id != me {
                return Err(Error::conflict(
                    "This is another clinician's visit. Whoever held it writes its note.",
                )
                .on_field("appointment_id"));
            }
            if matches!(
                visit.status.as_str(),
                "cancelled" | "late_cancelled" | "no_show" | "rescheduled"
            ) {
                return Err(Error::conflict(
                    "This visit did not take place, so there is no service to document.",
                )
                .on_field("appointment_id"));
            }
        }
        let client = client_of(&input, visit.as_ref())?;
        let cover = chart::open_to_write(cx, client).await?;
        if let Some(id) = input.appointment_id {
            let begun: Option<Uuid> = cx
                .optional(&statements::FIND_NOTE_OF_VISIT, &[&id, &client, &me])
                .await?;
            if let Some(begun) = begun {
                return note::load(cx, begun).await;
            }
        }
        let day = match (&visit, input.service_on) {
            (Some(visit), Some(day)) if visit.day != day => {
                return Err(Error::invalid(
                    "service_on",
                    "The note of a visit is dated as the visit.",
                ));
            }
            (Some(visit), _) => visit.day,
            (None, day) => day.unwrap_or(cover.today),
        };
        chart::may_document(day, cover.today)?;
        let kind = input.kind.unwrap_or_else(|| kind_of(visit.as_ref()));
        let template: Uuid = cx
            .one(
                "template",
                &statements::CHOOSE_TEMPLATE,
                &[&kind, &input.template_id],
            )
            .await?;
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        let begins = visit.as_ref().map(|visit| visit.begins_at);
        let ends = visit.as_ref().map(|visit| visit.ends_at);
        cx.execute(
            &statements::CREATE_NOTE,
            &[
                &id,
                &practice,
                &client,
                &input.appointment_id,
                &me,
                &kind,
                &template,
                &day,
                &begins,
                &ends,
                &now,
            ],
        )
        .await
        .on_constraint("clinical_notes_once_per_visit", || {
            Error::conflict("The note of this visit was begun a moment ago. Open it.")
        })?;
        let rows: Vec<Uuid> = (0..MOST_DIAGNOSES).map(|_| cx.new_id()).collect();
        cx.execute(
            &statements::CARRY_DIAGNOSES,
            &[&id, &practice, &client, &day, &rows],
        )
        .await?;
        if let Some(visit) = &visit {
            carry_service(cx, id, visit).await?;
        }
        cx.announce(Topic::ClinicalNotes)?;
        note::load(cx, id).await
    }

    fn example() -> NewNote {
        NewNote {
            appointment_id: None,
            client_id: Some(crate::example::CLIENT.into()),
            kind: Some(NoteKind::ProgressNote),
            template_id: None,
            service_on: None,
        }
    }
}

fn client_of(input: &NewNote, visit: Option<&Visit>) -> Result<ClientId> {
    match (input.client_id, visit) {
        (Some(client), Some(visit)) if !visit.client_ids.contains(&client.into()) => Err(
            Error::invalid("client_id", "This client is not in the visit."),
        ),
        (Some(client), _) => Ok(client),
        (None, Some(visit)) => match visit.client_ids.as_slice() {
            [only] => Ok((*only).into()),
            _ => Err(Error::invalid(
                "client_id",
                "More than one client was seen. Say whose note this is.",
            )),
        },
        (None, None) => Err(Error::invalid("client_id", "Say whose note this is.")),
    }
}

fn kind_of(visit: Option<&Visit>) -> NoteKind {
    let code = visit.and_then(|visit| visit.code.as_deref());
    if code.is_some_and(|code| service_time::EVALUATIONS.contains(&code)) {
        NoteKind::IntakeAssessment
    } else {
        NoteKind::ProgressNote
    }
}

/// The visit's service with its minutes; of individual psychotherapy the code that the minutes make, if the practice bills it.
async fn carry_service(cx: &mut Context, note: Uuid, visit: &Visit) -> Result<()> {
    let (Some(billing_code), Some(code)) = (visit.billing_code_id, &visit.code) else {
        return Ok(());
    };
    let minutes = visit.ends_at.duration_since(visit.begins_at).as_mins();
    let minutes = i32::try_from(minutes.clamp(1, 1440)).map_err(Error::internal)?;
    let better = service_time::by_minutes(code, minutes).filter(|better| better != code);
    let billing_code = match better {
        Some(better) => cx
            .optional(&statements::FIND_BILLING_CODE, &[&better])
            .await?
            .unwrap_or(billing_code),
        None => billing_code,
    };
    let (id, practice) = (cx.new_id(), cx.organization()?);
    cx.execute(
        &statements::SAVE_NOTE_SERVICE,
        &[
            &id,
            &practice,
            &note,
            &1i32,
            &billing_code,
            &Some(minutes),
            &1i32,
            &Vec::<String>::new(),
        ],
    )
    .await?;
    Ok(())
}
