//! Lists what waits in the caller's bell: the unread first, then the read, the newest on top of each.

use kernel::prelude::*;

use crate::notification::{Line, Notification};
use crate::statements;

/// See the module.
pub struct GetNotifications;

/// Which page.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct BellPage {
    /// Rows on the page, 1 to 200.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetNotifications {
    const SPEC: Spec = Spec::read(
        "get-notifications",
        "Lists what waits in the caller's bell, the unread first.",
    )
    .roles(Roles::SignedIn)
    .unaudited(super::UNAUDITED);
    type Input = BellPage;
    type Output = Vec<Notification>;

    async fn run(cx: &mut Context, input: BellPage) -> Result<Vec<Notification>> {
        let me = cx.user()?.profile;
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let limit = page.limit_and_one()?;
        let (read, when, which) = page
            .after::<(bool, Timestamp, Uuid)>()?
            .map_or((None, None, None), |(a, b, c)| (Some(a), Some(b), Some(c)));
        let lines: Vec<Line> = cx
            .last()
            .all(
                &statements::GET_NOTIFICATIONS,
                &[&me, &limit, &read, &when, &which],
            )
            .await?;
        let lines = cx.cut_page(&page, lines, |line| {
            (line.read_at.is_some(), line.created_at, line.id)
        })?;
        Ok(lines.into_iter().map(Notification::from).collect())
    }

    fn example() -> BellPage {
        BellPage::default()
    }
}
