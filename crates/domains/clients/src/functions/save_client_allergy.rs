//! Writes down what a client must not be given or exposed to.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::allergy::{Allergy, AllergyFacts};
use crate::chart;
use crate::statements;

/// See the module.
pub struct SaveClientAllergy;

/// A new line, or a change of one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AllergyEntry {
    /// Whose chart.
    pub client_id: ClientId,
    /// Which line to change; left out for a new one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen, when changing one.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// What to write. What is left out is emptied.
    pub client_allergy: AllergyFacts,
}

impl Function for SaveClientAllergy {
    const SPEC: Spec = Spec::write(
        "save-client-allergy",
        "Writes down what a client must not be given or exposed to.",
    )
    .roles(Roles::Only(&[
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_allergy");
    type Input = AllergyEntry;
    type Output = Allergy;

    async fn run(cx: &mut Context, entry: AllergyEntry) -> Result<Allergy> {
        chart::open_to_write(cx, entry.client_id).await?;
        let facts = entry.client_allergy;
        let saved = if let Some(id) = entry.id {
            let seen = chart::seen(entry.row_version)?;
            cx.about(id);
            cx.expect_version("line", &statements::LOCK_CLIENT_ALLERGY, id, seen)
                .await?;
            cx.one(
                "line",
                &statements::UPDATE_CLIENT_ALLERGY,
                &[
                    &id,
                    &entry.client_id,
                    &facts.substance,
                    &facts.kind,
                    &facts.reaction,
                    &facts.severity,
                    &facts.status,
                    &facts.onset_on,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "line",
                &statements::CREATE_CLIENT_ALLERGY,
                &[
                    &id,
                    &practice,
                    &entry.client_id,
                    &facts.substance,
                    &facts.kind,
                    &facts.reaction,
                    &facts.severity,
                    &facts.status,
                    &facts.onset_on,
                ],
            )
            .await
        };
        saved.on_constraint("client_allergies_once", || {
            Error::conflict("This is already on the list.").on_field("client_allergy.substance")
        })
    }

    fn example() -> AllergyEntry {
        AllergyEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            client_allergy: AllergyFacts::example(),
        }
    }
}
