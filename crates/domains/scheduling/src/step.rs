//! Taking a visit one step on: look, ask whether it is allowed now, write.

use jiff::{SignedDuration, Timestamp};
use kernel::id::ClientId;
use kernel::live::Topic;
use kernel::prelude::*;

use crate::action::{Action, Standing};
use crate::appointment::{
    AppointmentId, AppointmentTypeId, CancelReason, LocationId, Modality, RoomId, SeriesId, Status,
};
use crate::statements;

/// A visit, held until the call is through.
#[derive(Clone, Debug, Row)]
pub struct Held {
    /// Where it stands.
    pub status: Status,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// The zone it was agreed in.
    pub time_zone: String,
    /// Who holds it.
    pub clinician_id: ProfileId,
    /// What kind of visit.
    pub appointment_type_id: AppointmentTypeId,
    /// Where.
    pub location_id: Option<LocationId>,
    /// In which room.
    pub room_id: Option<RoomId>,
    /// How they meet.
    pub modality: Modality,
    /// For the staff.
    pub note: Option<String>,
    /// The series it belongs to.
    pub series_id: Option<SeriesId>,
    /// When it really began.
    pub started_at: Option<Timestamp>,
    /// Whether the caller keeps its calendar.
    pub manages: bool,
    /// Whether the caller receives its clients.
    pub attends: bool,
    /// Who is seen.
    pub clients: Vec<Uuid>,
    /// How many hours before its beginning calling it off becomes late.
    pub late_cancel_hours: i32,
    /// Its version.
    pub row_version: i32,
}

/// Holds the visit, and makes sure that this may be done with it now.
pub async fn hold(cx: &mut Context, id: AppointmentId, action: Action) -> Result<Held> {
    cx.about(id);
    let held = cx
        .one("visit", &statements::LOCK_APPOINTMENT, &[&id])
        .await?;
    for client in &held.clients {
        cx.about_client(ClientId(*client));
    }
    let standing = Standing {
        status: held.status,
        starts_at: held.starts_at,
        time_zone: held.time_zone.clone(),
        manages: held.manages,
        attends: held.attends,
    };
    standing.check(action, cx.now())?;
    Ok(held)
}

/// What a step writes.
#[derive(Clone, Debug)]
pub struct Step {
    /// Where the visit stands then.
    pub to: Status,
    /// What was said about it.
    pub reason: Option<Text<500>>,
    /// Why it was called off.
    pub cancel_reason: Option<CancelReason>,
    /// When the client came.
    pub checked_in_at: Option<Timestamp>,
    /// When it really began.
    pub started_at: Option<Timestamp>,
    /// When it really ended.
    pub ended_at: Option<Timestamp>,
}

impl Step {
    /// A step to that status, and nothing more said.
    pub fn to(to: Status) -> Step {
        Step {
            to,
            reason: None,
            cancel_reason: None,
            checked_in_at: None,
            started_at: None,
            ended_at: None,
        }
    }

    /// Takes it. The history is written by the database.
    pub async fn take(&self, cx: &mut Context, id: AppointmentId) -> Result<()> {
        let now = cx.now();
        if let Some(reason) = &self.reason {
            cx.because(reason.as_str());
        }
        cx.execute(
            &statements::STEP_APPOINTMENT,
            &[
                &id,
                &self.to,
                &self.reason,
                &now,
                &self.cancel_reason,
                &self.checked_in_at,
                &self.started_at,
                &self.ended_at,
            ],
        )
        .await?;
        cx.announce(Topic::Appointments)
    }
}

/// Where calling off leads: late, if the client does it less than so many hours before the beginning.
pub fn called_off(
    reason: CancelReason,
    starts_at: Timestamp,
    late_cancel_hours: i32,
    excused: bool,
    now: Timestamp,
) -> Status {
    let notice = SignedDuration::from_hours(late_cancel_hours.into());
    if reason.is_ours() || excused || now + notice <= starts_at {
        Status::Cancelled
    } else {
        Status::LateCancelled
    }
}

