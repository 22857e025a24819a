//! What happens here without anybody asking.

pub mod collect_answers;
pub mod create_charge;
pub mod send_file;
pub mod settle_charges;

pub use collect_answers::{CollectClaimAnswers, LookForClaimAnswers};
pub use create_charge::{CreateCharge, SignedNote};
pub use send_file::{FileToSend, SendClaimFile};
pub use settle_charges::{SettleCharges, Settled};

use kernel::JobEntry;
use kernel::jobs::{CatchUp, Schedule};

/// The jobs of this domain.
pub static JOBS: &[JobEntry] = &[
    JobEntry::of::<CreateCharge>(),
    JobEntry::of::<SettleCharges>(),
    JobEntry::of::<LookForClaimAnswers>(),
    JobEntry::outbound::<SendClaimFile>(),
    JobEntry::outbound::<CollectClaimAnswers>(),
];
/// What the calendar starts.
pub static SCHEDULES: &[Schedule] = &[Schedule::of::<LookForClaimAnswers>(
    "claim-answers",
    "*/10 * * * *",
    CatchUp::Latest,
)];
