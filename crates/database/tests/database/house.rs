//! The shared cluster and small helpers.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use database::{Access, Cluster, ClusterSettings, Migrator, Settings};
use tokio::sync::OnceCell;
use tokio_postgres::Client;

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static TEMPLATE: OnceCell<()> = OnceCell::const_new();
static COUNTER: AtomicU32 = AtomicU32::new(0);

/// Not random at all: tests repeat.
pub fn fill(buffer: &mut [u8]) {
    buffer.fill(7);
}

/// A folder nobody else uses, which the cluster removes with itself.
pub fn scratch(what: &str) -> PathBuf {
    std::env::temp_dir().join(format!(
        "ms-{what}-{}-{}",
        std::process::id(),
        COUNTER.fetch_add(1, Ordering::Relaxed)
    ))
}

pub async fn cluster() -> &'static Cluster {
    CLUSTER
        .get_or_init(|| async {
            Cluster::open(ClusterSettings::throwaway(scratch("db")), &fill)
                .await
                .expect("PostgreSQL starts")
        })
        .await
}

/// An empty database in the shared cluster.
pub async fn empty() -> String {
    let name = format!("empty_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
    cluster()
        .await
        .access()
        .create_database(&name, None)
        .await
        .expect("a database can be made");
    name
}

/// A migrated database of one's own.
pub async fn migrated() -> String {
    let access = cluster().await.access();
    TEMPLATE
        .get_or_init(|| async {
            access
                .create_database("migrated", None)
                .await
                .expect("a database can be made");
            let mut owner = superuser(access, "migrated").await;
            Migrator::new()
                .run(&mut owner)
                .await
                .expect("the migrations run");
        })
        .await;
    let name = format!("copy_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
    for _ in 0..100 {
        match access.create_database(&name, Some("migrated")).await {
            Ok(()) => return name,
            // A template in use: its last connection is still closing.
            Err(error) if error.to_string().contains("55006") => {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await
            }
            Err(error) => panic!("{error}"),
        }
    }
    panic!("the template database stayed in use");
}

pub async fn superuser(access: &Access, database: &str) -> Client {
    database::connect(&Settings::socket(access.superuser(database)))
        .await
        .expect("the superuser can connect")
}

pub async fn app(access: &Access, database: &str) -> Client {
    database::connect(&Settings::socket(access.app(database)))
        .await
        .expect("mentalspace_app can connect")
}

/// What PostgreSQL says when it refuses.
pub fn said(error: &tokio_postgres::Error) -> String {
    error
        .as_db_error()
        .map_or_else(|| error.to_string(), |db| db.message().to_string())
}
