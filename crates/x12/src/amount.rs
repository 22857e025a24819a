//! Amounts: whole cents here, decimal text there.

/// The largest amount that is read or written, in cents: a thousand million dollars. Sums of as many amounts as a file can hold
/// stay within `i64`.
pub const MOST: i64 = 100_000_000_000;

/// Cents as the standard writes them: no leading or trailing zeros, no point without need.
pub fn write(cents: i64) -> String {
    let sign = if cents < 0 { "-" } else { "" };
    let whole = cents.unsigned_abs() / 100;
    let rest = cents.unsigned_abs() % 100;
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

/// Decimal text as cents. None for anything else, for fractions of a cent, and beyond [`MOST`].
pub fn read(text: &str) -> Option<i64> {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
    if digits.len() > 18 || !plain(whole) || !plain(fraction) || whole.len() + fraction.len() == 0 {
        return None;
    }
    let (cents, beyond) = fraction.split_at(fraction.len().min(2));
    if beyond.bytes().any(|b| b != b'0') {
        return None;
    }
    let whole: i64 = if whole.is_empty() {
        0
    } else {
        whole.parse().ok()?
    };
    let cents: i64 = match cents.len() {
        0 => 0,
        1 => cents.parse::<i64>().ok()? * 10,
        _ => cents.parse().ok()?,
    };
    let value = whole.checked_mul(100)?.checked_add(cents)?;
    let value = if negative { -value } else { value };
    (value.abs() <= MOST).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_are_written_as_the_guide_wants_them() {
        for (cents, text) in [
            (0, "0"),
            (15000, "150"),
            (15050, "150.5"),
            (15005, "150.05"),
            (7, "0.07"),
            (-120, "-1.2"),
        ] {
            assert_eq!(write(cents), text);
        }
    }

    #[test]
    fn what_is_no_amount_is_not_read_as_one() {
        for text in [
            "",
            "-",
            ".",
            "1.005",
            "1,50",
            "1e3",
            "+1",
            " 1",
            "٣",
            "99999999999999999999",
            "1.2.3",
        ] {
            assert_eq!(read(text), None, "{text:?}");
        }
        assert_eq!(read("00150.500"), Some(15050));
        assert_eq!(read(".5"), Some(50));
        assert_eq!(read("7."), Some(700));
    }

    proptest! {
        #[test]
        fn every_amount_comes_back(cents in -MOST..=MOST) {
            prop_assert_eq!(read(&write(cents)), Some(cents));
        }

        #[test]
        fn any_text_is_answered(text in "\\PC{0,24}") {
            let _answered = read(&text);
        }
    }
}
