//! Lists what a client agreed to or refused.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::consent::Consent;
use crate::statements;

/// See the module.
pub struct GetClientConsents;

impl Function for GetClientConsents {
    const SPEC: Spec = Spec::read(
        "get-client-consents",
        "Lists what a client agreed to or refused.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("consent");
    type Input = Chart;
    type Output = Vec<Consent>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<Consent>> {
        let cover = chart::open(cx, input.client_id).await?;
        cx.all(
            &statements::GET_CLIENT_CONSENTS,
            &[&input.client_id, &cover.today],
        )
        .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
