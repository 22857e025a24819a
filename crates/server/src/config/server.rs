//! `[server]`: how people and programs reach it.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{Fault, Kind, Setting};

/// How people and programs reach it.
#[derive(Clone, Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields, default)]
pub struct ServerSettings {
    /// The address it listens on.
    pub listen: SocketAddr,
    /// The address people type; cookies and links depend on it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<Network>,
    /// Connections at once.
    pub max_connections: usize,
    /// Connections at once from one address that is not a trusted proxy.
    pub max_connections_per_address: usize,
    /// Seconds between "not ready" and the end of accepting, so that a load balancer notices.
    pub grace_seconds: u64,
    /// Seconds that requests in flight have to end.
    pub drain_seconds: u64,
    /// A file with the token that `/metrics` wants from other machines.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub metrics_token_file: Option<PathBuf>,
}

pub(super) const SETTINGS: &[Setting] = &[
    Setting {
        key: "server.listen",
        variable: "MENTALSPACE_LISTEN",
        kind: Kind::Text,
        about: "address and port to listen on",
    },
    Setting {
        key: "server.public_url",
        variable: "PUBLIC_URL",
        kind: Kind::Text,
        about: "the address people type, such as https://ehr.example.org",
    },
    Setting {
        key: "server.trusted_proxies",
        variable: "MENTALSPACE_TRUSTED_PROXIES",
        kind: Kind::List,
        about: "proxies whose X-Forwarded-For is believed, such as 10.0.0.0/8",
    },
    Setting {
        key: "server.max_connections",
        variable: "MENTALSPACE_MAX_CONNECTIONS",
        kind: Kind::Number,
        about: "connections at once",
    },
    Setting {
        key: "server.max_connections_per_address",
        variable: "MENTALSPACE_MAX_CONNECTIONS_PER_ADDRESS",
        kind: Kind::Number,
        about: "connections at once from one address, trusted proxies excepted",
    },
    Setting {
        key: "server.grace_seconds",
        variable: "MENTALSPACE_GRACE_SECONDS",
        kind: Kind::Number,
        about: "seconds between saying not ready and accepting no more connections",
    },
    Setting {
        key: "server.drain_seconds",
        variable: "MENTALSPACE_DRAIN_SECONDS",
        kind: Kind::Number,
        about: "seconds that requests in flight have to end",
    },
    Setting {
        key: "server.metrics_token_file",
        variable: "MENTALSPACE_METRICS_TOKEN_FILE",
        kind: Kind::Text,
        about: "file with the Bearer token for /metrics from other machines",
    },
];

impl Default for ServerSettings {
    fn default() -> Self {
        ServerSettings {
            listen: SocketAddr::from(([127, 0, 0, 1], 8080)),
            public_url: None,
            trusted_proxies: Vec::new(),
            max_connections: 4096,
            max_connections_per_address: 512,
            grace_seconds: 1,
            drain_seconds: 20,
            metrics_token_file: None,
        }
    }
}

impl ServerSettings {
    pub(super) fn check(&self) -> Result<(), Fault> {
        if let Some(url) = &self.public_url {
            let good = (url.starts_with("https://") || url.starts_with("http://"))
                && !url.ends_with('/')
                && url.matches('/').count() == 2;
            if !good {
                return Err(Fault(format!(
                    "server.public_url (PUBLIC_URL) is {url:?}: give scheme and host only, such as https://ehr.example.org"
                )));
            }
        }
        if self.max_connections == 0 || self.max_connections_per_address == 0 {
            return Err(Fault(
                "server.max_connections and server.max_connections_per_address must be 1 or more"
                    .into(),
            ));
        }
        Ok(())
    }

    /// The address people type; the one it listens on if none is set.
    pub fn public_url(&self) -> String {
        self.public_url
            .clone()
            .unwrap_or_else(|| format!("http://{}", self.listen))
    }

    /// Whether people reach it through TLS.
    pub fn is_https(&self) -> bool {
        self.public_url().starts_with("https://")
    }

    /// How long a load balancer has to notice.
    pub fn grace(&self) -> Duration {
        Duration::from_secs(self.grace_seconds)
    }

    /// How long requests in flight have to end.
    pub fn drain(&self) -> Duration {
        Duration::from_secs(self.drain_seconds)
    }
}

/// A range of addresses, written `10.0.0.0/8` or as one address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(try_from = "String", into = "String")]
pub struct Network {
    base: IpAddr,
    bits: u8,
}

impl Network {
    /// Whether the address lies in the range.
    pub fn contains(&self, address: IpAddr) -> bool {
        match (self.base, address.to_canonical()) {
            (IpAddr::V4(base), IpAddr::V4(address)) => {
                let shift = 32 - u32::from(self.bits);
                base.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            (IpAddr::V6(base), IpAddr::V6(address)) => {
                let shift = 128 - u32::from(self.bits);
                base.to_bits().checked_shr(shift) == address.to_bits().checked_shr(shift)
            }
            _ => false,
        }
    }
}

impl TryFrom<String> for Network {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let wrong = || format!("{text:?} is no address range; write 10.0.0.0/8 or 10.1.2.3");
        let (base, bits) = match text.split_once('/') {
            Some((base, bits)) => (base, Some(bits.parse::<u8>().map_err(|_| wrong())?)),
            None => (text.as_str(), None),
        };
        let base: IpAddr = base.parse().map_err(|_| wrong())?;
        let widest = if base.is_ipv4() { 32 } else { 128 };
        let bits = bits.unwrap_or(widest);
        if bits > widest {
            return Err(wrong());
        }
        Ok(Network { base, bits })
    }
}

impl From<Network> for String {
    fn from(network: Network) -> String {
        format!("{}/{}", network.base, network.bits)
    }
}
