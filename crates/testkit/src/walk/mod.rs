//! What must hold of every function there will ever be, found by walking the registry.
//!
//! Each walk answers with its faults, in sentences that name the function. A domain gets all of them by being in the registry and
//! giving an `example()` for each function that works in the [`World`](crate::World).

mod answers;
mod bodies;
mod declarations;
mod entry;
mod fingerprint;
mod limits;
mod roles;
mod statements;
mod tenants;

pub use answers::{audit, rehearsals_leave_nothing};
pub use bodies::bodies;
pub use declarations::{files_and_names, words};
pub use entry::Domain;
pub use limits::rate_limits;
pub use roles::{assurance, roles};
pub use statements::statements;
pub use tenants::other_practices;
