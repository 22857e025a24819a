//! A range of an object, and the `Range` header that asks for it (RFC 9110, one range only).

use std::ops::Range;

use crate::error::{Error, Result};

/// The range that is really read: cut to the object's end, refused if it begins behind it.
pub(crate) fn within(range: Option<Range<u64>>, size: u64) -> Result<Range<u64>> {
    match range {
        None => Ok(0..size),
        Some(range) if range.start < size && range.start < range.end => {
            Ok(range.start..range.end.min(size))
        }
        Some(_) => Err(Error::BadRange(size)),
    }
}

/// The range a `Range` header asks for, of an object of this size. `None` means the whole object: a
/// header we do not understand, or one that asks for several ranges, may be answered so.
pub fn from_header(header: &str, size: u64) -> Result<Option<Range<u64>>> {
    let Some((first, last)) = header
        .strip_prefix("bytes=")
        .and_then(|range| range.split_once('-'))
    else {
        return Ok(None);
    };
    let number = |text: &str| -> Option<u64> {
        let digits = !text.is_empty() && text.bytes().all(|digit| digit.is_ascii_digit());
        digits.then(|| text.parse().ok()).flatten()
    };
    let range = match (number(first), number(last)) {
        (Some(first), Some(last)) if first <= last => first..last.saturating_add(1),
        (Some(first), None) if last.is_empty() => first..size.max(first.saturating_add(1)),
        (None, Some(suffix)) if first.is_empty() => size.saturating_sub(suffix)..size,
        _ => return Ok(None),
    };
    within(Some(range), size).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_header_asks_for_one_range_counted_from_either_end() {
        let ask = |header| from_header(header, 100).unwrap();
        assert_eq!(ask("bytes=0-9"), Some(0..10));
        assert_eq!(ask("bytes=90-"), Some(90..100));
        assert_eq!(ask("bytes=-10"), Some(90..100));
        assert_eq!(ask("bytes=-500"), Some(0..100));
        assert_eq!(ask("bytes=50-5000"), Some(50..100));
        assert_eq!(ask("bytes=0-0"), Some(0..1));
    }

    #[test]
    fn what_is_not_one_range_is_answered_with_the_whole() {
        for header in [
            "bytes=0-1,5-6",
            "lines=1-2",
            "bytes=",
            "bytes=-",
            "bytes=9-1",
            "bytes=+1-2",
        ] {
            assert_eq!(from_header(header, 100).unwrap(), None, "{header}");
        }
    }

    #[test]
    fn a_range_behind_the_end_is_refused() {
        for (header, size) in [("bytes=100-", 100), ("bytes=0-0", 0), ("bytes=-0", 100)] {
            assert!(
                matches!(from_header(header, size), Err(Error::BadRange(_))),
                "{header}"
            );
        }
    }
}
