//! A visit as people read it.

use jiff::civil::Date;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::action::{Action, Standing};
use crate::appointment::{
    AppointmentId, AppointmentTypeId, CancelReason, LocationId, Modality, RoomId, SeriesId, Status,
};
use crate::appointment_type::Color;

/// A visit.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Visit {
    /// Its id.
    pub id: AppointmentId,
    /// What kind of visit.
    pub appointment_type_id: AppointmentTypeId,
    /// The name of that kind.
    pub type_name: String,
    /// The color of that kind.
    pub color: Color,
    /// Who holds it.
    pub clinician_id: ProfileId,
    /// Their name.
    pub clinician_name: String,
    /// Where; none for a visit by video or telephone.
    pub location_id: Option<LocationId>,
    /// The name of the place.
    pub location_name: Option<String>,
    /// In which room.
    pub room_id: Option<RoomId>,
    /// Its name.
    pub room_name: Option<String>,
    /// When it begins, as planned.
    pub starts_at: Timestamp,
    /// When it ends, as planned.
    pub ends_at: Timestamp,
    /// The zone it was agreed in.
    pub time_zone: String,
    /// How they meet.
    pub modality: Modality,
    /// Where it stands.
    pub status: Status,
    /// Why it was called off.
    pub cancel_reason: Option<CancelReason>,
    /// What was said about its status.
    pub status_reason: Option<String>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// The visit in whose place it came.
    pub rescheduled_from_id: Option<AppointmentId>,
    /// Booked although the clinician does not work then.
    pub off_schedule: bool,
    /// When the client came.
    pub checked_in_at: Option<Timestamp>,
    /// When it really began.
    pub started_at: Option<Timestamp>,
    /// When it really ended.
    pub ended_at: Option<Timestamp>,
    /// For the staff.
    pub note: Option<String>,
    /// The clients whom the caller may see.
    pub clients: Vec<VisitClient>,
    /// How many more there are.
    pub hidden_clients: i32,
    /// What the caller may do with it now.
    pub allowed_actions: Vec<Action>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// Somebody who is seen in a visit.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
pub struct VisitClient {
    /// The client.
    pub client_id: ClientId,
    /// The chart number.
    pub mrn: String,
    /// First name.
    pub first_name: String,
    /// Last name.
    pub last_name: String,
    /// The name they go by.
    pub chosen_name: Option<String>,
    /// How to speak of them.
    pub pronouns: Option<String>,
    /// When they were born.
    pub birth_date: Date,
}

/// A visit as the view `visits` shows it.
#[derive(Clone, Debug, Row)]
pub struct VisitRow {
    id: AppointmentId,
    appointment_type_id: AppointmentTypeId,
    type_name: String,
    color: Color,
    clinician_id: ProfileId,
    clinician_name: String,
    location_id: Option<LocationId>,
    location_name: Option<String>,
    room_id: Option<RoomId>,
    room_name: Option<String>,
    starts_at: Timestamp,
    ends_at: Timestamp,
    time_zone: String,
    modality: Modality,
    status: Status,
    cancel_reason: Option<CancelReason>,
    status_reason: Option<String>,
    series_id: Option<SeriesId>,
    rescheduled_from_id: Option<AppointmentId>,
    off_schedule: bool,
    checked_in_at: Option<Timestamp>,
    started_at: Option<Timestamp>,
    ended_at: Option<Timestamp>,
    note: Option<String>,
    client_count: i32,
    clients: serde_json::Value,
    manages: bool,
    attends: bool,
    row_version: i32,
}

impl VisitRow {
    /// The visit, with what may be done with it at `now`.
    pub fn at(self, now: Timestamp) -> Result<Visit> {
        let clients: Vec<VisitClient> =
            serde_json::from_value(self.clients).map_err(Error::internal)?;
        let seen = i32::try_from(clients.len()).map_err(Error::internal)?;
        let standing = Standing {
            status: self.status,
            starts_at: self.starts_at,
            time_zone: self.time_zone,
            manages: self.manages,
            attends: self.attends,
        };
        Ok(Visit {
            id: self.id,
            appointment_type_id: self.appointment_type_id,
            type_name: self.type_name,
            color: self.color,
            clinician_id: self.clinician_id,
            clinician_name: self.clinician_name,
            location_id: self.location_id,
            location_name: self.location_name,
            room_id: self.room_id,
            room_name: self.room_name,
            starts_at: self.starts_at,
            ends_at: self.ends_at,
            allowed_actions: standing.allowed(now),
            time_zone: standing.time_zone,
            modality: self.modality,
            status: self.status,
            cancel_reason: self.cancel_reason,
            status_reason: self.status_reason,
            series_id: self.series_id,
            rescheduled_from_id: self.rescheduled_from_id,
            off_schedule: self.off_schedule,
            checked_in_at: self.checked_in_at,
            started_at: self.started_at,
            ended_at: self.ended_at,
            note: self.note,
            clients,
            hidden_clients: self.client_count - seen,
            row_version: self.row_version,
        })
    }
}

/// The visits, each with what may be done with it now; the clients in them stand in the audit event.
pub fn read_all(cx: &mut Context, rows: Vec<VisitRow>) -> Result<Vec<Visit>> {
    let now = cx.now();
    let visits: Vec<Visit> = rows
        .into_iter()
        .map(|row| row.at(now))
        .collect::<Result<_>>()?;
    for client in visits.iter().flat_map(|visit| &visit.clients) {
        cx.about_client(client.client_id);
    }
    Ok(visits)
}
