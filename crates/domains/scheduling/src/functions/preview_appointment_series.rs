//! Shows the visits of a series before it is booked, each with everything that stands in its way.

use jiff::civil::Date;
use kernel::prelude::*;

use crate::series::{NewSeries, Occurrence, plan};

/// See the module.
pub struct PreviewAppointmentSeries;

impl Function for PreviewAppointmentSeries {
    const SPEC: Spec = Spec::read(
        "preview-appointment-series",
        "Shows the visits of a series before it is booked, with what stands in the way of each.",
    )
    .roles(super::BOOKERS)
    .audits("appointment");
    type Input = NewSeries;
    type Output = Vec<Occurrence>;

    async fn run(cx: &mut Context, new: NewSeries) -> Result<Vec<Occurrence>> {
        let booking = new.appointment.settle(cx).await?;
        let (days, planned): (Vec<Date>, Vec<_>) = plan(&booking, &new.recurrence, &new.skip)?
            .into_iter()
            .unzip();
        let found = booking.obstacles(cx, &planned).await?;
        Ok(days
            .into_iter()
            .zip(planned)
            .zip(found)
            .map(|((day, one), obstacles)| Occurrence {
                day,
                starts_at: one.starts_at,
                ends_at: one.ends_at,
                obstacles,
            })
            .collect())
    }

    fn example() -> NewSeries {
        NewSeries::example()
    }
}
