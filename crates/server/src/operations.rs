//! What only the running program knows, for the functions of the domain `security`: measured when it is asked for.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use deadpool_postgres::Pool;
use jiff::Timestamp;
use kernel::audit::{Keys, Report, verify};
use kernel::function::BoxFuture;
use kernel::{Clock, Code, Error, Result};
use security::audit_log::AuditHead;
use security::health::{Database, MailWay, Storage};
use security::installation::{AuditState, Installation, Measures};
use tokio::sync::Mutex;

use crate::house::newest_migration;

/// How long a verification may take in a request. A log that needs longer is verified on the server, where nobody waits.
const VERIFY_WITHIN: Duration = Duration::from_secs(120);

const AUDIT_STATE: &str = "with head as (select tree_size, root, horizon, signed_at, key_id from public.audit_heads order by tree_size desc limit 1) \
     select (select tree_size from head) as size, (select encode(root, 'hex') from head) as root, (select signed_at from head) as signed_at, \
            (select key_id from head) as key_id, count(*) as unsealed, min(e.occurred_at) as oldest \
       from public.audit_events e where e.txid >= coalesce((select horizon from head), '0'::xid8) \
        and not exists (select from public.audit_heads h where h.event_ids @> array[e.id])";
const DATABASE: &str = "select current_setting('server_version') as version, pg_database_size(current_database()) as size, \
     (select coalesce(max(version), 0) from app.schema_migrations) as migration";

/// This installation.
pub struct Running {
    /// A pool of its own: a verification must not take the connections of requests.
    pub pool: Pool,
    /// The keys of the audit log.
    pub keys: Keys,
    /// Where its heads are exported to.
    pub export: PathBuf,
    /// Where files are kept.
    pub data_dir: PathBuf,
    /// Where mail goes.
    pub mail: MailWay,
    /// When the program started.
    pub started_at: Timestamp,
    /// Held by the one verification that may run.
    pub verifying: Mutex<()>,
}

impl Running {
    /// The installation that starts now.
    pub fn new(
        pool: Pool,
        keys: Keys,
        (export, data_dir): (PathBuf, PathBuf),
        mail: MailWay,
        clock: &Arc<dyn Clock>,
    ) -> Running {
        Running {
            pool,
            keys,
            export,
            data_dir,
            mail,
            started_at: clock.now(),
            verifying: Mutex::new(()),
        }
    }

    async fn state(&self) -> Result<AuditState> {
        let mut connection = self.pool.get().await?;
        // Dropped in the middle, the transaction is rolled back before the connection is lent again.
        let transaction = connection.build_transaction().read_only(true);
        let transaction = transaction.start().await?;
        transaction
            .batch_execute("set local role mentalspace_audit; set local statement_timeout = '10s'")
            .await?;
        let row = transaction.query_one(AUDIT_STATE, &[]).await?;
        transaction.commit().await?;
        let size: Option<i64> = row.try_get("size")?;
        let head = match size {
            None => None,
            Some(size) => Some(AuditHead {
                size,
                root: row.try_get("root")?,
                signed_at: row.try_get("signed_at")?,
                key_id: row.try_get("key_id")?,
            }),
        };
        Ok(AuditState {
            head,
            unsealed: row.try_get("unsealed")?,
            oldest_unsealed_at: row.try_get("oldest")?,
        })
    }

    async fn database(&self) -> Result<Database> {
        let connection = self.pool.get().await?;
        let row = connection.query_one(DATABASE, &[]).await?;
        let migration = row.try_get("migration")?;
        Ok(Database {
            version: row.try_get("version")?,
            size_bytes: row.try_get("size")?,
            migration,
            newest_migration: newest_migration(),
            migrations_current: migration == newest_migration(),
        })
    }

    fn storage(&self) -> Result<Storage> {
        let disk = rustix::fs::statvfs(&self.data_dir).map_err(|cause| {
            Error::new(
                Code::Unavailable,
                "The disk of the data directory does not answer. Look at the server.",
            )
            .because(cause)
        })?;
        let bytes =
            |blocks: u64| i64::try_from(blocks.saturating_mul(disk.f_frsize)).unwrap_or(i64::MAX);
        Ok(Storage {
            total_bytes: bytes(disk.f_blocks),
            free_bytes: bytes(disk.f_bavail),
        })
    }

