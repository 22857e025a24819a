//! Lists every change of where a client stands: when, by whom, why.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::statements;
use crate::status::StatusChange;

/// See the module.
pub struct GetClientStatusHistory;

impl Function for GetClientStatusHistory {
    const SPEC: Spec = Spec::read(
        "get-client-status-history",
        "Lists every change of where a client stands: when, by whom, why.",
    )
    .roles(Roles::STAFF)
    .audits("client");
    type Input = Chart;
    type Output = Vec<StatusChange>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<StatusChange>> {
        chart::open(cx, input.client_id).await?;
        cx.all(&statements::GET_CLIENT_STATUS_HISTORY, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
