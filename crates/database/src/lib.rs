//! The database: a private cluster for whoever has none, connections, migrations, and the two checks that hold the schema to its word.
//!
//! * [`Cluster`]: an embedded PostgreSQL, made, started, supervised and stopped by this program.
//! * [`Settings`], [`pool`], [`connect()`]: where the database is; nothing unencrypted leaves the machine.
//! * [`Migrator`]: numbered SQL files, each applied once and whole.
//! * [`schema_lock`]: the exact schema, line by line, against `docs/schema.lock`.
//! * [`security_audit`]: every rule of the wall, checked in the catalog.
//! * [`boot::assert_login_role`]: the server does not start with a login that could see through the walls.

pub mod boot;
pub mod connect;
pub mod embedded;
mod error;
pub mod migrator;
pub mod schema_lock;
pub mod security_audit;

pub use connect::{Probe, Settings, connect, pool};
pub use embedded::{Access, Cluster, ClusterSettings, ClusterStatus, DATABASE};
pub use error::{Error, LoginRoleFault};
pub use migrator::Migrator;
