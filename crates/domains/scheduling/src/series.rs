//! A series: visits by one rule. What repeats is reckoned in [`crate::recurrence`]; here it meets the calendar.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kernel::prelude::*;

use crate::appointment::{AppointmentId, CancelReason, SeriesId};
use crate::book::{Booking, Planned};
use crate::booking::Wish;
use crate::obstacle::Obstacle;
use crate::recurrence::{Recurrence, moment, zone};
use crate::visit::Visit;

kernel::vocabulary! {
    /// How much of a series is meant. What has begun is never meant: the past stays.
    pub enum Scope {
        /// This visit and those after it.
        Following = "following" => "This and following",
        /// All that are still to come.
        All = "all" => "All to come",
    }
}

/// A series to book.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSeries {
    /// The first visit.
    pub appointment: Wish,
    /// By which rule it repeats.
    pub recurrence: Recurrence,
    /// Days of the rule to leave out, because something stands in the way.
    #[serde(default)]
    pub skip: Vec<Date>,
}

impl NewSeries {
    /// The series of the examples.
    pub fn example() -> NewSeries {
        NewSeries {
            appointment: Wish::example(),
            recurrence: Recurrence::example(),
            skip: vec![],
        }
    }
}

/// One visit of a series that is being planned.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Occurrence {
    /// The day, where the visit is.
    pub day: Date,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What stands in the way; nothing if it is empty.
    pub obstacles: Vec<Obstacle>,
}

/// A series and its visits.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Series {
    /// Its id.
    pub id: SeriesId,
    /// The rule, in the words of RFC 5545.
    pub rule: String,
    /// When the first was to begin.
    pub first_at: Timestamp,
    /// The zone in which the rule is meant.
    pub time_zone: String,
    /// All its visits, in their order, whatever became of them.
    pub visits: Vec<Visit>,
}

/// A series as its row stands.
#[derive(Clone, Debug, Row)]
pub struct SeriesRow {
    /// Its id.
    pub id: SeriesId,
    /// The rule.
    pub rule: String,
    /// When the first was to begin.
    pub first_at: Timestamp,
    /// The zone.
    pub time_zone: String,
}

/// A visit of a series that is still to come, held until the call is through.
#[derive(Clone, Debug, Row)]
pub struct ToCome {
    /// The visit.
    pub id: AppointmentId,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Whose clients they are.
    pub clients: Vec<Uuid>,
    /// How many hours before its beginning calling it off becomes late.
    pub late_cancel_hours: i32,
}

/// What calls off several visits.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesCancellation {
    /// A visit of the series: from which on.
    pub appointment_id: AppointmentId,
    /// How much of the series.
    pub scope: Scope,
    /// Why.
    pub reason: CancelReason,
    /// What was said besides.
    #[serde(default)]
    pub note: Option<Text<500>>,
    /// That none counts as late, although it is.
    #[serde(default)]
    pub excused: bool,
}

/// How many days a refusal names; the preview shows all.
const NAMED: usize = 8;

/// How many days after the first visit the last one may be.
const REACH: i64 = 2 * 366;

/// The days of the rule with their times, and what was planned for each.
pub fn plan(booking: &Booking, new: &Recurrence, skip: &[Date]) -> Result<Vec<(Date, Planned)>> {
    let zone = zone(&booking.time_zone)?;
    let first = zone.to_datetime(booking.starts_at);
    let length = booking.ends_at.duration_since(booking.starts_at);
    let days = new.days(first.date())?;
    if let Some(stray) = skip.iter().find(|day| !days.contains(day)) {
        return Err(Error::invalid(
            "skip",
            format!(
                "{stray} is not a day of this series. Leave out only days that the preview shows."
            ),
        ));
    }
    let most = usize::try_from(booking.max_recurrences).map_err(Error::internal)?;
    if days.len() > most {
        return Err(Error::invalid(
            "recurrence.count",
            format!("A series has at most {most} visits in this practice."),
        ));
    }
    let furthest = first
        .date()
        .checked_add(REACH.days())
        .map_err(Error::internal)?;
    if days.last().is_some_and(|last| *last > furthest) {
        return Err(Error::invalid(
            "recurrence.count",
            "A series reaches two years ahead at most. Take fewer visits.",
        ));
    }
    days.into_iter()
        .filter(|day| !skip.contains(day))
        .map(|day| {
            let starts_at = moment(day, first.time(), &zone)?;
            let planned = Planned {
                starts_at,
                ends_at: starts_at + length,
                instead_of: None,
            };
            Ok((day, planned))
        })
        .collect()
}

/// Refuses the whole if something stands in the way of any, and names the days; else answers which are outside the hours.
pub fn all_or_none(
    booking: &Booking,
    days: &[Date],
    planned: &[Planned],
    obstacles: &[Vec<Obstacle>],
) -> Result<Vec<(Planned, bool)>> {
    let refused: Vec<String> = days
        .iter()
        .zip(obstacles)
        .filter_map(|(day, found)| {
            let first = booking.refusing(found).next()?;
            Some(format!("{day}: {}", first.label()))
        })
        .collect();
    if !refused.is_empty() {
        let named = refused.iter().take(NAMED).cloned().collect::<Vec<_>>();
        let more = match refused.len().saturating_sub(NAMED) {
            0 => String::new(),
            more => format!(" And {more} more."),
        };
        return Err(Error::conflict(format!(
            "{} of {} visits cannot be booked, so none was. {}{more} Leave these days out, or choose another time.",
            refused.len(),
            days.len(),
            named.join(" ")
        ))
        .on_field("skip"));
    }
    Ok(planned
        .iter()
        .zip(obstacles)
        .map(|(one, found)| (*one, !found.is_empty()))
        .collect())
}
