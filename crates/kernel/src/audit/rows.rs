//! The rows behind the heads: each is computed again and compared with its leaf; and those behind no
//! head must be young and ours.

use uuid::Uuid;

use super::entry::Entry;
use super::fault::Fault;
use super::head::Head;
use super::report::Kind;
use super::verify::{EDGE, Walk};

const UNSEALED: &str = include_str!("../sql/audit_unsealed_events.sql");
const STRAY: &str = include_str!("../sql/audit_stray_changes.sql");
const ENTRIES_AT_ONCE: usize = 500;

impl<P: FnMut(u64)> Walk<'_, P> {
    /// Computes the leaves of a head again, from the rows.
    pub(super) async fn entries(&mut self, head: &Head) -> Result<(), Fault> {
        let mut index = head.prior_size;
        let mut before = None;
        let whole: Vec<_> = std::iter::zip(&head.event_ids, &head.leaf_hashes).collect();
        for chunk in whole.chunks(ENTRIES_AT_ONCE) {
            let ids: Vec<Uuid> = chunk.iter().map(|(id, _)| **id).collect();
            let entries = Entry::read(self.client, &ids).await?;
            for (at, (id, leaf)) in chunk.iter().enumerate() {
                let entry = entries.get(*id);
                let place = entry.map(Entry::place);
                let after = ids
                    .get(at + 1)
                    .and_then(|id| entries.get(id))
                    .map(Entry::place);
                let moved = (before.is_some() && place.is_some() && before >= place)
                    || (after.is_some() && place.is_some() && place >= after);
                match entry {
                    None => self.report.found(
                        Kind::Deleted,
                        Some(index),
                        Some(**id),
                        "the event was deleted",
                    ),
                    Some(entry) => self.entry(entry, index, entry.leaf() == **leaf, moved),
                }
                before = place.or(before);
                index += 1;
                self.report.entries += 1;
            }
            (self.progress)(self.report.entries);
        }
        Ok(())
    }

    fn entry(&mut self, entry: &Entry, index: u64, as_sealed: bool, moved: bool) {
        let ours = entry.is_ours(&self.keys.seal);
        let (kind, detail) = match (as_sealed, ours) {
            (true, true) => return,
            (true, false) => (
                Kind::Inserted,
                "the event was written by something other than this program: its seal is not ours",
            ),
            (false, false) => (Kind::Edited, "the event was edited after it was written"),
            (false, true) if moved => (
                Kind::Reordered,
                "the event's place in the order was changed (txid or seq)",
            ),
            (false, true) => (
                Kind::Edited,
                "the changes recorded with the event were edited, removed or added to, or its txid or seq changed",
            ),
        };
        self.report.found(kind, Some(index), Some(entry.id), detail);
    }

    /// Events that no head holds: young, or not ours.
    pub(super) async fn unsealed(&mut self) -> Result<(), Fault> {
        let edge = self.client.query_one(EDGE, &[]).await?;
        let next: u64 = edge.try_get::<_, String>("next")?.parse().unwrap_or(0);
        // After a logical restore, until the first seal, the numbers of two clusters stand side by side.
        let one_cluster = self.horizon <= next;
        let complete = self.report.bad == 0;
        self.client.batch_execute(UNSEALED).await?;
        loop {
            let rows = self.client.query("fetch 500 from unsealed", &[]).await?;
            if rows.is_empty() {
                self.client.batch_execute("close unsealed").await?;
                return Ok(());
            }
            let ids = rows
                .iter()
                .map(|row| row.try_get("id"))
                .collect::<Result<Vec<Uuid>, _>>()?;
            let entries = Entry::read(self.client, &ids).await?;
            for entry in ids.iter().filter_map(|id| entries.get(id)) {
                self.report.unsealed += 1;
                let (transaction, _) = entry.place();
                if !entry.is_ours(&self.keys.seal) {
                    self.report.found(
                        Kind::Inserted,
                        None,
                        Some(entry.id),
                        "the event was written or edited by something other than this program: its seal is not ours",
                    );
                } else if one_cluster
                    && complete
                    && (transaction < self.horizon || transaction >= next)
                {
                    self.report.found(
                        Kind::Reordered,
                        None,
                        Some(entry.id),
                        "the event carries a transaction number that keeps it from being sealed",
                    );
                }
            }
        }
    }
    /// Recorded changes without an event.
    pub(super) async fn stray_changes(&mut self) -> Result<(), Fault> {
        if let Some(row) = self.client.query_opt(STRAY, &[]).await? {
            self.report.found(
                Kind::Inserted,
                None,
                row.try_get("event_id")?,
                format!(
                    "the recorded change {} belongs to an event that does not exist",
                    row.try_get::<_, i64>("id")?
                ),
            );
        }
        Ok(())
    }
}
