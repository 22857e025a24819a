//! Lists payments for claims that were not known when they arrived, newest first, each with why.

use kernel::prelude::*;

use crate::matching::{UnmatchedPayment, UnmatchedStatus};
use crate::statements;

/// See the module.
pub struct GetUnmatchedPayments;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct UnmatchedQuery {
    /// Only those that stand here.
    #[serde(default)]
    pub status: Option<UnmatchedStatus>,
    /// Only this one.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// Rows on the page, 1 to 200; 50 if it is left out.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetUnmatchedPayments {
    const SPEC: Spec = Spec::read(
        "get-unmatched-payments",
        "Lists payments for claims that were not known when they arrived.",
    )
    .roles(super::BILLERS)
    .audits("remittance");
    type Input = UnmatchedQuery;
    type Output = Vec<UnmatchedPayment>;

    async fn run(cx: &mut Context, input: UnmatchedQuery) -> Result<Vec<UnmatchedPayment>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let before = page.after::<Uuid>()?;
        let rows = cx
            .all(
                &statements::GET_UNMATCHED_PAYMENTS,
                &[&input.status, &input.id, &before, &page.limit_and_one()?],
            )
            .await?;
        let rows = cx.cut_page(&page, rows, |row| row.id)?;
        for row in &rows {
            cx.about(row.id);
        }
        Ok(rows)
    }

    fn example() -> UnmatchedQuery {
        UnmatchedQuery {
            status: Some(UnmatchedStatus::Open),
            ..UnmatchedQuery::default()
        }
    }
}
