use super::*;
use proptest::prelude::*;

fn zone(name: &str) -> TimeZone {
    TimeZone::get(name).unwrap()
}

fn at(text: &str) -> Timestamp {
    text.parse().unwrap()
}

/// The wall-clock times of a stretch, as `HH:MM±hh`.
fn wall(cron: &str, place: &str, from: &str, to: &str) -> Vec<String> {
    let zone = zone(place);
    let (times, more) = Cron::parse(cron)
        .unwrap()
        .between(&zone, at(from), at(to), 1000);
    assert_eq!(more, 0);
    times
        .iter()
        .map(|time| {
            time.to_zoned(zone.clone())
                .strftime("%H:%M%:::z")
                .to_string()
        })
        .collect()
}

// In New York the clocks jump from 02:00 to 03:00 on 8 March 2026 and from 02:00 back to 01:00 on
// 1 November 2026.
const SPRING: (&str, &str) = ("2026-03-08T04:59:59Z", "2026-03-09T03:59:59Z");
const FALL: (&str, &str) = ("2026-11-01T03:59:59Z", "2026-11-02T04:59:59Z");

#[test]
fn a_skipped_time_runs_once_right_after_the_jump() {
    let spring = |cron| wall(cron, "America/New_York", SPRING.0, SPRING.1);
    assert_eq!(spring("30 2 * * *"), ["03:00-04"]);
    assert_eq!(spring("0 2 * * *"), ["03:00-04"]);
    assert_eq!(
        spring("0,15,30,45 2 * * *"),
        ["03:00-04"],
        "a whole hour of slots is one"
    );
    assert_eq!(spring("30 2,3 * * *"), ["03:00-04", "03:30-04"]);
    assert_eq!(
        spring("0 2,3 * * *"),
        ["03:00-04"],
        "two that fall together are one"
    );
    assert_eq!(
        spring("59 23 * * *"),
        ["23:59-04"],
        "the rest of the day is as always"
    );
}

#[test]
fn a_repeated_time_runs_the_first_time_only() {
    let fall = |cron| wall(cron, "America/New_York", FALL.0, FALL.1);
    assert_eq!(fall("30 1 * * *"), ["01:30-04"]);
    assert_eq!(fall("0 1,2 * * *"), ["01:00-04", "02:00-05"]);
}

#[test]
fn an_interval_goes_on_through_both_jumps() {
    let spring = wall(
        "*/30 * * * *",
        "America/New_York",
        "2026-03-08T06:00:00Z",
        "2026-03-08T08:00:00Z",
    );
    assert_eq!(spring, ["01:30-05", "03:00-04", "03:30-04", "04:00-04"]);
    let fall = wall(
        "*/30 * * * *",
        "America/New_York",
        "2026-11-01T05:00:00Z",
        "2026-11-01T07:00:00Z",
    );
    assert_eq!(fall, ["01:30-04", "01:00-05", "01:30-05", "02:00-05"]);
}

#[test]
fn a_jump_at_midnight_or_over_a_whole_day_loses_nothing() {
    // Havana jumps from 00:00 to 01:00; Apia had no 30 December 2011 at all.
    let havana = wall(
        "0 0 * * *",
        "America/Havana",
        "2026-03-07T12:00:00Z",
        "2026-03-09T12:00:00Z",
    );
    assert_eq!(havana, ["01:00-04", "00:00-04"]);
    let apia = wall(
        "0 12 * * *",
        "Pacific/Apia",
        "2011-12-29T10:00:00Z",
        "2011-12-31T09:00:00Z",
    );
    assert_eq!(apia, ["12:00-10", "00:00+14", "12:00+14"]);
}

#[test]
fn ordinary_schedules_mean_what_cron_means() {
    let utc = TimeZone::UTC;
    let next = |cron: &str, after: &str| {
        Cron::parse(cron)
            .unwrap()
            .next(&utc, at(after))
            .map(|time| time.to_string())
    };
    let monday = "2026-01-05T10:00:00Z";
    assert_eq!(next("*/5 * * * *", monday).unwrap(), "2026-01-05T10:05:00Z");
    assert_eq!(next("59 23 * * 0", monday).unwrap(), "2026-01-11T23:59:00Z");
    assert_eq!(next("59 23 * * 7", monday).unwrap(), "2026-01-11T23:59:00Z");
    assert_eq!(
        next("0 8-18/4 * * 1-5", monday).unwrap(),
        "2026-01-05T12:00:00Z"
    );
    assert_eq!(next("0 0 29 2 *", monday).unwrap(), "2028-02-29T00:00:00Z");
    assert_eq!(
        next("0 0 13 * 5", monday).unwrap(),
        "2026-01-09T00:00:00Z",
        "a Friday or a 13th"
    );
    assert_eq!(
        next("5/20 9 1 * *", monday).unwrap(),
        "2026-02-01T09:05:00Z"
    );
}

