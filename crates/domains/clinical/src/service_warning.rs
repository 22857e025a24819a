//! What the author of a note is told about the services written down in it.

use kernel::service_time::{self, Wrong};

/// What is odd about a code with so many minutes.
pub fn of_minutes(code: &str, minutes: Option<i32>) -> Option<String> {
    match (service_time::check(code, minutes), minutes) {
        (Ok(()), _) => None,
        (Err(Wrong::Outside), Some(minutes)) => {
            let span = service_time::span_words(code)?;
            let better = service_time::by_minutes(code, minutes)
                .map(|other| format!(" {minutes} minutes make {other}."))
                .unwrap_or_default();
            Some(format!(
                "{code} stands for {span}; {minutes} are written down.{better}"
            ))
        }
        (Err(_), _) => Some(format!("{code} is billed by time: write down the minutes.")),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_author_hears_what_the_minutes_would_make() {
        assert_eq!(
            of_minutes("90834", Some(55)).as_deref(),
            Some("90834 stands for 38 to 52 minutes; 55 are written down. 55 minutes make 90837.")
        );
        assert!(of_minutes("90847", Some(25)).is_some_and(|words| words.contains("at least 26")));
        assert_eq!(
            of_minutes("90837", None).as_deref(),
            Some("90837 is billed by time: write down the minutes.")
        );
        assert_eq!(of_minutes("H0004", Some(1)), None);
    }

    proptest! {
        #[test]
        fn the_code_that_the_minutes_choose_has_nothing_odd(minutes in 0i32..600) {
            if let Some(code) = service_time::by_minutes("90832", minutes) {
                prop_assert_eq!(of_minutes(code, Some(minutes)), None);
            } else {
                prop_assert!(minutes < 16);
            }
        }
    }
}
