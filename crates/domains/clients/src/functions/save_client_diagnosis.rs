//! Writes down a diagnosis by a code that holds on its day.

use kernel::prelude::*;

use crate::chart;
use crate::diagnosis::{Code, Diagnosis, DiagnosisFacts, DiagnosisStatus};
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct SaveClientDiagnosis;

/// A new diagnosis, or a change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DiagnosisEntry {
    /// The client.
    pub client_id: ClientId,
    /// Which one to change.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// The diagnosis.
    pub diagnosis: DiagnosisFacts,
}

impl Function for SaveClientDiagnosis {
    const SPEC: Spec = Spec::write(
        "save-client-diagnosis",
        "Writes down a diagnosis by a code that holds on its day.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("diagnosis");
    type Input = DiagnosisEntry;
    type Output = Diagnosis;

    async fn run(cx: &mut Context, input: DiagnosisEntry) -> Result<Diagnosis> {
        let cover = chart::open_to_write(cx, input.client_id).await?;
        let facts = input.diagnosis;
        if facts.diagnosed_on > cover.today {
            return Err(Error::invalid(
                "diagnosis.diagnosed_on",
                "This day has not come yet.",
            ));
        }
        if facts.status.has_ended() != facts.ended_on.is_some() {
            return Err(Error::invalid(
                "diagnosis.ended_on",
                "A diagnosis that ended has a last day, any other has none.",
            ));
        }
        let code: Option<Code> = cx
            .optional(&statements::GET_CODE, &[&facts.code, &facts.diagnosed_on])
            .await?;
        let code = match code {
            Some(code) if code.billable => code,
            Some(_) => {
                return Err(Error::invalid(
                    "diagnosis.code",
                    "This code is a header and cannot be billed. Choose one of those below it (get-icd10-codes with parent).",
                ));
            }
            None => {
                return Err(Error::invalid(
                    "diagnosis.code",
                    "This code is not in the list of that day. Search for it.",
                ));
            }
        };
        let saved = if let Some(id) = input.id {
            cx.about(id);
            cx.expect_version(
                "diagnosis",
                &statements::LOCK_CLIENT_DIAGNOSIS,
                id,
                chart::seen(input.row_version)?,
            )
            .await?;
            cx.one(
                "diagnosis",
                &statements::UPDATE_CLIENT_DIAGNOSIS,
                &[
                    &id,
                    &input.client_id,
                    &code.code,
                    &code.description,
                    &facts.rank,
                    &facts.status,
                    &facts.diagnosed_on,
                    &facts.onset_on,
                    &facts.ended_on,
                    &facts.note,
                ],
            )
            .await
        } else {
            let (id, practice, by) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
            cx.about(id);
            cx.one(
                "diagnosis",
                &statements::CREATE_CLIENT_DIAGNOSIS,
                &[
                    &id,
                    &practice,
                    &input.client_id,
                    &code.code,
                    &code.description,
                    &facts.rank,
                    &facts.status,
                    &facts.diagnosed_on,
                    &facts.onset_on,
                    &facts.ended_on,
                    &facts.note,
                    &by,
                ],
            )
            .await
        };
        saved
            .on_constraint("client_diagnoses_once", || {
                Error::conflict("This diagnosis already stands in the chart.")
                    .on_field("diagnosis.code")
            })
            .on_constraint("client_diagnoses_in_order", || {
                Error::invalid(
                    "diagnosis.ended_on",
                    "The last day comes before the diagnosis.",
                )
            })
    }

    fn example() -> DiagnosisEntry {
        DiagnosisEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            diagnosis: DiagnosisFacts {
                code: Text::new("F41.1").expect("it has letters"),
                rank: Within::new(2).expect("2 is within"),
                status: DiagnosisStatus::Active,
                diagnosed_on: jiff::civil::date(2026, 3, 2),
                onset_on: None,
                ended_on: None,
                note: None,
            },
        }
    }
}
