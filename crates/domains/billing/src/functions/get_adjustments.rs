//! Lists adjustments, newest first.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::adjustment::{Adjustment, AdjustmentStatus};
use crate::statements;

/// See the module.
pub struct GetAdjustments;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentQuery {
    /// Only those that stand here.
    #[serde(default)]
    pub status: Option<AdjustmentStatus>,
    /// Only those of this client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// Rows on the page, 1 to 200; 50 if it is left out.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetAdjustments {
    const SPEC: Spec = Spec::read("get-adjustments", "Lists adjustments, newest first.")
        .roles(super::BILLERS)
        .audits("adjustment");
    type Input = AdjustmentQuery;
    type Output = Vec<Adjustment>;

    async fn run(cx: &mut Context, input: AdjustmentQuery) -> Result<Vec<Adjustment>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let before = page.after::<Uuid>()?;
        let rows = cx
            .all(
                &statements::GET_ADJUSTMENTS,
                &[
                    &input.status,
                    &input.client_id,
                    &None::<Uuid>,
                    &before,
                    &page.limit_and_one()?,
                ],
            )
            .await?;
        let rows = cx.cut_page(&page, rows, |row| row.id)?;
        for row in &rows {
            cx.about_client(row.client_id);
        }
        Ok(rows)
    }

    fn example() -> AdjustmentQuery {
        AdjustmentQuery::default()
    }
}
