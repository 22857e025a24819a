//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// A kind of visit.
pub const APPOINTMENT_TYPE: Uuid = uuid!("00000000-0000-7000-8000-00000000a601");
/// A visit of Mira with Noor, tomorrow at ten.
pub const APPOINTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a602");
/// A visit of Jonas, whom nobody treats, with Stellan.
pub const OTHER_APPOINTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a603");
/// A visit of Mira's that was called off.
pub const CANCELLED_APPOINTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a604");
/// A visit of Mira with Aiko, whom Stellan supervises.
pub const SUPERVISED_APPOINTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a606");
/// A visit of Mira with Noor that has begun.
pub const APPOINTMENT_TODAY: Uuid = uuid!("00000000-0000-7000-8000-00000000a607");
/// Mira Solberg, a client whom Noor and Aiko treat.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
/// Jonas, a client whom nobody treats.
pub const OTHER_CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a502");
/// A series of visits of Mira with Noor.
pub const SERIES: Uuid = uuid!("00000000-0000-7000-8000-00000000a611");
/// The first visit of it.
pub const SERIES_APPOINTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a612");
/// Time off that Aiko asked for.
pub const EXCEPTION: Uuid = uuid!("00000000-0000-7000-8000-00000000a617");
/// A time that Noor blocked.
pub const BLOCKED_TIME: Uuid = uuid!("00000000-0000-7000-8000-00000000a618");
