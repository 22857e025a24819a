//! What only the running program knows. The server gives it to the waist as an outside party: a function has a practice's rows and no more,
//! while the audit log's heads, the disk and the schema belong to the whole installation.

use std::sync::Arc;

use kernel::audit::Report;
use kernel::function::{BoxFuture, Outside};
use kernel::prelude::*;

use crate::audit_log::AuditHead;
use crate::health::{Database, MailWay, Storage};

/// The audit log, as it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AuditState {
    /// The newest head; none before the first event was sealed.
    pub head: Option<AuditHead>,
    /// Events that are not sealed yet.
    pub unsealed: i64,
    /// When the oldest of them happened.
    pub oldest_unsealed_at: Option<Timestamp>,
}

/// What was measured just now.
#[derive(Clone, Debug)]
pub struct Measures {
    /// The program's version.
    pub version: &'static str,
    /// When it started.
    pub started_at: Timestamp,
    /// Its database.
    pub database: Database,
    /// Where its mail goes.
    pub mail: MailWay,
    /// Its disk.
    pub storage: Storage,
}

/// What only the running program knows.
pub trait Installation: Send + Sync + 'static {
    /// The newest head of the audit log, and what is not in it yet.
    fn audit_state(&self) -> BoxFuture<'_, Result<AuditState>>;
    /// Computes the whole log again and compares it with its signed copy.
    fn verify_audit_log(&self) -> BoxFuture<'_, Result<Report>>;
    /// Measures the installation.
    fn measure(&self) -> BoxFuture<'_, Result<Measures>>;
}

/// The installation, as a party that functions can reach.
pub struct Operations(Box<dyn Installation>);

impl Operations {
    /// The party for this installation.
    pub fn of(installation: impl Installation) -> Operations {
        Operations(Box::new(installation))
    }

    /// The party that the server gave.
    pub(crate) fn from(outside: &Outside) -> Result<Arc<Operations>> {
        outside.party("Only the running server can tell. Start it with `mentalspace serve`.")
    }
}

impl std::ops::Deref for Operations {
    type Target = dyn Installation;
    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}

/// Whole seconds from `then` to `now`; none if the clocks disagree.
pub(crate) fn seconds_since(then: Timestamp, now: Timestamp) -> i64 {
    now.duration_since(then).as_secs().max(0)
}