/// When a visit really began and ended. What nobody noted is taken from the plan, but never from the future.
pub fn actual_times(
    held: &Held,
    began: Option<Timestamp>,
    ended: Option<Timestamp>,
    now: Timestamp,
) -> Result<(Timestamp, Timestamp)> {
    let began = began.or(held.started_at).unwrap_or(held.starts_at);
    let planned_end = if held.status == Status::InSession {
        now
    } else {
        held.ends_at.min(now)
    };
    let ended = ended.unwrap_or(planned_end);
    let apart = began.duration_since(held.starts_at).abs();
    if apart > SignedDuration::from_hours(12) {
        return Err(Error::invalid(
            "started_at",
            "This is more than twelve hours from the time agreed. Reschedule the visit first.",
        ));
    }
    if ended > now {
        return Err(Error::invalid("ended_at", "This moment has not come yet."));
    }
    if ended <= began {
        return Err(Error::invalid(
            "ended_at",
            "The visit ends before it begins. Correct the times.",
        ));
    }
    if ended.duration_since(began) > SignedDuration::from_hours(24) {
        return Err(Error::invalid(
            "ended_at",
            "No visit lasts longer than a day. Say when it ended.",
        ));
    }
    Ok((began, ended))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> Timestamp {
        text.parse().unwrap()
    }

    #[test]
    fn only_the_client_is_late_and_only_within_the_notice() {
        let starts = at("2026-03-03T15:00:00Z");
        let to = |reason, excused, now| called_off(reason, starts, 24, excused, at(now));
        use CancelReason as R;
        let (in_time, late) = ("2026-03-02T15:00:00Z", "2026-03-02T15:00:01Z");
        assert_eq!(to(R::Illness, false, in_time), Status::Cancelled);
        assert_eq!(to(R::Illness, false, late), Status::LateCancelled);
        assert_eq!(to(R::Illness, true, late), Status::Cancelled);
        assert_eq!(to(R::ClinicianUnavailable, false, late), Status::Cancelled);
        assert_eq!(
            called_off(R::Other, starts, 0, false, at("2026-03-03T15:00:00Z")),
            Status::Cancelled
        );
    }

    #[test]
    fn what_nobody_noted_is_taken_from_the_plan() {
        let held = |status, started: Option<&str>| Held {
            status,
            starts_at: at("2026-03-02T15:00:00Z"),
            ends_at: at("2026-03-02T15:50:00Z"),
            time_zone: "UTC".into(),
            clinician_id: Uuid::nil().into(),
            appointment_type_id: Uuid::nil().into(),
            location_id: None,
            room_id: None,
            modality: Modality::Phone,
            note: None,
            series_id: None,
            started_at: started.map(at),
            manages: true,
            attends: true,
            clients: vec![],
            late_cancel_hours: 24,
            row_version: 1,
        };
        let now = at("2026-03-02T15:45:00Z");
        let begun = held(Status::InSession, Some("2026-03-02T15:04:00Z"));
        assert_eq!(
            actual_times(&begun, None, None, now).unwrap(),
            (at("2026-03-02T15:04:00Z"), now)
        );
        let later = at("2026-03-02T18:00:00Z");
        let never_started = held(Status::CheckedIn, None);
        assert_eq!(
            actual_times(&never_started, None, None, later).unwrap(),
            (never_started.starts_at, never_started.ends_at)
        );
        for (began, ended, field) in [
            (Some("2026-03-01T15:00:00Z"), None, "started_at"),
            (None, Some("2026-03-02T18:00:01Z"), "ended_at"),
            (
                Some("2026-03-02T15:30:00Z"),
                Some("2026-03-02T15:30:00Z"),
                "ended_at",
            ),
        ] {
            let error =
                actual_times(&never_started, began.map(at), ended.map(at), later).unwrap_err();
            assert_eq!(error.field(), Some(field));
        }
        let error = actual_times(&begun, None, None, at("2026-03-04T15:00:00Z")).unwrap_err();
        assert_eq!(error.field(), Some("ended_at"), "a forgotten session");
    }
}
