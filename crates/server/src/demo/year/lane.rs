//! One clinician's year.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use super::actor::Stage;
use super::intake;
use super::people::{self, Person};
use super::plan::{self, Rhythm};
use crate::demo::cast::{DemoPerson, Team};
use crate::fault::Fault;

/// The days that are lived: those of the year before today.
pub const DAYS: u64 = 365;

/// Everything one clinician's year needs.
pub struct Lane {
    /// The functions, at the time of the day that is lived.
    pub stage: Stage,
    /// The practice's people.
    pub team: Arc<Team<'static>>,
    /// Whose year it is.
    pub clinician: &'static DemoPerson,
    /// The practice's zone.
    pub zone: TimeZone,
    /// Who pays.
    pub payers: Arc<Vec<Value>>,
    /// Who comes.
    pub clients: Vec<Attending>,
    /// The day after the last.
    pub today: Date,
}

/// A client, and where they stand.
pub struct Attending {
    /// Their place among all.
    pub place: usize,
    /// Who they are.
    pub person: Person,
    /// When they are new.
    pub registered_on: Date,
    /// When they come, if somebody treats them.
    pub rhythm: Option<Rhythm>,
}

impl Attending {
    /// Whose client it is; whom nobody treats is registered by the way.
    pub fn clinician(&self) -> usize {
        self.rhythm.map_or(0, |rhythm| rhythm.clinician)
    }
}

/// That many clients of a practice.
pub fn attending(clients: usize, clinicians: usize, today: Date) -> Vec<Attending> {
    people::people(clients)
        .into_iter()
        .zip(plan::plan(clients, clinicians, today))
        .enumerate()
        .map(|(place, (person, (registered_on, rhythm)))| Attending {
            place,
            person,
            registered_on,
            rhythm,
        })
        .collect()
}

impl Lane {
    /// Day by day; `lived` hears of each.
    pub async fn live(self, lived: impl Fn()) -> Result<(), Fault> {
        for ago in (1..=DAYS as i64).rev() {
            let day = self.today - ago.days();
            for client in self
                .clients
                .iter()
                .filter(|client| client.registered_on == day)
            {
                self.register(client, day).await?;
            }
            lived();
        }
        Ok(())
    }

    async fn register(&self, client: &Attending, day: Date) -> Result<Value, Fault> {
        self.stage.at(self.time(day, 8)?);
        let clinician = client.rhythm.map(|_| self.clinician);
        intake::register(
            &self.stage,
            &self.team,
            client,
            clinician,
            &self.payers,
            day,
        )
        .await
    }

    /// That hour of that day on the practice's clock.
    fn time(&self, day: Date, hour: i8) -> Result<Timestamp, Fault> {
        let zoned = day.at(hour, 0, 0, 0).to_zoned(self.zone.clone());
        Ok(zoned.map_err(Fault::unavailable)?.timestamp())
    }
}
