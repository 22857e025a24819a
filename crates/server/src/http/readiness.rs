//! Whether to send more work this way.

use std::sync::atomic::{AtomicBool, Ordering};

use deadpool_postgres::Pool;

/// Whether to send more work this way.
pub struct Readiness {
    pool: Pool,
    newest_migration: i32,
    draining: AtomicBool,
}

const NEWEST: &str = "select coalesce(max(version), 0) from app.schema_migrations";

impl Readiness {
    /// Ready as long as this database answers and stands at this migration.
    pub fn of(pool: Pool, newest_migration: i32) -> Self {
        Readiness {
            pool,
            newest_migration,
            draining: AtomicBool::new(false),
        }
    }

    /// From now on: not ready.
    pub fn drain(&self) {
        self.draining.store(true, Ordering::Release);
    }

    /// Whether the end has begun.
    pub fn is_draining(&self) -> bool {
        self.draining.load(Ordering::Acquire)
    }

    /// `Err` with the reason, in words that may be shown to anyone.
    pub async fn check(&self) -> Result<(), &'static str> {
        if self.is_draining() {
            return Err("draining");
        }
        let within = std::time::Duration::from_secs(2);
        let newest = tokio::time::timeout(within, self.newest()).await;
        match newest {
            Ok(Some(version)) if version == self.newest_migration => Ok(()),
            Ok(Some(_)) => Err("the database's schema is not this program's"),
            Ok(None) | Err(_) => Err("the database does not answer"),
        }
    }

    async fn newest(&self) -> Option<i32> {
        let connection = self.pool.get().await.ok()?;
        let row = connection.query_one(NEWEST, &[]).await.ok()?;
        row.try_get(0).ok()
    }
}
