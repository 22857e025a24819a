//! Moves a visit of a series and those after it by the same days, to the same hour: all of them, or none.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, Status};
use crate::book::{Planned, beside};
use crate::recurrence::{moment, zone};
use crate::series::{Scope, ToCome, all_or_none};
use crate::statements;
use crate::visit::{Visit, read_all};

use super::reschedule_appointment::{Reschedule, moved};

/// See the module.
pub struct RescheduleAppointmentSeries;

impl Function for RescheduleAppointmentSeries {
    const SPEC: Spec = Spec::write(
        "reschedule-appointment-series",
        "Moves a visit of a series and those after it by the same days to the same hour.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = Reschedule;
    type Output = Vec<Visit>;

    async fn run(cx: &mut Context, input: Reschedule) -> Result<Vec<Visit>> {
        let held = crate::step::hold(cx, input.id, Action::Reschedule).await?;
        let to_come =
            super::cancel_appointment_series::hold(cx, input.id.into(), Scope::Following).await?;
        if to_come.first().map(|first| first.id) != Some(input.id) {
            return Err(Error::conflict(
                "This visit has begun, or has no series. Reschedule it alone.",
            ));
        }
        let mut booking = moved(&held, &input)?
            .settle_moved(cx)
            .await
            .map_err(beside)?;
        booking.series_id = held.series_id;
        let same_people = |one: &ToCome| {
            let mut clients: Vec<_> = one.clients.iter().copied().map(ClientId).collect();
            clients.sort_unstable();
            clients == booking.clients
        };
        if !to_come.iter().all(same_people) {
            return Err(Error::conflict(
                "The visits of this series are not all with the same clients. Reschedule them one by one.",
            ));
        }
        let (days, planned): (Vec<Date>, Vec<Planned>) =
            shifted(&booking, &held.time_zone, &to_come)?
                .into_iter()
                .unzip();
        booking.lock(cx).await?;
        let found = booking.obstacles(cx, &planned).await?;
        let visits = all_or_none(&booking, &days, &planned, &found)?;
        let ids: Vec<AppointmentId> = to_come.iter().map(|visit| visit.id).collect();
        let statuses = vec![Status::Rescheduled; ids.len()];
        let now = cx.now();
        if let Some(reason) = &input.reason {
            cx.because(reason.as_str());
        }
        let no_cancel_reason: Option<crate::appointment::CancelReason> = None;
        cx.execute(
            &statements::STEP_SERIES,
            &[&ids, &statuses, &input.reason, &now, &no_cancel_reason],
        )
        .await?;
        let new = booking.write(cx, &visits).await.map_err(beside)?;
        let rows = cx.all(&statements::GET_SOME_VISITS, &[&new]).await?;
        read_all(cx, rows)
    }

    fn example() -> Reschedule {
        Reschedule {
            id: crate::example::SERIES_APPOINTMENT.into(),
            starts_at: Timestamp::from_second(1_775_743_200).expect("it is an instant"),
            minutes: None,
            clinician_id: None,
            place: None,
            reason: Text::new("New hours at work").ok(),
            outside_hours: false,
        }
    }
}

/// Each visit moved by as many days as the first, to the hour of the first, by the calendar of the place.
fn shifted(
    booking: &crate::book::Booking,
    old_zone: &str,
    to_come: &[ToCome],
) -> Result<Vec<(Date, Planned)>> {
    let (old_zone, new_zone) = (zone(old_zone)?, zone(&booking.time_zone)?);
    let target = new_zone.to_datetime(booking.starts_at);
    let length = booking.ends_at.duration_since(booking.starts_at);
    let Some(first) = to_come.first() else {
        return Ok(Vec::new());
    };
    let days = old_zone
        .to_datetime(first.starts_at)
        .date()
        .until(target.date())
        .map_err(Error::internal)?;
    to_come
        .iter()
        .map(|visit| {
            let day = old_zone
                .to_datetime(visit.starts_at)
                .date()
                .checked_add(days)
                .map_err(Error::internal)?;
            let starts_at = moment(day, target.time(), &new_zone)?;
            let planned = Planned {
                starts_at,
                ends_at: starts_at + length,
                instead_of: Some(visit.id),
            };
            Ok((day, planned))
        })
        .collect()
}
