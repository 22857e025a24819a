//! `demo.json`: how to reach the demo and sign in to it, for people, tests and scripts.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::cast::{DemoPerson, DemoPractice, PRACTICES};
use crate::fault::Fault;
use crate::secret_file;

/// How to reach the demo and sign in to it.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Sheet {
    /// Where it answers.
    pub base_url: String,
    /// The public key that API clients are configured with.
    pub anon_key: String,
    /// The key of trusted servers: whoever holds it acts as the system.
    pub service_key: String,
    /// The page with the mail that did not leave.
    pub mailbox: String,
    /// The practices.
    pub practices: Vec<PracticeLine>,
    /// Everyone who can sign in.
    pub sign_ins: Vec<SignIn>,
}

/// A practice.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct PracticeLine {
    /// Its id, for the header `x-organization-id` beside the service key.
    pub id: Uuid,
    /// Its name.
    pub name: String,
}

/// Somebody who can sign in.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct SignIn {
    /// Their name.
    pub name: String,
    /// What they may do.
    pub role: String,
    /// Their practice.
    pub practice: String,
    /// Its id.
    pub organization_id: Uuid,
    /// Theirs.
    pub profile_id: Uuid,
    /// The address they sign in with.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The secret of their authenticator, in base32.
    pub totp_secret: String,
}

impl PracticeLine {
    pub(super) fn of(practice: &DemoPractice) -> PracticeLine {
        PracticeLine {
            id: practice.id,
            name: practice.name.to_owned(),
        }
    }
}

impl SignIn {
    pub(super) fn of(person: &DemoPerson, password: &str, totp_secret: String) -> SignIn {
        let practice = &PRACTICES[person.practice];
        SignIn {
            name: format!("{} {}", person.first_name, person.last_name),
            role: person.role.as_str().to_owned(),
            practice: practice.name.to_owned(),
            organization_id: practice.id,
            profile_id: person.id,
            email: person.email(),
            password: password.to_owned(),
            totp_secret,
        }
    }
}

pub(super) fn path(data_dir: &Path) -> PathBuf {
    data_dir.join("demo.json")
}

impl Sheet {
    /// Reads the sheet, if there is one.
    pub fn read(path: &Path) -> Result<Option<Sheet>, Fault> {
        if !path.exists() {
            return Ok(None);
        }
        let text = secret_file::read(path)?;
        serde_json::from_str(&text)
            .map(Some)
            .map_err(|error| Fault::config(format!("{}: {error}", path.display())))
    }

    pub(super) fn write(&self, path: &Path) -> Result<(), Fault> {
        let text = serde_json::to_string_pretty(self).map_err(Fault::unavailable)?;
        secret_file::write(path, &text)
    }
}
