//! A day in the practice: its visits, and what each still needs before it can be held or is over.

use jiff::Timestamp;
use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::visit::{Visit, VisitRow};

kernel::vocabulary! {
    /// What a visit can still need.
    pub enum NeedKind {
        /// It was held, and its note is not signed.
        Note = "note" => "Note",
        /// A consent that the practice requires was not given.
        ConsentMissing = "consent_missing" => "Consent missing",
        /// A consent ends within thirty days.
        ConsentExpires = "consent_expires" => "Consent expires",
        /// Nobody verified the coverage.
        InsuranceUnverified = "insurance_unverified" => "Insurance unverified",
        /// The client pays this at the visit.
        Copay = "copay" => "Copay",
        /// The clinician does not treat the client yet, and cannot open the chart.
        CareTeam = "care_team" => "Not on the care team",
    }
}

/// Something that a visit still needs.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub struct Need {
    /// What kind of thing.
    pub kind: NeedKind,
    /// Whose.
    pub client_id: ClientId,
    /// Which one: the name of the consent or of the payer.
    pub what: Option<String>,
    /// Until when.
    pub due_on: Option<Date>,
    /// How much, in cents.
    pub amount_cents: Option<i64>,
}

/// A visit of the day.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct DayVisit {
    /// The visit.
    pub visit: Visit,
    /// What it still needs, as far as the caller may know.
    pub needs: Vec<Need>,
}

/// A visit of the day as the statement shows it: the columns of [`VisitRow`], then the needs.
#[derive(Clone, Debug)]
pub struct DayRow {
    visit: VisitRow,
    needs: serde_json::Value,
}

impl Row for DayRow {
    const COLUMNS: &'static [kernel::sql::Column] = &columns();

    fn from_row(
        row: &kernel::macro_support::tokio_postgres::Row,
    ) -> Result<Self, kernel::macro_support::tokio_postgres::Error> {
        Ok(DayRow {
            visit: VisitRow::from_row(row)?,
            needs: row.try_get(VISIT)?,
        })
    }
}

/// How many columns a visit has.
const VISIT: usize = <VisitRow as Row>::COLUMNS.len();

const fn columns() -> [kernel::sql::Column; VISIT + 1] {
    let needs = kernel::sql::Column {
        name: "needs",
        accepts: <serde_json::Value as kernel::macro_support::postgres_types::FromSql>::accepts,
    };
    let mut all = [needs; VISIT + 1];
    let mut at = 0;
    while at < VISIT {
        all[at] = <VisitRow as Row>::COLUMNS[at];
        at += 1;
    }
    all
}

impl DayRow {
    /// The visit and its needs at `now`.
    pub fn at(self, now: Timestamp) -> Result<DayVisit> {
        Ok(DayVisit {
            visit: self.visit.at(now)?,
            needs: serde_json::from_value(self.needs).map_err(Error::internal)?,
        })
    }
}
