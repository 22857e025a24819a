//! `[audit]`: where the signed heads of the audit log go.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Kind, Setting};

/// Where the signed heads of the audit log go.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuditSettings {
    /// The folder; `audit` in the data directory if it is not set. Each server has its own.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub export_dir: Option<PathBuf>,
}

pub(super) const SETTINGS: &[Setting] = &[Setting {
    key: "audit.export_dir",
    variable: "MENTALSPACE_AUDIT_EXPORT_DIR",
    kind: Kind::Text,
    about: "folder for the signed heads of the audit log, best where no database administrator can write",
}];
