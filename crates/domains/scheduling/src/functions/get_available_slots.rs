//! Openings: the times at which a visit could begin, and what stands in the way of the others.

use jiff::civil::{Date, Time};
use jiff::{SignedDuration, ToSpan};
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::appointment::{AppointmentTypeId, LocationId, RoomId};
use crate::obstacle::{Obstacle, Whose};
use crate::recurrence::{moment, zone};
use crate::statements;

/// See the module.
pub struct GetAvailableSlots;

/// Between these hours openings are looked for, on the clock on the wall.
const DAY: (Time, Time) = (Time::constant(6, 0, 0, 0), Time::constant(22, 0, 0, 0));

/// For what an opening is looked for.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SlotQuery {
    /// With whom.
    pub clinician_id: ProfileId,
    /// From which day on, where the visit is.
    pub day: Date,
    /// How many days.
    #[serde(default = "one")]
    pub days: Within<1, 14>,
    /// What kind of visit: says how long, unless `minutes` does.
    #[serde(default)]
    pub appointment_type_id: Option<AppointmentTypeId>,
    /// How long.
    #[serde(default)]
    pub minutes: Option<Within<5, 720>>,
    /// Where: says in which zone the days are; the practice's if it is left out.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    /// In which room.
    #[serde(default)]
    pub room_id: Option<RoomId>,
    /// Whose other visits are in the way, too.
    #[serde(default)]
    #[schemars(length(max = 50))]
    pub client_ids: Vec<ClientId>,
    /// Leave out what is not free.
    #[serde(default)]
    pub only_free: bool,
}

fn one() -> Within<1, 14> {
    Within::new(1).expect("1 lies within")
}

/// A time at which a visit could begin.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Slot {
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// What stands in the way; nothing if it is empty.
    pub obstacles: Vec<Obstacle>,
}

/// What openings rest on.
#[derive(Clone, Debug, Row)]
pub struct SlotGround {
    time_zone: String,
    slot_minutes: i32,
    minutes: i32,
    bookable: bool,
}

impl Function for GetAvailableSlots {
    const SPEC: Spec = Spec::read(
        "get-available-slots",
        "Lists the times at which a visit could begin, with what stands in the way of each.",
    )
    .roles(super::BOOKERS)
    .audits("appointment");
    type Input = SlotQuery;
    type Output = Vec<Slot>;

    async fn run(cx: &mut Context, query: SlotQuery) -> Result<Vec<Slot>> {
        if query.client_ids.len() > 50 {
            return Err(Error::invalid("client_ids", "Name 50 clients at most."));
        }
        let ground = cx
            .one(
                "practice",
                &statements::SLOT_GROUND,
                &[
                    &query.clinician_id,
                    &query.location_id,
                    &query.appointment_type_id,
                ],
            )
            .await?;
        if !ground.bookable {
            return Err(Error::invalid(
                "clinician_id",
                "No visits can be booked with this person. Choose a clinician.",
            ));
        }
        let times = times(&query, &ground)?;
        let whose = Whose {
            clinician: query.clinician_id,
            room: query.room_id,
            clients: &query.client_ids,
            leaving_out: &[],
        };
        let found = whose.obstacles(cx, &times).await?;
        Ok(times
            .into_iter()
            .zip(found)
            .filter(|(_, obstacles)| !query.only_free || obstacles.is_empty())
            .map(|((starts_at, ends_at), obstacles)| Slot {
                starts_at,
                ends_at,
                obstacles,
            })
            .collect())
    }

    fn example() -> SlotQuery {
        SlotQuery {
            clinician_id: kernel::example::STAFF.into(),
            day: jiff::civil::date(2026, 3, 3),
            days: one(),
            appointment_type_id: Some(crate::example::APPOINTMENT_TYPE.into()),
            minutes: None,
            location_id: Some(kernel::example::LOCATION.into()),
            room_id: None,
            client_ids: vec![],
            only_free: false,
        }
    }
}

/// The raster of the days, by the clock on the wall.
fn times(query: &SlotQuery, ground: &SlotGround) -> Result<Vec<(Timestamp, Timestamp)>> {
    let zone = zone(&ground.time_zone)?;
    let step = SignedDuration::from_mins(ground.slot_minutes.into());
    let minutes = query.minutes.map_or(i64::from(ground.minutes), Within::get);
    let length = SignedDuration::from_mins(minutes);
    let mut times = Vec::new();
    for after in 0..query.days.get() {
        let day = query
            .day
            .checked_add(after.days())
            .map_err(|_beyond| Error::invalid("day", "This day is beyond the calendar."))?;
        let (mut start, last) = (moment(day, DAY.0, &zone)?, moment(day, DAY.1, &zone)?);
        while start + length <= last {
            times.push((start, start + length));
            start += step;
        }
    }
    Ok(times)
}