#[test]
fn every_bad_expression_is_refused_with_the_field_named() {
    for (bad, place) in [
        ("* * * *", "4 fields"),
        ("60 * * * *", "minute"),
        ("* 24 * * *", "hour"),
        ("* * 0 * *", "day of month"),
        ("* * * 13 *", "month"),
        ("* * * * 8", "day of week"),
        ("5-1 * * * *", "minute"),
        ("*/0 * * * *", "minute"),
        ("1, * * * *", "minute"),
        ("+5 * * * *", "minute"),
        ("a * * * *", "minute"),
        ("0 0 31 2,4 *", "no month has"),
    ] {
        let fault = Cron::parse(bad).unwrap_err();
        assert!(fault.contains(place), "{bad}: {fault}");
    }
}

#[test]
fn what_was_missed_is_cut_to_the_newest() {
    let cron = Cron::parse("0 * * * *").unwrap();
    let (times, more) = cron.between(
        &TimeZone::UTC,
        at("2026-01-05T00:00:00Z"),
        at("2026-01-05T05:00:00Z"),
        2,
    );
    assert_eq!(
        times,
        [at("2026-01-05T04:00:00Z"), at("2026-01-05T05:00:00Z")]
    );
    assert_eq!(more, 3);
}

fn any_field(least: u8, most: u8) -> impl Strategy<Value = String> {
    prop_oneof![
        Just("*".to_owned()),
        (least..=most).prop_map(|one| one.to_string()),
        (1..=most).prop_map(|step| format!("*/{step}")),
        (least..=most, least..=most).prop_map(|(a, b)| format!("{}-{}", a.min(b), a.max(b))),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    /// Walking with `next` visits exactly what `between` lists, in every zone, over jumps.
    #[test]
    fn next_and_between_agree(
        minute in any_field(0, 59),
        hour in any_field(0, 23),
        weekday in any_field(0, 6),
        place in prop::sample::select(vec!["UTC", "America/New_York", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe", "Asia/Kathmandu"]),
        start in 1_767_225_600_i64..1_798_761_600,
    ) {
        let cron = Cron::parse(&format!("{minute} {hour} * * {weekday}")).unwrap();
        let zone = zone(place);
        let from = Timestamp::from_second(start).unwrap();
        let until = from + SignedDuration::from_hours(30);
        let (listed, _) = cron.between(&zone, from, until, usize::MAX);
        let mut walked = Vec::new();
        let mut now = from;
        while let Some(next) = cron.next(&zone, now).filter(|next| *next <= until) {
            prop_assert!(next > now);
            walked.push(next);
            now = next;
        }
        prop_assert_eq!(listed, walked);
    }

    /// Every day-time slot of a year runs on each of its days exactly once, whatever the clocks do.
    #[test]
    fn a_time_of_day_runs_once_a_day(
        hour in 0..24_u8,
        minute in 0..60_u8,
        place in prop::sample::select(vec!["America/New_York", "Europe/Berlin", "America/Havana", "Australia/Lord_Howe"]),
    ) {
        let cron = Cron::parse(&format!("{minute} {hour} * * *")).unwrap();
        let zone = zone(place);
        let from = zone.to_timestamp(jiff::civil::date(2026, 1, 1).at(0, 0, 0, 0)).unwrap();
        let until = zone.to_timestamp(jiff::civil::date(2027, 1, 1).at(0, 0, 0, 0)).unwrap();
        let from = from - SignedDuration::from_secs(1);
        let until = until - SignedDuration::from_secs(1);
        let (times, _) = cron.between(&zone, from, until, usize::MAX);
        let mut dates: Vec<_> = times.iter().map(|time| zone.to_datetime(*time).date()).collect();
        dates.dedup();
        prop_assert_eq!((times.len(), dates.len()), (365, 365));
    }

    /// No text makes the parser panic.
    #[test]
    fn any_text_is_answered(text in "[-0-9*/, a]{0,24}") {
        let _answered = Cron::parse(&text).is_ok();
    }
}
