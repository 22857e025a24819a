//! Ticks everything in the caller's bell off that they have seen.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct MarkAllNotificationsRead;

/// What was seen.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Seen {
    /// The `created_at` of the newest line on the screen: what came in since stays unread. Everything if it is left out.
    #[serde(default)]
    pub until: Option<Timestamp>,
}

/// What was done.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct TickedOff {
    /// Lines that were unread.
    pub marked: u64,
}

impl Function for MarkAllNotificationsRead {
    const SPEC: Spec = Spec::write(
        "mark-all-notifications-read",
        "Ticks everything in the caller's bell off that they have seen.",
    )
    .roles(Roles::SignedIn)
    .audits("notification");
    type Input = Seen;
    type Output = TickedOff;

    async fn run(cx: &mut Context, seen: Seen) -> Result<TickedOff> {
        let (me, now) = (cx.user()?.profile, cx.now());
        let marked = cx
            .execute(&statements::MARK_ALL_READ, &[&me, &now, &seen.until])
            .await?;
        if marked > 0 {
            cx.announce_to(me, Topic::Notifications)?;
        }
        Ok(TickedOff { marked })
    }

    fn example() -> Seen {
        Seen::default()
    }
}
