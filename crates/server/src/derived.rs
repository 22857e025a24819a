//! What follows from the functions and the schema: committed files, compared by tests.

/// The exact schema this program was built with.
pub const SCHEMA_LOCK: &str = include_str!("../../../docs/schema.lock");
