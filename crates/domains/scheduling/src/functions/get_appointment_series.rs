//! Shows a series and what became of its visits.

use kernel::prelude::*;

use crate::appointment::SeriesId;
use crate::series::Series;
use crate::statements;
use crate::visit::read_all;

/// See the module.
pub struct GetAppointmentSeries;

/// Which series.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SeriesRef {
    /// The series.
    pub id: SeriesId,
}

impl Function for GetAppointmentSeries {
    const SPEC: Spec = Spec::read(
        "get-appointment-series",
        "Shows a series and what became of its visits.",
    )
    .roles(Roles::STAFF)
    .own()
    .audits("appointment");
    type Input = SeriesRef;
    type Output = Series;

    async fn run(cx: &mut Context, input: SeriesRef) -> Result<Series> {
        cx.about(input.id);
        read(cx, input.id).await
    }

    fn example() -> SeriesRef {
        SeriesRef {
            id: crate::example::SERIES.into(),
        }
    }
}

/// The series as the caller sees it.
pub async fn read(cx: &mut Context, id: SeriesId) -> Result<Series> {
    let row = cx.one("series", &statements::GET_SERIES, &[&id]).await?;
    let rows = cx.all(&statements::GET_SERIES_VISITS, &[&id]).await?;
    Ok(Series {
        id: row.id,
        rule: row.rule,
        first_at: row.first_at,
        time_zone: row.time_zone,
        visits: read_all(cx, rows)?,
    })
}
