//! Writes down how a client describes themselves.

use kernel::prelude::*;

use crate::chart;
use crate::demographics::{Demographics, DemographicsFacts};
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct SaveClientDemographics;

/// Whose, and what.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct DemographicsEntry {
    /// The client.
    pub client_id: ClientId,
    /// The version that was seen; 0 if there was none.
    pub row_version: i32,
    /// What to write. What is left out is emptied.
    pub demographics: DemographicsFacts,
}

impl Function for SaveClientDemographics {
    const SPEC: Spec = Spec::write(
        "save-client-demographics",
        "Writes down how a client describes themselves.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client");
    type Input = DemographicsEntry;
    type Output = Demographics;

    async fn run(cx: &mut Context, input: DemographicsEntry) -> Result<Demographics> {
        chart::open_to_write(cx, input.client_id).await?;
        let (id, practice) = (cx.new_id(), cx.organization()?);
        let facts = input.demographics;
        let too_long = |list: &[String]| {
            list.len() > 10
                || list
                    .iter()
                    .any(|word| word.trim().is_empty() || word.len() > 120)
        };
        if too_long(&facts.languages) || too_long(&facts.former_names) {
            return Err(Error::invalid(
                "demographics",
                "Languages and former names: at most ten each, none empty.",
            ));
        }
        let saved: Option<Demographics> = cx
            .optional(
                &statements::SAVE_CLIENT_DEMOGRAPHICS,
                &[
                    &id,
                    &practice,
                    &input.client_id,
                    &input.row_version,
                    &facts.races,
                    &facts.ethnicity,
                    &facts.languages,
                    &facts.needs_interpreter,
                    &facts.sex_assigned_at_birth,
                    &facts.gender_identity,
                    &facts.sexual_orientation,
                    &facts.former_names,
                    &facts.marital_status,
                    &facts.employment,
                    &facts.housing,
                    &facts.veteran,
                ],
            )
            .await?;
        match saved {
            Some(saved) => Ok(saved),
            None => {
                let present: Demographics = cx
                    .one(
                        "client",
                        &statements::GET_CLIENT_DEMOGRAPHICS,
                        &[&input.client_id],
                    )
                    .await?;
                Err(Error::version_conflict(present.row_version))
            }
        }
    }

    fn example() -> DemographicsEntry {
        DemographicsEntry {
            client_id: crate::example::CLIENT.into(),
            row_version: 1,
            demographics: DemographicsFacts {
                needs_interpreter: true,
                ..DemographicsFacts::default()
            },
        }
    }
}
