//! One client's record: what stands at the head of the chart.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::Client;
use crate::{chart, statements};

/// See the module.
pub struct GetClient;

/// Which client.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichClient {
    /// The client.
    pub id: ClientId,
}

impl Function for GetClient {
    const SPEC: Spec = Spec::read("get-client", "Shows the head of a client's chart.")
        .roles(Roles::STAFF)
        .audits("client");
    type Input = WhichClient;
    type Output = Client;

    async fn run(cx: &mut Context, which: WhichClient) -> Result<Client> {
        let cover = chart::open(cx, which.id).await?;
        read(cx, which.id, cover.today).await
    }

    fn example() -> WhichClient {
        WhichClient {
            id: crate::example::CLIENT.into(),
        }
    }
}

/// The record as it stands now.
pub async fn read(cx: &mut Context, id: ClientId, today: jiff::civil::Date) -> Result<Client> {
    cx.one("client", &statements::GET_CLIENT, &[&id, &today])
        .await
}
