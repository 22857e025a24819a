//! Shows how a client describes themselves; null if nothing was written yet.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::demographics::Demographics;
use crate::statements;

/// See the module.
pub struct GetClientDemographics;

impl Function for GetClientDemographics {
    const SPEC: Spec = Spec::read(
        "get-client-demographics",
        "Shows how a client describes themselves; null if nothing was written yet.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client");
    type Input = Chart;
    type Output = Option<Demographics>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Option<Demographics>> {
        chart::open(cx, input.client_id).await?;
        cx.optional(&statements::GET_CLIENT_DEMOGRAPHICS, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
