//! Lists what clients paid by hand, newest first.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::payment::Payment;
use crate::statements;

/// See the module.
pub struct GetPayments;

/// Which.
#[derive(Clone, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PaymentQuery {
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

impl Function for GetPayments {
    const SPEC: Spec = Spec::read(
        "get-payments",
        "Lists what clients paid by hand, newest first.",
    )
    .roles(super::DESK)
    .audits("payment");
    type Input = PaymentQuery;
    type Output = Vec<Payment>;

    async fn run(cx: &mut Context, input: PaymentQuery) -> Result<Vec<Payment>> {
        let page = Page {
            limit: input.limit,
            cursor: input.cursor,
        };
        let (day, id) = page.after::<(Date, Uuid)>()?.unzip();
        let rows = cx
            .all(
                &statements::GET_PAYMENTS,
                &[&input.client_id, &day, &id, &page.limit_and_one()?],
            )
            .await?;
        let rows = cx.cut_page(&page, rows, |row| (row.received_on, row.id))?;
        for row in &rows {
            cx.about_client(row.client_id);
        }
        Ok(rows)
    }

    fn example() -> PaymentQuery {
        PaymentQuery::default()
    }
}
