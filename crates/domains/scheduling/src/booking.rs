//! A wish for a visit, and what it must rest on before it may stand in the calendar: who, what, where, how far ahead. That nobody
//! is booked twice is another question: see [`crate::book`].

use jiff::{SignedDuration, Timestamp};
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::appointment::{AppointmentTypeId, LocationId, Modality, RoomId};
use crate::book::Booking;
use crate::statements;

/// How far ahead a visit may be booked.
pub const AHEAD: SignedDuration = SignedDuration::from_hours(24 * 366);
/// How far back a visit may be written down.
pub const BACK: SignedDuration = SignedDuration::from_hours(24 * 731);

/// What somebody wants to book.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// What kind of visit.
    pub appointment_type_id: AppointmentTypeId,
    /// Who is seen: one client, or several if the kind of visit is for several.
    #[schemars(length(min = 1, max = 50))]
    pub client_ids: Vec<ClientId>,
    /// Who holds it. Left out: the caller, if they can be booked, else the first client's primary therapist.
    #[serde(default)]
    pub clinician_id: Option<ProfileId>,
    /// When it begins.
    pub starts_at: Timestamp,
    /// How long it lasts; left out: as long as its kind usually does.
    #[serde(default)]
    pub minutes: Option<Within<5, 720>>,
    /// How they meet; left out: as its kind usually does.
    #[serde(default)]
    pub modality: Option<Modality>,
    /// Where; needed for a visit in person.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    /// In which room.
    #[serde(default)]
    pub room_id: Option<RoomId>,
    /// For the staff, about organizing the visit. Nothing clinical.
    #[serde(default)]
    pub note: Option<Text<500>>,
    /// Book it on purpose although the clinician does not work then, is away, or keeps the time free.
    #[serde(default)]
    pub outside_hours: bool,
}

/// How and where a visit takes place.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    /// How they meet.
    pub modality: Modality,
    /// Where; needed for a visit in person.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    /// In which room.
    #[serde(default)]
    pub room_id: Option<RoomId>,
}

impl Place {
    /// The place of the examples.
    pub fn example() -> Place {
        Place {
            modality: Modality::InPerson,
            location_id: Some(kernel::example::LOCATION.into()),
            room_id: Some(kernel::example::ROOM.into()),
        }
    }
}

/// What the database says about a wish.
#[derive(Clone, Debug, Row)]
pub struct Ground {
    clinician_id: Option<ProfileId>,
    clinician_bookable: bool,
    manages: bool,
    type_active: Option<bool>,
    default_minutes: Option<i32>,
    modality: Option<Modality>,
    max_clients: Option<i32>,
    location_active: Option<bool>,
    location_zone: Option<String>,
    practice_zone: String,
    room_active: Option<bool>,
    clients_seen: i64,
    clients_merged: i64,
    clients_closed: i64,
    max_recurrences: i32,
}

impl Wish {
    /// Looks at everything the wish rests on, and says what is wrong with the first thing that is.
    pub async fn settle(self, cx: &mut Context) -> Result<Booking> {
        self.settle_as(cx, false).await
    }

    /// The same for a visit that is there already: its kind may have been switched off since.
    pub async fn settle_moved(self, cx: &mut Context) -> Result<Booking> {
        self.settle_as(cx, true).await
    }

    async fn settle_as(self, cx: &mut Context, there_already: bool) -> Result<Booking> {
        let mut clients = self.client_ids.clone();
        clients.sort_unstable();
        clients.dedup();
        if clients.is_empty() || clients.len() != self.client_ids.len() {
            return Err(Error::invalid(
                "appointment.client_ids",
                "Name each client of the visit once.",
            ));
        }
        for client in &clients {
            cx.about_client(*client);
        }
        let mut ground = cx
            .one(
                "practice",
                &statements::BOOKING_GROUND,
                &[
                    &self.appointment_type_id,
                    &self.clinician_id,
                    &self.location_id,
                    &self.room_id,
                    &clients,
                ],
            )
            .await?;
        ground.type_active = ground.type_active.map(|active| active || there_already);
        self.stand_on(ground, clients, cx.now())
    }

