use jiff::civil::{date, time};
use proptest::prelude::*;

use super::*;

fn rule(frequency: Frequency, interval: i64, count: i64) -> Recurrence {
    Recurrence {
        frequency,
        interval: Within::new(interval).unwrap(),
        weekdays: vec![],
        count: Within::new(count).ok(),
        until: None,
    }
}

#[test]
fn a_month_without_the_day_is_left_out() {
    let days = rule(Frequency::MonthlyByDay, 1, 5)
        .days(date(2026, 1, 31))
        .unwrap();
    assert_eq!(
        days,
        [
            date(2026, 1, 31),
            date(2026, 3, 31),
            date(2026, 5, 31),
            date(2026, 7, 31),
            date(2026, 8, 31)
        ]
    );
}

#[test]
fn the_fifth_weekday_is_the_last() {
    let days = rule(Frequency::MonthlyByWeekday, 1, 3)
        .days(date(2026, 3, 31))
        .unwrap();
    assert_eq!(
        days,
        [date(2026, 3, 31), date(2026, 4, 28), date(2026, 5, 26)]
    );
    let days = rule(Frequency::MonthlyByWeekday, 1, 3)
        .days(date(2026, 3, 10))
        .unwrap();
    assert_eq!(
        days,
        [date(2026, 3, 10), date(2026, 4, 14), date(2026, 5, 12)]
    );
}

#[test]
fn every_other_week_counts_whole_weeks() {
    let biweekly = Recurrence {
        weekdays: vec![Weekday::Thursday, Weekday::Tuesday],
        ..rule(Frequency::Weekly, 2, 5)
    };
    let days = biweekly.days(date(2026, 3, 5)).unwrap();
    assert_eq!(
        days,
        [
            date(2026, 3, 5),
            date(2026, 3, 17),
            date(2026, 3, 19),
            date(2026, 3, 31),
            date(2026, 4, 2)
        ]
    );
    assert_eq!(
        biweekly.rule(date(2026, 3, 5), 5),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;WKST=MO;COUNT=5"
    );
}

#[test]
fn ten_o_clock_stays_ten_o_clock_when_the_clocks_change() {
    let new_york = zone("America/New_York").unwrap();
    let days = rule(Frequency::Weekly, 1, 3)
        .days(date(2026, 3, 3))
        .unwrap();
    let moments: Vec<String> = days
        .into_iter()
        .map(|day| {
            moment(day, time(10, 0, 0, 0), &new_york)
                .unwrap()
                .to_string()
        })
        .collect();
    assert_eq!(
        moments,
        [
            "2026-03-03T15:00:00Z",
            "2026-03-10T14:00:00Z",
            "2026-03-17T14:00:00Z"
        ]
    );
    // Half past two on the night of the change: there is no such hour, so it is half past three.
    let gap = moment(date(2026, 3, 8), time(2, 30, 0, 0), &new_york).unwrap();
    assert_eq!(gap.to_string(), "2026-03-08T07:30:00Z");
    // Half past one in the night in November comes twice: the first counts.
    let fold = moment(date(2026, 11, 1), time(1, 30, 0, 0), &new_york).unwrap();
    assert_eq!(fold.to_string(), "2026-11-01T05:30:00Z");
}

#[test]
fn a_rule_that_says_too_little_too_much_or_nonsense_is_refused() {
    let first = date(2026, 3, 3);
    let weekly = || rule(Frequency::Weekly, 1, 4);
    for (rule, field) in [
        (
            Recurrence {
                count: None,
                ..weekly()
            },
            "recurrence.count",
        ),
        (
            Recurrence {
                until: Some(date(2026, 5, 1)),
                ..weekly()
            },
            "recurrence.count",
        ),
        (
            Recurrence {
                weekdays: vec![Weekday::Monday],
                ..weekly()
            },
            "recurrence.weekdays",
        ),
        (
            Recurrence {
                weekdays: vec![Weekday::Tuesday],
                ..rule(Frequency::Daily, 1, 4)
            },
            "recurrence.weekdays",
        ),
        (
            Recurrence {
                count: None,
                until: Some(date(2027, 3, 9)),
                ..weekly()
            },
            "recurrence.until",
        ),
        (
            Recurrence {
                count: None,
                until: Some(date(2026, 3, 9)),
                ..weekly()
            },
            "recurrence.until",
        ),
    ] {
        assert_eq!(
            rule.days(first).unwrap_err().field(),
            Some(field),
            "{rule:?}"
        );
    }
    let until = Recurrence {
        count: None,
        until: Some(date(2027, 2, 23)),
        ..weekly()
    };
    assert_eq!(until.days(first).unwrap().len(), 52);
}

fn any_day() -> impl Strategy<Value = Date> {
    (0..6000_i32).prop_map(|after| date(2020, 1, 1).checked_add(after.days()).unwrap())
}

