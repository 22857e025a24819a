//! The ids in this domain's examples; the tests' cast holds rows with just these (see `kernel::example`).

use uuid::{Uuid, uuid};

/// Mira Solberg, a client.
pub const CLIENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a501");
/// A payer.
pub const PAYER: Uuid = uuid!("00000000-0000-7000-8000-00000000a518");
/// A charge that waits for a claim.
pub const READY_CHARGE: Uuid = uuid!("00000000-0000-7000-8000-00000000a911");
/// A claim that was not sent yet.
pub const DRAFT_CLAIM: Uuid = uuid!("00000000-0000-7000-8000-00000000a931");
/// A remittance that waits to be posted.
pub const REMITTANCE: Uuid = uuid!("00000000-0000-7000-8000-00000000a941");
/// A payment for a claim that is not known.
pub const UNMATCHED_PAYMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a947");
/// A claim that the payer took in.
pub const ACCEPTED_CLAIM: Uuid = uuid!("00000000-0000-7000-8000-00000000a932");
/// A claim that was paid.
pub const PAID_CLAIM: Uuid = uuid!("00000000-0000-7000-8000-00000000a93a");
/// An adjustment that somebody must decide on.
pub const ADJUSTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a904");
/// An adjustment that stands in the ledger.
pub const POSTED_ADJUSTMENT: Uuid = uuid!("00000000-0000-7000-8000-00000000a905");
/// A charge that stands on a claim.
pub const CLAIMED_CHARGE: Uuid = uuid!("00000000-0000-7000-8000-00000000a914");
/// A list of prices.
pub const FEE_SCHEDULE: Uuid = uuid!("00000000-0000-7000-8000-00000000a901");
/// A remittance file that pays nothing here, in which everything adds up.
pub const REMITTANCE_FILE: &str = "ISA*00*          *00*          *ZZ*NORTHWIND      *ZZ*LINDENHOF      *260302*1000*^*00501*000000042*0*T*:~GS*HP*NORTHWIND*LINDENHOF*20260302*1000*42*X*005010X221A1~ST*835*0001~BPR*I*0*C*NON************20260302~TRN*1*EXAMPLE1*1512345678~DTM*405*20260302~N1*PR*NORTHWIND HEALTH~N1*PE*LINDENHOF COUNSELING*XX*1234567893~SE*7*0001~GE*1*42~IEA*1*000000042~";
/// Mira's policy.
pub const INSURANCE: Uuid = uuid!("00000000-0000-7000-8000-00000000a519");
