//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// Mira Solberg, a client whom Noor and Aiko treat.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
/// Mira's depression.
pub const DIAGNOSIS: Uuid = uuid!("00000000-0000-7000-8000-00000000a535");
/// Noor's final progress note about Mira.
pub const FINAL_NOTE: Uuid = uuid!("00000000-0000-7000-8000-00000000ab01");
/// Noor's draft about Mira, complete but for the signature.
pub const DRAFT: Uuid = uuid!("00000000-0000-7000-8000-00000000ab02");
/// Aiko's note about Mira, which waits for Stellan.
pub const WAITING_NOTE: Uuid = uuid!("00000000-0000-7000-8000-00000000ab03");
/// Aiko's draft about Mira, complete but for the signature.
pub const ASSOCIATES_DRAFT: Uuid = uuid!("00000000-0000-7000-8000-00000000ab04");
/// Noor's process note about Mira.
pub const PSYCHOTHERAPY_NOTE: Uuid = uuid!("00000000-0000-7000-8000-00000000ab31");
