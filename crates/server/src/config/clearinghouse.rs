//! `[clearinghouse]`: how claims reach payers.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// How claims reach payers. Without a folder none leaves, and whoever submits one is told so.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ClearinghouseSettings {
    /// The folder that the partner reads and writes too.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub directory: Option<PathBuf>,
    /// Nobody is on the other side: a stand-in of this program answers. For development and the demo.
    pub stand_in: bool,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "clearinghouse.directory",
        variable: "MENTALSPACE_CLEARINGHOUSE_DIR",
        kind: Kind::Text,
        about: "folder exchanged with the clearinghouse; without one no claim leaves",
    },
    Setting {
        key: "clearinghouse.stand_in",
        variable: "MENTALSPACE_CLEARINGHOUSE_STAND_IN",
        kind: Kind::Flag,
        about: "for development: answer claims in that folder ourselves, as a clearinghouse would",
    },
];

impl ClearinghouseSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        if self.stand_in && self.directory.is_none() {
            return Err(Fault(
                "clearinghouse.stand_in is set but clearinghouse.directory (MENTALSPACE_CLEARINGHOUSE_DIR) is not: say which folder it answers in".into(),
            ));
        }
        Ok(())
    }
}
