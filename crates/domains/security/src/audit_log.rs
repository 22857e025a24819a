//! The state of the audit log, in words that tell nothing of another practice.

use kernel::audit::Outcome;
use kernel::audit::verify::Kind;
use kernel::prelude::*;

/// The log at one moment, signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct AuditHead {
    /// How many events it has, of all practices of this installation.
    pub size: i64,
    /// The root over them, in hexadecimal: compare it with a copy kept elsewhere.
    pub root: String,
    /// When it was signed.
    pub signed_at: Timestamp,
    /// Which key signed.
    pub key_id: String,
}

kernel::vocabulary! {
    /// What is wrong with an entry.
    pub enum Damage {
        /// Changed after it was sealed.
        Edited = "edited" => "Changed",
        /// Removed.
        Deleted = "deleted" => "Removed",
        /// Not written by this program.
        Inserted = "inserted" => "Planted",
        /// In another order.
        Reordered = "reordered" => "Reordered",
        /// Cut off at the end.
        Truncated = "truncated" => "Cut off",
        /// An older copy of the database.
        RolledBack = "rolled_back" => "Set back",
        /// A head that was not signed here.
        HeadForged = "head_forged" => "Head forged",
        /// A head that is gone.
        HeadMissing = "head_missing" => "Head gone",
        /// The copy outside the database does not read as it should.
        ExportDamaged = "export_damaged" => "Copy damaged",
        /// There is no copy outside the database.
        ExportMissing = "export_missing" => "Copy gone",
    }
}

impl Damage {
    /// The same in a sentence. The report's own words stay with the operator: they name rows and folders.
    pub fn sentence(self) -> &'static str {
        match self {
            Damage::Edited => "This entry, or a change recorded with it, is not what was sealed.",
            Damage::Deleted => "This entry was sealed and is gone.",
            Damage::Inserted => "This entry was not written by this program.",
            Damage::Reordered => "Entries stand in another order than they were sealed in.",
            Damage::Truncated => "The log ends before its signed copy does: its tail was cut off.",
            Damage::RolledBack => {
                "The database ends before the log's signed copy does: an older state was put back."
            }
            Damage::HeadForged => "A head in the database is not the one that was signed.",
            Damage::HeadMissing => "A head in the middle of the log is gone.",
            Damage::ExportDamaged => {
                "The signed copy outside the database was changed, or was not written by this program."
            }
            Damage::ExportMissing => {
                "The signed copy outside the database is gone, so nothing outside vouches for the log."
            }
        }
    }
}

impl From<Kind> for Damage {
    fn from(kind: Kind) -> Self {
        match kind {
            Kind::Edited => Damage::Edited,
            Kind::Deleted => Damage::Deleted,
            Kind::Inserted => Damage::Inserted,
            Kind::Reordered => Damage::Reordered,
            Kind::Truncated => Damage::Truncated,
            Kind::RolledBack => Damage::RolledBack,
            Kind::HeadForged => Damage::HeadForged,
            Kind::HeadMissing => Damage::HeadMissing,
            Kind::ExportDamaged => Damage::ExportDamaged,
            Kind::ExportMissing => Damage::ExportMissing,
        }
    }
}

/// One look at a client's record, or one change of it.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ChartAccess {
    /// The event.
    pub id: Uuid,
    /// When.
    pub occurred_at: Timestamp,
    /// Who; nobody for the program itself.
    pub actor_id: Option<Uuid>,
    /// Their name today.
    pub actor_name: Option<String>,
    /// The roles they held then.
    pub actor_role: Option<String>,
    /// The function they called.
    pub action: String,
    /// `read` or `write`.
    pub effect: String,
    /// How it ended.
    pub outcome: Outcome,
    /// The kind of thing it was about.
    pub resource: Option<String>,
    /// The reason that was given, or why it was refused.
    pub reason: Option<String>,
}
