//! What happens here without anybody asking.

use kernel::jobs::{CatchUp, Schedule, Slot};
use kernel::prelude::*;
use kernel::{Job, JobEntry, JobSpec};

use crate::reminder::{self, ReminderKind};

/// The jobs of this domain.
pub static JOBS: &[JobEntry] = &[JobEntry::of::<SendReminders>()];
/// What the calendar starts.
pub static SCHEDULES: &[Schedule] = &[Schedule::of::<SendReminders>(
    "visit-reminders",
    "*/5 * * * *",
    CatchUp::Latest,
)];

/// Reminds clients of the visits that are near.
pub struct SendReminders;

impl Job for SendReminders {
    const SPEC: JobSpec = JobSpec::new(
        "send-visit-reminders",
        "Reminds clients of their visits, a day and an hour before.",
    )
    .audits("appointment_reminder");
    type Payload = Slot;

    async fn run(cx: &mut Context, _: Slot) -> Result<()> {
        for kind in ReminderKind::ALL {
            let sent = reminder::send_due(cx, *kind).await?;
            cx.count(kind.as_str(), sent);
        }
        Ok(())
    }
}
