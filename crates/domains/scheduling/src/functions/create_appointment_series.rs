//! Books visits that repeat: all of them, or none.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::appointment::SeriesId;
use crate::recurrence::zone;
use crate::series::{NewSeries, Series, all_or_none, plan};
use crate::statements;

/// See the module.
pub struct CreateAppointmentSeries;

impl Function for CreateAppointmentSeries {
    const SPEC: Spec = Spec::write(
        "create-appointment-series",
        "Books visits that repeat: all of them but those left out, or none.",
    )
    .roles(super::BOOKERS)
    .audits("appointment");
    type Input = NewSeries;
    type Output = Series;

    async fn run(cx: &mut Context, new: NewSeries) -> Result<Series> {
        let mut booking = new.appointment.settle(cx).await?;
        let (days, planned): (Vec<Date>, Vec<_>) = plan(&booking, &new.recurrence, &new.skip)?
            .into_iter()
            .unzip();
        booking.lock(cx).await?;
        let found = booking.obstacles(cx, &planned).await?;
        let visits = all_or_none(&booking, &days, &planned, &found)?;
        let id = SeriesId(cx.new_id());
        let first = zone(&booking.time_zone)?
            .to_datetime(booking.starts_at)
            .date();
        let rule = new.recurrence.rule(first, planned.len() + new.skip.len());
        let practice = cx.organization()?;
        let by = cx.user()?.profile;
        cx.execute(
            &statements::CREATE_SERIES,
            &[
                &id,
                &practice,
                &booking.clinician_id,
                &rule,
                &booking.starts_at,
                &booking.time_zone,
                &by,
            ],
        )
        .await?;
        booking.series_id = Some(id);
        booking.write(cx, &visits).await?;
        super::get_appointment_series::read(cx, id).await
    }

    fn example() -> NewSeries {
        NewSeries::example()
    }
}
