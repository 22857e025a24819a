//! `[auth]`: how sign-in works.

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// How sign-in works.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuthSettings {
    /// Who keeps the passwords.
    pub provider: Provider,
}

/// Who keeps the passwords.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Provider {
    /// This program.
    #[default]
    Local,
    /// A hosted Supabase project.
    Supabase,
}

pub(super) const SETTINGS: &[Setting] = &[Setting {
    key: "auth.provider",
    variable: "AUTH_PROVIDER",
    kind: Kind::Text,
    about: "who keeps the passwords: local (this program)",
}];

impl AuthSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        match self.provider {
            Provider::Local => Ok(()),
            Provider::Supabase => Err(Fault(
                "auth.provider (AUTH_PROVIDER) is \"supabase\", which this version does not offer yet; set it to \"local\"".into(),
            )),
        }
    }
}
