//! Clients and visits in bulk, for measurements: `mentalspace demo --scale group`, `mentalspace bench visits`, the examples.
//!
//! A hundred thousand clients through the functions would take an hour, and through their triggers many minutes. Here rows are made set by set,
//! past the triggers, and what these would have made (sort names, search keys, the first step of a visit) is made by the same SQL functions; a
//! test compares every row with one that went in through the triggers. Every key, check and exclusion constraint holds afterwards. One
//! transaction: an interrupted load leaves nothing.
//!
//! The size is for measurements. No clinician keeps such hours for ten years, and nothing hangs on the visits: no notes, charges, consents.

use jiff::Timestamp;
use tokio_postgres::Client;
use uuid::Uuid;

use super::year::Days;
use crate::fault::Fault;

/// How much is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Size {
    /// Clinicians, those included who are in the practice already.
    pub clinicians: i32,
    /// Weeks of visits, forty for each clinician, the last eight of them to come; each ten weeks bring other clients.
    pub weeks: i32,
    /// Whether there are visits, or only the clients of those weeks.
    pub visits: bool,
}

impl Size {
    /// A hundred thousand clients, a million visits.
    pub const GROUP: Size = Size::of(50, 500);

    /// Such a size, with its visits.
    pub const fn of(clinicians: i32, weeks: i32) -> Size {
        Size {
            clinicians,
            weeks,
            visits: true,
        }
    }

    /// How many clients that makes.
    pub const fn clients(self) -> i32 {
        self.clinicians * HOURS * ((self.weeks + 9) / 10)
    }

    /// How many visits that makes.
    pub const fn visits(self) -> i32 {
        if self.visits {
            self.clinicians * HOURS * self.weeks
        } else {
            0
        }
    }
}

/// A clinician's hours in a week, as `sql/plan.sql` deals them out.
const HOURS: i32 = 40;
/// Visits are made so many weeks at a time, so that the bar moves.
const WEEKS_AT_ONCE: i32 = 25;

/// Makes clients, and visits if they are wanted, in a practice that has a location. `operator` is a superuser's connection: only such a one
/// goes past triggers. Statistics and visibility are fresh afterwards, as on a table that grew up.
pub async fn load(
    operator: &Client,
    practice: Uuid,
    size: Size,
    now: Timestamp,
    progress: &Days,
) -> Result<(), Fault> {
    let failed = database::Error::doing("loading clients and visits in bulk");
    if size.clinicians < 1 || size.weeks < 10 {
        return Err(Fault::config(
            "a bulk load has at least one clinician and ten weeks",
        ));
    }
    let made = async {
        operator
            .batch_execute(include_str!("sql/begin.sql"))
            .await?;
        operator.batch_execute(include_str!("sql/plan.sql")).await?;
        let planned = operator
            .execute(
                include_str!("sql/write_plan.sql"),
                &[&practice, &size.clinicians, &size.weeks, &now],
            )
            .await?;
        if planned == 1 {
            fill(operator, size, progress).await?;
        }
        operator.batch_execute("commit; discard temp").await?;
        Ok(planned)
    };
    match made.await.map_err(failed)? {
        1 => {}
        _ => {
            return Err(Fault::config(
                "a bulk load needs a practice with a location and a kind of visit",
            ));
        }
    }
    operator
        .batch_execute("vacuum (analyze)")
        .await
        .map_err(database::Error::doing("vacuuming after a bulk load"))?;
    progress(1, 1);
    Ok(())
}

async fn fill(operator: &Client, size: Size, progress: &Days) -> Result<(), tokio_postgres::Error> {
    operator
        .batch_execute(include_str!("sql/clinicians.sql"))
        .await?;
    operator
        .batch_execute(include_str!("sql/lay_aside.sql"))
        .await?;
    let aside = operator
        .query("select definition from bulk_aside order by n", &[])
        .await?;
    // A share of the bar for each: what takes as long as 25 weeks of visits counts one.
    let weeks = if size.visits { size.weeks } else { 0 };
    let parts = weeks.unsigned_abs().div_ceil(WEEKS_AT_ONCE.unsigned_abs());
    let total = 10 + u64::from(parts) + aside.len() as u64;
    let mut done = 0;
    let mut step = |share: u64| {
        done += share;
        progress(done, total);
    };
    progress(0, total);
    operator
        .batch_execute(include_str!("sql/clients.sql"))
        .await?;
    step(4);
    operator
        .batch_execute(include_str!("sql/search_keys.sql"))
        .await?;
    step(5);
    let visits = operator.prepare(include_str!("sql/visits.sql")).await?;
    let mut first = 0;
    while first < weeks {
        let next = (first + WEEKS_AT_ONCE).min(weeks);
        operator.execute(&visits, &[&first, &next]).await?;
        first = next;
        step(1);
    }
    for definition in &aside {
        operator.batch_execute(definition.get(0)).await?;
        step(1);
    }
    Ok(())
}

#[cfg(test)]
mod day_plans;
#[cfg(test)]
mod tests;
