//! What services cost.

use jiff::civil::Date;
use kernel::prelude::*;

kernel::vocabulary! {
    /// Whose price list.
    pub enum FeeScheduleKind {
        /// The practice's own.
        Standard = "standard" => "Standard",
        /// Agreed with a payer.
        Contract = "contract" => "Agreed with a payer",
    }
}

/// A price.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Rate {
    /// The code.
    pub code: Text<5>,
    /// For this modifier only; it comes before the price of the bare code.
    #[serde(default)]
    pub modifier: Option<Text<2>>,
    /// For one unit, in cents.
    pub fee_cents: Within<1, 10_000_000>,
}

/// A price list.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct FeeSchedule {
    /// Its id.
    pub id: Uuid,
    /// Its name.
    pub name: String,
    /// Whose.
    pub kind: FeeScheduleKind,
    /// The payer it was agreed with.
    pub payer_id: Option<Uuid>,
    /// Their name.
    pub payer_name: Option<String>,
    /// First day.
    pub valid_from: Date,
    /// Last day.
    pub valid_to: Option<Date>,
    /// The version to send back when changing it.
    pub row_version: i32,
    /// Its prices.
    pub rates: Vec<Rate>,
}

/// A price list as the database has it.
#[derive(Clone, Debug, Row)]
#[allow(missing_docs, reason = "the names are those of the columns")]
pub struct FeeScheduleRow {
    pub id: Uuid,
    pub name: String,
    pub kind: FeeScheduleKind,
    pub payer_id: Option<Uuid>,
    pub payer_name: Option<String>,
    pub valid_from: Date,
    pub valid_to: Option<Date>,
    pub row_version: i32,
    pub rates: serde_json::Value,
}

impl TryFrom<FeeScheduleRow> for FeeSchedule {
    type Error = Error;
    fn try_from(row: FeeScheduleRow) -> Result<FeeSchedule> {
        Ok(FeeSchedule {
            id: row.id,
            name: row.name,
            kind: row.kind,
            payer_id: row.payer_id,
            payer_name: row.payer_name,
            valid_from: row.valid_from,
            valid_to: row.valid_to,
            row_version: row.row_version,
            rates: serde_json::from_value(row.rates).map_err(Error::internal)?,
        })
    }
}
