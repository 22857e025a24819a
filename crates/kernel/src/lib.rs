//! The narrow waist of MentalSpace EHR.
//!
//! Every operation on data is one named [`Function`]: a [`Spec`], a typed input and output, and a
//! handler that is given a [`Context`] and nothing else. The waist does the rest, once, for all of
//! them: it checks the role, the assurance level and the rate limit, parses the body strictly, opens
//! a transaction bound to the caller, writes the audit event and commits.
//!
//! Three questions have three places, and are never mixed:
//!
//! | Question | Where it is answered |
//! |---|---|
//! | May this role call it? | the function's [`Spec`] |
//! | Which rows may it touch? | row-level security in PostgreSQL |
//! | Is it allowed in this state? | a pure function of the domain (a transition table) |
//!
//! ```text
//! http ──► Waist::call ──► Registry (role, aal, limit, size, strict parse)
//!                            │
//!                            ▼
//!                         Context ── begin + bind caller + first query: one round trip
//!                            │
//!                         handler ── statements of its own domain
//!                            │
//!                         audit event + commit: one round trip ──► JSON
//! ```
//!
//! The order to read the modules in: [`spec`], [`function`], [`context`], [`waist`].

extern crate self as kernel;

pub mod audit;
pub mod caller;
pub mod cause;
pub mod clearinghouse;
pub mod clock;
pub mod context;
pub mod entropy;
pub mod error;
pub mod example;
pub mod function;
pub mod id;
pub mod idempotency;
pub mod jobs;
pub mod keys;
pub mod limits;
pub mod live;
pub mod nothing;
pub mod number;
pub mod outbox;
pub mod page;
pub mod registry;
pub mod service_time;
pub mod spec;
pub mod sql;
pub mod text;
pub mod transaction;
pub mod version;
pub mod vocabulary;
pub mod waist;
pub mod weekday;

pub use caller::{Caller, User};
pub use clock::{Clock, SystemClock, TestClock};
pub use context::Context;
pub use entropy::{Entropy, SeededEntropy, SystemEntropy};
pub use error::{Code, Error, OnConstraint, Result};
pub use function::{Entry, Function};
pub use jobs::{Job, JobEntry, JobSpec, OutboundJob};
pub use live::Topic;
pub use registry::Registry;
pub use spec::{Audit, Effect, RateLimit, Roles, Spec};
pub use sql::{Row, Statement};
pub use vocabulary::{Aal, Role};
pub use waist::{Answer, Call, Waist};

/// What a function file needs, in one line.
pub mod prelude {
    pub use crate::id::{OrganizationId, ProfileId};
    pub use crate::nothing::Nothing;
    pub use crate::number::Within;
    pub use crate::page::{Cursor, Page};
    pub use crate::text::{Email, Phone, PostalCode, StateCode, Text, WebAddress, ZoneName};
    pub use crate::{
        Aal, Audit, Code, Context, Effect, Error, Function, OnConstraint, RateLimit, Result, Role,
        Roles, Row, Spec, Statement, Topic,
    };
    pub use jiff::Timestamp;
    pub use schemars::JsonSchema;
    pub use serde::{Deserialize, Serialize};
    pub use uuid::Uuid;
}

#[doc(hidden)]
pub mod macro_support {
    //! What our macros name, so that a domain crate need not depend on it itself.
    pub use bytes::BytesMut;
    pub use postgres_types;
    pub use schemars;
    pub use serde;
    pub use tokio_postgres;
    pub use uuid;
}
