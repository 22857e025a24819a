//! Days and times as the standard writes them.

use jiff::civil::{Date, DateTime};

/// `CCYYMMDD`.
pub fn day(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

/// `YYMMDD`, in the interchange's header only.
pub fn short_day(date: Date) -> String {
    format!(
        "{:02}{:02}{:02}",
        date.year() % 100,
        date.month(),
        date.day()
    )
}

/// `HHMM`.
pub fn time(at: DateTime) -> String {
    format!("{:02}{:02}", at.hour(), at.minute())
}

/// Reads `CCYYMMDD`.
pub fn read_day(text: &str) -> Option<Date> {
    if text.len() != 8 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    Date::new(
        text[..4].parse().ok()?,
        text[4..6].parse().ok()?,
        text[6..].parse().ok()?,
    )
    .ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_and_nonsense_does_not() {
        let leap = jiff::civil::date(2028, 2, 29);
        assert_eq!(read_day(&day(leap)), Some(leap));
        for text in ["20270229", "2027131", "202701011", "２０２７0101", ""] {
            assert_eq!(read_day(text), None, "{text}");
        }
    }
}
