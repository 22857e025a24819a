//! Everything that happened in a chart, in one order.

use kernel::id::ClientId;
use kernel::prelude::*;

/// One thing that happened.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct TimelineItem {
    /// When.
    pub occurred_at: Timestamp,
    /// What kind of thing: `status`, `diagnosis`, `consent`, `visit`, `note`, `claim`, `payment`.
    pub kind: String,
    /// Which one.
    pub item_id: Uuid,
    /// The record it stands in.
    pub client_id: ClientId,
    /// What happened.
    pub title: String,
    /// More of it.
    pub detail: Option<String>,
    /// By whom.
    pub actor_id: Option<Uuid>,
    /// Their name.
    pub actor_name: Option<String>,
}
