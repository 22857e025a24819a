//! `[keys]`: the master secret.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Kind, Setting};

/// Where the master secret is.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct KeySettings {
    /// The file; `secrets/master.key` in the data directory if it is not set.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub master_key_file: Option<PathBuf>,
}

pub(super) const SETTINGS: &[Setting] = &[Setting {
    key: "keys.master_key_file",
    variable: "MENTALSPACE_MASTER_KEY_FILE",
    kind: Kind::Text,
    about: "file (mode 0600) with the master secret; every copy of the server needs the same one",
}];
