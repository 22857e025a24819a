//! A year of an invented practice, lived through the same functions that people use.
//!
//! Each clinician's year is gone through day by day, with the clock set to it: clients are registered and agree to the practice's
//! terms, visits are booked, held or missed, notes are written, signed and cosigned; then the year's charges are claimed, sent and paid. What the demo shows was therefore checked by every rule of the house, and
//! stands in its audit log. The years of different clinicians are lived side by side, each with a clock of its own.

mod actor;
mod intake;
mod lane;
mod money;
mod note;
mod opening;
mod people;
mod plan;
mod visit;

pub use note::progress as progress_note;

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use jiff::tz::TimeZone;
use jiff::{SignedDuration, Timestamp};
use tokio::task::JoinSet;

use self::actor::Stage;
use self::lane::Lane;
use self::money::Money;
use super::Scale;
use super::cast::Team;
use crate::fault::Fault;
use crate::house::House;

/// Hears how many days of how many are lived.
pub type Days = Arc<dyn Fn(u64, u64) + Send + Sync>;

/// How many do the background work at once.
const WORKERS: usize = 4;

/// Lives through the year of the practices.
pub async fn live(house: &House, scale: Scale, days: Days) -> Result<(), Fault> {
    let now = house.waist.clock.now();
    let (mut lanes, mut books) = (Vec::new(), Vec::new());
    for (practice, team) in Team::all(scale).into_iter().enumerate() {
        let zone = TimeZone::get(team.practice.time_zone).map_err(Fault::unavailable)?;
        let team = Arc::new(team);
        let stage = Stage::of(house, now)?;
        let opening = opening::open(&stage, &team).await?;
        let today = now.to_zoned(zone.clone()).date();
        books.push(Money {
            stage: Stage::of(house, now)?,
            team: Arc::clone(&team),
            zone: zone.clone(),
            folder: house.data_dir.join("clearinghouse"),
        });
        let mut attending = lane::attending(scale.clients(practice), team.clinicians.len(), today);
        for clinician in 0..team.clinicians.len() {
            let (mut own, others): (Vec<_>, Vec<_>) = attending
                .into_iter()
                .partition(|one| one.clinician() == clinician);
            attending = others;
            // A day is lived by the clock.
            own.sort_by_key(|client| client.rhythm.map(|rhythm| rhythm.hour));
            lanes.push(Lane {
                stage: Stage::of(house, now)?,
                team: Arc::clone(&team),
                clinician: team.clinicians[clinician],
                zone: zone.clone(),
                payers: Arc::clone(&opening.payers),
                kinds: Arc::clone(&opening.kinds),
                place: opening.place(clinician),
                visits: scale.has_visits(),
                clients: own,
                today,
            });
        }
    }
    let total = lane::DAYS * lanes.len() as u64;
    let lived = Arc::new(AtomicU64::new(0));
    let mut running = JoinSet::new();
    for lane in lanes {
        let (lived, days) = (Arc::clone(&lived), Arc::clone(&days));
        let day = move || days(lived.fetch_add(1, Ordering::Relaxed) + 1, total);
        running.spawn(lane.live(day));
    }
    while let Some(ended) = running.join_next().await {
        ended.map_err(Fault::unavailable)??;
    }
    if scale.has_visits() {
        work(house, now).await?;
        for money in books {
            money.live(now.to_zoned(money.zone.clone()).date()).await?;
        }
    }
    Ok(())
}

/// Background work that the year left: each day's on the evening of that day, so that what it writes stands in the year where it
/// belongs. Several at once, as in a house that runs.
async fn work(house: &House, now: Timestamp) -> Result<(), Fault> {
    let mut stages = Vec::new();
    for _ in 0..WORKERS {
        stages.push(Arc::new(Stage::of(house, now)?));
    }
    for ago in (0..=lane::DAYS).rev() {
        let evening = now
            - SignedDuration::from_hours(24) * i32::try_from(ago).map_err(Fault::unavailable)?;
        let mut running = JoinSet::new();
        for stage in &stages {
            stage.at(evening);
            let stage = Arc::clone(stage);
            running.spawn(async move { stage.work().await });
        }
        while let Some(ended) = running.join_next().await {
            ended.map_err(Fault::unavailable)??;
        }
    }
    Ok(())
}