    async fn verified(&self) -> Result<Report> {
        let Ok(_turn) = self.verifying.try_lock() else {
            return Err(Error::conflict(
                "The audit log is being verified already. Wait for that to end, then try again.",
            ));
        };
        let work = verify(&self.pool, &self.keys, &self.export, |_| ());
        match tokio::time::timeout(VERIFY_WITHIN, work).await {
            Ok(Ok(report)) => Ok(report),
            Ok(Err(fault)) => Err(Error::new(
                Code::Unavailable,
                "The audit log could not be read to its end, so nothing is known of it. Run `mentalspace audit verify` on the server.",
            )
            .because(fault)),
            Err(_) => Err(Error::new(
                Code::Timeout,
                "The audit log is too long to be verified while you wait. Run `mentalspace audit verify` on the server.",
            )),
        }
    }
}

impl Installation for Running {
    fn audit_state(&self) -> BoxFuture<'_, Result<AuditState>> {
        Box::pin(self.state())
    }

    fn verify_audit_log(&self) -> BoxFuture<'_, Result<Report>> {
        Box::pin(self.verified())
    }

    fn measure(&self) -> BoxFuture<'_, Result<Measures>> {
        Box::pin(async {
            Ok(Measures {
                version: env!("CARGO_PKG_VERSION"),
                started_at: self.started_at,
                database: self.database().await?,
                mail: self.mail,
                storage: self.storage()?,
            })
        })
    }
}

#[cfg(test)]
pub(crate) mod tests {
    use kernel::audit::{HeadKey, Key, Sealer};
    use kernel::function::Outside;
    use kernel::keys::Master;
    use security::Operations;
    use testkit::{House, World};

    use super::*;

    fn keys() -> Keys {
        Keys {
            seal: Key::new(&[7; 32]),
            head: HeadKey::of(&Master::new(&[7; 32])),
        }
    }

    fn running(house: &House, export: PathBuf) -> Running {
        let clock: Arc<dyn Clock> = Arc::new(house.clock.clone());
        let folders = (export, std::env::temp_dir());
        Running::new(
            house.database.pool(),
            keys(),
            folders,
            MailWay::NotSetUp,
            &clock,
        )
    }

    /// The real thing around a house of the tests, with an export that is not there.
    pub(crate) fn installation(house: &House) -> Outside {
        let export = std::env::temp_dir().join("mentalspace-no-such-export");
        Outside::default().with(Arc::new(Operations::of(running(house, export))))
    }

    #[tokio::test]
    async fn what_is_measured_is_the_database_that_is_there() {
        let world = World::new(&[security::FUNCTIONS]).await;
        let running = running(&world.house, std::env::temp_dir());
        let measures = running.measure().await.unwrap();
        assert!(measures.database.migrations_current);
        assert!(measures.database.size_bytes > 1 << 20);
        assert!(measures.storage.free_bytes <= measures.storage.total_bytes);
        let version: Option<u32> = measures
            .database
            .version
            .split(['.', ' '])
            .next()
            .and_then(|number| number.parse().ok());
        assert!(version >= Some(15));
    }

    /// The cast's events were planted by hand, so the first bad entry is the home practice's: it learns which, the other one does not.
    #[tokio::test]
    async fn a_planted_entry_is_named_to_its_own_practice_only() {
        let mut world = World::new(&[security::FUNCTIONS]).await;
        let export = std::env::temp_dir().join(format!(
            "mentalspace-operations-{}-{}",
            std::process::id(),
            world.house.waist.new_request_id()
        ));
        let clock: Arc<dyn Clock> = Arc::new(world.house.clock.clone());
        let pool = world.house.database.pool();
        let mut sealer = Sealer::new(pool, keys().head, &export, clock).unwrap();
        sealer.turn().await.unwrap();

        let running = running(&world.house, export.clone());
        let state = running.audit_state().await.unwrap();
        assert_eq!(
            (state.head.map(|head| head.size), state.unsealed),
            (Some(2), 0)
        );
        world.house.waist.outside = Outside::default().with(Arc::new(Operations::of(running)));
        for (person, named) in [(&world.home.amara, true), (&world.other.amara, false)] {
            let caller = person.caller(world.house.now());
            let answer = world
                .house
                .call_named("verify-audit-log", caller, b"{}")
                .await;
            let found: serde_json::Value = serde_json::from_slice(&answer.unwrap().body).unwrap();
            assert_eq!(
                (&found["ok"], &found["first_bad"]["index"]),
                (&false.into(), &0.into())
            );
            assert_eq!(found["first_bad"]["event_id"].is_string(), named);
        }
        std::fs::remove_dir_all(export).unwrap();
    }
}
