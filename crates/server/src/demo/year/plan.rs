//! Who comes when: a year of standing times, without two clients in one hour of a clinician.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};

use super::people::draw;

/// A standing time, and how long it lasts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rhythm {
    /// Which clinician, by place.
    pub clinician: usize,
    /// The first visit.
    pub first: Date,
    /// The hour at which each visit begins, on the practice's clock.
    pub hour: i8,
    /// A visit every so many weeks.
    pub every: i64,
    /// How many visits.
    pub visits: usize,
}

impl Rhythm {
    /// The days of the visits.
    pub fn days(self) -> impl Iterator<Item = Date> {
        (0..self.visits).map(move |visit| self.first + (7 * self.every * visit as i64).days())
    }
}

/// The hours at which visits begin; nobody is seen at noon.
const HOURS: [i8; 6] = [9, 10, 11, 13, 14, 15];
const WEEKDAYS: [Weekday; 5] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
];

/// When each of that many clients is registered, and when they come to which of so many clinicians: over the year before `today`, some
/// of them still in the fortnight after it. The eleventh and the twelfth come to nobody yet.
pub fn plan(clients: usize, clinicians: usize, today: Date) -> Vec<(Date, Option<Rhythm>)> {
    let mut taken = std::collections::BTreeSet::new();
    let mut rhythm_of = |place: usize, ago: i64| {
        let every = [1, 1, 2][draw(place, 3)];
        // Two in five stay; the others come for a while.
        let stays = draw(place + 1000, 5) < 2;
        let wanted = if stays {
            usize::MAX
        } else {
            8 + draw(place + 1500, 22)
        };
        let left = usize::try_from((ago + 13) / (7 * every)).unwrap_or(0);
        let visits = wanted.min(left.max(1));
        // The first standing time that is free all along, from another one on for each client.
        let slots = WEEKDAYS.len() * HOURS.len();
        (0..clinicians * slots).find_map(|step| {
            let slot = (draw(place + 2000, slots) + step / clinicians) % slots;
            let weekday = WEEKDAYS[slot % WEEKDAYS.len()];
            let rhythm = Rhythm {
                clinician: (place + step) % clinicians,
                first: first_after(today - ago.days(), weekday),
                hour: HOURS[slot / WEEKDAYS.len()],
                every,
                visits,
            };
            let times: Vec<_> = rhythm
                .days()
                .map(|day| (rhythm.clinician, day, rhythm.hour))
                .collect();
            let free = times.iter().all(|time| !taken.contains(time));
            free.then(|| {
                taken.extend(times);
                rhythm
            })
        })
    };
    (0..clients)
        .map(|place| {
            let ago = 364 - 350 * place as i64 / clients.max(1) as i64;
            let treated = place != 10 && place != 11;
            (
                today - ago.days(),
                treated.then(|| rhythm_of(place, ago)).flatten(),
            )
        })
        .collect()
}

/// The first such weekday at least three days on.
fn first_after(day: Date, weekday: Weekday) -> Date {
    let from = day + 3.days();
    from + i64::from(from.weekday().until(weekday)).days()
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use std::collections::BTreeSet;

    #[test]
    fn nobody_is_booked_twice_in_one_hour_and_weekends_are_free() {
        let all = plan(120, 4, date(2026, 11, 26));
        let mut times = BTreeSet::new();
        for rhythm in all.iter().filter_map(|(_, rhythm)| rhythm.as_ref()) {
            for day in rhythm.days() {
                assert!(times.insert((rhythm.clinician, day, rhythm.hour)));
                assert!(WEEKDAYS.contains(&day.weekday()));
            }
        }
        assert_eq!(all.iter().filter(|(_, rhythm)| rhythm.is_none()).count(), 2);
        assert!(times.len() > 1200, "{} visits", times.len());
        assert!(times.iter().any(|&(_, day, _)| day > date(2026, 11, 26)));
    }
}
