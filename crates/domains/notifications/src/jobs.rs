//! What happens here without anybody asking.

use jiff::SignedDuration;
use kernel::jobs::Schedule;
use kernel::prelude::*;
use kernel::{Job, JobEntry, JobSpec};

use crate::notification::NoticeKind;
use crate::statements;

/// The jobs of this domain.
pub static JOBS: &[JobEntry] = &[JobEntry::of::<NotifyPerson>()];
/// What the calendar starts.
pub static SCHEDULES: &[Schedule] = &[];

/// Puts a line into somebody's bell. Other domains leave it to `notify-person`.
pub struct NotifyPerson;

/// What happened longer ago is no news: after a downtime, or where records were brought in, it is put into the bell as
/// read, so that nobody's bell is flooded.
const NEWS_FOR: SignedDuration = SignedDuration::from_hours(14 * 24);

/// Who is told, what happened, and to what.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Notice {
    /// Who is told.
    pub profile_id: ProfileId,
    /// What happened.
    pub kind: NoticeKind,
    /// To what.
    pub subject_id: Uuid,
    /// When it happened; just now if it is not said.
    #[serde(default)]
    pub at: Option<Timestamp>,
}

impl Job for NotifyPerson {
    const SPEC: JobSpec = JobSpec::new("notify-person", "Puts a line into somebody's bell.")
        .unaudited("it says that something waits and where; its cause is audited itself");
    type Payload = Notice;

    async fn run(cx: &mut Context, notice: Notice) -> Result<()> {
        let (id, practice, now) = (cx.new_id(), cx.organization()?, cx.now());
        let at = notice.at.unwrap_or(now).min(now);
        let read_at = (now.duration_since(at) > NEWS_FOR).then_some(now);
        let told = cx
            .execute(
                &statements::TELL_PERSON,
                &[
                    &id,
                    &practice,
                    &notice.profile_id,
                    &notice.kind,
                    &notice.subject_id,
                    &at,
                    &read_at,
                ],
            )
            .await?;
        cx.count("told", i64::try_from(told).map_err(Error::internal)?);
        cx.announce_to(notice.profile_id, Topic::Notifications)
    }
}