    fn stand_on(self, ground: Ground, clients: Vec<ClientId>, now: Timestamp) -> Result<Booking> {
        check_clients(&ground, clients.len())?;
        let clinician_id = ground.clinician_id.ok_or_else(|| {
            Error::invalid(
                "appointment.clinician_id",
                "Choose the clinician who holds the visit.",
            )
        })?;
        if !ground.manages {
            return Err(Error::forbidden(
                "This is somebody else's calendar. Ask the front desk, or the clinician, to book it.",
            )
            .on_field("appointment.clinician_id"));
        }
        if !ground.clinician_bookable {
            return Err(Error::invalid(
                "appointment.clinician_id",
                "No visits can be booked with this person. Choose a clinician.",
            ));
        }
        let modality = self.modality.or(ground.modality);
        let (Some(true), Some(modality), Some(usual)) =
            (ground.type_active, modality, ground.default_minutes)
        else {
            return Err(Error::invalid(
                "appointment.appointment_type_id",
                "This kind of visit is not offered. Choose another one.",
            ));
        };
        check_place(&self, &ground, modality)?;
        let minutes = self.minutes.map_or(i64::from(usual), Within::get);
        check_reach(self.starts_at, now)?;
        Ok(Booking {
            appointment_type_id: self.appointment_type_id,
            clients,
            clinician_id,
            starts_at: self.starts_at,
            ends_at: self.starts_at + SignedDuration::from_mins(minutes),
            time_zone: ground.location_zone.unwrap_or(ground.practice_zone),
            modality,
            location_id: self.location_id,
            room_id: self.room_id,
            note: self.note,
            series_id: None,
            outside_hours: self.outside_hours,
            max_recurrences: ground.max_recurrences,
        })
    }

    /// The wish of the examples: Mira, the day after tomorrow at four in the afternoon in New York.
    pub fn example() -> Wish {
        Wish {
            appointment_type_id: crate::example::APPOINTMENT_TYPE.into(),
            client_ids: vec![crate::example::CLIENT.into()],
            clinician_id: None,
            starts_at: Timestamp::from_second(1_772_658_000).expect("it is an instant"),
            minutes: Within::new(50).ok(),
            modality: Some(Modality::InPerson),
            location_id: Some(kernel::example::LOCATION.into()),
            room_id: Some(kernel::example::ROOM.into()),
            note: Text::new("Wants the chair by the window").ok(),
            outside_hours: false,
        }
    }
}

fn check_clients(ground: &Ground, wanted: usize) -> Result<()> {
    let field = "appointment.client_ids";
    let wanted = i64::try_from(wanted).map_err(Error::internal)?;
    if ground.clients_seen != wanted {
        return Err(Error::not_found("client").on_field(field));
    }
    if ground.clients_merged > 0 {
        return Err(Error::conflict(
            "This record was merged into another one. Book the visit for that one.",
        )
        .on_field(field));
    }
    if ground.clients_closed > 0 {
        return Err(Error::conflict(
            "This client is not in treatment at present. Make the client active first, then book.",
        )
        .on_field(field));
    }
    match ground.max_clients {
        Some(1) if wanted > 1 => Err(Error::invalid(
            field,
            "This kind of visit is for one client. Choose a kind for several.",
        )),
        Some(most) if wanted > i64::from(most) => Err(Error::invalid(
            field,
            format!("This kind of visit is for {most} clients at most."),
        )),
        _ => Ok(()),
    }
}

fn check_place(wish: &Wish, ground: &Ground, modality: Modality) -> Result<()> {
    if wish.location_id.is_some() && ground.location_active != Some(true) {
        return Err(Error::invalid(
            "appointment.location_id",
            "This location is closed, or not one of the practice. Choose another one.",
        ));
    }
    if wish.location_id.is_none() && modality == Modality::InPerson {
        return Err(Error::invalid(
            "appointment.location_id",
            "A visit in person is somewhere. Choose the location.",
        ));
    }
    if wish.room_id.is_some() && ground.room_active != Some(true) {
        return Err(Error::invalid(
            "appointment.room_id",
            "This room is closed, or not at that location. Choose another one.",
        ));
    }
    Ok(())
}

fn check_reach(starts_at: Timestamp, now: Timestamp) -> Result<()> {
    if starts_at > now + AHEAD {
        return Err(Error::invalid(
            "appointment.starts_at",
            "A visit can be booked up to a year ahead.",
        ));
    }
    if starts_at < now - BACK {
        return Err(Error::invalid(
            "appointment.starts_at",
            "A visit can be written down up to two years after it was held.",
        ));
    }
    Ok(())
}
