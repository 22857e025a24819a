//! Which columns hold which words: a test compares them with the columns' check constraints.

use kernel::vocabulary::ColumnWords;

/// The columns of this domain that hold words of a fixed list.
pub static WORDS: &[ColumnWords] = &[ColumnWords::of(
    "notifications",
    "kind",
    crate::notification::NoticeKind::words,
)];
