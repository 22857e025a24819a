//! Every setting, from a file and from the environment.
//!
//! Two sources, and the second wins: a TOML file (`--config`, else `mentalspace.toml` in the data
//! directory if there is one), then environment variables. One table, [`SETTINGS`], says what exists;
//! the file, the environment, `mentalspace config show` and the error for a mistyped key all read it,
//! so nothing about a setting is stated twice. One file per topic holds the types.
//!
//! Secrets are never values of a setting that is shown: they live in files that only their owner may
//! read (anything wider is refused by name), or, for connection addresses, are masked.

mod audit;
mod auth;
mod clearinghouse;
mod database;
mod key;
mod log;
mod mail;
mod mask;
mod nearest;
mod server;
mod source;
mod storage;

use std::fmt;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use audit::AuditSettings;
pub use auth::{AuthSettings, Provider};
pub use clearinghouse::ClearinghouseSettings;
pub use database::DatabaseSettings;
pub use key::KeySettings;
pub use log::{LogFormat, LogSettings};
pub use mail::MailSettings;
pub use server::{Network, ServerSettings};
pub use source::Environment;
pub use storage::StorageSettings;

/// All settings.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Where this installation keeps its files.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data_dir: Option<PathBuf>,
    /// How people and programs reach it.
    pub server: ServerSettings,
    /// Where the data is.
    pub database: DatabaseSettings,
    /// How sign-in works.
    pub auth: AuthSettings,
    /// How mail leaves.
    pub mail: MailSettings,
    /// Where files are kept, and who looks at them.
    pub storage: StorageSettings,
    /// How claims reach payers.
    pub clearinghouse: ClearinghouseSettings,
    /// Where the signed heads of the audit log go.
    pub audit: AuditSettings,
    /// The master secret.
    pub keys: KeySettings,
    /// What is written about its work.
    pub log: LogSettings,
}

/// One setting, as a person finds it.
#[derive(Clone, Copy, Debug)]
pub struct Setting {
    /// Its place in the file: `server.listen` is `listen` under `[server]`.
    pub key: &'static str,
    /// Its environment variable.
    pub variable: &'static str,
    /// What a value looks like.
    pub kind: Kind,
    /// What it is for, in a line.
    pub about: &'static str,
}

/// What a value looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text.
    Text,
    /// Text that holds a password: shown masked.
    Secret,
    /// A whole number.
    Number,
    /// `true` or `false`.
    Flag,
    /// A list; in the environment separated by commas.
    List,
}

const DATA_DIR: Setting = Setting {
    key: "data_dir",
    variable: "MENTALSPACE_DATA_DIR",
    kind: Kind::Text,
    about: "where this installation keeps its database, keys and files",
};

/// Every setting there is.
pub fn settings() -> impl Iterator<Item = &'static Setting> {
    std::iter::once(&DATA_DIR)
        .chain(server::SETTINGS)
        .chain(database::SETTINGS)
        .chain(auth::SETTINGS)
        .chain(mail::SETTINGS)
        .chain(storage::SETTINGS)
        .chain(clearinghouse::SETTINGS)
        .chain(audit::SETTINGS)
        .chain(key::SETTINGS)
        .chain(log::SETTINGS)
}

/// Where a value came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// It is the built-in one.
    Default,
    /// The file.
    File,
    /// The environment variable.
    Environment,
}

/// One line of `mentalspace config show`.
#[derive(Clone, Debug, Serialize)]
pub struct Shown {
    /// Its place in the file.
    pub key: &'static str,
    /// Its environment variable.
    pub variable: &'static str,
    /// Its value, secrets masked; none if it is not set.
    pub value: Option<String>,
    /// Where the value came from.
    pub origin: Origin,
    /// What it is for.
    pub about: &'static str,
}

/// Settings that cannot be used, in words that say which and how to mend it.
#[derive(Debug, PartialEq, Eq)]
pub struct Fault(pub String);

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Fault {}

/// The settings and where each came from.
#[derive(Clone, Debug)]
pub struct Loaded {
    /// The settings.
    pub config: Config,
    /// The file that was read, if one was.
    pub file: Option<PathBuf>,
    origins: std::collections::BTreeMap<String, Origin>,
}

impl Loaded {
    /// Reads the file (if there is one) and the environment, and checks every value.
    pub fn read(file: Option<&Path>, environment: &Environment) -> Result<Loaded, Fault> {
        let mut table = match file {
            Some(path) => source::read_file(path)?,
            None => toml::Table::new(),
        };
        let mut origins = source::check_keys(&table, file)?;
        if let Some(path) = file {
            source::check_privacy(&table, path)?;
        }
        for (setting, value) in environment.values()? {
            source::put(&mut table, setting.key, value);
            origins.insert(setting.key.to_owned(), Origin::Environment);
        }
        let config: Config = table
            .try_into()
            .map_err(|error: toml::de::Error| source::in_words(&error, file))?;
        config.check()?;
        Ok(Loaded {
            config,
            file: file.map(Path::to_owned),
            origins,
        })
    }

    /// Every setting with its value and origin, secrets masked.
    pub fn show(&self) -> Vec<Shown> {
        let table = toml::Table::try_from(&self.config).unwrap_or_default();
        settings()
            .map(|setting| Shown {
                key: setting.key,
                variable: setting.variable,
                value: source::get(&table, setting.key).map(|value| mask::shown(setting, value)),
                origin: self
                    .origins
                    .get(setting.key)
                    .cloned()
                    .unwrap_or(Origin::Default),
                about: setting.about,
            })
            .collect()
    }
}

impl Config {
    /// What no type can say.
    fn check(&self) -> Result<(), Fault> {
        self.server.check()?;
        self.database.check()?;
        self.mail.check()?;
        self.storage.check()?;
        self.clearinghouse.check()?;
        self.auth.check()
    }

    /// The folder for the signed heads of the audit log.
    pub fn audit_export_dir(&self, data_dir: &Path) -> PathBuf {
        let own = || data_dir.join("audit");
        self.audit.export_dir.clone().unwrap_or_else(own)
    }

    /// The data directory: the setting, else a folder for this machine or this user.
    pub fn data_dir(&self, home: Option<&Path>, is_root: bool) -> PathBuf {
        match (&self.data_dir, home) {
            (Some(set), _) => set.clone(),
            (None, _) if is_root => PathBuf::from("/var/lib/mentalspace"),
            (None, Some(home)) => home.join(".local/share/mentalspace"),
            (None, None) => PathBuf::from("/var/lib/mentalspace"),
        }
    }
}

#[cfg(test)]
mod tests;
