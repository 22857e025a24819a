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
    /// The practice in whose name people are written to who belong to none yet.
    pub home: Option<uuid::Uuid>,
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
        if let Some(days) = self.passwords.expires_after_days
            && !(1..=3650).contains(&days)
        {
            return Err(format!(
                "passwords expire after {days} days: choose 1 to 3650, or set nothing for never"
            ));
        }
        if let Some(origin) = self.allowed_origins.iter().find(|text| !is_origin(text)) {
            return Err(format!(
                "the allowed origin {origin:?} is not one: give scheme and host only, such as https://portal.example.org"
            ));
        }
        if let Some(redirect) = self.allowed_redirects.iter().find(|text| !is_place(text)) {
            return Err(format!(
                "the allowed redirect {redirect:?} cannot be used: give an address such as https://portal.example.org/welcome, or a beginning whose host is complete, such as https://portal.example.org/*"
            ));
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

    /// The domain that passkeys are made for: the host of the public address. A browser makes none for an address that is
    /// a number.
    pub fn passkey_domain(&self) -> Option<&str> {
        let host = self.origin().split_once("://")?.1;
        if host.starts_with('[') {
            return None;
        }
        let host = host.split(':').next().unwrap_or(host);
        let is_number = host.parse::<std::net::Ipv4Addr>().is_ok();
        (!host.is_empty() && !is_number).then_some(host)
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

/// What stands behind `https://`, or behind `http://` on the same machine.
fn behind_scheme(text: &str) -> Option<&str> {
    text.strip_prefix("https://").or_else(|| {
        let rest = text.strip_prefix("http://")?;
        let host = rest.split([':', '/']).next().unwrap_or(rest);
        (host == "localhost" || host == "127.0.0.1").then_some(rest)
    })
}

/// A host, perhaps with a port, and nothing that could hide another one.
fn is_host(text: &str) -> bool {
    let letters = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-.:[]".contains(c);
    !text.is_empty() && !text.starts_with([':', '.']) && text.chars().all(letters)
}

/// `https://host`, as browsers write it in `Origin`: lower case, no path, no slash at the end.
fn is_origin(text: &str) -> bool {
    behind_scheme(text).is_some_and(is_host)
}

/// An address, or the beginning of one behind a complete host: `https://host*` would also be `https://host.evil.test`.
fn is_place(text: &str) -> bool {
    let Some(rest) = behind_scheme(text) else {
        return false;
    };
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let path = path.strip_suffix('*').unwrap_or(path);
    is_host(host) && !path.contains(['*', '\\', '@']) && !path.chars().any(char::is_whitespace)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_allow_list_holds_whole_hosts_only() {
        let check = |origin: &str, redirect: &str| {
            let mut settings = Settings::new("https://ehr.example.org");
            settings.allowed_origins = vec![origin.into()];
            settings.allowed_redirects = vec![redirect.into()];
            settings.check()
        };
        let (origin, redirect) = ("https://portal.example.org", "https://portal.example.org/*");
        assert_eq!(check(origin, redirect), Ok(()));
        assert_eq!(
            check("http://localhost:5173", "http://localhost:5173/a"),
            Ok(())
        );
        for bad in [
            "*",
            "https://portal.example.org/",
            "http://portal.example.org",
            "null",
            "https://",
            "https://*.example.org",
        ] {
            assert!(
                check(bad, redirect).is_err_and(|words| words.contains(bad)),
                "{bad}"
            );
        }
        for bad in [
            "*",
            "https://portal.example.org*",
            "https://*",
            "http://portal.example.org/*",
            "https://a@b.test/*",
            "https://a.test/*/b",
            "javascript:alert(1)",
        ] {
            assert!(
                check(origin, bad).is_err_and(|words| words.contains(bad)),
                "{bad}"
            );
        }
    }

    #[test]
    fn passwords_expire_after_some_days_or_never() {
        let mut settings = Settings::new("https://ehr.example.org");
        for (days, good) in [
            (None, true),
            (Some(1), true),
            (Some(3650), true),
            (Some(0), false),
            (Some(-1), false),
            (Some(i64::MAX), false),
        ] {
            settings.passwords.expires_after_days = days;
            assert_eq!(settings.check().is_ok(), good, "{days:?}");
        }
    }

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
