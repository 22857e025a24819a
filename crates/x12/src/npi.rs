//! National provider identifiers.

/// Whether the number is one: ten digits of which the last checks the others (Luhn over `80840` and the number, 45 CFR 162.406).
pub fn is_npi(npi: &str) -> bool {
    let digits = npi.as_bytes();
    if digits.len() != 10
        || !digits.iter().all(u8::is_ascii_digit)
        || !matches!(digits[0], b'1' | b'2')
    {
        return false;
    }
    // 24 is what the prefix 80840 adds.
    let sum = digits
        .iter()
        .enumerate()
        .fold(24_u32, |sum, (place, digit)| {
            let digit = u32::from(digit - b'0');
            let doubled = digit * 2;
            sum + if place % 2 == 0 {
                doubled / 10 + doubled % 10
            } else {
                digit
            }
        });
    sum % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::is_npi;
    use proptest::prelude::*;

    #[test]
    fn the_check_digit_decides() {
        assert!(is_npi("1234567893"));
        for wrong in [
            "1234567890",
            "123456789",
            "12345678930",
            "3234567893",
            "12345678 3",
            "",
        ] {
            assert!(!is_npi(wrong), "{wrong}");
        }
    }

    proptest! {
        /// Of ten numbers that differ in the last digit only, exactly one is good.
        #[test]
        fn one_check_digit_in_ten_is_right(front in 100_000_000_u32..300_000_000) {
            let good = (0..10).filter(|last| is_npi(&format!("{front}{last}"))).count();
            prop_assert_eq!(good, 1);
        }
    }
}
