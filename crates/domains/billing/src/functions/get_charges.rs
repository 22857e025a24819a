//! Lists charges, newest day first. Clinicians see those of their own services.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::charge::{Charge, ChargeStatus};
use crate::statements;

/// See the module.
pub struct GetCharges;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ChargeQuery {
    /// Only those that stand here; all if it is empty.
    #[serde(default)]
    pub statuses: Vec<ChargeStatus>,
    /// Only those of this client.
    #[serde(default)]
    pub client_id: Option<ClientId>,
    /// Not before this day.
    #[serde(default)]
    pub from: Option<Date>,
    /// Not after this day.
    #[serde(default)]
    pub to: Option<Date>,
    /// Rows on the page, 1 to 200; 50 if it is left out.
    #[serde(default)]
    pub limit: Option<u16>,
    /// The `x-next-cursor` of the page before.
    #[serde(default)]
    pub cursor: Option<Cursor>,
}

impl Function for GetCharges {
    const SPEC: Spec = Spec::read(
        "get-charges",
        "Lists charges, newest day first; clinicians see those of their own services.",
    )
    .roles(super::CHARGE_READERS)
    .audits("charge");
    type Input = ChargeQuery;
    type Output = Vec<Charge>;

    async fn run(cx: &mut Context, input: ChargeQuery) -> Result<Vec<Charge>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let after = page.after::<(Date, Uuid)>()?;
        let (day, id) = after.unzip();
        let statuses = (!input.statuses.is_empty()).then_some(input.statuses);
        let rows = cx
            .all(
                &statements::GET_CHARGES,
                &[
                    &statuses,
                    &input.client_id,
                    &input.from,
                    &input.to,
                    &day,
                    &id,
                    &page.limit_and_one()?,
                ],
            )
            .await?;
        let total = cx
            .one(
                "charge",
                &statements::COUNT_CHARGES,
                &[&statuses, &input.client_id, &input.from, &input.to],
            )
            .await?;
        cx.total(total);
        let rows = cx.cut_page(&page, rows, |row| (row.service_on, row.id))?;
        for row in &rows {
            cx.about_client(row.client_id);
        }
        Ok(rows)
    }

    fn example() -> ChargeQuery {
        ChargeQuery {
            statuses: vec![ChargeStatus::Ready],
            ..ChargeQuery::default()
        }
    }
}
