//! Lists what a client takes.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::medication::Medication;
use crate::statements;

/// See the module.
pub struct GetClientMedications;

impl Function for GetClientMedications {
    const SPEC: Spec = Spec::read("get-client-medications", "Lists what a client takes.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .audits("client_medication");
    type Input = Chart;
    type Output = Vec<Medication>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<Medication>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_CLIENT_MEDICATIONS, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
