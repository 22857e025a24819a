//! Adds a payer, or corrects one.

use kernel::prelude::*;

use crate::chart;
use crate::insurance::{Payer, PayerFacts, PayerKind};
use crate::statements;

/// See the module.
pub struct SavePayer;

/// A new payer, or a change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerEntry {
    /// Which one to change.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// The payer.
    pub payer: PayerFacts,
}

impl Function for SavePayer {
    const SPEC: Spec = Spec::write("save-payer", "Adds a payer, or corrects one.")
        .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
        .audits("payer");
    type Input = PayerEntry;
    type Output = Payer;

    async fn run(cx: &mut Context, input: PayerEntry) -> Result<Payer> {
        let facts = input.payer;
        let days = i32::try_from(facts.timely_filing_days.get()).map_err(Error::internal)?;
        let active = !facts.inactive;
        let saved = if let Some(id) = input.id {
            cx.about(id);
            cx.expect_version(
                "payer",
                &statements::LOCK_PAYER,
                id,
                chart::seen(input.row_version)?,
            )
            .await?;
            cx.one(
                "payer",
                &statements::UPDATE_PAYER,
                &[
                    &id,
                    &facts.name,
                    &facts.kind,
                    &facts.electronic_id,
                    &facts.phone,
                    &days,
                    &active,
                ],
            )
            .await
        } else {
            let (id, practice) = (cx.new_id(), cx.organization()?);
            cx.about(id);
            cx.one(
                "payer",
                &statements::CREATE_PAYER,
                &[
                    &id,
                    &practice,
                    &facts.name,
                    &facts.kind,
                    &facts.electronic_id,
                    &facts.phone,
                    &days,
                    &active,
                ],
            )
            .await
        };
        saved
            .on_constraint("payers_name_once", || {
                Error::conflict("A payer of this name is already there.").on_field("payer.name")
            })
            .on_constraint("payers_electronic_id_check", || {
                Error::invalid(
                    "payer.electronic_id",
                    "An electronic id is 2 to 20 letters and digits.",
                )
            })
    }

    fn example() -> PayerEntry {
        PayerEntry {
            id: None,
            row_version: None,
            payer: PayerFacts {
                name: Text::new("Harbor Health Plan").expect("it has letters"),
                kind: PayerKind::Commercial,
                electronic_id: Text::new("60054").ok(),
                phone: None,
                timely_filing_days: Within::new(90).expect("90 is within"),
                inactive: false,
            },
        }
    }
}
