//! Lists remittances, newest first.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::remittance::{Remittance, RemittanceStatus};
use crate::statements;

/// See the module.
pub struct GetRemittances;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemittanceQuery {
    /// Only those that stand here.
    #[serde(default)]
    pub status: Option<RemittanceStatus>,
    /// Rows on the page, 1 to 200; 50 if it is left out.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetRemittances {
    const SPEC: Spec = Spec::read("get-remittances", "Lists remittances, newest first.")
        .roles(super::BILLERS)
        .audits("remittance");
    type Input = RemittanceQuery;
    type Output = Vec<Remittance>;

    async fn run(cx: &mut Context, input: RemittanceQuery) -> Result<Vec<Remittance>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let (day, id) = page.after::<(Date, Uuid)>()?.unzip();
        let rows = cx
            .last()
            .all(
                &statements::GET_REMITTANCES,
                &[&input.status, &day, &id, &page.limit_and_one()?],
            )
            .await?;
        cx.cut_page(&page, rows, |row| (row.paid_on, row.id))
    }

    fn example() -> RemittanceQuery {
        RemittanceQuery::default()
    }
}
