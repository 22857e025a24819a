//! Lists who may act for a client, and in what.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::guardian::Guardian;
use crate::statements;

/// See the module.
pub struct GetGuardianRelationships;

impl Function for GetGuardianRelationships {
    const SPEC: Spec = Spec::read(
        "get-guardian-relationships",
        "Lists who may act for a client, and in what.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("guardian_relationship");
    type Input = Chart;
    type Output = Vec<Guardian>;

    async fn run(cx: &mut Context, chart: Chart) -> Result<Vec<Guardian>> {
        chart::open(cx, chart.client_id).await?;
        cx.all(&statements::GET_GUARDIAN_RELATIONSHIPS, &[&chart.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
