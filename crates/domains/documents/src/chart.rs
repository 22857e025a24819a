//! Opening a chart: a client one may not see does not exist.

use kernel::id::ClientId;
use kernel::prelude::*;

/// What opening tells.
#[derive(Clone, Debug, Row)]
pub struct Cover {
    /// The record this one was merged into.
    pub merged_into_id: Option<ClientId>,
}

/// Opens the chart for reading.
pub async fn open(cx: &mut Context, client: ClientId) -> Result<Cover> {
    cx.about_client(client);
    cx.one("client", &crate::statements::OPEN_CHART, &[&client])
        .await
}

/// Opens the chart for writing: what is written belongs to the record that goes on.
pub async fn open_to_write(cx: &mut Context, client: ClientId) -> Result<()> {
    match open(cx, client).await?.merged_into_id {
        None => Ok(()),
        Some(_) => Err(Error::conflict(
            "This record was merged into another one. Open that one and write there.",
        )),
    }
}
