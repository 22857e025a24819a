//! Brings a database to the schema of this binary.
//!
//! * One process at a time (an advisory lock of the session; the others wait and then find nothing to do).
//! * One transaction per file, and the history row in that same transaction: the row is there exactly when the objects are. Killed
//!   at any point, the next run goes on where this one stopped.
//! * Files run as `mentalspace_owner`, with a lock timeout: a migration that cannot have its lock fails instead of queueing
//!   everybody behind it.

mod files;
mod history;

use std::ops::ControlFlow;
use std::time::Instant;

use serde::Serialize;
use tokio_postgres::Client;

pub(crate) use files::hex;
pub use files::{FILES, MigrationFile, fingerprint};
pub use history::{Applied, Fault, compare};

use crate::error::Error;

/// The same number in every process: only one migrates a database at a time.
const LOCK: i64 = 0x6d65_6e74_616c; // "mental"

const BOOTSTRAP: &str = include_str!("../../sql/bootstrap.sql");
const BOOTSTRAP_DATABASE: &str = include_str!("../../sql/bootstrap_database.sql");
const FOREIGN: &str = include_str!("../../sql/foreign_objects.sql");

/// Where a run has got to; the watcher hears each of these and may stop the run there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step<'f> {
    /// About to run a file, the `index`-th (from 0) of `total`.
    Starting {
        /// The file.
        file: &'f MigrationFile,
        /// Its place in this run.
        index: usize,
        /// How many files this run applies.
        total: usize,
    },
    /// The statements ran; the history row is not written.
    Executed(&'f MigrationFile),
    /// The history row is written; nothing is committed.
    Recorded(&'f MigrationFile),
    /// The file is in.
    Committed(&'f MigrationFile),
}

type Watcher<'w> = Box<dyn Fn(Step<'_>) -> ControlFlow<()> + Send + Sync + 'w>;

/// What stands in the database and what is still to do.
#[derive(Debug, Serialize)]
pub struct Status {
    /// The history, in order of numbers.
    pub applied: Vec<Applied>,
    /// Names of the files still to apply.
    pub pending: Vec<&'static str>,
    /// Everything in which history and files disagree.
    pub faults: Vec<Fault>,
}

/// Applies migration files to one database.
pub struct Migrator<'w> {
    files: &'static [MigrationFile],
    adopt: bool,
    watcher: Watcher<'w>,
}

impl Default for Migrator<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'w> Migrator<'w> {
    /// With the files of this binary.
    pub fn new() -> Self {
        Self::with_files(FILES)
    }

    /// With other files, for tests.
    pub fn with_files(files: &'static [MigrationFile]) -> Self {
        Migrator {
            files,
            adopt: false,
            watcher: Box::new(|_| ControlFlow::Continue(())),
        }
    }

    /// Goes on although the database holds objects that no migration made.
    pub fn adopt(mut self, adopt: bool) -> Self {
        self.adopt = adopt;
        self
    }

    /// Hears every step; answering `Break` stops the run there, as a crash would.
    pub fn watch(
        mut self,
        watcher: impl Fn(Step<'_>) -> ControlFlow<()> + Send + Sync + 'w,
    ) -> Self {
        self.watcher = Box::new(watcher);
        self
    }

    /// Makes roles and extensions where they are missing, then applies what is pending. Answers the names of the files applied.
    ///
    /// `client` is logged in with the right to become `mentalspace_owner` (the embedded superuser, or the operator's migration login).
    /// When this fails or is dropped the connection must be thrown away: it may still be the owner.
    pub async fn run(&self, client: &mut Client) -> Result<Vec<&'static str>, Error> {
        self.lock(client).await?;
        let result = self.run_locked(client).await;
        client
            .batch_execute(&format!("reset role; select pg_advisory_unlock({LOCK})"))
            .await
            .map_err(Error::doing("giving back the migration lock"))
            .and(result)
    }

    /// What is applied and what is pending, without changing anything.
    pub async fn status(&self, client: &Client) -> Result<Status, Error> {
        let applied = history_of(client).await?;
        Ok(match compare(self.files, &applied) {
            Ok(pending) => Status {
                pending: pending.iter().map(|file| file.name).collect(),
                faults: Vec::new(),
                applied,
            },
            Err(faults) => Status {
                pending: Vec::new(),
                faults,
                applied,
            },
        })
    }

    async fn lock(&self, client: &Client) -> Result<(), Error> {
        // Waiting for the other migrator is right however long it takes; only waits inside a file are limited.
        client
            .batch_execute(&format!(
                "set lock_timeout = 0; set statement_timeout = 0; set client_min_messages = warning; select pg_advisory_lock({LOCK})"
            ))
            .await
            .map_err(Error::doing("waiting for the other migrator"))
    }

