//! Lists claims, newest first.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::claim::{ClaimLine, ClaimStatus};
use crate::statements;

/// See the module.
pub struct GetClaims;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ClaimQuery {
    /// Only those that stand here; all if it is empty.
    #[serde(default)]
    pub statuses: Vec<ClaimStatus>,
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

impl Function for GetClaims {
    const SPEC: Spec = Spec::read("get-claims", "Lists claims, newest first.")
        .roles(super::BILLERS)
        .audits("claim");
    type Input = ClaimQuery;
    type Output = Vec<ClaimLine>;

    async fn run(cx: &mut Context, input: ClaimQuery) -> Result<Vec<ClaimLine>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let before = page.after::<Uuid>()?;
        let statuses = (!input.statuses.is_empty()).then_some(input.statuses);
        let rows = cx
            .all(
                &statements::GET_CLAIMS,
                &[&statuses, &input.client_id, &before, &page.limit_and_one()?],
            )
            .await?;
        let total = cx
            .one(
                "claim",
                &statements::COUNT_CLAIMS,
                &[&statuses, &input.client_id],
            )
            .await?;
        cx.total(total);
        let rows = cx.cut_page(&page, rows, |row| row.id)?;
        for row in &rows {
            cx.about_client(row.client_id);
        }
        Ok(rows)
    }

    fn example() -> ClaimQuery {
        ClaimQuery::default()
    }
}
