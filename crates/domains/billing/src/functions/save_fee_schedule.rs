//! Writes down a price list: the practice's own, or one agreed with a payer. On one day each payer has one list.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::fee::{FeeSchedule, Rate};
use crate::statements;

/// See the module.
pub struct SaveFeeSchedule;

/// A new list, or a changed one.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FeeScheduleEntry {
    /// Which one to change.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// Its name.
    pub name: Text<120>,
    /// With which payer it was agreed; left out for the practice's own. It stays as it was when a list is changed.
    #[serde(default)]
    pub payer_id: Option<Uuid>,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    #[serde(default)]
    pub valid_to: Option<Date>,
    /// The prices, at most 500.
    #[schemars(length(max = 500))]
    pub rates: Vec<Rate>,
}

impl Function for SaveFeeSchedule {
    const SPEC: Spec = Spec::write(
        "save-fee-schedule",
        "Writes down a price list: the practice's own, or one agreed with a payer.",
    )
    .roles(super::BILLERS)
    .audits("fee_schedule");
    type Input = FeeScheduleEntry;
    type Output = FeeSchedule;

    async fn run(cx: &mut Context, input: FeeScheduleEntry) -> Result<FeeSchedule> {
        if input.rates.len() > 500 {
            return Err(Error::invalid("rates", "A list has at most 500 prices."));
        }
        let (id, practice) = (input.id.unwrap_or_else(|| cx.new_id()), cx.organization()?);
        cx.about(id);
        let written = if input.id.is_some() {
            let seen = input.row_version.ok_or_else(|| {
                Error::invalid(
                    "row_version",
                    "Send the version you saw, so that nobody's change is lost.",
                )
            })?;
            cx.expect_version("fee schedule", &statements::LOCK_FEE_SCHEDULE, id, seen)
                .await?;
            cx.execute(
                &statements::UPDATE_FEE_SCHEDULE,
                &[&id, &input.name, &input.valid_from, &input.valid_to],
            )
            .await
        } else {
            let kind = if input.payer_id.is_some() {
                "contract"
            } else {
                "standard"
            };
            cx.execute(
                &statements::CREATE_FEE_SCHEDULE,
                &[
                    &id,
                    &practice,
                    &input.name,
                    &kind,
                    &input.payer_id,
                    &input.valid_from,
                    &input.valid_to,
                ],
            )
            .await
        };
        written
            .on_constraint("fee_schedules_one_at_a_time", || {
                Error::conflict("Another list holds on some of these days. End that one first.")
                    .on_field("valid_from")
            })
            .on_constraint("fee_schedules_ends_after_it_begins", || {
                Error::invalid("valid_to", "The last day comes before the first.")
            })
            .on_constraint("fee_schedules_payer_fkey", || {
                Error::invalid("payer_id", "Choose a payer of this practice.")
            })?;
        cx.execute(&statements::CLEAR_FEE_SCHEDULE_RATES, &[&id])
            .await?;
        let codes: Vec<&str> = input.rates.iter().map(|rate| rate.code.as_str()).collect();
        let modifiers: Vec<&str> = input
            .rates
            .iter()
            .map(|rate| rate.modifier.as_ref().map_or("", Text::as_str))
            .collect();
        let fees: Vec<i64> = input
            .rates
            .iter()
            .map(|rate| rate.fee_cents.get())
            .collect();
        cx.execute(
            &statements::CREATE_FEE_SCHEDULE_RATES,
            &[&practice, &id, &codes, &modifiers, &fees],
        )
        .await
        .on_constraint("fee_schedule_rates_once", || {
            Error::invalid("rates", "One code and modifier stands there twice.")
        })
        .on_constraint("fee_schedule_rates_code_check", || {
            Error::invalid("rates", "A code has five capital letters or digits.")
        })
        .on_constraint("fee_schedule_rates_modifier_check", || {
            Error::invalid("rates", "A modifier is two capital letters or digits.")
        })?;
        let row = cx
            .one("fee schedule", &statements::GET_FEE_SCHEDULE, &[&id])
            .await?;
        FeeSchedule::try_from(row)
    }

    fn example() -> FeeScheduleEntry {
        FeeScheduleEntry {
            id: None,
            row_version: None,
            name: Text::new("Agreed with Northwind").expect("a name"),
            payer_id: Some(crate::example::PAYER),
            valid_from: jiff::civil::date(2026, 1, 1),
            valid_to: None,
            rates: vec![Rate {
                code: Text::new("90837").expect("a code"),
                modifier: None,
                fee_cents: Within::new(15000).expect("a price"),
            }],
        }
    }
}
