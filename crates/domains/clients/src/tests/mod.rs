//! Stories across functions, and what must hold of each of them.

mod access;
mod chart;
mod icd10;
mod search;
mod stories;

use testkit::Practice;

/// A practice of one's own.
pub(crate) async fn practice() -> Practice {
    Practice::new(&[crate::FUNCTIONS]).await
}
