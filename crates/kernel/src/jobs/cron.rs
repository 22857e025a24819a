//! When, by the clock on the practice's wall: `minute hour day-of-month month day-of-week`.
//!
//! A field is `*`, a number, a range `1-5`, a list `0,30`, or a step `*/5`, `8-18/2`. Sunday is 0 or 7.
//! If both days are restricted, either suffices (as in every cron).
//!
//! Twice a year the wall clock jumps. A schedule that names its hours means times of the day: a time that
//! is skipped runs once, at the first instant after the jump; a time that comes twice runs the first time
//! only. A schedule with `*` for the hour means an interval, so it simply goes on through both.

use jiff::civil::Date;
use jiff::tz::{AmbiguousOffset, TimeZone};
use jiff::{SignedDuration, Timestamp, ToSpan};

/// A parsed expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cron {
    minutes: u64,
    hours: u64,
    days: u64,
    months: u64,
    weekdays: u64,
    every_hour: bool,
    any_day: bool,
    any_weekday: bool,
}

/// How far ahead to look for the next time: 29 February falls on a given weekday within 40 years.
const YEARS_AHEAD: i32 = 41;

impl Cron {
    /// Reads an expression; the error names the field.
    pub fn parse(text: &str) -> Result<Cron, String> {
        let fields: Vec<&str> = text.split_ascii_whitespace().collect();
        let [minute, hour, day, month, weekday] = fields[..] else {
            return Err(format!("{text:?} has {} fields instead of 5", fields.len()));
        };
        let weekdays = field(weekday, "day of week", 0, 7)?;
        let cron = Cron {
            minutes: field(minute, "minute", 0, 59)?,
            hours: field(hour, "hour", 0, 23)?,
            days: field(day, "day of month", 1, 31)?,
            months: field(month, "month", 1, 12)?,
            weekdays: (weekdays | weekdays >> 7) & 0b111_1111,
            every_hour: hour == "*",
            any_day: day == "*",
            any_weekday: weekday == "*",
        };
        let longest = |month: i8| match month {
            2 => 29,
            4 | 6 | 9 | 11 => 30,
            _ => 31,
        };
        let possible = !cron.any_weekday
            || (1..=12).any(|month| {
                has(cron.months, month) && (1..=longest(month)).any(|day| has(cron.days, day))
            });
        match possible {
            true => Ok(cron),
            false => Err(format!("{text:?} names a day that no month has")),
        }
    }

    /// The first time after `after`.
    pub fn next(&self, zone: &TimeZone, after: Timestamp) -> Option<Timestamp> {
        // The day before too: a jump over midnight can move a time into the next day.
        let first = zone.to_datetime(after).date().yesterday().ok()?;
        let last = first.checked_add(YEARS_AHEAD.years()).unwrap_or(Date::MAX);
        std::iter::successors(Some(first), |date| date.tomorrow().ok())
            .take_while(|date| *date <= last)
            .filter(|date| self.on(*date))
            .find_map(|date| {
                self.times(zone, date)
                    .into_iter()
                    .find(|time| *time > after)
            })
    }

    /// The last `most` times after `after` and not after `until`, in order, and how many more there were.
    pub fn between(
        &self,
        zone: &TimeZone,
        after: Timestamp,
        until: Timestamp,
        most: usize,
    ) -> (Vec<Timestamp>, usize) {
        let (Ok(first), Ok(last)) = (
            zone.to_datetime(after).date().yesterday(),
            zone.to_datetime(until).date().tomorrow(),
        ) else {
            return (Vec::new(), 0);
        };
        let mut times: Vec<Timestamp> = std::iter::successors(Some(first), |d| d.tomorrow().ok())
            .take_while(|date| *date <= last)
            .filter(|date| self.on(*date))
            .flat_map(|date| self.times(zone, date))
            .filter(|time| after < *time && *time <= until)
            .collect();
        times.sort_unstable();
        times.dedup();
        let more = times.len().saturating_sub(most);
        (times.split_off(more), more)
    }

    /// Whether the schedule knows this day.
    fn on(&self, date: Date) -> bool {
        let day = has(self.days, date.day());
        let weekday = has(self.weekdays, date.weekday().to_sunday_zero_offset());
        let either = match (self.any_day, self.any_weekday) {
            (false, false) => day || weekday,
            _ => day && weekday,
        };
        has(self.months, date.month()) && either
    }

    /// The instants of one day, in order, each once.
    fn times(&self, zone: &TimeZone, date: Date) -> Vec<Timestamp> {
        let mut times = Vec::new();
        for hour in (0..24).filter(|hour| has(self.hours, *hour)) {
            for minute in (0..60).filter(|minute| has(self.minutes, *minute)) {
                let wall = date.at(hour, minute, 0, 0);
                let at = |offset: jiff::tz::Offset| offset.to_timestamp(wall).ok();
                match zone.to_ambiguous_timestamp(wall).offset() {
                    AmbiguousOffset::Unambiguous { offset } => times.extend(at(offset)),
                    AmbiguousOffset::Fold { before, after } => {
                        times.extend(at(before));
                        times.extend(at(after).filter(|_| self.every_hour));
                    }
                    AmbiguousOffset::Gap { before, .. } if !self.every_hour => {
                        times.extend(at(before).and_then(|time| jump_before(zone, time)));
                    }
                    AmbiguousOffset::Gap { .. } => {}
                }
            }
        }
        times.sort_unstable();
        times.dedup();
        times
    }
}

/// The jump of the clock that `time` lies at or shortly behind.
fn jump_before(zone: &TimeZone, time: Timestamp) -> Option<Timestamp> {
    let behind = time.checked_add(SignedDuration::from_nanos(1)).ok()?;
    zone.preceding(behind).next().map(|jump| jump.timestamp())
}

fn has(set: u64, value: i8) -> bool {
    set & (1 << value) != 0
}

/// One field as a set of numbers.
fn field(text: &str, name: &str, least: u8, most: u8) -> Result<u64, String> {
    let bad = || {
        format!(
            "the {name} {text:?} is not *, a number, a range, a list or a step from {least} to {most}"
        )
    };
    let number = |text: &str| -> Result<u8, String> {
        let plain = !text.is_empty() && text.len() <= 2 && text.bytes().all(|b| b.is_ascii_digit());
        let number = text.parse().ok().filter(|_| plain).ok_or_else(bad)?;
        (least..=most)
            .contains(&number)
            .then_some(number)
            .ok_or_else(bad)
    };
    let mut set = 0;
    for part in text.split(',') {
        let (range, step) = match part.split_once('/') {
            Some((range, step)) => {
                let step = step
                    .parse::<u8>()
                    .ok()
                    .filter(|step| *step > 0)
                    .ok_or_else(bad)?;
                (range, Some(step))
            }
            None => (part, None),
        };
        let (from, to) = match (range.split_once('-'), range) {
            (Some((from, to)), _) => (number(from)?, number(to)?),
            // `*` in the day of week is Sunday to Saturday once.
            (None, "*") => (least, if most == 7 { 6 } else { most }),
            (None, one) if step.is_some() => (number(one)?, most),
            (None, one) => (number(one)?, number(one)?),
        };
        if from > to {
            return Err(bad());
        }
        for value in (from..=to).step_by(step.unwrap_or(1).into()) {
            set |= 1 << value;
        }
    }
    Ok(set)
}

#[cfg(test)]
#[path = "cron_tests.rs"]
mod tests;
