//! Removes one's own way of looking at a list.

use kernel::prelude::*;

use crate::saved_view::ViewedList;
use crate::statements;

/// See the module.
pub struct DeleteSavedView;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichView {
    /// Of which list.
    pub list: ViewedList,
    /// Its name.
    pub name: Text<60>,
}

impl Function for DeleteSavedView {
    const SPEC: Spec = Spec::write(
        "delete-saved-view",
        "Removes one's own way of looking at a list. Answers null.",
    )
    .roles(Roles::STAFF)
    .audits("saved_view");
    type Input = WhichView;
    type Output = ();

    async fn run(cx: &mut Context, which: WhichView) -> Result<()> {
        let view: Uuid = cx
            .one(
                "view",
                &statements::DELETE_SAVED_VIEW,
                &[&which.list, &which.name],
            )
            .await?;
        cx.about(view);
        Ok(())
    }

    fn example() -> WhichView {
        WhichView {
            list: ViewedList::Clients,
            name: Text::new("Waiting").expect("it is short"),
        }
    }
}
