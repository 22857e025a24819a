//! One throwaway cluster per test program, one migrated template in it, and copies of that.
//!
//! Nothing is shared between programs and nothing is kept: there is no stale state to recognise, no lock to wait for, and a program
//! that is killed leaves nothing behind (the cluster hangs on a pipe that the program holds).

use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

use database::{Access, Cluster, ClusterSettings, Migrator, Settings};
use deadpool_postgres::Pool;
use kernel::{Entropy, SystemEntropy};
use tokio::sync::OnceCell;
use tokio_postgres::Client;

const TEMPLATE: &str = "template_migrated";

static CLUSTER: OnceCell<Cluster> = OnceCell::const_new();
static SHARED: OnceCell<Database> = OnceCell::const_new();
static WORLD: OnceCell<Database> = OnceCell::const_new();
static COPIES: AtomicU32 = AtomicU32::new(0);

/// A migrated database.
#[derive(Clone, Debug)]
pub struct Database {
    name: String,
    access: Access,
}

impl Database {
    /// A fresh copy of the migrated template.
    pub async fn fresh() -> Database {
        Database::copy_of(TEMPLATE).await
    }

    /// A fresh copy of the two practices of the world; `seed` makes them the first time.
    pub async fn of_world(seed: impl AsyncFnOnce(&Database)) -> Database {
        let template = WORLD
            .get_or_init(|| async {
                let database = Database::fresh().await;
                seed(&database).await;
                database
            })
            .await;
        Database::copy_of(&template.name).await
    }

    async fn copy_of(template: &str) -> Database {
        let access = cluster().await.access().clone();
        let name = format!("copy_{}", COPIES.fetch_add(1, Ordering::Relaxed));
        access
            .create_database(&name, Some(template))
            .await
            .expect("the template can be copied");
        Database { name, access }
    }

    /// The copy that the tests of this program share, each in a practice of its own.
    pub async fn shared() -> Database {
        SHARED.get_or_init(Database::fresh).await.clone()
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// How to reach its cluster.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// Where it is, for the server's login.
    pub fn settings(&self) -> Settings {
        Settings::socket(self.access.app(&self.name))
    }

    /// Connections of the server's login: it may become other roles and has no rights of its own.
    pub fn pool(&self) -> Pool {
        database::pool(&self.settings(), 8).expect("the settings of a socket are sound")
    }

    /// A connection as the operator, who may become the owner: to set up and to look, never to act as the program.
    pub async fn operator(&self) -> Client {
        let client = database::connect(&Settings::socket(self.access.superuser(&self.name)))
            .await
            .expect("the operator can connect");
        client
            .batch_execute("set role mentalspace_owner")
            .await
            .expect("the operator may become the owner");
        client
    }

    /// A connection as PostgreSQL's superuser: an attacker who has everything.
    pub async fn superuser(&self) -> Client {
        database::connect(&Settings::socket(self.access.superuser(&self.name)))
            .await
            .expect("the superuser can connect")
    }
}

async fn cluster() -> &'static Cluster {
    CLUSTER
        .get_or_init(|| async {
            let entropy = SystemEntropy::new();
            let fill = |bytes: &mut [u8]| entropy.fill(bytes);
            let cluster = Cluster::open(ClusterSettings::throwaway(directory()), &fill)
                .await
                .expect("PostgreSQL 15 or newer is installed and starts");
            make_template(cluster.access()).await;
            cluster
        })
        .await
}

async fn make_template(access: &Access) {
    access
        .create_database(TEMPLATE, None)
        .await
        .expect("the template's database can be made");
    let mut client = database::connect(&Settings::socket(access.superuser(TEMPLATE)))
        .await
        .expect("the template can be reached");
    if let Err(error) = Migrator::new().run(&mut client).await {
        panic!("the migrations do not apply: {error}");
    }
}

/// `target/testkit/<process>`: beside what the build made, and never the same for two programs at once.
fn directory() -> PathBuf {
    let target = std::env::current_exe()
        .ok()
        .and_then(|program| {
            // target/debug/deps/<program>
            program.ancestors().nth(3).map(PathBuf::from)
        })
        .unwrap_or_else(std::env::temp_dir);
    target.join("testkit").join(std::process::id().to_string())
}
