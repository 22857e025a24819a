//! How many minutes a code stands for, and which codes stand only beside another: by code number alone, from the psychotherapy section of
//! the CPT code set.

/// A code's span of minutes.
struct Span {
    code: &'static str,
    least: i32,
    most: Option<i32>,
}

const SPANS: &[Span] = &[
    Span {
        code: "90832",
        least: 16,
        most: Some(37),
    },
    Span {
        code: "90834",
        least: 38,
        most: Some(52),
    },
    Span {
        code: "90837",
        least: 53,
        most: None,
    },
    Span {
        code: "90839",
        least: 30,
        most: Some(74),
    },
    Span {
        code: "90846",
        least: 26,
        most: None,
    },
    Span {
        code: "90847",
        least: 26,
        most: None,
    },
];

/// Add-ons, each with the codes beside which it stands.
const ADD_ONS: &[(&str, &[&str])] = &[
    (
        "90785",
        &[
            "90791", "90792", "90832", "90833", "90834", "90836", "90837", "90838", "90853",
        ],
    ),
    ("90840", &["90839"]),
    ("96159", &["96158"]),
    ("96137", &["96136"]),
];

/// What is wrong with the minutes of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is billed by time, and no minutes are documented.
    Missing,
    /// The minutes are outside its span.
    Outside,
}

/// Judges a code by its documented minutes. Codes without a span are never wrong.
pub fn minutes(code: &str, minutes: Option<i32>) -> Result<(), Wrong> {
    let Some(span) = SPANS.iter().find(|span| span.code == code) else {
        return Ok(());
    };
    match minutes {
        None => Err(Wrong::Missing),
        Some(minutes) if minutes < span.least || span.most.is_some_and(|most| minutes > most) => {
            Err(Wrong::Outside)
        }
        Some(_) => Ok(()),
    }
}

/// The span of a code, in words: "38 to 52 minutes".
pub fn span_words(code: &str) -> Option<String> {
    let span = SPANS.iter().find(|span| span.code == code)?;
    Some(match span.most {
        Some(most) => format!("{} to {most} minutes", span.least),
        None => format!("at least {} minutes", span.least),
    })
}

/// The code of individual psychotherapy that so many minutes make.
pub fn individual(minutes: i32) -> Option<&'static str> {
    SPANS
        .iter()
        .take(3)
        .find(|span| minutes >= span.least && span.most.is_none_or(|most| minutes <= most))
        .map(|span| span.code)
}

/// Whether a code may stand beside these others. `add_on` is the practice's own mark on the code: such a code wants any other that is none.
pub fn stands(code: &str, add_on: bool, others: &[(&str, bool)]) -> bool {
    match ADD_ONS.iter().find(|rule| rule.0 == code) {
        Some((_, parents)) => others.iter().any(|(other, _)| parents.contains(other)),
        None if add_on => others.iter().any(|(_, add_on)| !add_on),
        None => true,
    }
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
            ("90847", 26, None),
        ] {
            assert_eq!(minutes(code, Some(least)), Ok(()), "{code}");
            assert_eq!(
                minutes(code, Some(least - 1)),
                Err(Wrong::Outside),
                "{code}"
            );
            if let Some(most) = most {
                assert_eq!(minutes(code, Some(most)), Ok(()), "{code}");
                assert_eq!(minutes(code, Some(most + 1)), Err(Wrong::Outside), "{code}");
            }
            assert_eq!(minutes(code, None), Err(Wrong::Missing), "{code}");
        }
        assert_eq!(minutes("90791", None), Ok(()));
    }

    #[test]
    fn an_add_on_stands_beside_its_parent_only() {
        assert!(stands("90840", true, &[("90839", false)]));
        assert!(!stands("90840", true, &[("90837", false)]));
        assert!(
            !stands("90785", false, &[]),
            "known as an add-on without the mark"
        );
        assert!(stands("99999", true, &[("90837", false)]));
        assert!(!stands("99999", true, &[("90785", true)]));
        assert!(stands("90837", false, &[]));
    }

    proptest! {
        #[test]
        fn the_code_that_the_minutes_make_fits_them(given in -5i32..2000) {
            match individual(given) {
                Some(code) => prop_assert_eq!(minutes(code, Some(given)), Ok(())),
                None => prop_assert!(given < 16),
            }
        }
    }
}
