//! `[log]`: what is written about its work. Ids only, never what a record says.

use serde::{Deserialize, Serialize};

use super::{Kind, Setting};

/// What is written about its work.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct LogSettings {
    /// How a line looks.
    pub format: LogFormat,
    /// How much is written.
    pub level: String,
}

/// How a line looks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum LogFormat {
    /// Text on a terminal, JSON elsewhere.
    #[default]
    Auto,
    /// One JSON object a line.
    Json,
    /// For people.
    Text,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "log.format",
        variable: "MENTALSPACE_LOG_FORMAT",
        kind: Kind::Text,
        about: "auto, json or text",
    },
    Setting {
        key: "log.level",
        variable: "MENTALSPACE_LOG_LEVEL",
        kind: Kind::Text,
        about: "error, warn, info, debug, or a filter such as info,kernel=debug",
    },
];

impl Default for LogSettings {
    fn default() -> Self {
        LogSettings {
            format: LogFormat::Auto,
            level: "info".into(),
        }
    }
}
