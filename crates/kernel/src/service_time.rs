//! How many minutes a code stands for: the time rules of the psychotherapy section of the CPT code set, by code number alone.
//!
//! A code that is billed by time stands for the span around its name's minutes: 90834 ("45 minutes") for 38 to 52 of them. The note warns
//! by these rules and the claim is checked by them, so they stand here once.

/// A code's span of minutes.
struct Span {
    code: &'static str,
    least: i32,
    most: Option<i32>,
}

const SPANS: &[Span] = &[
    span("90832", 16, Some(37)),
    span("90834", 38, Some(52)),
    span("90837", 53, None),
    span("90839", 30, Some(74)),
    span("90846", 26, None),
    span("90847", 26, None),
];

/// Individual psychotherapy, of which the minutes choose one.
const INDIVIDUAL: &[&str] = &["90832", "90834", "90837"];

/// Codes of a first evaluation.
pub const EVALUATIONS: &[&str] = &["90791", "90792"];

/// What is wrong with the minutes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is billed by time, and no minutes are documented.
    Missing,
    /// The minutes are outside its span.
    Outside,
}

const fn span(code: &'static str, least: i32, most: Option<i32>) -> Span {
    Span { code, least, most }
}

impl Span {
    fn holds(&self, minutes: i32) -> bool {
        minutes >= self.least && self.most.is_none_or(|most| minutes <= most)
    }
}

fn span_of(code: &str) -> Option<&'static Span> {
    SPANS.iter().find(|span| span.code == code)
}

/// Judges a code by its documented minutes. Codes without a span are never wrong.
pub fn check(code: &str, minutes: Option<i32>) -> Result<(), Wrong> {
    match (span_of(code), minutes) {
        (None, _) => Ok(()),
        (Some(_), None) => Err(Wrong::Missing),
        (Some(span), Some(minutes)) if span.holds(minutes) => Ok(()),
        (Some(_), Some(_)) => Err(Wrong::Outside),
    }
}

/// The span of a code, in words: "38 to 52 minutes".
pub fn span_words(code: &str) -> Option<String> {
    let span = span_of(code)?;
    Some(match span.most {
        Some(most) => format!("{} to {most} minutes", span.least),
        None => format!("at least {} minutes", span.least),
    })
}

/// The code of individual psychotherapy that so many minutes make.
pub fn individual(minutes: i32) -> Option<&'static str> {
    SPANS
        .iter()
        .filter(|span| INDIVIDUAL.contains(&span.code))
        .find(|span| span.holds(minutes))
        .map(|span| span.code)
}

/// The code of individual psychotherapy that these minutes make, if `code` is one of them.
pub fn by_minutes(code: &str, minutes: i32) -> Option<&'static str> {
    INDIVIDUAL
        .contains(&code)
        .then(|| individual(minutes))
        .flatten()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_edges_of_every_span() {
        for (code, least, most) in [
            ("90832", 16, Some(37)),
            ("90834", 38, Some(52)),
            ("90837", 53, None),
            ("90839", 30, Some(74)),
            ("90846", 26, None),
            ("90847", 26, None),
        ] {
            assert_eq!(check(code, Some(least)), Ok(()), "{code}");
            assert_eq!(check(code, Some(least - 1)), Err(Wrong::Outside), "{code}");
            if let Some(most) = most {
                assert_eq!(check(code, Some(most)), Ok(()), "{code}");
                assert_eq!(check(code, Some(most + 1)), Err(Wrong::Outside), "{code}");
            }
            assert_eq!(check(code, None), Err(Wrong::Missing), "{code}");
        }
        assert_eq!(check("90791", None), Ok(()));
        assert_eq!(check("H0004", Some(1)), Ok(()));
    }

    #[test]
    fn the_minutes_choose_among_individual_psychotherapy_only() {
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
        assert_eq!(by_minutes("90839", 60), None);
    }

    #[test]
    fn a_span_is_said_in_words() {
        assert_eq!(span_words("90834").as_deref(), Some("38 to 52 minutes"));
        assert_eq!(span_words("90847").as_deref(), Some("at least 26 minutes"));
        assert_eq!(span_words("90791"), None);
    }

    proptest! {
        #[test]
        fn the_code_that_the_minutes_make_fits_them(given in -5i32..2000) {
            match individual(given) {
                Some(code) => prop_assert_eq!(check(code, Some(given)), Ok(())),
                None => prop_assert!(given < 16),
            }
        }
    }
}
