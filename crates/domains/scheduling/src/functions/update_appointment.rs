//! Changes what can change about a visit without moving it: its kind, its place, its note.

use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::action::Action;
use crate::appointment::{AppointmentId, AppointmentTypeId};
use crate::book::{beside, booked_already, lock_calendars};
use crate::booking::{Place, Wish};
use crate::statements;
use crate::step::hold;
use crate::visit::Visit;

/// See the module.
pub struct UpdateAppointment;

/// Which visit, and how it stands from now on, whole.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentUpdate {
    /// The visit.
    pub id: AppointmentId,
    /// The version that was seen.
    pub row_version: i32,
    /// What kind of visit.
    pub appointment_type_id: AppointmentTypeId,
    /// How and where they meet.
    pub place: Place,
    /// For the staff, about organizing the visit. Nothing clinical.
    #[serde(default)]
    pub note: Option<Text<500>>,
}

impl Function for UpdateAppointment {
    const SPEC: Spec = Spec::write(
        "update-appointment",
        "Changes the kind, the place or the note of a visit. Its time is changed by rescheduling.",
    )
    .roles(super::BOOKERS)
    .own()
    .audits("appointment");
    type Input = AppointmentUpdate;
    type Output = Visit;

    async fn run(cx: &mut Context, input: AppointmentUpdate) -> Result<Visit> {
        let held = hold(cx, input.id, Action::Update).await?;
        if held.row_version != input.row_version {
            return Err(Error::version_conflict(held.row_version));
        }
        let wish = Wish {
            appointment_type_id: input.appointment_type_id,
            client_ids: held.clients.iter().copied().map(ClientId).collect(),
            clinician_id: Some(held.clinician_id),
            starts_at: held.starts_at,
            minutes: Within::new(held.ends_at.duration_since(held.starts_at).as_mins()).ok(),
            modality: Some(input.place.modality),
            location_id: input.place.location_id,
            room_id: input.place.room_id,
            note: input.note,
            outside_hours: true,
        };
        let same_kind = input.appointment_type_id == held.appointment_type_id;
        let settled = if same_kind {
            wish.settle_moved(cx).await
        } else {
            wish.settle(cx).await
        };
        let booking = settled.map_err(beside)?;
        lock_calendars(cx, held.clinician_id, booking.room_id, &[]).await?;
        let updated = cx
            .execute(
                &statements::UPDATE_APPOINTMENT,
                &[
                    &input.id,
                    &booking.appointment_type_id,
                    &booking.modality,
                    &booking.location_id,
                    &booking.room_id,
                    &booking.time_zone,
                    &booking.note,
                ],
            )
            .await;
        booked_already(updated).map_err(beside)?;
        cx.announce(Topic::Appointments)?;
        super::get_appointment::read(cx, input.id).await
    }

    fn example() -> AppointmentUpdate {
        AppointmentUpdate {
            id: crate::example::APPOINTMENT.into(),
            row_version: 1,
            appointment_type_id: crate::example::APPOINTMENT_TYPE.into(),
            place: Place::example(),
            note: Text::new("Brings her sister").ok(),
        }
    }
}
