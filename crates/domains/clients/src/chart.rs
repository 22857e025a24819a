//! Opening a chart: the first thing every function about a client does.
//!
//! A client one may not see does not exist. A record that was merged into another is still read, but written to no more: what is
//! written belongs to the record that goes on.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::statements;

/// Whose chart.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Chart {
    /// The client.
    pub client_id: ClientId,
}

impl Chart {
    /// The chart of the examples.
    pub fn example() -> Chart {
        Chart {
            client_id: crate::example::CLIENT.into(),
        }
    }
}

/// Which line of a chart.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Line {
    /// Its id.
    pub id: Uuid,
}

/// What opening tells.
#[derive(Clone, Debug, Row)]
pub struct Cover {
    /// The record this one was merged into.
    pub merged_into_id: Option<ClientId>,
    /// The practice's today.
    pub today: Date,
}

/// Opens the chart for reading.
pub async fn open(cx: &mut Context, client: ClientId) -> Result<Cover> {
    cx.about_client(client);
    let now = cx.now();
    cx.one("client", &statements::OPEN_CHART, &[&client, &now])
        .await
}

/// Opens the chart for writing.
pub async fn open_to_write(cx: &mut Context, client: ClientId) -> Result<Cover> {
    let cover = open(cx, client).await?;
    match cover.merged_into_id {
        None => {
            cx.announce(Topic::Clients)?;
            Ok(cover)
        }
        Some(_) => Err(Error::conflict(
            "This record was merged into another one. Open that one and write there.",
        )),
    }
}

/// The version that comes with a change.
pub fn seen(row_version: Option<i32>) -> Result<i32> {
    row_version.ok_or_else(|| {
        Error::invalid(
            "row_version",
            "Send the version you saw, so that nobody's change is lost.",
        )
    })
}

/// The practice's today.
pub async fn today(cx: &mut Context) -> Result<Date> {
    let now = cx.now();
    let today: Today = cx.one("practice", &statements::TODAY, &[&now]).await?;
    Ok(today.today)
}

/// A day.
#[derive(Clone, Copy, Debug, Row)]
pub struct Today {
    /// The practice's today.
    pub today: Date,
}
