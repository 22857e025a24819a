//! What stands in the way of a visit.

use jiff::Timestamp;
use kernel::id::ClientId;
use kernel::prelude::*;

use crate::appointment::RoomId;
use crate::statements;

kernel::vocabulary! {
    /// What stands in the way. It says that there is something, never what.
    pub enum Obstacle {
        /// The clinician has another visit then.
        Clinician = "clinician" => "The clinician is already booked then.",
        /// The room is taken.
        Room = "room" => "The room is already booked then.",
        /// A client has another visit then.
        Client = "client" => "A client of this visit already has another visit then.",
        /// The clinician blocked the time.
        Blocked = "blocked" => "The clinician has blocked this time.",
        /// The clinician is away.
        TimeOff = "time_off" => "The clinician is away then.",
        /// The clinician does not work then.
        OutsideHours = "outside_hours" => "The clinician does not work then.",
        /// Too close to another visit.
        Buffer = "buffer" => "The clinician keeps a break between visits.",
        /// The day is full.
        DailyLimit = "daily_limit" => "The clinician's day is full.",
        /// The week is full.
        WeeklyLimit = "weekly_limit" => "The clinician's week is full.",
    }
}

impl Obstacle {
    /// Nobody can be in two places. The other obstacles are wishes of the clinician, and can be set aside on purpose.
    pub fn is_absolute(self) -> bool {
        matches!(
            self,
            Obstacle::Clinician | Obstacle::Room | Obstacle::Client
        )
    }

    /// The refusal that it means.
    pub fn refusal(self) -> Error {
        let (advice, field) = match self {
            Obstacle::Room => ("Choose another room or time.", "appointment.room_id"),
            Obstacle::Client => ("Choose another time.", "appointment.client_ids"),
            Obstacle::Clinician => ("Choose another time.", "appointment.starts_at"),
            _ => (
                "Choose another time, or book outside the hours on purpose.",
                "appointment.starts_at",
            ),
        };
        Error::conflict(format!("{} {advice}", self.label())).on_field(field)
    }
}

/// An obstacle to one of several times.
#[derive(Clone, Copy, Debug, Row)]
pub struct Found {
    /// To which, from 1.
    pub n: i32,
    /// Which.
    pub obstacle: Obstacle,
}

/// Whose times are looked at.
#[derive(Clone, Copy, Debug)]
pub struct Whose<'a> {
    /// The clinician.
    pub clinician: ProfileId,
    /// The room.
    pub room: Option<RoomId>,
    /// The clients.
    pub clients: &'a [ClientId],
    /// Visits that do not count, because they are about to go.
    pub leaving_out: &'a [Uuid],
}

impl Whose<'_> {
    /// What stands in the way at each of these times, the gravest first.
    pub async fn obstacles(
        self,
        cx: &mut Context,
        times: &[(Timestamp, Timestamp)],
    ) -> Result<Vec<Vec<Obstacle>>> {
        let (starts, ends): (Vec<Timestamp>, Vec<Timestamp>) = times.iter().copied().unzip();
        let found = cx
            .all(
                &statements::BOOKING_OBSTACLES,
                &[
                    &self.clinician,
                    &self.room,
                    &self.clients,
                    &starts,
                    &ends,
                    &self.leaving_out,
                ],
            )
            .await?;
        let mut at = vec![Vec::new(); times.len()];
        for one in found {
            let place = usize::try_from(one.n - 1).map_err(Error::internal)?;
            let here = at
                .get_mut(place)
                .ok_or_else(|| Error::internal("an obstacle to no time"))?;
            here.push(one.obstacle);
        }
        for here in &mut at {
            here.sort_unstable();
        }
        Ok(at)
    }
}
