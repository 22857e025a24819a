//! Keeps a way of looking at a list under a name; the same name again replaces its filters.

use kernel::prelude::*;

use crate::saved_view::{SavedView, ViewFilters, ViewedList};
use crate::statements;

/// See the module.
pub struct SaveView;

/// Which list, by what name, how.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewView {
    /// The list.
    pub list: ViewedList,
    /// What to call it.
    pub name: Text<60>,
    /// What it shows.
    pub filters: ViewFilters,
}

/// More than this is no help in finding one.
const MOST: i64 = 30;

impl Function for SaveView {
    const SPEC: Spec = Spec::write(
        "save-view",
        "Keeps a way of looking at a list under a name; the same name again replaces its filters.",
    )
    .roles(Roles::STAFF)
    .audits("saved_view");
    type Input = NewView;
    type Output = SavedView;

    async fn run(cx: &mut Context, view: NewView) -> Result<SavedView> {
        view.filters.check(view.list)?;
        let (id, practice, me) = (cx.new_id(), cx.organization()?, cx.user()?.profile);
        let others: i64 = cx
            .one(
                "view",
                &statements::COUNT_OTHER_VIEWS,
                &[&view.list, &view.name],
            )
            .await?;
        if others >= MOST {
            return Err(Error::conflict(format!(
                "There are {MOST} views of this list already. Remove one first."
            ))
            .on_field("name"));
        }
        let filters = serde_json::to_value(&view.filters).map_err(Error::internal)?;
        let stored = cx
            .one(
                "view",
                &statements::SAVE_VIEW,
                &[&id, &practice, &me, &view.list, &view.name, &filters],
            )
            .await?;
        cx.about(stored.id);
        SavedView::try_from(stored)
    }

    fn example() -> NewView {
        NewView {
            list: ViewedList::Clients,
            name: Text::new("On hold").expect("it is short"),
            filters: ViewFilters {
                status: Text::new("on_hold").ok(),
                ..ViewFilters::default()
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::delete_saved_view::{DeleteSavedView, WhichView};
    use crate::functions::get_saved_views::GetSavedViews;

    #[tokio::test]
    async fn the_same_name_again_replaces_the_filters_and_nobody_else_sees_the_view() {
        let t = crate::tests::practice().await;
        let first = t.call(SaveView).by(&t.rosa).ok().await;
        let discharged = NewView {
            filters: ViewFilters {
                status: Text::new("discharged").ok(),
                ..ViewFilters::default()
            },
            ..SaveView::example()
        };
        let second = t.call(SaveView).by(&t.rosa).with(discharged).ok().await;
        assert_eq!(first["id"], second["id"]);
        assert_eq!(second["filters"]["status"], "discharged");
        let own = t.call(GetSavedViews).by(&t.rosa).ok().await;
        let names = |views: &serde_json::Value| {
            views
                .as_array()
                .map(|all| all.iter().filter(|view| view["name"] == "On hold").count())
        };
        assert_eq!(names(&own), Some(1), "{own}");
        let others = t.call(GetSavedViews).by(&t.noor).ok().await;
        assert_eq!(names(&others), Some(0), "{others}");
        let refused = t
            .call(DeleteSavedView)
            .by(&t.noor)
            .with(WhichView {
                list: ViewedList::Clients,
                name: SaveView::example().name,
            })
            .err()
            .await;
        assert_eq!(refused.code(), Code::NotFound);
    }

    #[tokio::test]
    async fn a_view_keeps_no_words_that_were_typed() {
        let t = crate::tests::practice().await;
        let typed = NewView {
            filters: ViewFilters {
                status: Text::new("Marguerite").ok(),
                ..ViewFilters::default()
            },
            ..SaveView::example()
        };
        let error = t.call(SaveView).by(&t.rosa).with(typed).err().await;
        assert_eq!(error.code(), Code::InvalidInput);
    }
}
