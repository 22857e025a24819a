//! A private PostgreSQL inside the data directory.
//!
//! Nobody has to install, configure or start a database to try or to run a small practice: this makes a cluster of its own
//! (checksums on, no network, one socket in a private folder), keeps it running, and stops it with the server.
//!
//! * One process owns a data directory; a second one is refused by name.
//! * A postmaster that dies is restarted. A server that is killed takes its postmaster with it, and one left over all the same is stopped by
//!   the next start.
//! * As root it runs as the user `postgres`, because PostgreSQL refuses root.

mod access;
mod account;
mod binaries;
mod layout;
mod lock;
mod place;
mod postmaster;
mod secrets;
mod supervise;

use std::path::{Path, PathBuf};

use serde::Serialize;

pub use access::Access;
pub use binaries::Binaries;
pub use secrets::Fill;

use crate::error::Error;
use account::Account;
use lock::DirectoryLock;
use postmaster::Home;
use secrets::Secrets;
use supervise::Supervisor;

/// The cluster's own superuser: initdb, bootstrap and migrations. The server never logs in as it.
const SUPERUSER: &str = "postgres";
/// The database inside the cluster.
pub const DATABASE: &str = "mentalspace";

/// How to run the embedded cluster.
#[derive(Debug, Clone)]
pub struct ClusterSettings {
    /// Where everything lives.
    pub data_dir: PathBuf,
    /// The folder with `initdb` and `postgres`, when it is not to be searched for (MENTALSPACE_PG_BIN).
    pub bin_dir: Option<PathBuf>,
    /// For tests: nothing is flushed to disk, and when it is stopped, or its process ends however it does, the folders are removed.
    pub throwaway: bool,
}

impl ClusterSettings {
    /// A cluster to keep.
    pub fn new(data_dir: impl Into<PathBuf>) -> ClusterSettings {
        ClusterSettings {
            data_dir: data_dir.into(),
            bin_dir: None,
            throwaway: false,
        }
    }

    /// A cluster for one test run: quick, and gone afterwards together with `data_dir`.
    pub fn throwaway(data_dir: impl Into<PathBuf>) -> ClusterSettings {
        ClusterSettings {
            throwaway: true,
            ..ClusterSettings::new(data_dir)
        }
    }
}

/// What is known about a data directory from outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ClusterStatus {
    /// There is a cluster on disk.
    pub exists: bool,
    /// The postmaster's process, when it runs.
    pub postmaster: Option<i32>,
    /// The mentalspace process that owns the data directory, when there is one.
    pub owner: Option<i32>,
}

/// A running cluster that this process owns. Dropping it stops PostgreSQL; `stop` also waits for that.
#[derive(Debug)]
pub struct Cluster {
    access: Access,
    supervisor: Supervisor,
    _lock: DirectoryLock,
}

impl Cluster {
    /// Makes the cluster when there is none, starts it, and sees to it that the database and the password of `mentalspace_app` are there.
    /// `fill` gives the random bytes of the two passwords.
    pub async fn open(settings: ClusterSettings, fill: Fill<'_>) -> Result<Cluster, Error> {
        // Blocking on purpose: this runs once, before anything else does.
        let data_dir = layout::data_dir(&settings.data_dir)?;
        let lock = DirectoryLock::take(&data_dir)?;
        let secrets = Secrets::of(&data_dir);
        let superuser_password = secrets.read_or_make("superuser", fill)?;
        let app_password = secrets.read_or_make("app", fill)?;
        let home = prepare(&settings, &data_dir, &superuser_password, fill)?;
        let access = Access::of_home(&home, superuser_password, app_password.clone());
        let supervisor = Supervisor::start(home).await?;
        let cluster = Cluster {
            access,
            supervisor,
            _lock: lock,
        };
        cluster.access.prepare_database(&app_password).await?;
        Ok(cluster)
    }

    /// How to reach it.
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// How often the postmaster had to be restarted.
    pub fn restarts(&self) -> u32 {
        self.supervisor.restarts()
    }

    /// True while the postmaster runs.
    pub fn is_up(&self) -> bool {
        self.supervisor.is_up()
    }

    /// The postmaster's process number.
    pub fn postmaster(&self) -> Option<i32> {
        self.access.home().running_pid()
    }

    /// Fast shutdown, awaited.
    pub async fn stop(self) -> Result<(), Error> {
        self.supervisor.stop().await
    }

    /// What is there, without touching it.
    pub fn status(data_dir: &Path) -> Result<ClusterStatus, Error> {
        let Ok(data_dir) = data_dir.canonicalize() else {
            return Ok(ClusterStatus {
                exists: false,
                postmaster: None,
                owner: None,
            });
        };
        let pgdata = place::cluster_dir(&data_dir).join("postgres");
        if layout::made_by(&pgdata).is_none() {
            return Ok(ClusterStatus {
                exists: false,
                postmaster: None,
                owner: None,
            });
        }
        Ok(ClusterStatus {
            exists: true,
            postmaster: postmaster::running_pid(&pgdata),
            owner: DirectoryLock::holder(&data_dir),
        })
    }

    /// Stops a postmaster that nobody owns. Refused while a server owns the directory: stop the server instead.
    pub fn stop_orphan(settings: &ClusterSettings) -> Result<bool, Error> {
        let data_dir = layout::data_dir(&settings.data_dir)?;
        let _lock = DirectoryLock::take(&data_dir)?;
        postmaster::stop_orphan(&place::cluster_dir(&data_dir).join("postgres"))
    }
}

fn prepare(
    settings: &ClusterSettings,
    data_dir: &Path,
    superuser_password: &str,
    fill: Fill<'_>,
) -> Result<Home, Error> {
    let account = Account::choose(data_dir)?;
    let cluster_dir = place::choose(data_dir, &account, settings.throwaway, fill)?;
    let pgdata = cluster_dir.join("postgres");
    let home = Home {
        data_dir: data_dir.to_path_buf(),
        binaries: Binaries::find(settings.bin_dir.as_deref(), layout::made_by(&pgdata))?,
        throwaway: settings.throwaway,
        account,
        pgdata,
        cluster_dir,
    };
    home.account.own_folder(&home.cluster_dir.join("log"))?;
    if layout::made_by(&home.pgdata).is_none() {
        layout::initdb(&home, superuser_password)?;
    }
    let socket_folder = layout::socket_folder(&home.cluster_dir);
    layout::make_socket_folder(&socket_folder, &home.account)?;
    // Settings of a postmaster that still runs are left alone until it has stopped.
    postmaster::stop_orphan(&home.pgdata)?;
    layout::write_settings(&home, &socket_folder)?;
    Ok(home)
}
