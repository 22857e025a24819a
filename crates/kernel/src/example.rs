//! The ids in the functions' examples: the cast of named people and things.
//!
//! They stand in the API document, and the tests' database holds rows with just these ids, so that
//! every function's example can really be called.

use uuid::{Uuid, uuid};

/// The practice of the examples.
pub const ORGANIZATION: Uuid = uuid!("00000000-0000-7000-8000-0000000000a1");
/// The other practice, whose rows nobody of the first may ever see.
pub const OTHER_ORGANIZATION: Uuid = uuid!("00000000-0000-7000-8000-0000000000b1");
/// A member of the staff whom examples act upon: Noor, a therapist.
pub const STAFF: Uuid = uuid!("00000000-0000-7000-8000-0000000000a3");
/// A location.
pub const LOCATION: Uuid = uuid!("00000000-0000-7000-8000-00000000ac01");
/// A room.
pub const ROOM: Uuid = uuid!("00000000-0000-7000-8000-00000000ad01");
/// The administrator: Amara.
pub const ADMINISTRATOR: Uuid = uuid!("00000000-0000-7000-8000-0000000000a2");
/// Somebody whose door is closed: Ines, who was a therapist.
pub const FORMER_STAFF: Uuid = uuid!("00000000-0000-7000-8000-0000000000a9");
/// That member's session.
pub const SESSION: Uuid = uuid!("00000000-0000-7000-8000-000000000a73");
/// A licence of the member of the staff.
pub const LICENSE: Uuid = uuid!("00000000-0000-7000-8000-00000000ae01");
/// A line in that member's bell.
pub const NOTIFICATION: Uuid = uuid!("00000000-0000-7000-8000-00000000ab03");
/// A service that the practice bills.
pub const SERVICE_CODE: Uuid = uuid!("00000000-0000-7000-8000-00000000af01");
