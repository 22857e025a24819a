//! `[auth]`: how sign-in works.

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// How sign-in works.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct AuthSettings {
    /// Who keeps the passwords.
    pub provider: Provider,
    /// Where the hosted project is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supabase_url: Option<String>,
    /// The hosted project's public key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub supabase_anon_key: Option<String>,
    /// Whether strangers may make an account. A practice invites.
    pub open_sign_up: bool,
    /// Whether a new account must confirm its address before it can sign in.
    pub confirm_email: bool,
    /// Minutes a session may lie idle.
    pub idle_minutes: i64,
    /// Further origins whose pages may call the sign-in service.
    pub allowed_origins: Vec<String>,
    /// Where a mailed link may lead besides the public address.
    pub allowed_redirects: Vec<String>,
    /// How many former passwords may not come back.
    pub remembered_passwords: i64,
    /// After how many days a password must be changed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password_expires_days: Option<i64>,
    /// The practice in whose name people are written to who belong to none yet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub home_practice: Option<String>,
}

impl Default for AuthSettings {
    fn default() -> Self {
        AuthSettings {
            provider: Provider::Local,
            supabase_url: None,
            supabase_anon_key: None,
            open_sign_up: false,
            confirm_email: true,
            idle_minutes: 15,
            allowed_origins: Vec::new(),
            allowed_redirects: Vec::new(),
            remembered_passwords: 0,
            password_expires_days: None,
            home_practice: None,
        }
    }
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

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "auth.provider",
        variable: "AUTH_PROVIDER",
        kind: Kind::Text,
        about: "who keeps the passwords: local (this program) or supabase (a hosted project)",
    },
    Setting {
        key: "auth.supabase_url",
        variable: "SUPABASE_URL",
        kind: Kind::Text,
        about: "the hosted project, such as https://abcdefgh.supabase.co",
    },
    Setting {
        key: "auth.supabase_anon_key",
        variable: "SUPABASE_ANON_KEY",
        kind: Kind::Text,
        about: "the hosted project's public key",
    },
    Setting {
        key: "auth.open_sign_up",
        variable: "AUTH_OPEN_SIGN_UP",
        kind: Kind::Flag,
        about: "whether strangers may make an account (true or false); a practice invites",
    },
    Setting {
        key: "auth.confirm_email",
        variable: "AUTH_CONFIRM_EMAIL",
        kind: Kind::Flag,
        about: "whether a new account must confirm its address first (true or false)",
    },
    Setting {
        key: "auth.idle_minutes",
        variable: "AUTH_IDLE_MINUTES",
        kind: Kind::Number,
        about: "minutes a session may lie idle, 1 to 60",
    },
    Setting {
        key: "auth.allowed_origins",
        variable: "AUTH_ALLOWED_ORIGINS",
        kind: Kind::List,
        about: "further origins whose pages may call the sign-in service, such as https://portal.example.org",
    },
    Setting {
        key: "auth.allowed_redirects",
        variable: "AUTH_ALLOWED_REDIRECTS",
        kind: Kind::List,
        about: "where mailed links may lead besides the public address: exact addresses, or a beginning such as https://portal.example.org/*",
    },
    Setting {
        key: "auth.remembered_passwords",
        variable: "AUTH_REMEMBERED_PASSWORDS",
        kind: Kind::Number,
        about: "how many former passwords may not come back, 0 to 5",
    },
    Setting {
        key: "auth.password_expires_days",
        variable: "AUTH_PASSWORD_EXPIRES_DAYS",
        kind: Kind::Number,
        about: "after how many days a password must be changed; not set: never, as NIST advises",
    },
    Setting {
        key: "auth.home_practice",
        variable: "AUTH_HOME_PRACTICE",
        kind: Kind::Text,
        about: "the id of the practice in whose name people are written to who belong to none yet",
    },
];

impl AuthSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        self.home()?;
        self.hosted().map(|_| ())
    }

    /// The practice in whose name people are written to who belong to none yet.
    pub fn home(&self) -> Result<Option<uuid::Uuid>, Fault> {
        let Some(text) = &self.home_practice else {
            return Ok(None);
        };
        text.parse().map(Some).map_err(|_| {
            Fault(format!(
                "auth.home_practice (AUTH_HOME_PRACTICE) is {text:?}: give the id of a practice, such as 0190a5c2-7d3e-7000-8000-000000000001"
            ))
        })
    }

    /// The hosted project, if sign-in is its business.
    pub fn hosted(&self) -> Result<Option<auth::relay::Hosted>, Fault> {
        match (self.provider, &self.supabase_url, &self.supabase_anon_key) {
            (Provider::Local, _, _) => Ok(None),
            (Provider::Supabase, Some(url), Some(key)) if url.starts_with("https://") => {
                Ok(Some(auth::relay::Hosted {
                    url: url.clone(),
                    anon_key: key.clone(),
                }))
            }
            (Provider::Supabase, _, _) => Err(Fault(
                "auth.provider (AUTH_PROVIDER) is \"supabase\": set auth.supabase_url (SUPABASE_URL), which begins with https://, and auth.supabase_anon_key (SUPABASE_ANON_KEY) too".into(),
            )),
        }
    }
}
