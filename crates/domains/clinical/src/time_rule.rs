//! How many minutes a code stands for: the time rules of the CPT code set for psychotherapy, by code number alone.
//!
//! A code that is billed by time stands for the span around its name's minutes: 90834 ("45 minutes") for 38 to 52 of them.

/// A code's span of minutes.
struct Rule {
    code: &'static str,
    least: i32,
    most: Option<i32>,
}

const RULES: &[Rule] = &[
    Rule {
        code: "90832",
        least: 16,
        most: Some(37),
    },
    Rule {
        code: "90834",
        least: 38,
        most: Some(52),
    },
    Rule {
        code: "90837",
        least: 53,
        most: None,
    },
    Rule {
        code: "90839",
        least: 30,
        most: Some(74),
    },
    Rule {
        code: "90846",
        least: 26,
        most: None,
    },
    Rule {
        code: "90847",
        least: 26,
        most: None,
    },
];

/// The codes of individual psychotherapy, of which the minutes choose one.
const INDIVIDUAL: &[&str] = &["90832", "90834", "90837"];

/// Codes of a first evaluation: the note of such a visit is an intake assessment.
pub const EVALUATIONS: &[&str] = &["90791", "90792"];

fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

fn fits(rule: &Rule, minutes: i32) -> bool {
    minutes >= rule.least && rule.most.is_none_or(|most| minutes <= most)
}

/// The code of individual psychotherapy that these minutes make, if `code` is one of them.
pub fn by_minutes(code: &str, minutes: i32) -> Option<&'static str> {
    if !INDIVIDUAL.contains(&code) {
        return None;
    }
    INDIVIDUAL
        .iter()
        .copied()
        .find(|other| rule(other).is_some_and(|rule| fits(rule, minutes)))
}

/// What is odd about a code with so many minutes.
pub fn warning(code: &str, minutes: Option<i32>) -> Option<String> {
    let rule = rule(code)?;
    let Some(minutes) = minutes else {
        return Some(format!("{code} is billed by time: write down the minutes."));
    };
    if fits(rule, minutes) {
        return None;
    }
    let span = match rule.most {
        Some(most) => format!("{} to {most} minutes", rule.least),
        None => format!("at least {} minutes", rule.least),
    };
    let better = by_minutes(code, minutes)
        .map(|other| format!(" {minutes} minutes make {other}."))
        .unwrap_or_default();
    Some(format!(
        "{code} stands for {span}; {minutes} are written down.{better}"
    ))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_edges_of_every_span() {
        for (minutes, code) in [
            (15, None),
            (16, Some("90832")),
            (37, Some("90832")),
            (38, Some("90834")),
            (52, Some("90834")),
            (53, Some("90837")),
            (240, Some("90837")),
        ] {
            assert_eq!(by_minutes("90834", minutes), code, "{minutes}");
        }
        assert_eq!(by_minutes("90847", 60), None);
        assert!(warning("90847", Some(25)).is_some_and(|words| words.contains("at least 26")));
        assert!(warning("90837", None).is_some());
        assert_eq!(warning("H0004", Some(1)), None);
    }

    proptest! {
        #[test]
        fn the_code_that_the_minutes_choose_has_nothing_odd(minutes in 0i32..600) {
            if let Some(code) = by_minutes("90832", minutes) {
                prop_assert_eq!(warning(code, Some(minutes)), None);
            } else {
                prop_assert!(minutes < 16);
            }
        }
    }
}
