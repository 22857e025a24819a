//! The way in: HTTP/1.1, one router, and the same care for every answer.
//!
//! * [`endpoints`]: the one list of what the router serves.
//! * [`functions`]: `POST /functions/v1/{name}`, the way to everything else.
//! * [`storage`]: the bytes of files.
//! * [`request`]: who is at the other end, and the request's id.
//! * [`refusal`]: how an error becomes an answer and, once, a line in the log.
//! * [`headers`]: what every answer carries.
//! * [`assets`]: the web app.
//! * [`probes`]: alive, ready, metrics.
//! * [`serve`]: connections, slow clients, and the orderly end.
//!
//! TLS and HTTP/2 are the load balancer's: this speaks HTTP/1.1 only, which keeps its surface small.

pub mod assets;
pub mod endpoints;
pub mod functions;
pub mod headers;
pub mod mailbox;
pub mod probes;
pub mod readiness;
pub mod refusal;
pub mod request;
pub mod serve;
pub mod storage;

use std::sync::Arc;

use kernel::Waist;
use metrics_exporter_prometheus::PrometheusHandle;

use crate::config::ServerSettings;
use crate::live::Hub;
use readiness::Readiness;

/// What the handlers share.
#[derive(Clone)]
pub struct Shared(pub Arc<Parts>);

/// The parts of [`Shared`].
pub struct Parts {
    /// Answers calls.
    pub waist: Arc<Waist>,
    /// Knows who is calling.
    pub identity: auth::Service,
    /// The settings of `[server]`.
    pub settings: ServerSettings,
    /// Who hears what changed.
    pub live: Hub,
    /// Whether to send more work this way.
    pub readiness: Readiness,
    /// What was counted.
    pub meters: PrometheusHandle,
    /// The token for `/metrics` from other machines.
    pub metrics_token: Option<String>,
    /// The folder that mail is put into, where it is not sent.
    pub mailbox: Option<std::path::PathBuf>,
}

impl std::ops::Deref for Shared {
    type Target = Parts;
    fn deref(&self) -> &Parts {
        &self.0
    }
}
