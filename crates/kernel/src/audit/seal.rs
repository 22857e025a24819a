//! Seals new events into the Merkle log, signs its head, and copies heads out of the database.
//!
//! **Order.** Sequence numbers are handed out before their transaction ends, so an event with a lower
//! number may appear later. The log therefore takes events by transaction, and only those of
//! transactions older than every open one: from then on nothing can appear before them.
//!
//! **One at a time.** A transaction-level advisory lock lets one process of many seal. Every process
//! copies the heads to its own export directory.
//!
//! **Crashes.** The head is committed first and exported after. Whatever point a crash hits, the next
//! turn exports what is missing; so an export that is *ahead* of its database always means that the
//! database was set back, and sealing stops until an operator says that this was on purpose.

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::Pool;
use jiff::Timestamp;
use tokio_postgres::Client;
use uuid::Uuid;

use super::entry::Entry;
use super::export::Export;
use super::fault::Fault;
use super::head::{Head, HeadKey, Record};
use super::log::{self, Borrowed, Tip};
use super::merkle::{self, Hash};
use crate::clock::Clock;

const EDGE: &str = include_str!("../sql/audit_edge.sql");
const READY: &str = include_str!("../sql/audit_ready_events.sql");
const LEFT: &str = include_str!("../sql/audit_left_events.sql");
const READY_RESTORED: &str = include_str!("../sql/audit_ready_events_restored.sql");
const OLDEST: &str = include_str!("../sql/audit_oldest_unsealed.sql");
const OLDEST_RESTORED: &str = include_str!("../sql/audit_oldest_unsealed_restored.sql");
const LOCK: &str =
    "select pg_try_advisory_xact_lock(hashtextextended('mentalspace audit sealer', 0))";

/// The largest head.
const AT_ONCE: i64 = 2_000;
const STEP_WITHIN: Duration = Duration::from_secs(60);
/// Heads that one step seals, and heads that one step exports.
const HEADS_AT_ONCE: usize = 20;
const EXPORTED_AT_ONCE: i64 = 50;

/// What a turn did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Turn {
    /// Events sealed by this process.
    pub sealed: u64,
    /// Heads copied out of the database.
    pub exported: u64,
}

/// Seals and exports.
pub struct Sealer {
    pool: Pool,
    key: HeadKey,
    export: Export,
    pub(super) clock: Arc<dyn Clock>,
    tip: Tip,
    /// Where the export stands; `None` until it was read.
    exported: Option<(u64, Hash)>,
}

#[derive(Default)]
struct Step {
    turn: Turn,
    more: bool,
    lag: f64,
}

impl Sealer {
    /// A sealer that exports to this directory.
    pub fn new(
        pool: Pool,
        key: HeadKey,
        directory: &Path,
        clock: Arc<dyn Clock>,
    ) -> Result<Sealer, Fault> {
        Ok(Sealer {
            pool,
            key,
            export: Export::for_writing(directory)?,
            clock,
            tip: Tip::default(),
            exported: None,
        })
    }

    /// Seals everything that is ready and exports everything that is not exported.
    pub async fn turn(&mut self) -> Result<Turn, Fault> {
        let mut done = Turn::default();
        loop {
            let step = tokio::time::timeout(STEP_WITHIN, self.step()).await??;
            done.sealed += step.turn.sealed;
            done.exported += step.turn.exported;
            if !step.more {
                metrics::gauge!("audit_lag_seconds").set(step.lag);
                metrics::counter!("audit_sealed_events_total").increment(done.sealed);
                return Ok(done);
            }
        }
    }

