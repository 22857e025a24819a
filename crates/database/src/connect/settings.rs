//! A connection string, understood and judged.
//!
//! To another machine the connection is encrypted and the server proves its name (`sslmode=verify-full`), or there is no connection.
//! A unix socket never leaves the machine. Loopback may go without, but only when the string says so.

use std::fmt;
use std::path::{Path, PathBuf};

use tokio_postgres::Config;
use tokio_postgres::config::{Host, SslMode};
use tokio_postgres_rustls::MakeRustlsConnect;

use super::tls;
use crate::error::Error;

/// How the connection is protected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tls {
    /// Not at all: a unix socket, or loopback that said `sslmode=disable`.
    None,
    /// TLS, the certificate checked against these roots and against the host's name.
    VerifyFull {
        /// A PEM file with root certificates; the well-known public roots when absent.
        root_certificates: Option<PathBuf>,
    },
}

/// Where the database is and how to get there.
#[derive(Clone)]
pub struct Settings {
    config: Config,
    tls: Tls,
}

impl fmt::Debug for Settings {
    /// Without the password.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Settings")
            .field("hosts", &self.config.get_hosts())
            .field("user", &self.config.get_user())
            .field("database", &self.config.get_dbname())
            .field("tls", &self.tls)
            .finish()
    }
}

impl Settings {
    /// Reads a `postgres://…` address or a `key=value` string.
    pub fn parse(text: &str) -> Result<Settings, Error> {
        // tokio-postgres knows neither verify-full nor sslrootcert, so these two are taken out first.
        let (rest, mode, root) = take_ssl_keys(text)?;
        let mut config: Config = rest.parse().map_err(|error: tokio_postgres::Error| {
            // The error's text can quote the string, and the string holds the password.
            let cause = std::error::Error::source(&error)
                .map_or_else(|| error.to_string(), ToString::to_string);
            Error::Settings(format!("the connection string cannot be read ({cause})"))
        })?;
        if config.get_hosts().is_empty() {
            return Err(Error::Settings(
                "no host is named; write postgres://user@host/database".into(),
            ));
        }
        let place = place_of(&config);
        let tls = match (mode.as_deref(), place) {
            (Some("verify-full"), _) => Tls::VerifyFull {
                root_certificates: root,
            },
            (_, Place::Socket) => Tls::None,
            (Some("disable"), Place::Loopback) => Tls::None,
            (given, place) => {
                let given = given.map_or_else(
                    || "no sslmode".to_string(),
                    |mode| format!("sslmode={mode}"),
                );
                return Err(Error::Settings(match place {
                    Place::Loopback => format!(
                        "{given} to this machine's own address: say sslmode=disable if that is meant, or sslmode=verify-full"
                    ),
                    _ => format!(
                        "{given} to another machine: add sslmode=verify-full (and sslrootcert=/path/to/roots.pem when the server's \
                         certificate was not issued by a public authority)"
                    ),
                }));
            }
        };
        config.ssl_mode(if tls == Tls::None {
            SslMode::Disable
        } else {
            SslMode::Require
        });
        config.application_name("mentalspace");
        Ok(Settings { config, tls })
    }

    /// The settings of an embedded cluster's socket.
    pub fn socket(mut config: Config) -> Settings {
        config
            .application_name("mentalspace")
            .ssl_mode(SslMode::Disable);
        Settings {
            config,
            tls: Tls::None,
        }
    }

    /// The same, without waiting for the disk at each commit. A crash loses the last moments: only for what is made anew then.
    pub fn unhurried(&self) -> Settings {
        let mut unhurried = self.clone();
        unhurried.config.options("-c synchronous_commit=off");
        unhurried
    }

    /// The same place as another user.
    pub fn as_user(&self, user: &str, password: &str) -> Settings {
        let mut other = self.clone();
        other.config.user(user).password(password);
        other
    }

    /// The driver's settings.
    pub fn config(&self) -> &Config {
        &self.config
    }

    /// How the connection is protected.
    pub fn tls(&self) -> &Tls {
        &self.tls
    }

