//! Lists the flags on a client's chart.

use kernel::prelude::*;

use crate::chart;
use crate::flag::Flag;
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct GetClientFlags;

/// Whose.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FlagQuery {
    /// The client.
    pub client_id: ClientId,
    /// Also those that were cleared.
    #[serde(default)]
    pub include_cleared: bool,
}

impl Function for GetClientFlags {
    const SPEC: Spec = Spec::read("get-client-flags", "Lists the flags on a client's chart.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::FrontDesk,
            Role::BillingStaff,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .audits("flag");
    type Input = FlagQuery;
    type Output = Vec<Flag>;

    async fn run(cx: &mut Context, input: FlagQuery) -> Result<Vec<Flag>> {
        chart::open(cx, input.client_id).await?;
        cx.all(
            &statements::GET_CLIENT_FLAGS,
            &[&input.client_id, &input.include_cleared],
        )
        .await
    }

    fn example() -> FlagQuery {
        FlagQuery {
            client_id: crate::example::CLIENT.into(),
            include_cleared: false,
        }
    }
}