    /// A bounded piece of a turn. What it knows of the log is kept only once it is committed, so that
    /// it may fail or be cancelled anywhere.
    async fn step(&mut self) -> Result<Step, Fault> {
        let borrowed = Borrowed::from(&self.pool).await?;
        let client = borrowed.client();
        begin(client).await?;
        let exported = self.exported_size(client).await?;
        let mut step = Step::default();
        let mut tip = self.tip.clone();
        if client.query_one(LOCK, &[]).await?.try_get(0)? {
            step.turn.sealed = self.seal(client, &mut tip, &mut step.more).await?;
        } else {
            tip.catch_up(client).await?;
        }
        step.lag = self.lag(client, &tip).await?;
        client.batch_execute("commit").await?;
        self.tip = tip;
        begin(client).await?;
        step.turn.exported = self.copy_out(client, exported, &mut step.more).await?;
        client.batch_execute("commit").await?;
        borrowed.give_back();
        Ok(step)
    }

    /// Where the export stands, if the database still agrees with it.
    async fn exported_size(&mut self, client: &Client) -> Result<u64, Fault> {
        if self.exported.is_none() {
            let export = self.export.clone();
            let tip = self.on_disk(move || export.tip()).await?;
            self.exported = Some(tip.unwrap_or((0, merkle::empty_root())));
        }
        let Some((size @ 1.., root)) = self.exported else {
            return Ok(0);
        };
        match log::root_at(client, size).await? {
            Some(found) if found == root => Ok(size),
            Some(_) => Err(Fault::Damaged(format!(
                "the head of size {size} is another than the exported one"
            ))),
            None => Err(Fault::Damaged(format!(
                "the export holds a head of size {size} that the database does not have: the database was set back or its heads were removed"
            ))),
        }
    }

    /// Seals what is ready, up to so many heads.
    async fn seal(&self, client: &Client, tip: &mut Tip, more: &mut bool) -> Result<u64, Fault> {
        tip.catch_up(client).await?;
        let edge = client.query_one(EDGE, &[]).await?;
        let number = |column| -> Result<u64, Fault> {
            let text: String = edge.try_get(column)?;
            text.parse()
                .map_err(|_| Fault::Damaged(format!("{text} is no transaction number")))
        };
        let (oldest_open, next) = (number("oldest_open")?, number("next")?);
        let mut sealed = 0;
        if tip.horizon > next && tip.searched.is_none() {
            tip.restored = true;
            let edge = [oldest_open.to_string(), next.to_string()];
            let left = events(client, LEFT, &[&edge[0], &edge[1]]).await?;
            for chunk in left.chunks(AT_ONCE as usize) {
                sealed += self.add(client, tip, chunk, oldest_open).await?;
            }
            tip.searched = left.is_empty().then_some(oldest_open);
        }
        let mut at_most = AT_ONCE;
        for _ in 0..HEADS_AT_ONCE {
            let from = tip.searched.unwrap_or(tip.horizon).to_string();
            let find = if tip.restored { READY_RESTORED } else { READY };
            let mut ready =
                events(client, find, &[&from, &oldest_open.to_string(), &at_most]).await?;
            if ready.len() < at_most as usize {
                sealed += self.add(client, tip, &ready, oldest_open).await?;
                *more = false;
                return Ok(sealed);
            }
            // The last transaction may have more events than were read: it waits for the next head.
            let last = ready.last().map_or(oldest_open, |(_, number)| *number);
            ready.retain(|(_, number)| *number < last);
            if ready.is_empty() {
                at_most *= 2;
            }
            sealed += self.add(client, tip, &ready, last).await?;
            *more = true;
        }
        Ok(sealed)
    }

