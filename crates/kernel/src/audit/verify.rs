//! Computes the whole log again and compares it with what was signed and exported.
//!
//! The exported heads are the truth: their signatures are checked, their roots are computed from their
//! leaves, and then every leaf is computed again from the rows in the database. Nothing is held in
//! memory but one head's worth of entries.
//!
//! The export is read before the database is looked at, and the database in one snapshot: heads are
//! committed before they are exported, so a log that is being written to never looks cut off.

use std::path::Path;

use deadpool_postgres::Pool;
use tokio_postgres::Client;

use super::entry::Entry;
use super::event::Key;
use super::export::{Export, Heads};
use super::fault::Fault;
use super::head::{Head, HeadKey};
use super::log::{self, Borrowed};
use super::merkle::Frontier;
pub use super::report::{Finding, Kind, Report};
use crate::keys::Master;

pub(super) const EDGE: &str = include_str!("../sql/audit_edge.sql");
const AT_ONCE: i64 = 20;

/// The keys of the log.
pub struct Keys {
    /// The key of the events' seals.
    pub seal: Key,
    /// The key of the heads' signatures.
    pub head: HeadKey,
}

impl Keys {
    /// The keys that belong to this master secret.
    pub fn of(master: &Master) -> Self {
        Keys {
            seal: Key::of(master),
            head: HeadKey::of(master),
        }
    }
}

/// Verifies the log in the database of this pool against the heads exported to this directory.
/// `progress` hears how many entries have been compared.
pub async fn verify(
    pool: &Pool,
    keys: &Keys,
    directory: &Path,
    progress: impl FnMut(u64) + Send,
) -> Result<Report, Fault> {
    let export = Export::open(directory);
    let exported = export.heads().map_err(|cause| export.fault(cause))?;
    let borrowed = Borrowed::from(pool).await?;
    let client = borrowed.client();
    client
        .batch_execute(
            "begin isolation level repeatable read read only; \
             set local role mentalspace_audit; set local statement_timeout = 0",
        )
        .await?;
    let mut walk = Walk {
        client,
        keys,
        export,
        progress,
        database: Ahead::default(),
        frontier: Frontier::new(),
        horizon: 0,
        report: Report::default(),
    };
    walk.report.restores = exported.restores().count() as u64;
    walk.run(exported).await?;
    let mut report = walk.report;
    report.root = super::hex(&walk.frontier.root());
    report.ok = report.bad == 0;
    client.batch_execute("commit").await?;
    borrowed.give_back();
    Ok(report)
}

/// The database's heads, read a few at a time.
#[derive(Default)]
struct Ahead {
    read: std::collections::VecDeque<Head>,
    size: u64,
}

impl Ahead {
    async fn next(&mut self, client: &Client) -> Result<Option<Head>, Fault> {
        if self.read.is_empty() {
            self.read = log::heads_after(client, self.size, AT_ONCE).await?.into();
        }
        let head = self.read.pop_front();
        if let Some(head) = &head {
            self.size = head.tree_size;
        }
        Ok(head)
    }

    fn put_back(&mut self, head: Head) {
        self.read.push_front(head);
    }
}

pub(super) struct Walk<'a, P> {
    pub(super) client: &'a Client,
    pub(super) keys: &'a Keys,
    export: Export,
    pub(super) progress: P,
    database: Ahead,
    frontier: Frontier,
    pub(super) horizon: u64,
    pub(super) report: Report,
}

