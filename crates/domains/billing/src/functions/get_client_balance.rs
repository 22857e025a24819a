//! Says what a client owes: the sum of the ledger's lines.

use kernel::prelude::*;

use super::OfClient;
use crate::payment::ClientBalance;
use crate::statements;

/// See the module.
pub struct GetClientBalance;

impl Function for GetClientBalance {
    const SPEC: Spec = Spec::read("get-client-balance", "Says what a client owes.")
        .roles(super::DESK)
        .audits("balance");
    type Input = OfClient;
    type Output = ClientBalance;

    async fn run(cx: &mut Context, input: OfClient) -> Result<ClientBalance> {
        cx.about_client(input.client_id);
        cx.one("client", &statements::CHART_THERE, &[&input.client_id])
            .await?;
        cx.one(
            "balance",
            &statements::GET_CLIENT_BALANCE,
            &[&input.client_id],
        )
        .await
    }

    fn example() -> OfClient {
        OfClient {
            client_id: crate::example::CLIENT.into(),
        }
    }
}
