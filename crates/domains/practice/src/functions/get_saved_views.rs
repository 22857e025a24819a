//! Lists one's own ways of looking at a list.

use kernel::prelude::*;

use crate::saved_view::{SavedView, ViewedList};
use crate::statements;

/// See the module.
pub struct GetSavedViews;

/// Of which list.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ViewQuery {
    /// The list.
    pub list: ViewedList,
}

impl Function for GetSavedViews {
    const SPEC: Spec = Spec::read(
        "get-saved-views",
        "Lists one's own ways of looking at a list.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows nothing about anybody.");
    type Input = ViewQuery;
    type Output = Vec<SavedView>;

    async fn run(cx: &mut Context, query: ViewQuery) -> Result<Vec<SavedView>> {
        cx.last()
            .all(&statements::GET_SAVED_VIEWS, &[&query.list])
            .await?
            .into_iter()
            .map(SavedView::try_from)
            .collect()
    }

    fn example() -> ViewQuery {
        ViewQuery {
            list: ViewedList::Clients,
        }
    }
}