    /// Adds one head over these events.
    async fn add(
        &self,
        client: &Client,
        tip: &mut Tip,
        events: &[(Uuid, u64)],
        horizon: u64,
    ) -> Result<u64, Fault> {
        if events.is_empty() {
            return Ok(0);
        }
        let ids: Vec<Uuid> = events.iter().map(|(id, _)| *id).collect();
        let entries = Entry::read(client, &ids).await?;
        let leaves = ids
            .iter()
            .map(|id| entries.get(id).map(Entry::leaf))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| Fault::Damaged("an event disappeared while it was sealed".into()))?;
        let prior_size = tip.frontier.size();
        leaves.iter().for_each(|leaf| tip.frontier.push(*leaf));
        let mut head = Head {
            tree_size: tip.frontier.size(),
            root: tip.frontier.root(),
            prior_size,
            event_ids: ids,
            leaf_hashes: leaves,
            horizon,
            signed_at: self.clock.now(),
            key_id: String::new(),
            signature: Vec::new(),
        };
        self.key.sign(&mut head);
        log::insert(client, &head).await?;
        tip.horizon = horizon;
        tip.searched = None;
        Ok(head.tree_size - prior_size)
    }

    /// Copies heads behind `size` to the export, up to so many.
    async fn copy_out(
        &mut self,
        client: &Client,
        mut size: u64,
        more: &mut bool,
    ) -> Result<u64, Fault> {
        let heads = log::heads_after(client, size, EXPORTED_AT_ONCE).await?;
        let Some(last) = heads.last() else {
            return Ok(0);
        };
        let tip = (last.tree_size, last.root);
        *more |= heads.len() == EXPORTED_AT_ONCE as usize;
        let mut records = Vec::with_capacity(heads.len());
        for head in heads {
            if !head.is_whole() || head.prior_size != size || !self.key.verifies(&head) {
                return Err(Fault::Damaged(format!(
                    "the head of size {} was not signed by this program",
                    head.tree_size
                )));
            }
            size = head.tree_size;
            records.push(Record::Head(head));
        }
        let exported = records.len() as u64;
        self.append(records, tip).await?;
        Ok(exported)
    }

    async fn append(&mut self, records: Vec<Record>, tip: (u64, Hash)) -> Result<(), Fault> {
        let (export, now) = (self.export.clone(), self.clock.now());
        self.exported = None; // read again if this does not come to its end
        self.on_disk(move || export.append(&records, now)).await?;
        self.exported = Some(tip);
        Ok(())
    }

    /// Runs file work where it may wait for the disk.
    async fn on_disk<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> std::io::Result<T> + Send + 'static,
    ) -> Result<T, Fault> {
        let fault = |cause| self.export.fault(cause);
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|stopped| fault(std::io::Error::other(stopped)))?
            .map_err(fault)
    }

    /// The age of the oldest event that is not sealed, in seconds.
    async fn lag(&self, client: &Client, tip: &Tip) -> Result<f64, Fault> {
        let find = if tip.restored {
            OLDEST_RESTORED
        } else {
            OLDEST
        };
        let oldest = client.query_opt(find, &[&tip.horizon.to_string()]).await?;
        Ok(match oldest {
            Some(row) => {
                let age = self
                    .clock
                    .now()
                    .duration_since(row.try_get::<_, Timestamp>(0)?);
                age.as_secs_f64().max(0.0)
            }
            None => 0.0,
        })
    }

    /// Records an operator's word that the database was set back on purpose (a restore from a backup):
    /// sealing goes on from where the database stands. The heads that were set aside stay in the
    /// export, and every later verification tells of the restore.
    pub async fn accept_restore(&mut self) -> Result<u64, Fault> {
        let borrowed = Borrowed::from(&self.pool).await?;
        let client = borrowed.client();
        begin(client).await?;
        let mut tip = Tip::default();
        tip.catch_up(client).await?;
        client.batch_execute("commit").await?;
        borrowed.give_back();
        let (size, root) = (tip.frontier.size(), tip.frontier.root());
        let restored = self.key.sign_restored(size, root, self.clock.now());
        self.append(vec![Record::Restored(restored)], (size, root))
            .await?;
        self.tip = tip;
        Ok(size)
    }
}

async fn begin(client: &Client) -> Result<(), Fault> {
    Ok(client
        .batch_execute(
            "begin; set local role mentalspace_audit; set local statement_timeout = '55s'",
        )
        .await?)
}

async fn events(
    client: &Client,
    statement: &str,
    params: &[&(dyn tokio_postgres::types::ToSql + Sync)],
) -> Result<Vec<(Uuid, u64)>, Fault> {
    client
        .query(statement, params)
        .await?
        .iter()
        .map(|row| {
            let transaction: String = row.try_get("txid")?;
            Ok((row.try_get("id")?, transaction.parse().unwrap_or(0)))
        })
        .collect()
}
