//! Turning the calendar into jobs.
//!
//! Any number of workers plan at the same time: a slot becomes a job exactly once, because the calendar
//! moves by compare-and-swap and the job's unique key is the schedule and the slot (see the migration).

use std::collections::HashMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::cron::Cron;
use super::enqueue::Enqueue;
use super::job::{Job, JobSpec};
use super::list::JobList;
use crate::context::Context;
use crate::entropy;
use crate::error::{Error, Result};
use crate::waist::Waist;

const CALENDARS: &str = include_str!("sql/calendars.sql");
const PLAN: &str = include_str!("sql/plan_schedule.sql");

/// What happens to slots that passed while nobody was there to see them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CatchUp {
    /// The newest runs, once; the others are counted as missed. For work that looks at the present.
    Latest,
    /// The newest so many run, in order. For work that is about its own slot.
    Each {
        /// At most so many.
        at_most: usize,
    },
}

/// What a scheduled job is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slot {
    /// The instant it was meant for, which may be long past after a downtime.
    pub scheduled_for: Timestamp,
}

/// A job by the calendar, in every practice by its own time zone.
pub struct Schedule {
    /// Its kebab-case name. The database remembers it, so it never changes.
    pub name: &'static str,
    /// When: see [`Cron`].
    pub cron: &'static str,
    /// What about slots that were missed.
    pub catch_up: CatchUp,
    pub(crate) job: JobSpec,
}

impl Schedule {
    /// Runs `J` at these times.
    pub const fn of<J: Job<Payload = Slot>>(
        name: &'static str,
        cron: &'static str,
        catch_up: CatchUp,
    ) -> Schedule {
        Schedule {
            name,
            cron,
            catch_up,
            job: J::SPEC,
        }
    }

    /// Runs it now as well, in the caller's practice: an operator's or administrator's button.
    pub async fn run_now(&self, cx: &mut Context) -> Result<()> {
        let slot = json!(Slot {
            scheduled_for: cx.now()
        });
        cx.enqueue_entry(self.job.row(), slot, Enqueue::now())
            .await?;
        Ok(())
    }
}

/// Plans every schedule of every practice up to now. Answers with the number of new jobs.
pub async fn plan(waist: &Waist, list: &JobList) -> Result<usize> {
    if list.schedules.is_empty() {
        return Ok(0);
    }
    let connection = waist.pool.get().await?;
    let calendars = connection.prepare_cached(CALENDARS).await?;
    let rows = connection.query(&calendars, &[]).await?;
    drop(connection);
    let mut made = 0;
    for row in rows {
        let organization: Uuid = row.try_get("organization_id")?;
        let name: &str = row.try_get("time_zone")?;
        let zone = TimeZone::get(name).map_err(|_| {
            Error::internal(format!(
                "the time zone {name} of a practice is not known here"
            ))
        });
        let zone = match zone {
            Ok(zone) => zone,
            // One practice's fault must not stop the calendar of all others.
            Err(error) => {
                tracing::error!(%organization, cause = error.logged_cause(), "a practice cannot be planned");
                continue;
            }
        };
        let names: Vec<String> = row.try_get("names")?;
        let planned: Vec<Timestamp> = row.try_get("planned")?;
        let planned: HashMap<String, Timestamp> = names.into_iter().zip(planned).collect();
        for (cron, schedule) in &list.schedules {
            let known = planned.get(schedule.name).copied();
            made += plan_one(waist, organization, &zone, cron, schedule, known).await?;
        }
    }
    Ok(made)
}

async fn plan_one(
    waist: &Waist,
    organization: Uuid,
    zone: &TimeZone,
    cron: &Cron,
    schedule: &Schedule,
    planned: Option<Timestamp>,
) -> Result<usize> {
    let now = waist.clock.now();
    let most = match schedule.catch_up {
        CatchUp::Latest => 1,
        CatchUp::Each { at_most } => at_most,
    };
    let (slots, missed) = match planned {
        // A practice that is new begins with its next slot.
        None => (Vec::new(), 0),
        Some(planned) => cron.between(zone, planned, now, most),
    };
    if planned.is_some() && slots.is_empty() {
        return Ok(0);
    }
    let ids: Vec<Uuid> = slots
        .iter()
        .map(|_| entropy::uuid_v7(now, waist.entropy.as_ref()))
        .collect();
    let keys: Vec<String> = slots
        .iter()
        .map(|slot| format!("{}@{slot}", schedule.name))
        .collect();
    let payloads: Vec<Value> = slots
        .iter()
        .map(|slot| {
            json!(Slot {
                scheduled_for: *slot
            })
        })
        .collect();
    let connection = waist.pool.get().await?;
    let plan = connection.prepare_cached(PLAN).await?;
    let row = connection
        .query_one(
            &plan,
            &[
                &organization,
                &schedule.name,
                &schedule.cron,
                &planned,
                &now,
                &schedule.job.name,
                &schedule.job.max_attempts,
                &ids,
                &slots,
                &keys,
                &payloads,
            ],
        )
        .await?;
    // Nothing: another worker planned it meanwhile.
    let Some(made) = row.try_get::<_, Option<i32>>(0)? else {
        return Ok(0);
    };
    if missed > 0 {
        metrics::counter!("job_slots_missed_total", "schedule" => schedule.name)
            .increment(missed as u64);
        tracing::warn!(
            schedule = schedule.name,
            missed,
            "slots passed while no worker was running"
        );
    }
    if let Some(newest) = slots.last() {
        let late = now.duration_since(*newest).as_secs_f64();
        metrics::histogram!("job_slot_late_seconds", "schedule" => schedule.name).record(late);
    }
    Ok(usize::try_from(made).unwrap_or(0))
}
