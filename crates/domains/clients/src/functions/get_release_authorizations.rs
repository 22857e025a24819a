//! Lists to whom information about a client may be given.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::release::Release;
use crate::statements;

/// See the module.
pub struct GetReleaseAuthorizations;

impl Function for GetReleaseAuthorizations {
    const SPEC: Spec = Spec::read(
        "get-release-authorizations",
        "Lists to whom information about a client may be given.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("release");
    type Input = Chart;
    type Output = Vec<Release>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<Release>> {
        chart::open(cx, input.client_id).await?;
        cx.all(&statements::GET_RELEASE_AUTHORIZATIONS, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
