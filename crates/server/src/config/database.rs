//! `[database]`: where the data is.

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// Where the data is. Without `url`, in a private cluster in the data directory.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct DatabaseSettings {
    /// The server's own login, `mentalspace_app`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A login that may migrate; only `mentalspace db migrate` and the first start use it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub admin_url: Option<String>,
    /// Connections for requests.
    pub max_connections: usize,
    /// Migrate at start. On by default for the private cluster; elsewhere a deployment decides when.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub migrate: Option<bool>,
    /// The folder with PostgreSQL's programs, when it is not to be searched for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pg_bin: Option<std::path::PathBuf>,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "database.url",
        variable: "DATABASE_URL",
        kind: Kind::Secret,
        about: "PostgreSQL 15 or newer, as the login mentalspace_app; empty means a private cluster in the data directory",
    },
    Setting {
        key: "database.admin_url",
        variable: "DATABASE_ADMIN_URL",
        kind: Kind::Secret,
        about: "the same database, as a login that may migrate",
    },
    Setting {
        key: "database.max_connections",
        variable: "MENTALSPACE_DATABASE_MAX_CONNECTIONS",
        kind: Kind::Number,
        about: "connections for requests; the worker and the audit log have a few of their own",
    },
    Setting {
        key: "database.migrate",
        variable: "MENTALSPACE_DATABASE_MIGRATE",
        kind: Kind::Flag,
        about: "migrate at start; on for the private cluster, off elsewhere",
    },
    Setting {
        key: "database.pg_bin",
        variable: "MENTALSPACE_PG_BIN",
        kind: Kind::Text,
        about: "folder with initdb and postgres for the private cluster; found by itself if not set",
    },
];

impl Default for DatabaseSettings {
    fn default() -> Self {
        DatabaseSettings {
            url: None,
            admin_url: None,
            max_connections: 16,
            migrate: None,
            pg_bin: None,
        }
    }
}

impl DatabaseSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        for (key, url) in [
            ("database.url", &self.url),
            ("database.admin_url", &self.admin_url),
        ] {
            if let Some(url) = url
                && !url.starts_with("postgres://")
                && !url.starts_with("postgresql://")
            {
                return Err(Fault(format!(
                    "{key} must begin with postgres://, such as postgres://mentalspace_app@db.example.org/mentalspace?sslmode=verify-full"
                )));
            }
        }
        if self.url.is_none() && self.admin_url.is_some() {
            return Err(Fault(
                "database.admin_url is set but database.url is not: set both, or neither for the private cluster".into(),
            ));
        }
        if self.max_connections == 0 {
            return Err(Fault("database.max_connections must be 1 or more".into()));
        }
        Ok(())
    }

    /// Whether the data is in the private cluster.
    pub fn is_embedded(&self) -> bool {
        self.url.is_none()
    }

    /// Whether to migrate at start.
    pub fn migrates(&self) -> bool {
        self.migrate.unwrap_or(self.is_embedded())
    }
}
