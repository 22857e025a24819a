//! The shared cluster and small helpers.

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use database::migrator::{FILES, MigrationFile};
use database::{Access, Cluster, ClusterSettings, Migrator, Settings};
use tokio::sync::OnceCell;
use tokio_postgres::Client;

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static TEMPLATE: OnceCell<()> = OnceCell::const_new();
static BASE: OnceCell<()> = OnceCell::const_new();
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

/// The files of the base alone: its tests bring their own tables.
pub fn base_files() -> &'static [MigrationFile] {
    let end = FILES
        .iter()
        .position(|file| file.version >= 10)
        .unwrap_or(FILES.len());
    &FILES[..end]
}

/// A database of one's own with every migration.
pub async fn migrated() -> String {
    TEMPLATE
        .get_or_init(|| make_template("migrated", FILES))
        .await;
    copy_of("migrated").await
}

/// A database of one's own with the base migrations only.
pub async fn base() -> String {
    BASE.get_or_init(|| make_template("base", base_files()))
        .await;
    copy_of("base").await
}

async fn make_template(name: &str, files: &'static [MigrationFile]) {
    let access = cluster().await.access();
    access
        .create_database(name, None)
        .await
        .expect("a database can be made");
    let mut owner = superuser(access, name).await;
    Migrator::with_files(files)
        .run(&mut owner)
        .await
        .expect("the migrations run");
}

async fn copy_of(template: &str) -> String {
    let access = cluster().await.access();
    let name = format!("copy_{}", COUNTER.fetch_add(1, Ordering::Relaxed));
    access
        .create_database(&name, Some(template))
        .await
        .expect("a template can be copied");
    name
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
