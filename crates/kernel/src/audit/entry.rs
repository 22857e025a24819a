//! One entry of the log: an event and the row changes that belong to it, as they stand in the tables.
//!
//! The leaf covers the text of **every** column, so that nothing in either table can be altered
//! unnoticed; the event's own HMAC covers what the program wrote, and shows that it was the program.

use std::collections::HashMap;
use std::net::IpAddr;

use jiff::Timestamp;
use tokio_postgres::{Client, Row};
use uuid::Uuid;

use super::event::{Event, Fields, Key, Outcome};
use super::merkle::{Hash, leaf_hash};
use crate::error::Result;

const EVENTS: &str = include_str!("../sql/audit_entries.sql");
const CHANGES: &str = include_str!("../sql/audit_entry_changes.sql");

/// The columns of `audit_events` and then those of each of its `audit_changes`, as text.
pub(crate) struct Entry {
    pub(crate) id: Uuid,
    event: Vec<Option<String>>,
    changes: Vec<Vec<Option<String>>>,
}

impl Entry {
    /// The entries of these events; those that are not there are missing.
    pub(crate) async fn read(client: &Client, ids: &[Uuid]) -> Result<HashMap<Uuid, Entry>> {
        let mut entries = HashMap::with_capacity(ids.len());
        let mut organizations = Vec::with_capacity(ids.len());
        let mut found = Vec::with_capacity(ids.len());
        for row in client.query(EVENTS, &[&ids]).await? {
            let entry = Entry::of(&row)?;
            organizations.push(row.try_get::<_, Uuid>("organization_id")?);
            found.push(entry.id);
            entries.insert(entry.id, entry);
        }
        for row in client.query(CHANGES, &[&organizations, &found]).await? {
            if let Some(entry) = entries.get_mut(&row.try_get("event_id")?) {
                entry.changes.push(row.try_get("fields")?);
            }
        }
        Ok(entries)
    }

    /// The entry of a row with `id` and `fields`, without its changes.
    pub(crate) fn of(row: &Row) -> Result<Entry> {
        Ok(Entry {
            id: row.try_get("id")?,
            event: row.try_get("fields")?,
            changes: Vec::new(),
        })
    }

    /// Its leaf in the Merkle tree.
    pub(crate) fn leaf(&self) -> Hash {
        let mut leaf = Fields::version(1);
        for row in std::iter::once(&self.event).chain(&self.changes) {
            let mut columns = Fields(Vec::new());
            for column in row {
                columns.put(column.as_deref().map(str::as_bytes));
            }
            leaf.put(Some(&columns.0));
        }
        leaf_hash(&leaf.0)
    }

    /// Whether the program wrote this event, and wrote it so.
    pub(crate) fn is_ours(&self, key: &Key) -> bool {
        let mac = self.column(16).and_then(super::unhex);
        match (self.event(), mac) {
            (Some(event), Some(mac)) => key.verify(&event.canonical(), &mac),
            _ => false,
        }
    }

    /// Its place in the order of the log: transaction, then sequence.
    pub(crate) fn place(&self) -> (u64, i64) {
        let number = |at| self.column(at).and_then(|text| text.parse().ok());
        let sequence = self.column(18).and_then(|text| text.parse().ok());
        (number(17).unwrap_or(0), sequence.unwrap_or(0))
    }

    fn column(&self, at: usize) -> Option<&str> {
        self.event.get(at)?.as_deref()
    }

    /// The event, if the columns can be one.
    fn event(&self) -> Option<Event> {
        let text = |at| self.column(at).map(str::to_owned);
        let uuid = |at| self.column(at).and_then(|text| text.parse::<Uuid>().ok());
        let optional_uuid = |at| match self.column(at) {
            None => Some(None),
            Some(_) => uuid(at).map(Some),
        };
        let uuids = |at| -> Option<Vec<Uuid>> {
            let list = self.column(at)?.strip_prefix('{')?.strip_suffix('}')?;
            match list {
                "" => Some(Vec::new()),
                _ => list.split(',').map(|id| id.parse().ok()).collect(),
            }
        };
        Some(Event {
            id: uuid(0)?,
            organization_id: uuid(1)?,
            occurred_at: Timestamp::from_microsecond(self.column(2)?.parse().ok()?).ok()?,
            actor_id: optional_uuid(3)?,
            session_id: optional_uuid(4)?,
            actor_role: text(5)?,
            action: text(6)?,
            effect: text(7)?,
            outcome: Outcome::ALL
                .iter()
                .copied()
                .find(|outcome| Some(outcome.as_str()) == self.column(8))?,
            resource: text(9)?,
            resource_ids: uuids(10)?,
            client_ids: uuids(11)?,
            reason: text(12),
            request_id: uuid(13)?,
            address: match self.column(14) {
                None => None,
                Some(address) => Some(address.parse::<IpAddr>().ok()?),
            },
            user_agent: text(15),
        })
    }
}
