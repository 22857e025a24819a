//! How the installation is.

use kernel::prelude::*;

use crate::audit_log::AuditHead;
use crate::installation::{AuditState, seconds_since};
use crate::job::JobCounts;

kernel::vocabulary! {
    /// Where mail goes.
    pub enum MailWay {
        /// To a mail server.
        Smtp = "smtp" => "Sent",
        /// Into a folder on the server, for trying things out.
        Folder = "folder" => "Kept in a folder",
        /// It waits.
        NotSetUp = "not_set_up" => "Not set up",
    }
}

/// The database.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Database {
    /// PostgreSQL's version.
    pub version: String,
    /// How large the database is.
    pub size_bytes: i64,
    /// The newest migration in it.
    pub migration: i32,
    /// The newest migration this program knows.
    pub newest_migration: i32,
    /// Whether its schema is this program's.
    pub migrations_current: bool,
}

/// The disk that holds the data directory.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Storage {
    /// Its size.
    pub total_bytes: i64,
    /// What is left of it.
    pub free_bytes: i64,
}

/// The audit log.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct AuditHealth {
    /// The newest head.
    pub head: Option<AuditHead>,
    /// How long ago it was signed.
    pub head_age_seconds: Option<i64>,
    /// Events that are not sealed yet.
    pub unsealed: i64,
    /// How long the oldest of them has waited; 0 if there is none. More than a few seconds means that the sealer does not work.
    pub lag_seconds: i64,
}

/// How the installation is.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct SystemHealth {
    /// The program's version.
    pub version: String,
    /// When it started.
    pub started_at: Timestamp,
    /// How long it has been up.
    pub uptime_seconds: i64,
    /// Its database.
    pub database: Database,
    /// The audit log.
    pub audit: AuditHealth,
    /// The practice's background work.
    pub jobs: JobCounts,
    /// Where mail goes.
    pub mail: MailWay,
    /// The disk.
    pub storage: Storage,
    /// When this was measured.
    pub measured_at: Timestamp,
}

impl AuditHealth {
    /// The state of the log, as seen at this moment.
    pub(crate) fn at(state: AuditState, now: Timestamp) -> AuditHealth {
        let age = |then| seconds_since(then, now);
        AuditHealth {
            head_age_seconds: state.head.as_ref().map(|head| age(head.signed_at)),
            head: state.head,
            unsealed: state.unsealed,
            lag_seconds: state.oldest_unsealed_at.map_or(0, age),
        }
    }
}