    async fn run_locked(&self, client: &mut Client) -> Result<Vec<&'static str>, Error> {
        let applied = history_of(client).await?;
        let pending = compare(self.files, &applied).map_err(Error::History)?;
        if pending.is_empty() {
            return Ok(Vec::new());
        }
        if applied.is_empty() && !self.adopt {
            let foreign = client
                .query(FOREIGN, &[])
                .await
                .map_err(Error::doing("looking for foreign objects"))?;
            if !foreign.is_empty() {
                return Err(Error::ForeignObjects(
                    foreign.iter().map(|row| row.get(0)).collect(),
                ));
            }
        }
        bootstrap(client).await?;
        client
            .batch_execute("set role mentalspace_owner")
            .await
            .map_err(Error::doing("becoming mentalspace_owner"))?;
        let total = pending.len();
        for (index, file) in pending.iter().copied().enumerate() {
            self.step(Step::Starting { file, index, total })?;
            self.apply(client, file).await?;
            tracing::info!(migration = file.name, "applied");
            self.step(Step::Committed(file))?;
        }
        Ok(pending.iter().map(|file| file.name).collect())
    }

    async fn apply(&self, client: &mut Client, file: &MigrationFile) -> Result<(), Error> {
        let failed = |source| Error::Migration {
            version: file.version,
            name: file.name.into(),
            source: Box::new(source),
        };
        let clock = Instant::now();
        let transaction = client.transaction().await.map_err(failed)?;
        transaction
            .batch_execute("set local lock_timeout = '5s'; set local search_path = public")
            .await
            .map_err(failed)?;
        let own = transaction
            .query_one("select pg_current_xact_id()::text", &[])
            .await
            .map_err(failed)?;
        transaction.batch_execute(file.sql).await.map_err(failed)?;
        let still = transaction
            .query_one("select pg_current_xact_id()::text", &[])
            .await
            .map_err(failed)?;
        if own.get::<_, String>(0) != still.get::<_, String>(0) {
            return Err(Error::MigrationEndsTransaction {
                name: file.name.into(),
            });
        }
        self.step(Step::Executed(file))?;
        let took = i64::try_from(clock.elapsed().as_millis()).unwrap_or(i64::MAX);
        transaction
            .execute(
                "insert into app.schema_migrations (version, name, sha256, duration_ms, binary_version) values ($1, $2, $3, $4, $5)",
                &[&file.version, &file.name, &file.sha256(), &took, &env!("CARGO_PKG_VERSION")],
            )
            .await
            .map_err(failed)?;
        self.step(Step::Recorded(file))?;
        transaction.commit().await.map_err(failed)
    }

    fn step(&self, step: Step<'_>) -> Result<(), Error> {
        match (self.watcher)(step) {
            ControlFlow::Continue(()) => Ok(()),
            ControlFlow::Break(()) => Err(Error::Stopped),
        }
    }
}

/// Roles and extensions, made where missing. Needs a superuser, or on a managed database a login with CREATEROLE that owns the database.
async fn bootstrap(client: &Client) -> Result<(), Error> {
    client
        .batch_execute(BOOTSTRAP)
        .await
        .map_err(Error::doing("making the database roles"))?;
    secure_database(client).await
}

/// Puts the rights on the database itself, and its extensions, in order. A copy made with `create database … template …` needs
/// this once, because PostgreSQL does not copy those rights.
pub async fn secure_database(client: &Client) -> Result<(), Error> {
    client
        .batch_execute(BOOTSTRAP_DATABASE)
        .await
        .map_err(Error::doing("preparing the database"))
}

/// Sets the password of the server's login. Only its SCRAM verifier crosses the wire, so no log can hold the password.
pub async fn set_app_password(client: &Client, password: &str) -> Result<(), Error> {
    let verifier = postgres_protocol::password::scram_sha_256(password.as_bytes());
    client
        .batch_execute(&format!(
            "alter role mentalspace_app login password '{verifier}'"
        ))
        .await
        .map_err(Error::doing("setting the password of mentalspace_app"))
}

async fn history_of(client: &Client) -> Result<Vec<Applied>, Error> {
    let doing = "reading the migration history";
    let exists: bool = client
        .query_one(
            "select to_regclass('app.schema_migrations') is not null",
            &[],
        )
        .await
        .map_err(Error::doing(doing))?
        .get(0);
    if !exists {
        return Ok(Vec::new());
    }
    let rows = client
        .query(
            "select version, name, sha256 from app.schema_migrations order by version",
            &[],
        )
        .await
        .map_err(Error::doing(doing))?;
    Ok(rows
        .iter()
        .map(|row| Applied {
            version: row.get(0),
            name: row.get(1),
            sha256: row.get(2),
        })
        .collect())
}

/// Does some reading while the search path is empty, so that PostgreSQL writes every name in full.
pub(crate) async fn with_empty_search_path<T>(
    client: &Client,
    reading: impl Future<Output = Result<T, Error>>,
) -> Result<T, Error> {
    let doing = "setting the search path";
    let before: String = client
        .query_one("select current_setting('search_path')", &[])
        .await
        .map_err(Error::doing(doing))?
        .get(0);
    client
        .batch_execute("set search_path = ''")
        .await
        .map_err(Error::doing(doing))?;
    let result = reading.await;
    let restored = client
        .execute("select set_config('search_path', $1, false)", &[&before])
        .await;
    let value = result?;
    restored.map_err(Error::doing(doing))?;
    Ok(value)
}
