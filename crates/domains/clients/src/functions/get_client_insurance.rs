//! Lists a client's policies in the order in which they pay.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::insurance::Policy;
use crate::statements;

/// See the module.
pub struct GetClientInsurance;

impl Function for GetClientInsurance {
    const SPEC: Spec = Spec::read(
        "get-client-insurance",
        "Lists a client's policies in the order in which they pay.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("insurance");
    type Input = Chart;
    type Output = Vec<Policy>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<Policy>> {
        chart::open(cx, input.client_id).await?;
        cx.all(&statements::GET_CLIENT_INSURANCE, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
