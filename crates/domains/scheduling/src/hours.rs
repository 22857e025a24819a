//! When a clinician works: weekly hours in versions, time off, and blocked times.

use jiff::Timestamp;
use jiff::civil::{Date, Time};
use kernel::prelude::*;

use crate::appointment::{LocationId, Modality};
use kernel::weekday::Weekday;

kernel::ids! {
    /// A version of somebody's weekly hours.
    ScheduleId,
    /// Time off.
    ExceptionId,
    /// A blocked time.
    BlockedTimeId,
}

kernel::vocabulary! {
    /// Why somebody is away.
    pub enum ExceptionKind {
        /// Vacation and the like.
        TimeOff = "time_off" => "Time off",
        /// Ill.
        Sick = "sick" => "Sick leave",
        /// A holiday.
        Holiday = "holiday" => "Holiday",
        /// A conference.
        Conference = "conference" => "Conference",
        /// Training.
        Training = "training" => "Training",
        /// An emergency.
        Emergency = "emergency" => "Emergency",
        /// Something else.
        Other = "other" => "Other",
    }
}

kernel::vocabulary! {
    /// Where a request for time off stands.
    pub enum ExceptionStatus {
        /// Asked for.
        Requested = "requested" => "Requested",
        /// Granted: nothing is booked then.
        Approved = "approved" => "Approved",
        /// Not granted.
        Denied = "denied" => "Denied",
        /// Taken back.
        Withdrawn = "withdrawn" => "Withdrawn",
    }
}

impl ExceptionStatus {
    /// Whether a request may go from here to `to`. Its twin in the database is `app.guard_exception_decision`.
    pub fn may_become(self, to: ExceptionStatus) -> bool {
        use ExceptionStatus as S;
        match self {
            S::Requested => to != S::Requested,
            S::Approved => to == S::Withdrawn,
            S::Denied | S::Withdrawn => false,
        }
    }
}

kernel::vocabulary! {
    /// For what time is blocked.
    pub enum BlockKind {
        /// A meeting.
        Meeting = "meeting" => "Meeting",
        /// Lunch.
        Lunch = "lunch" => "Lunch",
        /// Training.
        Training = "training" => "Training",
        /// Supervision.
        Supervision = "supervision" => "Supervision",
        /// Writing notes.
        Documentation = "documentation" => "Documentation",
        /// Something personal.
        Personal = "personal" => "Personal",
        /// Something else.
        Other = "other" => "Other",
    }
}

/// A shift on a day of the week. A break is the gap between two shifts.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Shift {
    /// The day.
    pub weekday: Weekday,
    /// From this hour, on the clock on the wall.
    pub starts: Time,
    /// To this hour.
    pub ends: Time,
    /// Where.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    /// Only so; as it comes if it is left out.
    #[serde(default)]
    pub modality: Option<Modality>,
}

/// A version of somebody's weekly hours.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClinicianSchedule {
    /// Its id.
    pub id: ScheduleId,
    /// Whose.
    pub clinician_id: ProfileId,
    /// The first day on which it holds.
    pub valid_from: Date,
    /// The last day; none if it goes on.
    pub valid_to: Option<Date>,
    /// The zone in which the hours are meant.
    pub time_zone: String,
    /// Minutes between two visits.
    pub buffer_minutes: i32,
    /// The most visits in a day.
    pub max_per_day: Option<i32>,
    /// The most visits in a week.
    pub max_per_week: Option<i32>,
    /// The shifts, in the order of the week.
    pub shifts: Vec<Shift>,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// A version of weekly hours as the statement shows it.
#[derive(Clone, Debug, Row)]
pub struct ScheduleRow {
    id: ScheduleId,
    clinician_id: ProfileId,
    valid_from: Date,
    valid_to: Option<Date>,
    time_zone: String,
    buffer_minutes: i32,
    max_per_day: Option<i32>,
    max_per_week: Option<i32>,
    shifts: serde_json::Value,
    row_version: i32,
}

impl ScheduleRow {
    /// The version of the hours.
    pub fn read(self) -> Result<ClinicianSchedule> {
        Ok(ClinicianSchedule {
            id: self.id,
            clinician_id: self.clinician_id,
            valid_from: self.valid_from,
            valid_to: self.valid_to,
            time_zone: self.time_zone,
            buffer_minutes: self.buffer_minutes,
            max_per_day: self.max_per_day,
            max_per_week: self.max_per_week,
            shifts: serde_json::from_value(self.shifts).map_err(Error::internal)?,
            row_version: self.row_version,
        })
    }
}

/// Time off.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct ScheduleException {
    /// Its id.
    pub id: ExceptionId,
    /// Whose.
    pub clinician_id: ProfileId,
    /// Their name.
    pub clinician_name: String,
    /// Why.
    pub kind: ExceptionKind,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// What was said.
    pub note: Option<String>,
    /// Where the request stands.
    pub status: ExceptionStatus,
    /// Who decided.
    pub decided_by_name: Option<String>,
    /// When.
    pub decided_at: Option<Timestamp>,
    /// With which words.
    pub decision_note: Option<String>,
    /// How many visits are still booked then, of those that the caller may see.
    pub booked_visits: i64,
    /// The version.
    pub row_version: i32,
}

/// A blocked time.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct BlockedTime {
    /// Its id.
    pub id: BlockedTimeId,
    /// Whose.
    pub clinician_id: ProfileId,
    /// For what.
    pub kind: BlockKind,
    /// From when.
    pub starts_at: Timestamp,
    /// Until when.
    pub ends_at: Timestamp,
    /// What was said.
    pub note: Option<String>,
    /// Those made together by one rule share it.
    pub group_id: Uuid,
}

/// A span of days in which hours are looked at.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct HoursQuery {
    /// From this moment on.
    pub from: Timestamp,
    /// Up to this moment, at most 400 days later.
    pub to: Timestamp,
    /// Only of these clinicians; of all that the caller may see if it is empty.
    #[serde(default)]
    pub clinician_ids: Vec<ProfileId>,
}

impl HoursQuery {
    /// The clinicians, if some are named; a span that is wrong is refused.
    pub fn check(&self) -> Result<Option<&Vec<ProfileId>>> {
        let days = self.to.duration_since(self.from).as_hours() / 24;
        if self.to <= self.from || days > 400 {
            return Err(Error::invalid(
                "to",
                "The end comes after the beginning, and at most 400 days later.",
            ));
        }
        if self.clinician_ids.len() > 100 {
            return Err(Error::invalid(
                "clinician_ids",
                "Name 100 clinicians at most, or none for all of them.",
            ));
        }
        Ok((!self.clinician_ids.is_empty()).then_some(&self.clinician_ids))
    }

    /// The week of the examples.
    pub fn example() -> HoursQuery {
        HoursQuery {
            from: Timestamp::from_second(1_772_427_600).expect("it is an instant"),
            to: Timestamp::from_second(1_773_032_400).expect("it is an instant"),
            clinician_ids: vec![],
        }
    }
}
