//! Writes down what a client takes.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::medication::{Medication, MedicationFacts};
use crate::statements;

/// See the module.
pub struct SaveClientMedication;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct MedicationEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub client_medication: MedicationFacts,
}

impl Function for SaveClientMedication {
    const SPEC: Spec = Spec::write("save-client-medication", "Writes down what a client takes.")
        .roles(Roles::Only(&[
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .audits("client_medication");
    type Input = MedicationEntry;
    type Output = Medication;

    async fn run(cx: &mut Context, entry: MedicationEntry) -> Result<Medication> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.client_medication;
        let saved = if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_CLIENT_MEDICATION, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_CLIENT_MEDICATION,
                &[
                    &id,
                    &entry.client_id,
                    &facts.name,
                    &facts.dose,
                    &facts.frequency,
                    &facts.route,
                    &facts.prescriber,
                    &facts.purpose,
                    &facts.started_on,
                    &facts.stopped_on,
                    &facts.stop_reason,
                    &facts.status,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_CLIENT_MEDICATION,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.name,
                    &facts.dose,
                    &facts.frequency,
                    &facts.route,
                    &facts.prescriber,
                    &facts.purpose,
                    &facts.started_on,
                    &facts.stopped_on,
                    &facts.stop_reason,
                    &facts.status,
                ],
            )
            .await
        };
        saved
            .on_constraint("client_medications_stopped", || {
                Error::conflict("A stopped medication has a last day, any other has none.")
                    .on_field("client_medication.stopped_on")
            })
            .on_constraint("client_medications_in_order", || {
                Error::conflict("The last day comes before the first.")
                    .on_field("client_medication.stopped_on")
            })
    }

    fn example() -> MedicationEntry {
        MedicationEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            client_medication: MedicationFacts::example(),
        }
    }
}
