//! The log's own table: reading and writing heads.

use deadpool_postgres::{Object, Pool};
use tokio_postgres::{Client, Row};

use super::fault::Fault;
use super::head::{Head, cut, join};
use super::merkle::{Frontier, Hash};

const AFTER: &str = include_str!("../sql/audit_heads_after.sql");
const INSERT: &str = include_str!("../sql/insert_audit_head.sql");

/// The heads behind this size, at most so many, oldest first.
pub(crate) async fn heads_after(
    client: &Client,
    size: u64,
    at_most: i64,
) -> Result<Vec<Head>, Fault> {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let rows = client.query(AFTER, &[&size, &at_most]).await?;
    Ok(rows.iter().map(head_of).collect())
}

/// The head of a row. A column that cannot be read becomes something that no sound head has, so that
/// a bent row is compared, and found, like any other.
fn head_of(row: &Row) -> Head {
    let bytes = |column| row.try_get::<_, Vec<u8>>(column).unwrap_or_default();
    let number = |column| {
        let number = row.try_get::<_, i64>(column).ok();
        number.and_then(|number| u64::try_from(number).ok())
    };
    let horizon: Option<String> = row.try_get("horizon").ok();
    Head {
        tree_size: number("tree_size").unwrap_or(u64::MAX),
        root: bytes("root").try_into().unwrap_or_default(),
        prior_size: number("prior_size").unwrap_or(u64::MAX),
        event_ids: row.try_get("event_ids").unwrap_or_default(),
        leaf_hashes: cut::<32>(&bytes("leaf_hashes")).unwrap_or_default(),
        horizon: horizon
            .and_then(|text| text.parse().ok())
            .unwrap_or(u64::MAX),
        signed_at: row.try_get("signed_at").unwrap_or_default(),
        key_id: row.try_get("key_id").unwrap_or_default(),
        signature: bytes("signature"),
    }
}

/// Adds a head.
pub(crate) async fn insert(client: &Client, head: &Head) -> Result<(), Fault> {
    let size = |size: u64| i64::try_from(size).unwrap_or(i64::MAX);
    let leaves = join(head.leaf_hashes.iter().copied());
    client
        .execute(
            INSERT,
            &[
                &size(head.tree_size),
                &head.root.as_slice(),
                &size(head.prior_size),
                &head.event_ids,
                &leaves,
                &head.horizon.to_string(),
                &head.signed_at,
                &head.key_id,
                &head.signature,
            ],
        )
        .await?;
    Ok(())
}

/// The root at this size, if a head has it.
pub(crate) async fn root_at(client: &Client, size: u64) -> Result<Option<Hash>, Fault> {
    let size = i64::try_from(size).unwrap_or(i64::MAX);
    let row = client
        .query_opt(
            "select root from public.audit_heads where tree_size = $1",
            &[&size],
        )
        .await?;
    Ok(row.and_then(|row| row.try_get::<_, Vec<u8>>(0).ok()?.try_into().ok()))
}

/// What a writer must know of the log to go on with it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tip {
    pub(crate) frontier: Frontier,
    pub(crate) horizon: u64,
    /// After a logical restore, the transaction up to which its one full search has looked.
    pub(crate) searched: Option<u64>,
    /// Whether the numbers of the transactions ever began anew (a logical restore): then an event above
    /// the horizon may be sealed already, and each must be looked up before it is sealed.
    pub(crate) restored: bool,
}

const AT_ONCE: i64 = 200;

impl Tip {
    /// Reads the heads that were added since; the tree must come out as they say.
    pub(crate) async fn catch_up(&mut self, client: &Client) -> Result<(), Fault> {
        loop {
            let heads = heads_after(client, self.frontier.size(), AT_ONCE).await?;
            for head in &heads {
                self.add(head)?;
            }
            if heads.len() < AT_ONCE as usize {
                return Ok(());
            }
        }
    }

    /// Adds one head, if it fits.
    pub(crate) fn add(&mut self, head: &Head) -> Result<(), Fault> {
        let mut frontier = self.frontier.clone();
        if head.is_whole() && head.prior_size == frontier.size() {
            head.leaf_hashes
                .iter()
                .for_each(|leaf| frontier.push(*leaf));
            if frontier.root() == head.root {
                *self = Tip {
                    frontier,
                    horizon: head.horizon,
                    searched: None,
                    restored: self.restored || head.horizon < self.horizon,
                };
                return Ok(());
            }
        }
        Err(Fault::Damaged(format!(
            "the head of size {} does not follow from the one before",
            head.tree_size
        )))
    }
}

/// A connection that is closed, not lent again, unless the work on it came to its end.
pub(crate) struct Borrowed(Option<Object>);

impl Borrowed {
    pub(crate) async fn from(pool: &Pool) -> Result<Self, Fault> {
        Ok(Borrowed(Some(pool.get().await?)))
    }

    pub(crate) fn client(&self) -> &Client {
        self.0.as_ref().expect("held until it is given back")
    }

    pub(crate) fn give_back(mut self) {
        self.0.take();
    }
}

impl Drop for Borrowed {
    fn drop(&mut self) {
        if let Some(connection) = self.0.take() {
            drop(Object::take(connection));
        }
    }
}
