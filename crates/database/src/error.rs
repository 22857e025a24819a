//! Everything that can go wrong around the database, in words that name what, where, and how to fix it.
//!
//! Callers match on the variant (the command line turns each into its own exit code); people read the sentence.

use std::fmt;
use std::path::PathBuf;

use crate::migrator::Fault;

/// What went wrong with the database.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// PostgreSQL 15 or newer is not on this machine.
    NoBinaries {
        /// What was found instead, if anything.
        found: String,
    },
    /// Another process owns the data directory.
    AlreadyRunning {
        /// The data directory.
        data_dir: PathBuf,
        /// The process that holds it, when it left its number.
        pid: Option<i32>,
    },
    /// No cluster is running in the data directory.
    NotRunning {
        /// The data directory.
        data_dir: PathBuf,
    },
    /// A folder or file cannot be used.
    Folder {
        /// The folder or file.
        path: PathBuf,
        /// What is wrong and what to do.
        words: String,
    },
    /// A file that holds a secret can be read by others.
    OpenSecret {
        /// The file.
        path: PathBuf,
        /// Its permission bits.
        mode: u32,
    },
    /// A program of PostgreSQL failed.
    Program {
        /// The program.
        program: String,
        /// The end of what it said.
        said: String,
    },
    /// The connection settings cannot be used.
    Settings(String),
    /// The server's login role may do more than it should.
    LoginRole(LoginRoleFault),
    /// The migration history does not fit the files.
    History(Vec<Fault>),
    /// The database holds things that no migration made.
    ForeignObjects(Vec<String>),
    /// A migration file failed; nothing of it was kept.
    Migration {
        /// The file's number.
        version: i32,
        /// The file's name.
        name: String,
        /// What PostgreSQL said.
        source: Box<tokio_postgres::Error>,
    },
    /// A migration file ended the transaction it runs in.
    MigrationEndsTransaction {
        /// The file's name.
        name: String,
    },
    /// The caller asked to stop between two steps.
    Stopped,
    /// The database refused or could not be reached.
    Postgres {
        /// What was being done.
        doing: &'static str,
        /// What PostgreSQL said.
        source: Box<tokio_postgres::Error>,
    },
    /// No connection could be had from the pool.
    Pool(String),
}

/// What the server's login role may do and must not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum LoginRoleFault {
    /// It is a superuser.
    Superuser(String),
    /// It bypasses row-level security.
    BypassesRls(String),
    /// It inherits the rights of the roles it belongs to.
    Inherits(String),
    /// It owns objects; the first few by name.
    Owns(String, Vec<String>),
    /// It can become a role that it must not become.
    CanBecome(String, String),
}

impl Error {
    /// For `map_err`: says what was being done when PostgreSQL refused.
    pub fn doing(doing: &'static str) -> impl FnOnce(tokio_postgres::Error) -> Error {
        move |source| Error::Postgres {
            doing,
            source: Box::new(source),
        }
    }

    pub(crate) fn folder(path: impl Into<PathBuf>, words: impl fmt::Display) -> Error {
        Error::Folder {
            path: path.into(),
            words: words.to_string(),
        }
    }
}

/// tokio-postgres prints "db error" and hides the sentence one level down.
fn said(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => {
            let mut words = format!("{} ({})", db.message(), db.code().code());
            if let Some(hint) = db.hint() {
                words.push_str(&format!(" Hint: {hint}"));
            }
            if let Some(place) = db.where_() {
                words.push_str(&format!(" At: {place}"));
            }
            words
        }
        None => match std::error::Error::source(error) {
            Some(cause) => format!("{error}: {cause}"),
            None => error.to_string(),
        },
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NoBinaries { found } => write!(
                f,
                "PostgreSQL 15 or newer is not installed{}{found}. Install it with: sudo apt-get install -y postgresql \
                 (or set DATABASE_URL to use a server elsewhere, or MENTALSPACE_PG_BIN to the folder with initdb and postgres)",
                if found.is_empty() { "" } else { "; " }
            ),
            Error::AlreadyRunning { data_dir, pid } => {
                write!(f, "the data directory {} is in use by ", data_dir.display())?;
                match pid {
                    Some(pid) => write!(
                        f,
                        "process {pid}. Stop that one first (kill {pid}), or choose another --data-dir"
                    ),
                    None => write!(
                        f,
                        "another process. Stop that one first, or choose another --data-dir"
                    ),
                }
            }
            Error::NotRunning { data_dir } => write!(
                f,
                "no database is running in {}. Start it with: mentalspace db start --data-dir {}",
                data_dir.display(),
                data_dir.display()
            ),
            Error::Folder { path, words } => write!(f, "{}: {words}", path.display()),
            Error::OpenSecret { path, mode } => write!(
                f,
                "the secret file {} can be read by others (mode {mode:04o}). Fix it with: chmod 600 {}",
                path.display(),
                path.display()
            ),
            Error::Program { program, said } => write!(f, "{program} failed: {said}"),
            Error::Settings(words) => write!(
                f,
                "the database connection settings cannot be used: {words}"
            ),
            Error::LoginRole(fault) => write!(f, "{fault}"),
            Error::History(faults) => {
                write!(
                    f,
                    "the database's migration history does not fit this program:"
                )?;
                faults.iter().try_for_each(|fault| write!(f, "\n  {fault}"))
            }
            Error::ForeignObjects(objects) => write!(
                f,
                "the database is not empty and was not made by this program. It holds: {}. Use an empty database, or say --adopt if you are sure",
                objects.join(", ")
            ),
            Error::Migration {
                version,
                name,
                source,
            } => {
                write!(
                    f,
                    "migration {version:04} ({name}) failed and was rolled back as a whole: {}",
                    said(source)
                )
            }
            Error::MigrationEndsTransaction { name } => write!(
                f,
                "migration {name} contains its own begin, commit or rollback. Each file already runs in one transaction: remove it"
            ),
            Error::Stopped => write!(f, "stopped before the next migration"),
            Error::Postgres { doing, source } => write!(f, "{doing}: {}", said(source)),
            Error::Pool(words) => write!(f, "no database connection could be had: {words}"),
        }
    }
}

impl fmt::Display for LoginRoleFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let advice = "Use the role mentalspace_app, which `mentalspace db migrate` creates";
        match self {
            Self::Superuser(role) => write!(
                f,
                "the login role {role} is a superuser: row-level security would not hold it. {advice}"
            ),
            Self::BypassesRls(role) => write!(
                f,
                "the login role {role} has BYPASSRLS: row-level security would not hold it. {advice}, or: alter role {role} nobypassrls"
            ),
            Self::Inherits(role) => write!(
                f,
                "the login role {role} inherits the rights of the roles it belongs to. {advice}, or: alter role {role} noinherit"
            ),
            Self::Owns(role, objects) => write!(
                f,
                "the login role {role} owns {}: an owner can switch its walls off. {advice}, or: reassign owned by {role} to mentalspace_owner",
                objects.join(", ")
            ),
            Self::CanBecome(role, other) => write!(
                f,
                "the login role {role} can become {other}. {advice}, or: revoke {other} from {role}"
            ),
        }
    }
}

impl std::error::Error for Error {}
