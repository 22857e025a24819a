//! What happens here without anybody asking.

use kernel::JobEntry;
use kernel::jobs::Schedule;

/// The jobs of this domain.
pub static JOBS: &[JobEntry] = &[];
/// What the calendar starts.
pub static SCHEDULES: &[Schedule] = &[];