impl<P: FnMut(u64)> Walk<'_, P> {
    async fn run(&mut self, exported: Heads) -> Result<(), Fault> {
        if self.exported(exported).await? {
            self.not_yet_exported().await?;
        }
        self.unsealed().await?;
        self.stray_changes().await
    }

    /// Walks the exported heads. Answers whether the database's log goes on behind them.
    async fn exported(&mut self, mut exported: Heads) -> Result<bool, Fault> {
        loop {
            let next = exported
                .next_head()
                .map_err(|cause| self.export.fault(cause))?;
            let head = match next {
                None => return Ok(true),
                Some(Ok(head)) => head,
                Some(Err(damage)) => {
                    let place = format!("{} line {}", damage.file.display(), damage.line);
                    let index = Some(self.frontier.size());
                    let detail = format!("{place}: {}", damage.what);
                    self.report.found(Kind::ExportDamaged, index, None, detail);
                    return Ok(false);
                }
            };
            self.report.exported_heads += 1;
            if !self.follows(&head) {
                let index = Some(self.frontier.size());
                self.report.found(
                    Kind::ExportDamaged,
                    index,
                    head.event_ids.first().copied(),
                    format!(
                        "the exported head of size {} was not signed by this program or does not follow from the one before",
                        head.tree_size
                    ),
                );
                return Ok(false);
            }
            match self.database.next(self.client).await? {
                None => {
                    self.cut_off(&head, &mut exported).await?;
                    return Ok(false);
                }
                Some(found) => self.same_head(&head, found),
            }
            self.report.signed_at = Some(head.signed_at);
            self.horizon = head.horizon;
            self.entries(&head).await?;
        }
    }

    /// Adds the head to the tree; whether it is signed and the tree comes out as it says.
    fn follows(&mut self, head: &Head) -> bool {
        if !head.is_whole()
            || head.prior_size != self.frontier.size()
            || !self.keys.head.verifies(head)
        {
            return false;
        }
        let mut frontier = self.frontier.clone();
        head.leaf_hashes
            .iter()
            .for_each(|leaf| frontier.push(*leaf));
        let fits = frontier.root() == head.root;
        if fits {
            self.frontier = frontier;
        }
        fits
    }

    /// Compares the exported head with the one in the database.
    fn same_head(&mut self, head: &Head, found: Head) {
        self.report.heads += 1;
        if found == *head {
            return;
        }
        if found.prior_size >= head.tree_size {
            self.report.heads -= 1;
            self.report.found(
                Kind::HeadMissing,
                Some(head.prior_size),
                head.event_ids.first().copied(),
                format!(
                    "the head over the entries {} to {} is gone from the database",
                    head.prior_size,
                    head.tree_size - 1
                ),
            );
            self.database.put_back(found);
            return;
        }
        let at = std::iter::zip(&head.event_ids, &found.event_ids)
            .position(|(exported, found)| exported != found)
            .or_else(|| {
                std::iter::zip(&head.leaf_hashes, &found.leaf_hashes)
                    .position(|(exported, found)| exported != found)
            })
            .unwrap_or(0);
        let sorted = |head: &Head| {
            let mut ids = head.event_ids.clone();
            ids.sort_unstable();
            ids
        };
        let swapped = found.event_ids != head.event_ids && sorted(&found) == sorted(head);
        self.report.found(
            if swapped {
                Kind::Reordered
            } else {
                Kind::HeadForged
            },
            Some(head.prior_size + at as u64),
            head.event_ids.get(at).copied(),
            format!(
                "the database's head of size {} is not the one that was signed and exported",
                found.tree_size
            ),
        );
    }

    /// The database has no more heads although the export has.
    async fn cut_off(&mut self, head: &Head, exported: &mut Heads) -> Result<(), Fault> {
        let mut last = head.clone();
        while let Some(next) = exported
            .next_head()
            .map_err(|cause| self.export.fault(cause))?
        {
            let Ok(next) = next else { break };
            self.report.exported_heads += 1;
            last = next;
        }
        let row = self.client.query_one(EDGE, &[]).await?;
        let next: u64 = row.try_get::<_, String>("next")?.parse().unwrap_or(0);
        let there = Entry::read(self.client, &head.event_ids).await?;
        let event = head.event_ids.first().copied();
        let (kind, how) = if next < last.horizon {
            (
                Kind::RolledBack,
                "and so does the whole database: an older copy of it was put back",
            )
        } else if there.is_empty() {
            (
                Kind::Truncated,
                "and the events behind it are gone: its tail was removed, or an older state put back",
            )
        } else {
            (Kind::Truncated, "though events behind it are still there")
        };
        self.report.found(
            kind,
            Some(head.prior_size),
            event,
            format!(
                "the database's log ends after {} entries, the exported heads go on to {}, {how}",
                head.prior_size, last.tree_size
            ),
        );
        Ok(())
    }

    /// Heads that were committed and not exported: only their signature vouches for them.
    async fn not_yet_exported(&mut self) -> Result<(), Fault> {
        while let Some(head) = self.database.next(self.client).await? {
            self.report.heads += 1;
            self.report.unexported_heads += 1;
            let index = Some(self.frontier.size());
            let event = head.event_ids.first().copied();
            if !self.follows(&head) {
                self.report.found(
                    Kind::HeadForged,
                    index,
                    event,
                    format!(
                        "the database's head of size {} was not signed by this program or does not follow from the one before",
                        head.tree_size
                    ),
                );
                return Ok(());
            }
            if self.report.exported_heads == 0 && self.report.unexported_heads == 1 {
                let detail = format!(
                    "{} holds no heads, so nothing outside the database vouches for it",
                    self.export.directory().display()
                );
                self.report.found(Kind::ExportMissing, index, event, detail);
            }
            self.report.signed_at = Some(head.signed_at);
            self.horizon = head.horizon;
            self.entries(&head).await?;
        }
        Ok(())
    }
}
