//! Why the log could not be sealed or verified.

use std::fmt;
use std::path::PathBuf;

/// Why the log could not be sealed or verified.
#[derive(Debug)]
pub enum Fault {
    /// The database did not do it.
    Database(crate::Error),
    /// The export directory did not do it.
    Export {
        /// The directory.
        directory: PathBuf,
        /// What it said.
        cause: std::io::Error,
    },
    /// The log itself is not as it was left: run `mentalspace audit verify`.
    Damaged(String),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Fault::Database(error) => write!(f, "the audit log's database: {error}"),
            Fault::Export { directory, cause } => write!(
                f,
                "the export directory {}: {cause}; it must exist and be writable for the server",
                directory.display()
            ),
            Fault::Damaged(what) => write!(
                f,
                "the audit log is not as it was left: {what}; nothing more is sealed until that is settled. Run `mentalspace audit verify`"
            ),
        }
    }
}

impl std::error::Error for Fault {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Fault::Database(error) => Some(error),
            Fault::Export { cause, .. } => Some(cause),
            Fault::Damaged(_) => None,
        }
    }
}

impl<E: Into<crate::Error>> From<E> for Fault {
    fn from(error: E) -> Self {
        Fault::Database(error.into())
    }
}
