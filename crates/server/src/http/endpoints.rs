//! The one list of what the router serves.
//!
//! The router is made from this list and from nothing else, so what is not listed is not served. That
//! a listed door leads somewhere, and that an unlisted one leads nowhere, is tested.

use axum::Router;
use axum::routing::{any, get};

use super::{Shared, assets, functions, mailbox, probes, storage};
use crate::live;

/// One way in.
#[derive(Clone, Copy, Debug)]
pub struct Endpoint {
    /// Its path; `{name}` stands for one segment, `/*` for everything below.
    pub path: &'static str,
    /// The methods it knows.
    pub methods: &'static str,
    /// Who is let in.
    pub open_to: OpenTo,
    /// What it is for.
    pub about: &'static str,
    door: Door,
}

/// Who is let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OpenTo {
    /// Anyone.
    Everyone,
    /// As each function's or route's own declaration says.
    AsDeclared,
    /// People who signed in.
    People,
    /// This machine, or the holder of the metrics token.
    Operators,
    /// This machine, where mail is put into a folder (the demo).
    Demo,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Door {
    Functions,
    Auth,
    Events,
    Alive,
    Ready,
    Metrics,
    Mailbox,
    MailboxMessage,
    Storage,
    Pages,
}

/// Everything the router serves.
pub const ENDPOINTS: &[Endpoint] = &[
    Endpoint {
        path: "/functions/v1/{name}",
        methods: "POST",
        open_to: OpenTo::AsDeclared,
        about: "every operation on data, by name",
        door: Door::Functions,
    },
    Endpoint {
        path: "/auth/v1/*",
        methods: "GET, POST, PUT, DELETE",
        open_to: OpenTo::AsDeclared,
        about: "sign-in, second factors and sessions, in the words of Supabase Auth",
        door: Door::Auth,
    },
    Endpoint {
        path: "/events",
        methods: "GET",
        open_to: OpenTo::People,
        about: "what changed in one's practice, by topic, as server-sent events",
        door: Door::Events,
    },
    Endpoint {
        path: "/storage/v1/{organization}/{object}",
        methods: "GET, PUT",
        open_to: OpenTo::AsDeclared,
        about: "the bytes of files, for the person who holds a link",
        door: Door::Storage,
    },
    Endpoint {
        path: "/healthz",
        methods: "GET",
        open_to: OpenTo::Everyone,
        about: "the process is alive",
        door: Door::Alive,
    },
    Endpoint {
        path: "/readyz",
        methods: "GET",
        open_to: OpenTo::Everyone,
        about: "send work this way: the database answers, its schema is current, nothing is draining",
        door: Door::Ready,
    },
    Endpoint {
        path: "/metrics",
        methods: "GET",
        open_to: OpenTo::Operators,
        about: "counts and times for Prometheus",
        door: Door::Metrics,
    },
    Endpoint {
        path: "/dev/mailbox",
        methods: "GET",
        open_to: OpenTo::Demo,
        about: "the mail that the demo would have sent",
        door: Door::Mailbox,
    },
    Endpoint {
        path: "/dev/mailbox/{file}",
        methods: "GET",
        open_to: OpenTo::Demo,
        about: "one mail of the demo",
        door: Door::MailboxMessage,
    },
    Endpoint {
        path: "/*",
        methods: "GET",
        open_to: OpenTo::Everyone,
        about: "the web app: its files, and its page for every other path",
        door: Door::Pages,
    },
];

/// The first segments that belong to the API: a path below them never answers with the web app.
pub const API_SEGMENTS: &[&str] = &[
    "functions",
    "auth",
    "storage",
    "webhooks",
    "events",
    "realtime",
    "fhir",
    "rest",
    "dev",
    "healthz",
    "readyz",
    "metrics",
];

/// The router of the list.
pub fn router(shared: Shared) -> Router {
    let mut router = Router::new();
    for endpoint in ENDPOINTS {
        router = match endpoint.door {
            Door::Functions => router.route(endpoint.path, any(functions::serve)),
            Door::Storage => router.route(endpoint.path, any(storage::serve)),
            Door::Auth => router.nest_service("/auth/v1", shared.identity.router()),
            Door::Events => router.route(endpoint.path, get(live::stream::serve)),
            Door::Alive => router.route(endpoint.path, get(probes::alive)),
            Door::Ready => router.route(endpoint.path, get(probes::ready)),
            Door::Metrics => router.route(endpoint.path, get(probes::metrics)),
            Door::Mailbox if shared.mailbox.is_some() => {
                router.route(endpoint.path, get(mailbox::list))
            }
            Door::MailboxMessage if shared.mailbox.is_some() => {
                router.route(endpoint.path, get(mailbox::show))
            }
            Door::Mailbox | Door::MailboxMessage => router,
            Door::Pages => router.fallback(assets::serve),
        };
    }
    router
        .method_not_allowed_fallback(super::refusal::method_not_allowed)
        .layer(axum::middleware::from_fn_with_state(
            shared.clone(),
            super::headers::on_every_answer,
        ))
        .with_state(shared)
}