fn any_rule() -> impl Strategy<Value = Recurrence> {
    (0..Frequency::ALL.len(), 1..=12_i64, 2..=52_i64)
        .prop_map(|(which, interval, count)| rule(Frequency::ALL[which], interval, count))
}

proptest! {
    /// As many as were asked for, the first of them first, each later than the one before: none twice, none out of turn.
    #[test]
    fn as_many_as_asked_for_and_each_later_than_the_last(rule in any_rule(), first in any_day()) {
        let days = rule.days(first).unwrap();
        prop_assert_eq!(days.len() as i64, rule.count.unwrap().get());
        prop_assert_eq!(days[0], first);
        prop_assert!(days.windows(2).all(|pair| pair[0] < pair[1]));
    }

    /// Between two neighbours lies just the interval: no day is missed.
    #[test]
    fn no_day_is_missed(interval in 1..=12_i64, first in any_day()) {
        let apart = |pair: &[Date]| pair[0].until(pair[1]).unwrap().get_days();
        let days = rule(Frequency::Daily, interval, 52).days(first).unwrap();
        prop_assert!(days.windows(2).all(|pair| i64::from(apart(pair)) == interval));
        let days = rule(Frequency::Weekly, interval, 52).days(first).unwrap();
        prop_assert!(days.windows(2).all(|pair| i64::from(apart(pair)) == 7 * interval));
    }

    /// On every chosen weekday of every chosen week, and on no other day.
    #[test]
    fn every_chosen_weekday_of_every_chosen_week(mask in 1..128_u8, interval in 1..=4_i64, first in any_day()) {
        let mut weekdays: Vec<Weekday> = Weekday::ALL.iter().copied().filter(|day| mask & (1 << (*day as u8)) != 0).collect();
        if !weekdays.contains(&Weekday::of(first)) {
            weekdays.push(Weekday::of(first));
        }
        let rule = Recurrence { weekdays: weekdays.clone(), ..rule(Frequency::Weekly, interval, 40) };
        let days = rule.days(first).unwrap();
        let monday = |day: Date| day.checked_sub(Weekday::of(day).since_monday().days()).unwrap();
        let mut expected = Vec::new();
        let mut day = first;
        while expected.len() < 40 {
            let weeks = i64::from(monday(first).until(monday(day)).unwrap().get_days()) / 7;
            if weeks % interval == 0 && weekdays.contains(&Weekday::of(day)) {
                expected.push(day);
            }
            day = day.tomorrow().unwrap();
        }
        prop_assert_eq!(days, expected);
    }

    /// A monthly series keeps its day of the month, or its weekday, and skips a month only where that day is not.
    #[test]
    fn a_month_is_left_out_only_where_the_day_is_not(interval in 1..=12_i64, first in any_day()) {
        let months = |from: Date, to: Date| i64::from(to.year() - from.year()) * 12 + i64::from(to.month() - from.month());
        let by_day = rule(Frequency::MonthlyByDay, interval, 24).days(first).unwrap();
        for pair in by_day.windows(2) {
            prop_assert_eq!(pair[1].day(), first.day());
            let mut between = months(pair[0], pair[1]) / interval - 1;
            let mut month = pair[0].first_of_month();
            while between > 0 {
                month = month.checked_add(interval.months()).unwrap();
                prop_assert!(month.days_in_month() < first.day());
                between -= 1;
            }
        }
        let by_weekday = rule(Frequency::MonthlyByWeekday, interval, 24).days(first).unwrap();
        for pair in by_weekday.windows(2) {
            prop_assert_eq!(pair[1].weekday(), first.weekday());
            prop_assert_eq!(months(pair[0], pair[1]), interval);
            let expected = match nth(first) {
                -1 => pair[1].day() + 7 > pair[1].days_in_month(),
                which => (pair[1].day() - 1) / 7 + 1 == which,
            };
            prop_assert!(expected, "{} is not the same weekday of its month as {}", pair[1], first);
        }
    }

    /// Whatever the day, the clock on the wall shows the hour that was agreed, except in the hour that a day does not have.
    #[test]
    fn the_clock_on_the_wall_shows_the_hour(first in any_day(), hour in 0..24_i8, which in 0..5_usize) {
        let name = ["America/New_York", "America/Phoenix", "Europe/Berlin", "Australia/Lord_Howe", "America/Sao_Paulo"][which];
        let zone = zone(name).unwrap();
        for day in rule(Frequency::Daily, 7, 52).days(first).unwrap() {
            let shown = zone.to_datetime(moment(day, time(hour, 30, 0, 0), &zone).unwrap());
            let wanted = day.to_datetime(time(hour, 30, 0, 0));
            let in_a_gap = zone.to_ambiguous_timestamp(wanted).is_ambiguous();
            prop_assert!(shown == wanted || in_a_gap, "{} became {}", wanted, shown);
        }
    }
}
