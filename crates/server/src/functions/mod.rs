//! The few functions that belong to no domain: about the program itself.

mod health_check;

use kernel::Entry;

pub use health_check::HealthCheck;

/// The functions of the program itself.
pub const FUNCTIONS: &[Entry] = &[Entry::of::<HealthCheck>()];

kernel::statements! {
    /// Proves that the database answers.
    PROVE_DATABASE: i32 = "prove_database";
}
