//! Ticks a line in the caller's bell off. Doing it twice changes nothing.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct MarkNotificationRead;

/// Which line.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BellLine {
    /// Its id.
    pub id: Uuid,
}

impl Function for MarkNotificationRead {
    const SPEC: Spec = Spec::write(
        "mark-notification-read",
        "Ticks a line in the caller's bell off.",
    )
    .roles(Roles::SignedIn)
    .audits("notification");
    type Input = BellLine;
    type Output = Nothing;

    async fn run(cx: &mut Context, line: BellLine) -> Result<Nothing> {
        let (me, now) = (cx.user()?.profile, cx.now());
        let touched = cx
            .execute(&statements::MARK_READ, &[&line.id, &me, &now])
            .await?;
        if touched == 0 {
            return Err(Error::not_found("notification"));
        }
        cx.about(line.id);
        // The bell on this person's other screens.
        cx.announce_to(me, Topic::Notifications)?;
        Ok(Nothing {})
    }

    fn example() -> BellLine {
        BellLine {
            id: kernel::example::NOTIFICATION,
        }
    }
}
