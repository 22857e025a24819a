//! The two were not one person after all: both charts are as they were.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::client::Client;
use crate::functions::get_client::WhichClient;
use crate::{chart, statements};

/// See the module.
pub struct UnmergeClients;

impl Function for UnmergeClients {
    const SPEC: Spec = Spec::write(
        "unmerge-clients",
        "Undoes a merge: the merged record is a chart of its own again.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("client");
    type Input = WhichClient;
    type Output = Client;

    async fn run(cx: &mut Context, which: WhichClient) -> Result<Client> {
        let cover = chart::open(cx, which.id).await?;
        let kept: ClientId = cover
            .merged_into_id
            .ok_or_else(|| Error::conflict("This record is not merged into another one."))?;
        cx.about_client(kept);
        cx.announce(Topic::Clients)?;
        let (by, now) = (cx.user()?.profile, cx.now());
        cx.execute(&statements::UNMERGE_CLIENT, &[&which.id])
            .await?;
        cx.execute(&statements::RECORD_UNMERGE, &[&which.id, &by, &now])
            .await?;
        super::get_client::read(cx, which.id, cover.today).await
    }

    fn example() -> WhichClient {
        WhichClient {
            id: crate::example::MERGED_CLIENT.into(),
        }
    }
}
