//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// Mira Solberg, a client whom Noor treats.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
/// Jonas Falk, a client whom nobody treats.
pub const OTHER_CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a502");
/// Mira's emergency contact.
pub const EMERGENCY_CONTACT: Uuid = uuid!("00000000-0000-7000-8000-00000000a511");
/// Mira's telephone.
pub const CLIENT_CONTACT_POINT: Uuid = uuid!("00000000-0000-7000-8000-00000000a512");
/// Somebody who may act for Mira, once verified.
pub const GUARDIAN: Uuid = uuid!("00000000-0000-7000-8000-00000000a513");
/// A wording that clients agree to.
pub const CONSENT_TYPE: Uuid = uuid!("00000000-0000-7000-8000-00000000a514");
/// That Mira agreed to it.
pub const CONSENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a515");
/// To whom information about Mira may be given.
pub const RELEASE: Uuid = uuid!("00000000-0000-7000-8000-00000000a516");
/// A flag on Mira's chart.
pub const FLAG: Uuid = uuid!("00000000-0000-7000-8000-00000000a517");
/// A payer.
pub const PAYER: Uuid = uuid!("00000000-0000-7000-8000-00000000a518");
/// Mira's policy.
pub const INSURANCE: Uuid = uuid!("00000000-0000-7000-8000-00000000a519");
/// A place in Mira's care team.
pub const CARE_TEAM: Uuid = uuid!("00000000-0000-7000-8000-00000000a520");
/// That Noor opened Jonas' chart in an emergency.
pub const BREAK_GLASS: Uuid = uuid!("00000000-0000-7000-8000-00000000a521");
/// That Stellan supervises Aiko.
pub const SUPERVISION: Uuid = uuid!("00000000-0000-7000-8000-00000000a522");
/// A record that was merged into Mira's.
pub const MERGED_CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a503");
/// A number that others know Mira by.
pub const IDENTIFIER: Uuid = uuid!("00000000-0000-7000-8000-00000000a523");
/// Stellan, a supervisor.
pub const SUPERVISOR: Uuid = uuid!("00000000-0000-7000-8000-0000000000a4");
/// Somebody who may act for Mira.
pub const VERIFIED_GUARDIAN: Uuid = uuid!("00000000-0000-7000-8000-00000000a524");
