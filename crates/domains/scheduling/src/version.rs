//! The version that comes with a change.

use kernel::{Error, Result};

/// The version that was seen; a change without one is refused.
pub fn seen(row_version: Option<i32>) -> Result<i32> {
    row_version.ok_or_else(|| {
        Error::invalid(
            "row_version",
            "Send the version you saw, so that nobody's change is lost.",
        )
    })
}
