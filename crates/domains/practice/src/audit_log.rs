//! The audit log, as an administrator reads it.

use std::net::IpAddr;

use kernel::audit::Outcome;
use kernel::prelude::*;

/// One event and the rows it changed.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct AuditEvent {
    /// Its id.
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
    /// Which ones.
    pub resource_ids: Vec<Uuid>,
    /// The clients whose data was shown or changed.
    pub client_ids: Vec<Uuid>,
    /// The reason that was given, or why it was refused.
    pub reason: Option<String>,
    /// The request it came in.
    pub request_id: Uuid,
    /// Where it came from.
    pub address: Option<IpAddr>,
    /// The program it came from, as it names itself.
    pub user_agent: Option<String>,
    /// The rows it changed: `[{table, row_id, command, before, after}]`.
    pub changes: serde_json::Value,
}
