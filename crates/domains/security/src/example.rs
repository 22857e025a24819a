//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// A job whose attempts are used up.
pub const DEAD_JOB: Uuid = uuid!("00000000-0000-7000-8000-000000000a65");
/// A job that waits.
pub const WAITING_JOB: Uuid = uuid!("00000000-0000-7000-8000-000000000a61");
/// Mira Solberg, a client whom Noor treats.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
