//! Moves a visit: a new one takes its place and names it, so that what was agreed stays on record.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, Status};
use crate::book::beside;
use crate::booking::{Place, Wish};
use crate::step::{Held, Step, hold};
use crate::visit::Visit;

/// See the module.
pub struct RescheduleAppointment;

/// Which visit, and where to. What is left out stays as it was.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Reschedule {
    /// The visit.
    pub id: AppointmentId,
    /// When it begins now.
    pub starts_at: Timestamp,
    /// How long it lasts now.
    #[serde(default)]
    pub minutes: Option<Within<5, 720>>,
    /// Who holds it now.
    #[serde(default)]
    pub clinician_id: Option<ProfileId>,
    /// How and where they meet now.
    #[serde(default)]
    pub place: Option<Place>,
    /// Why.
    #[serde(default)]
    pub reason: Option<Text<500>>,
    /// Book it on purpose although the clinician does not work then, is away, or keeps the time free.
    #[serde(default)]
    pub outside_hours: bool,
}

impl Function for RescheduleAppointment {
    const SPEC: Spec = Spec::write(
        "reschedule-appointment",
        "Moves a visit to another time, clinician or place. The answer is the visit that takes its place.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = Reschedule;
    type Output = Visit;

    async fn run(cx: &mut Context, input: Reschedule) -> Result<Visit> {
        let held = hold(cx, input.id, Action::Reschedule).await?;
        let wish = moved(&held, &input)?;
        let mut booking = wish.settle_moved(cx).await.map_err(beside)?;
        booking.series_id = held.series_id;
        let planned = booking.once(Some(input.id));
        booking.lock(cx).await?;
        let outside = booking.clear(cx, planned).await.map_err(beside)?;
        let step = Step {
            reason: input.reason,
            ..Step::to(Status::Rescheduled)
        };
        step.take(cx, input.id).await?;
        let new = booking.write(cx, &[(planned, outside)]).await;
        let id = super::create_appointment::only(new.map_err(beside)?)?;
        super::get_appointment::read(cx, id).await
    }

    fn example() -> Reschedule {
        Reschedule {
            id: crate::example::APPOINTMENT.into(),
            starts_at: Timestamp::from_second(1_772_726_400).expect("it is an instant"),
            minutes: None,
            clinician_id: None,
            place: None,
            reason: Text::new("Has an exam that day").ok(),
            outside_hours: false,
        }
    }
}

/// The visit as it is wanted now.
pub(super) fn moved(held: &Held, input: &Reschedule) -> Result<Wish> {
    let minutes = held.ends_at.duration_since(held.starts_at).as_mins();
    let place = input.place.clone().unwrap_or(Place {
        modality: held.modality,
        location_id: held.location_id,
        room_id: held.room_id,
    });
    Ok(Wish {
        appointment_type_id: held.appointment_type_id,
        client_ids: held.clients.iter().copied().map(ClientId).collect(),
        clinician_id: Some(input.clinician_id.unwrap_or(held.clinician_id)),
        starts_at: input.starts_at,
        minutes: Some(match input.minutes {
            Some(minutes) => minutes,
            None => Within::new(minutes).map_err(Error::internal)?,
        }),
        modality: Some(place.modality),
        location_id: place.location_id,
        room_id: place.room_id,
        note: held
            .note
            .as_deref()
            .map(Text::new)
            .transpose()
            .map_err(Error::internal)?,
        outside_hours: input.outside_hours,
    })
}
