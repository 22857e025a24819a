//! What an operator decides about sign-in. Everything has a safe default except the public address.

use jiff::SignedDuration;

/// The settings of the sign-in service.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Where people reach the system, without a trailing slash: `https://ehr.example.org`. Every link and the
    /// `iss` claim are made of it; the `Host` header of a request is never believed.
    pub public_url: String,
    /// Further origins whose pages may call the API, such as `https://portal.example.org`.
    pub allowed_origins: Vec<String>,
    /// Where a mailed link may lead besides `public_url`: exact addresses, or a beginning that ends in `*`.
    pub allowed_redirects: Vec<String>,
    /// Whether strangers may make an account. A practice invites; tests and public demos may open it.
    pub open_sign_up: bool,
    /// Whether a new account must confirm its address before it can sign in.
    pub confirm_email: bool,
    /// How long an access token is good for.
    pub access_token_life: SignedDuration,
    /// How long a session may lie idle (1 to 60 minutes).
    pub idle: SignedDuration,
    /// How long a session may last at all.
    pub absolute: SignedDuration,
    /// How long a used refresh token still answers, for clients that lost the reply.
    pub refresh_reuse: SignedDuration,
    /// How many passwords are hashed at the same time.
    pub hashing_at_once: usize,
    /// What a password must be.
    pub passwords: PasswordPolicy,
    /// The practice (id and name) in whose name people are written to who belong to none yet.
    pub home: Option<(uuid::Uuid, String)>,
    /// The people of the demo, if this is a demo: shown to anyone who asks, password included.
    pub demo: Option<Vec<DemoPerson>>,
}

/// What a password must be. No composition rules and no expiry by default (NIST SP 800-63B-4).
#[derive(Clone, Copy, Debug)]
pub struct PasswordPolicy {
    /// The least number of characters.
    pub min_length: usize,
    /// The least zxcvbn score, 0 to 4.
    pub min_score: u8,
    /// How many former passwords may not come back (0 to 5).
    pub remember: i64,
    /// After how many days a password must be changed.
    pub expires_after_days: Option<i64>,
}

/// Somebody who exists in the demo only.
#[derive(Clone, Debug, serde::Serialize, serde::Deserialize)]
pub struct DemoPerson {
    /// How the sign-in page lists them.
    pub name: String,
    /// What they are in the practice.
    pub role: String,
    /// Their address.
    pub email: String,
    /// Their password.
    pub password: String,
    /// The secret of their authenticator, in base32.
    pub totp_secret: String,
}

impl Settings {
    /// The defaults for a system that is reached at `public_url`.
    pub fn new(public_url: impl Into<String>) -> Self {
        let public_url: String = public_url.into();
        Settings {
            public_url: public_url.trim_end_matches('/').to_owned(),
            allowed_origins: Vec::new(),
            allowed_redirects: Vec::new(),
            open_sign_up: false,
            confirm_email: true,
            access_token_life: SignedDuration::from_hours(1),
            idle: SignedDuration::from_mins(15),
            absolute: SignedDuration::from_hours(12),
            refresh_reuse: SignedDuration::from_secs(10),
            hashing_at_once: std::thread::available_parallelism().map_or(2, usize::from),
            passwords: PasswordPolicy {
                min_length: 12,
                min_score: 3,
                remember: 0,
                expires_after_days: None,
            },
            home: None,
            demo: None,
        }
    }

    /// What must be put right before the service can start, in words.
    pub fn check(&self) -> Result<(), String> {
        let secure = self.public_url.starts_with("https://");
        if !secure && !self.is_plain_loopback() {
            return Err(format!(
                "the public address is {:?}: sign-in needs https:// (plain http:// is accepted for localhost only)",
                self.public_url
            ));
        }
        let minutes = self.idle.as_mins();
        if !(1..=60).contains(&minutes) {
            return Err(format!(
                "the idle limit of sessions is {minutes} minutes: choose 1 to 60"
            ));
        }
        if self.hashing_at_once == 0 {
            return Err("at least one password must be hashed at a time".into());
        }
        if !(0..=5).contains(&self.passwords.remember) || self.passwords.min_length < 8 {
            return Err(
                "a password has at least 8 characters, and at most 5 former ones are remembered"
                    .into(),
            );
        }
        Ok(())
    }

    /// Whether people reach this over plain http on the same machine: no `Secure` cookie can work then.
    pub fn is_plain_loopback(&self) -> bool {
        let Some(rest) = self.public_url.strip_prefix("http://") else {
            return false;
        };
        let host = rest.split('/').next().unwrap_or(rest);
        let host = match host.strip_prefix('[') {
            Some(v6) => v6.split(']').next().unwrap_or(v6),
            None => host.split(':').next().unwrap_or(host),
        };
        host == "localhost" || host == "127.0.0.1" || host == "::1"
    }

    /// The `iss` claim.
    pub fn issuer(&self) -> String {
        format!("{}/auth/v1", self.public_url)
    }

    /// The origin of the public address: scheme, host and port.
    pub fn origin(&self) -> &str {
        let start = self.public_url.find("://").map_or(0, |at| at + 3);
        let end = self.public_url[start..]
            .find('/')
            .map_or(self.public_url.len(), |at| start + at);
        &self.public_url[..end]
    }

    /// Whether pages of this origin may call us.
    pub fn allows_origin(&self, origin: &str) -> bool {
        origin == self.origin() || self.allowed_origins.iter().any(|allowed| allowed == origin)
    }

    /// Where a link leads: the wished address if the allow list has it, otherwise home.
    pub fn redirect(&self, wish: Option<&str>) -> String {
        let home = || self.public_url.clone();
        let Some(wish) = wish.filter(|wish| !wish.is_empty()) else {
            return home();
        };
        // A host is only compared when nothing can stand in front of it or hide behind it.
        if wish.contains(['\\', '\r', '\n', '@']) || wish.chars().any(char::is_whitespace) {
            return home();
        }
        let own = wish == self.public_url
            || wish
                .strip_prefix(self.public_url.as_str())
                .is_some_and(|rest| rest.starts_with(['/', '?', '#']));
        let listed = self
            .allowed_redirects
            .iter()
            .any(|allowed| match allowed.strip_suffix('*') {
                Some(beginning) => wish.starts_with(beginning),
                None => wish == allowed,
            });
        if own || listed {
            wish.to_owned()
        } else {
            home()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_leads_home_unless_the_list_says_otherwise() {
        let mut settings = Settings::new("https://ehr.example.org/");
        settings.allowed_redirects = vec!["https://portal.example.org/*".into()];
        for good in [
            "https://ehr.example.org/reset",
            "https://ehr.example.org",
            "https://portal.example.org/x",
        ] {
            assert_eq!(settings.redirect(Some(good)), good);
        }
        for bad in [
            "https://ehr.example.org.evil.test/",
            "https://evil.test",
            "javascript:alert(1)",
            "//evil.test",
            "https://ehr.example.org@evil.test/",
            "https://ehr.example.org\\@evil.test",
            "",
        ] {
            assert_eq!(
                settings.redirect(Some(bad)),
                "https://ehr.example.org",
                "{bad}"
            );
        }
    }

    #[test]
    fn plain_http_is_for_the_same_machine_only() {
        assert!(Settings::new("http://127.0.0.1:8000").check().is_ok());
        assert!(Settings::new("http://localhost:8000").check().is_ok());
        assert!(Settings::new("https://ehr.example.org").check().is_ok());
        assert!(Settings::new("http://ehr.example.org").check().is_err());
        assert!(Settings::new("http://localhost.evil.test").check().is_err());
    }
}
