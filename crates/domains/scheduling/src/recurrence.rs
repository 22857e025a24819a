//! Visits that repeat: a subset of RFC 5545 (section 3.3.10), reckoned as people reckon, on the calendar of the place.
//!
//! Days are counted on the calendar and the hour is the clock's on the wall, so that a Tuesday at ten stays a Tuesday at ten when the
//! clocks are changed. An hour that a day does not have (a clock put forward) is taken as the RFC says: by the offset before the gap.
//! An hour that a day has twice is the first of the two.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use jiff::{Span, Timestamp, ToSpan};
use kernel::prelude::*;
use kernel::weekday::Weekday;

/// The most visits in a series.
pub const MOST: usize = 52;

kernel::vocabulary! {
    /// In which measure something repeats.
    pub enum Frequency {
        /// By days.
        Daily = "daily" => "Daily",
        /// By weeks.
        Weekly = "weekly" => "Weekly",
        /// By months, on the same day of the month; a month without that day is left out.
        MonthlyByDay = "monthly_by_day" => "Monthly, same day",
        /// By months, on the same weekday of the month; the fifth is the last.
        MonthlyByWeekday = "monthly_by_weekday" => "Monthly, same weekday",
    }
}

/// By which rule something repeats. Exactly one of `count` and `until` is given.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Recurrence {
    /// In which measure.
    pub frequency: Frequency,
    /// Every how many days, weeks or months: 2 with `weekly` is every other week.
    #[serde(default = "one")]
    pub interval: Within<1, 12>,
    /// With `weekly`: on which days; left out: on that of the first.
    #[serde(default)]
    pub weekdays: Vec<Weekday>,
    /// How many in all.
    #[serde(default)]
    pub count: Option<Within<2, 52>>,
    /// The last day on which one may be.
    #[serde(default)]
    pub until: Option<Date>,
}

fn one() -> Within<1, 12> {
    Within::new(1).expect("1 lies within")
}

impl Recurrence {
    /// The rule of the examples: six weeks long, once a week.
    pub fn example() -> Recurrence {
        Recurrence {
            frequency: Frequency::Weekly,
            interval: one(),
            weekdays: vec![],
            count: Within::new(6).ok(),
            until: None,
        }
    }

    /// The days, the first of which is `first`; at most [`MOST`].
    pub fn days(&self, first: Date) -> Result<Vec<Date>> {
        self.check(first)?;
        let most = match self.count {
            Some(count) => usize::try_from(count.get()).map_err(Error::internal)?,
            None => MOST + 1,
        };
        let last = self.until.unwrap_or(Date::MAX);
        let mut days = Vec::new();
        for turn in 0.. {
            let Some(found) = self.turn(first, turn).map_err(Error::internal)? else {
                break;
            };
            for day in found.into_iter().filter(|day| *day >= first) {
                if day > last || days.len() == most {
                    return self.bounded(days);
                }
                days.push(day);
            }
        }
        self.bounded(days)
    }

    fn bounded(&self, days: Vec<Date>) -> Result<Vec<Date>> {
        match days.len() {
            n if n > MOST => Err(Error::invalid(
                "recurrence.until",
                format!("A series has at most {MOST} visits. Choose an earlier last day."),
            )),
            0 | 1 => Err(Error::invalid(
                "recurrence.until",
                "Only one visit falls into this span. Choose a later last day, or book a single visit.",
            )),
            _ => Ok(days),
        }
    }

    fn check(&self, first: Date) -> Result<()> {
        if self.count.is_some() == self.until.is_some() {
            return Err(Error::invalid(
                "recurrence.count",
                "Say how many visits, or until which day: one of the two.",
            ));
        }
        if self.frequency != Frequency::Weekly && !self.weekdays.is_empty() {
            return Err(Error::invalid(
                "recurrence.weekdays",
                "Weekdays belong to a weekly series.",
            ));
        }
        if !self.weekdays.is_empty() && !self.weekdays.contains(&Weekday::of(first)) {
            return Err(Error::invalid(
                "recurrence.weekdays",
                "The first visit is not on one of these weekdays. Begin on one of them, or add its weekday.",
            ));
        }
        Ok(())
    }

    /// The days of one turn of the rule, in order, some of which may lie before the first. The rarest day, the last of February in a
    /// leap year, comes round often enough for [`MOST`] visits within so many turns; `None` after them.
    fn turn(&self, first: Date, turn: i64) -> Result<Option<Vec<Date>>, jiff::Error> {
        let step = turn * self.interval.get();
        if turn > 48 * 52 {
            return Ok(None);
        }
        let day = |span: Span, from: Date| from.checked_add(span);
        Ok(Some(match self.frequency {
            Frequency::Daily => vec![day(step.days(), first)?],
            Frequency::Weekly => {
                let monday = day((-Weekday::of(first).since_monday()).days(), first)?;
                let week = day(step.weeks(), monday)?;
                let mut days = self.weekdays.clone();
                if days.is_empty() {
                    days.push(Weekday::of(first));
                }
                days.sort_unstable();
                days.dedup();
                days.into_iter()
                    .map(|one| day(one.since_monday().days(), week))
                    .collect::<Result<_, _>>()?
            }
            Frequency::MonthlyByDay => {
                let month = day(step.months(), first.first_of_month())?;
                Date::new(month.year(), month.month(), first.day())
                    .into_iter()
                    .collect()
            }
            Frequency::MonthlyByWeekday => {
                let month = day(step.months(), first.first_of_month())?;
                vec![month.nth_weekday_of_month(nth(first), first.weekday())?]
            }
        }))
    }

    /// The rule in the words of RFC 5545, for a series that begins on `first` and has so many visits.
    pub fn rule(&self, first: Date, count: usize) -> String {
        let interval = self.interval;
        let (frequency, by) = match self.frequency {
            Frequency::Daily => ("DAILY", String::new()),
            Frequency::Weekly => {
                let mut days = self.weekdays.clone();
                if days.is_empty() {
                    days.push(Weekday::of(first));
                }
                days.sort_unstable();
                days.dedup();
                let short: Vec<_> = days.into_iter().map(Weekday::short).collect();
                ("WEEKLY", format!(";BYDAY={};WKST=MO", short.join(",")))
            }
            Frequency::MonthlyByDay => ("MONTHLY", format!(";BYMONTHDAY={}", first.day())),
            Frequency::MonthlyByWeekday => (
                "MONTHLY",
                format!(";BYDAY={}{}", nth(first), Weekday::of(first).short()),
            ),
        };
        format!("FREQ={frequency};INTERVAL={interval}{by};COUNT={count}")
    }
}

/// Which of its weekday in its month a date is; the fifth is the last.
fn nth(date: Date) -> i8 {
    match (date.day() - 1) / 7 + 1 {
        5 => -1,
        n => n,
    }
}

/// The moment at which the clock on the wall shows this, by the rules at the head of this file.
pub fn moment(day: Date, time: Time, zone: &TimeZone) -> Result<Timestamp> {
    zone.to_ambiguous_timestamp(day.to_datetime(time))
        .compatible()
        .map_err(Error::internal)
}

/// The zone of that name.
pub fn zone(name: &str) -> Result<TimeZone> {
    TimeZone::get(name).map_err(Error::internal)
}

#[cfg(test)]
#[path = "recurrence_tests.rs"]
mod tests;
