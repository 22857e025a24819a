//! Lists the numbers and addresses a client is reached at.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::contact_point::ContactPoint;
use crate::statements;

/// See the module.
pub struct GetClientContactPoints;

impl Function for GetClientContactPoints {
    const SPEC: Spec = Spec::read(
        "get-client-contact-points",
        "Lists the numbers and addresses a client is reached at.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_contact_point");
    type Input = Chart;
    type Output = Vec<ContactPoint>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<ContactPoint>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_CLIENT_CONTACT_POINTS, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