    /// What makes the connection encrypted; none for a socket or plain loopback.
    pub fn connector(&self) -> Result<Option<MakeRustlsConnect>, Error> {
        match &self.tls {
            Tls::None => Ok(None),
            Tls::VerifyFull { root_certificates } => {
                tls::connector(root_certificates.as_deref()).map(Some)
            }
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Socket,
    Loopback,
    Elsewhere,
}

/// The most distant of all hosts named.
fn place_of(config: &Config) -> Place {
    let hosts = config.get_hosts().iter().map(|host| match host {
        Host::Unix(_) => Place::Socket,
        Host::Tcp(name) if name == "localhost" => Place::Loopback,
        Host::Tcp(name) => match name.parse::<std::net::IpAddr>() {
            Ok(address) if address.is_loopback() => Place::Loopback,
            _ => Place::Elsewhere,
        },
    });
    let addresses = config.get_hostaddrs().iter().map(|address| {
        if address.is_loopback() {
            Place::Loopback
        } else {
            Place::Elsewhere
        }
    });
    hosts
        .chain(addresses)
        .max_by_key(|place| *place as u8)
        .unwrap_or(Place::Elsewhere)
}

type SslKeys = (String, Option<String>, Option<PathBuf>);

fn take_ssl_keys(text: &str) -> Result<SslKeys, Error> {
    let address = text.starts_with("postgres://") || text.starts_with("postgresql://");
    let mut mode = None;
    let mut root = None;
    let mut keep = |pair: &&str| match pair.split_once('=') {
        Some(("sslmode", value)) => {
            mode = Some(value.to_string());
            false
        }
        Some(("sslrootcert", value)) => {
            root = Some(decoded(value));
            false
        }
        _ => true,
    };
    let rest = if address {
        match text.split_once('?') {
            None => text.to_string(),
            Some((before, query)) => {
                let kept: Vec<&str> = query.split('&').filter(&mut keep).collect();
                if kept.is_empty() {
                    before.to_string()
                } else {
                    format!("{before}?{}", kept.join("&"))
                }
            }
        }
    } else {
        text.split_whitespace()
            .filter(&mut keep)
            .collect::<Vec<_>>()
            .join(" ")
    };
    let root = root.map(PathBuf::from);
    if let Some(path) = &root
        && !Path::new(path).is_file()
    {
        return Err(Error::Settings(format!(
            "sslrootcert names {}, which is not a file",
            path.display()
        )));
    }
    Ok((rest, mode, root))
}

/// `%2F` in an address is `/`.
fn decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((&first, after)) = rest.split_first() {
        let code = (first == b'%').then(|| after.get(..2)).flatten();
        match code.and_then(|code| u8::from_str_radix(std::str::from_utf8(code).ok()?, 16).ok()) {
            Some(byte) => {
                bytes.push(byte);
                rest = &after[2..];
            }
            None => {
                bytes.push(first);
                rest = after;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(text: &str) -> String {
        Settings::parse(text)
            .expect_err("this must be refused")
            .to_string()
    }

    #[test]
    fn another_machine_needs_verify_full() {
        for text in [
            "postgres://app@db.example.org/ms",
            "postgres://app@db.example.org/ms?sslmode=require",
            "postgres://app@db.example.org/ms?sslmode=disable",
            "host=10.0.0.5 user=app sslmode=prefer",
            "postgres://app@localhost,db.example.org/ms?sslmode=disable",
            "host=localhost hostaddr=10.0.0.5 user=app sslmode=disable",
        ] {
            assert!(refused(text).contains("sslmode=verify-full"), "{text}");
        }
        let settings = Settings::parse("postgres://app@db.example.org/ms?sslmode=verify-full")
            .expect("this is the safe way");
        assert_eq!(
            settings.tls(),
            &Tls::VerifyFull {
                root_certificates: None
            }
        );
    }

    #[test]
    fn loopback_may_go_without_but_has_to_say_so() {
        assert!(refused("postgres://app@127.0.0.1/ms").contains("sslmode=disable"));
        let settings =
            Settings::parse("postgres://app@127.0.0.1/ms?sslmode=disable").expect("said so");
        assert_eq!(settings.tls(), &Tls::None);
        assert_eq!(
            Settings::parse("host=/run/postgresql user=app")
                .expect("a socket")
                .tls(),
            &Tls::None
        );
    }

    #[test]
    fn the_password_is_in_no_message() {
        let secret = "hunter2secret";
        assert!(
            !refused(&format!(
                "postgres://app:{secret}@db.example.org/ms?bogus_key=1"
            ))
            .contains(secret)
        );
        assert!(!refused(&format!("postgres://app:{secret}@db.example.org/ms")).contains(secret));
        let settings = Settings::parse(&format!(
            "postgres://app:{secret}@localhost/ms?sslmode=disable"
        ))
        .expect("fine");
        assert!(!format!("{settings:?}").contains(secret));
    }

    #[test]
    fn a_root_certificate_file_that_is_not_there_is_named() {
        let words = refused(
            "postgres://a@b.example.org/ms?sslmode=verify-full&sslrootcert=%2Fno%2Fsuch.pem",
        );
        assert!(words.contains("/no/such.pem"), "{words}");
    }
}
