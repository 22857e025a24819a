//! Lists the numbers others know a client by, masked.

use kernel::prelude::*;

use crate::chart::{self, Chart};
use crate::identifier::Identifier;
use crate::statements;

/// See the module.
pub struct GetClientIdentifiers;

impl Function for GetClientIdentifiers {
    const SPEC: Spec = Spec::read(
        "get-client-identifiers",
        "Lists the numbers others know a client by, masked.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
    ]))
    .audits("client");
    type Input = Chart;
    type Output = Vec<Identifier>;

    async fn run(cx: &mut Context, input: Chart) -> Result<Vec<Identifier>> {
        chart::open(cx, input.client_id).await?;
        cx.all(&statements::GET_CLIENT_IDENTIFIERS, &[&input.client_id])
            .await
    }

    fn example() -> Chart {
        Chart::example()
    }
}
