//! A wish with nothing left open becomes visits: one, or all of a series.
//!
//! Whoever books for the same people waits for the one before, looks at what stands in the way, and writes. Should anything come
//! in between all the same, the constraints of the tables decide, and [`booked_already`] says it in words.

use jiff::Timestamp;
use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::appointment::{
    AppointmentId, AppointmentTypeId, LocationId, Modality, RoomId, SeriesId,
};
use crate::obstacle::{Obstacle, Whose};
use crate::statements;

/// A wish with nothing left open.
#[derive(Clone, Debug)]
pub struct Booking {
    /// What kind of visit.
    pub appointment_type_id: AppointmentTypeId,
    /// Who is seen.
    pub clients: Vec<ClientId>,
    /// Who holds it.
    pub clinician_id: ProfileId,
    /// When it begins; in a series, the first.
    pub starts_at: Timestamp,
    /// When it ends; in a series, the first.
    pub ends_at: Timestamp,
    /// The zone of the place, or of the practice.
    pub time_zone: String,
    /// How they meet.
    pub modality: Modality,
    /// Where.
    pub location_id: Option<LocationId>,
    /// In which room.
    pub room_id: Option<RoomId>,
    /// For the staff.
    pub note: Option<Text<500>>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// Booked on purpose although the clinician does not want visits then.
    pub outside_hours: bool,
    /// The most visits that the practice lets a series have.
    pub max_recurrences: i32,
}

/// When one visit of a booking is, and in whose place it comes.
#[derive(Clone, Copy, Debug)]
pub struct Planned {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The visit in whose place it comes.
    pub instead_of: Option<AppointmentId>,
}

impl Booking {
    /// The one visit of the booking.
    pub fn once(&self, instead_of: Option<AppointmentId>) -> Planned {
        Planned {
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            instead_of,
        }
    }

    /// Waits for whoever books for the same people.
    pub async fn lock(&self, cx: &mut Context) -> Result<()> {
        lock_calendars(cx, self.clinician_id, self.room_id, &self.clients).await
    }

    /// What stands in the way of each of these, as far as it hinders: what is over can be written down, whatever the hours were.
    pub async fn obstacles(
        &self,
        cx: &mut Context,
        planned: &[Planned],
    ) -> Result<Vec<Vec<Obstacle>>> {
        let times: Vec<_> = planned
            .iter()
            .map(|one| (one.starts_at, one.ends_at))
            .collect();
        let leaving_out: Vec<Uuid> = planned
            .iter()
            .filter_map(|one| one.instead_of.map(Uuid::from))
            .collect();
        let whose = Whose {
            clinician: self.clinician_id,
            room: self.room_id,
            clients: &self.clients,
            leaving_out: &leaving_out,
        };
        let now = cx.now();
        let mut found = whose.obstacles(cx, &times).await?;
        for (obstacles, one) in found.iter_mut().zip(planned) {
            if one.starts_at < now {
                obstacles.retain(|obstacle| obstacle.is_absolute());
            }
        }
        Ok(found)
    }

    /// The obstacles that refuse a visit: all of them, or only the absolute ones if the others are set aside on purpose.
    pub fn refusing<'a>(&self, obstacles: &'a [Obstacle]) -> impl Iterator<Item = &'a Obstacle> {
        let on_purpose = self.outside_hours;
        obstacles
            .iter()
            .filter(move |obstacle| obstacle.is_absolute() || !on_purpose)
    }

    /// Looks what stands in the way of one visit, and refuses it or answers whether it is outside the hours.
    pub async fn clear(&self, cx: &mut Context, one: Planned) -> Result<bool> {
        let found = self.obstacles(cx, &[one]).await?;
        let obstacles = found.first().map_or(&[][..], Vec::as_slice);
        match self.refusing(obstacles).next() {
            Some(obstacle) => Err(obstacle.refusal()),
            None => Ok(!obstacles.is_empty()),
        }
    }

    /// Writes the visits, once the calendars are locked. With each, whether it is outside the hours.
    pub async fn write(
        &self,
        cx: &mut Context,
        visits: &[(Planned, bool)],
    ) -> Result<Vec<AppointmentId>> {
        let ids: Vec<AppointmentId> = visits.iter().map(|_| AppointmentId(cx.new_id())).collect();
        let (mut lines, mut of_visit, mut of_client) = (Vec::new(), Vec::new(), Vec::new());
        for id in &ids {
            for client in &self.clients {
                lines.push(cx.new_id());
                of_visit.push(*id);
                of_client.push(*client);
            }
        }
        let starts: Vec<Timestamp> = visits.iter().map(|(one, _)| one.starts_at).collect();
        let ends: Vec<Timestamp> = visits.iter().map(|(one, _)| one.ends_at).collect();
        let instead_of: Vec<Option<AppointmentId>> =
            visits.iter().map(|(one, _)| one.instead_of).collect();
        let outside: Vec<bool> = visits.iter().map(|(_, outside)| *outside).collect();
        let (practice, now) = (cx.organization()?, cx.now());
        let by = cx.caller().user().map(|user| user.profile);
        for id in &ids {
            cx.about(*id);
        }
        let booked = cx
            .execute(
                &statements::CREATE_APPOINTMENTS,
                &[
                    &ids,
                    &practice,
                    &self.appointment_type_id,
                    &self.clinician_id,
                    &self.location_id,
                    &self.room_id,
                    &starts,
                    &ends,
                    &self.time_zone,
                    &self.modality,
                    &now,
                    &self.note,
                    &by,
                    &instead_of,
                    &self.series_id,
                    &outside,
                    &lines,
                    &of_visit,
                    &of_client,
                ],
            )
            .await;
        booked_already(booked)?;
        cx.announce(Topic::Appointments)?;
        Ok(ids)
    }
}

/// Makes whoever books for the same people wait until this call is through.
pub async fn lock_calendars(
    cx: &mut Context,
    clinician: ProfileId,
    room: Option<RoomId>,
    clients: &[ClientId],
) -> Result<()> {
    let mut owners = vec![clinician.to_string()];
    owners.extend(room.map(|room| room.to_string()));
    owners.extend(clients.iter().map(ClientId::to_string));
    cx.one("calendar", &statements::LOCK_CALENDARS, &[&owners])
        .await
        .map(|_locks| ())
}

/// Whose time is taken, in words that tell nothing about the other visit.
pub fn booked_already<T>(booked: Result<T>) -> Result<T> {
    booked
        .on_constraint("appointments_clinician_free", || {
            Obstacle::Clinician.refusal()
        })
        .on_constraint("appointments_room_free", || Obstacle::Room.refusal())
        .on_constraint("appointment_clients_client_free", || {
            Obstacle::Client.refusal()
        })
}

/// The same refusal for a visit that is there already, whose input names the parts of a wish otherwise.
pub fn beside(error: Error) -> Error {
    let Some(field) = error
        .field()
        .and_then(|field| field.strip_prefix("appointment."))
    else {
        return error;
    };
    let field = match field {
        "room_id" | "location_id" => format!("place.{field}"),
        "client_ids" => "id".to_owned(),
        other => other.to_owned(),
    };
    error.on_field(field)
}
