//! Counts what waits unread in the caller's bell.

use kernel::prelude::*;

use crate::statements;

/// See the module.
pub struct GetNotificationCount;

/// How many lines wait.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct NotificationCount {
    /// Unread ones.
    pub unread: i64,
}

impl Function for GetNotificationCount {
    const SPEC: Spec = Spec::read(
        "get-notification-count",
        "Counts what waits unread in the caller's bell.",
    )
    .roles(Roles::SignedIn)
    .unaudited(super::UNAUDITED);
    type Input = Nothing;
    type Output = NotificationCount;

    async fn run(cx: &mut Context, _: Nothing) -> Result<NotificationCount> {
        let me = cx.user()?.profile;
        let unread = cx
            .last()
            .one("count", &statements::COUNT_UNREAD, &[&me])
            .await?;
        Ok(NotificationCount { unread })
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
