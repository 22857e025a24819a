//! Lists where a client lives and gets mail.

use kernel::prelude::*;

use crate::address::ClientAddress;
use crate::chart::{self, Chart};
use crate::statements;

/// See the module.
pub struct GetClientAddresses;

impl Function for GetClientAddresses {
    const SPEC: Spec = Spec::read(
        "get-client-addresses",
        "Lists where a client lives and gets mail.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_address");
    type Input = Chart;
    type Output = Vec<ClientAddress>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<ClientAddress>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_CLIENT_ADDRESSES, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
