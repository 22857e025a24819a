//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// Mira Solberg, a client whom Noor treats.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
/// Jonas Falk, a client whom nobody treats.
pub const OTHER_CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a502");
/// Mira's insurance card.
pub const DOCUMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a801");
/// A letter that Mira sees in the portal.
pub const SHARED_DOCUMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a802");
/// A letter that was set aside.
pub const ARCHIVED_DOCUMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a803");
/// The file of Mira's insurance card.
pub const FILE: Uuid = uuid!("00000000-0000-7000-8000-00000000a811");
/// A document for Mira's chart that has arrived.
pub const ARRIVED_UPLOAD: Uuid = uuid!("00000000-0000-7000-8000-00000000a821");
/// A photo of Mira that has arrived.
pub const ARRIVED_PHOTO: Uuid = uuid!("00000000-0000-7000-8000-00000000a822");
/// A recording that is on its way, in parts.
pub const OPEN_UPLOAD: Uuid = uuid!("00000000-0000-7000-8000-00000000a823");
/// Where it arrives.
pub const OPEN_OBJECT: Uuid = uuid!("00000000-0000-7000-8000-00000000a833");
