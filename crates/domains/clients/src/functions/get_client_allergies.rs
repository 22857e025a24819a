//! Lists what a client must not be given or exposed to.

use kernel::prelude::*;

use crate::allergy::Allergy;
use crate::chart::{self, Chart};
use crate::statements;

/// See the module.
pub struct GetClientAllergies;

impl Function for GetClientAllergies {
    const SPEC: Spec = Spec::read(
        "get-client-allergies",
        "Lists what a client must not be given or exposed to.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_allergy");
    type Input = Chart;
    type Output = Vec<Allergy>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<Allergy>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_CLIENT_ALLERGIES, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
