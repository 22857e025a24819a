//! What a verification found, in words for an operator and in JSON for a machine.

use std::fmt;

use jiff::Timestamp;
use serde::Serialize;
use uuid::Uuid;

/// What is wrong with an entry.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A column of the event, or of the row changes recorded with it, is not what was sealed.
    Edited,
    /// The event is gone.
    Deleted,
    /// The program did not write this event, or this recorded change.
    Inserted,
    /// Events stand in another order than they were sealed in.
    Reordered,
    /// The log ends before the exported heads do: its tail was cut off.
    Truncated,
    /// The log and the whole database end before the exported heads do: an older copy was put back.
    RolledBack,
    /// A head in the database is not the one that was signed and exported.
    HeadForged,
    /// A head in the middle is gone.
    HeadMissing,
    /// An exported line is not one that this program wrote.
    ExportDamaged,
    /// The database holds heads and the export none: nothing outside the database vouches for it.
    ExportMissing,
}

/// One bad entry.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its place in the log, from 0; none if it was never sealed.
    pub index: Option<u64>,
    /// The event.
    pub event_id: Option<Uuid>,
    /// What is wrong.
    pub kind: Kind,
    /// The same in words.
    pub detail: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.index {
            Some(index) => write!(f, "entry {index}")?,
            None => write!(f, "an entry that was never sealed")?,
        }
        if let Some(event) = self.event_id {
            write!(f, " (event {event})")?;
        }
        write!(f, ": {}", self.detail)
    }
}

/// What a verification found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Report {
    /// Whether every entry is as it was sealed.
    pub ok: bool,
    /// The first bad entry.
    pub first_bad: Option<Finding>,
    /// How many bad entries were found.
    pub bad: u64,
    /// The first hundred of them.
    pub findings: Vec<Finding>,
    /// Entries that were compared with their sealed hash.
    pub entries: u64,
    /// Heads in the database.
    pub heads: u64,
    /// Heads in the export.
    pub exported_heads: u64,
    /// Heads in the database that are not exported yet. More than a few for more than a moment means
    /// that the export does not work.
    pub unexported_heads: u64,
    /// Events that are not sealed yet.
    pub unsealed: u64,
    /// Restores from a backup that an operator has declared.
    pub restores: u64,
    /// The root of the log, in hexadecimal: compare it with a copy kept elsewhere.
    pub root: String,
    /// When the last head was signed.
    pub signed_at: Option<Timestamp>,
}

const LISTED: usize = 100;

impl Report {
    pub(crate) fn found(
        &mut self,
        kind: Kind,
        index: Option<u64>,
        event_id: Option<Uuid>,
        detail: impl Into<String>,
    ) {
        let finding = Finding {
            index,
            event_id,
            kind,
            detail: detail.into(),
        };
        self.bad += 1;
        self.first_bad.get_or_insert_with(|| finding.clone());
        if self.findings.len() < LISTED {
            self.findings.push(finding);
        }
    }
}
