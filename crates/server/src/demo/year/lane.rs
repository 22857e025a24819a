//! One clinician's year.

use std::sync::Arc;

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use serde_json::Value;

use super::actor::Stage;
use super::intake::{self, COPAY_CENTS};
use super::people::{self, Person};
use super::plan::{self, Rhythm};
use super::visit::{Kinds, Place};
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
    /// What is held.
    pub kinds: Arc<Kinds>,
    /// Where.
    pub place: Place,
    /// Visits are held; without, clients are registered and nothing else.
    pub visits: bool,
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

impl Attending {
    /// What the client pays at each visit.
    pub fn copay_cents(&self) -> i64 {
        match intake::payer_of(self.place) {
            Some(_) => COPAY_CENTS,
            None => 0,
        }
    }
}

/// A client who is registered: their id, and the visit that is booked.
struct Coming {
    id: Value,
    visit: usize,
    booked: Option<Value>,
}

impl Lane {
    /// Day by day; `lived` hears of each.
    pub async fn live(self, lived: impl Fn()) -> Result<(), Fault> {
        let mut coming: Vec<Option<Coming>> = self.clients.iter().map(|_| None).collect();
        for ago in (1..=DAYS as i64).rev() {
            let day = self.today - ago.days();
            self.stage.at(self.time(day, 8)?);
            for (client, slot) in self.clients.iter().zip(&mut coming) {
                if client.registered_on == day {
                    *slot = Some(self.register(client, day).await?);
                }
            }
            for (client, slot) in self.clients.iter().zip(&mut coming) {
                if let Some(coming) = slot {
                    self.see(client, coming, day).await?;
                }
            }
            lived();
        }
        Ok(())
    }

    async fn register(&self, client: &Attending, day: Date) -> Result<Coming, Fault> {
        let clinician = client.rhythm.map(|_| self.clinician);
        let id = intake::register(
            &self.stage,
            &self.team,
            client,
            clinician,
            &self.payers,
            day,
        )
        .await?;
        let booked = match self.visits {
            true => self.book(client, &id, 0).await?,
            false => None,
        };
        Ok(Coming {
            id,
            visit: 0,
            booked,
        })
    }

    /// Holds the client's visit, if it is today's, and books the next.
    async fn see(&self, client: &Attending, coming: &mut Coming, day: Date) -> Result<(), Fault> {
        let Some(appointment) = &coming.booked else {
            return Ok(());
        };
        if client
            .rhythm
            .and_then(|rhythm| rhythm.days().nth(coming.visit))
            != Some(day)
        {
            return Ok(());
        }
        self.attend(client, &coming.id, coming.visit, appointment, day)
            .await?;
        coming.visit += 1;
        coming.booked = self.book(client, &coming.id, coming.visit).await?;
        Ok(())
    }

    /// That hour of that day on the practice's clock.
    pub fn time(&self, day: Date, hour: i8) -> Result<Timestamp, Fault> {
        let zoned = day.at(hour, 0, 0, 0).to_zoned(self.zone.clone());
        Ok(zoned.map_err(Fault::unavailable)?.timestamp())
    }
}
