//! Keeps a chart at hand, or no longer.

use kernel::prelude::*;

use crate::chart::{self, Chart};

use crate::statements;

/// See the module.
pub struct ToggleFavoriteClient;

/// Whether it is kept now.
#[derive(Clone, Copy, Debug, Serialize, JsonSchema)]
pub struct Favorite {
    /// Kept at hand.
    pub favorite: bool,
}

impl Function for ToggleFavoriteClient {
    const SPEC: Spec = Spec::write(
        "toggle-favorite-client",
        "Keeps a chart at hand, or no longer.",
    )
    .roles(Roles::STAFF)
    .audits("client");
    type Input = Chart;
    type Output = Favorite;

    async fn run(cx: &mut Context, input: Chart) -> Result<Favorite> {
        chart::open(cx, input.client_id).await?;
        let (me, id, practice) = (cx.user()?.profile, cx.new_id(), cx.organization()?);
        let dropped = cx
            .execute(&statements::DROP_FAVORITE, &[&me, &input.client_id])
            .await?;
        if dropped == 0 {
            cx.execute(
                &statements::KEEP_FAVORITE,
                &[&id, &practice, &me, &input.client_id],
            )
            .await?;
        }
        Ok(Favorite {
            favorite: dropped == 0,
        })
    }

    fn example() -> Chart {
        Chart::example()
    }
}
