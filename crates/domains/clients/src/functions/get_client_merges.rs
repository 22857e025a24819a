//! Lists the records that were merged into a client's chart, with who found that they are one person, and why.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::duplicate::MergedRecord;
use crate::statements;

/// See the module.
pub struct GetClientMerges;

impl Function for GetClientMerges {
    const SPEC: Spec = Spec::read(
        "get-client-merges",
        "Lists the records that were merged into a client's chart, and why.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("client");
    type Input = Chart;
    type Output = Vec<MergedRecord>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<MergedRecord>> {
        chart::open(cx, input.client_id).await?;
        cx.all(&statements::GET_CLIENT_MERGES, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
