//! Opening a client's chart. A client one may not see does not exist; a record that was merged into another is written to no more.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::statements;

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
        None => Ok(cover),
        Some(_) => Err(Error::conflict(
            "This record was merged into another one. Open that one and write there.",
        )),
    }
}

/// How many days after a service its note can still be begun.
const DAYS_TO_BEGIN: i64 = 90;

/// Whether a note for this day can be written today.
pub fn may_document(service_on: Date, today: Date) -> Result<()> {
    if service_on > today {
        return Err(Error::invalid("service_on", "This day has not come yet."));
    }
    let earliest = today
        .checked_sub(jiff::Span::new().days(DAYS_TO_BEGIN))
        .map_err(Error::internal)?;
    if service_on < earliest {
        return Err(Error::invalid(
            "service_on",
            "A note is begun within 90 days of the service. Ask your administrator how to document it now.",
        ));
    }
    Ok(())
}
