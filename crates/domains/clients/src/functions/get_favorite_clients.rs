//! Lists the charts the caller keeps at hand.

use kernel::prelude::*;

use crate::client::ClientLine;
use crate::statements;

/// See the module.
pub struct GetFavoriteClients;

impl Function for GetFavoriteClients {
    const SPEC: Spec = Spec::read(
        "get-favorite-clients",
        "Lists the charts the caller keeps at hand.",
    )
    .roles(Roles::STAFF)
    .audits("client");
    type Input = Nothing;
    type Output = Vec<ClientLine>;

    async fn run(cx: &mut Context, input: Nothing) -> Result<Vec<ClientLine>> {
        let _: Nothing = input;
        let me = cx.user()?.profile;
        let clients = cx
            .last()
            .all(&statements::GET_FAVORITE_CLIENTS, &[&me])
            .await?;
        clients.iter().for_each(|client| cx.about_client(client.id));
        Ok(clients)
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
