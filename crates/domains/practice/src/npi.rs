//! The National Provider Identifier, which names a clinician or a practice on every claim.

kernel::shaped_text! {
    /// Ten digits, the last of which proves the others.
    Npi: "^[12][0-9]{9}$", is_npi, "This is not an NPI: it has ten digits, begins with 1 or 2, and its last digit proves the others. Check for a typing error.";
}

/// Luhn's formula over `80840` and the number, as CMS prescribes; the five digits of the prefix add 24.
/// `app.is_npi` says the same in SQL.
fn is_npi(text: &str) -> bool {
    if text.len() != 10
        || !text.bytes().all(|b| b.is_ascii_digit())
        || !text.starts_with(['1', '2'])
    {
        return false;
    }
    let sum: u32 = text
        .bytes()
        .map(|digit| u32::from(digit - b'0'))
        .enumerate()
        .map(|(place, digit)| {
            // From the right every second digit counts double; of ten digits that is the first, the third, ...
            let counted = if place % 2 == 0 { digit * 2 } else { digit };
            counted / 10 + counted % 10
        })
        .sum();
    (sum + 24).is_multiple_of(10)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_number_that_cms_gives_as_its_example_is_good() {
        assert!(Npi::new("1234567893").is_ok());
        for bad in [
            "1234567890",
            "3234567893",
            "123456789",
            "12345678931",
            "123456789x",
            "",
        ] {
            assert!(Npi::new(bad).is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn of_ten_last_digits_exactly_one_is_right(first in "[12][0-9]{8}") {
            let good = (0..10).filter(|last| is_npi(&format!("{first}{last}"))).count();
            prop_assert_eq!(good, 1);
        }

        #[test]
        fn one_mistyped_digit_is_found(first in "[12][0-9]{8}", place in 0_usize..10, other in 0_u8..10) {
            let last = (0..10).find(|last| is_npi(&format!("{first}{last}"))).unwrap();
            let good = format!("{first}{last}");
            let mut bytes = good.clone().into_bytes();
            bytes[place] = b'0' + other;
            let typed = String::from_utf8(bytes).unwrap();
            prop_assert!(typed == good || !is_npi(&typed), "{typed}");
        }
    }
}
