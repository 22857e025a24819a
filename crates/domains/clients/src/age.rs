//! How old somebody is on a day.

use jiff::civil::Date;

/// Full years lived on `on`. Whoever was born on 29 February turns on 1 March of a common year.
pub fn age(birth: Date, on: Date) -> i32 {
    let years = i32::from(on.year()) - i32::from(birth.year());
    let before_the_day = (on.month(), on.day()) < (birth.month(), birth.day());
    years - i32::from(before_the_day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::ToSpan;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn one_is_older_on_the_birthday_and_not_the_day_before() {
        assert_eq!(age(date(2008, 3, 2), date(2026, 3, 1)), 17);
        assert_eq!(age(date(2008, 3, 2), date(2026, 3, 2)), 18);
        assert_eq!(age(date(2008, 2, 29), date(2026, 2, 28)), 17);
        assert_eq!(age(date(2008, 2, 29), date(2026, 3, 1)), 18);
    }

    proptest! {
        #[test]
        fn nobody_gets_younger(days in 0i32..40_000, later in 0i32..40_000) {
            let birth = date(1920, 1, 1) + days.days();
            let (on, then) = (birth + later.days(), birth + (later + 1).days());
            prop_assert!(age(birth, on) >= 0);
            prop_assert!(age(birth, then) - age(birth, on) <= 1 && age(birth, then) >= age(birth, on));
        }
    }
}
