//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use crate::appointment_type::AppointmentType;
use crate::booking::Ground;
use crate::day::DayRow;
use crate::exception::Present;
use crate::functions::get_appointment_changes::AppointmentChange;
use crate::functions::get_available_slots::SlotGround;
use crate::functions::get_visit_weeks::VisitWeek;
use crate::functions::get_work_counts::Counts;
use crate::hours::{BlockedTime, ScheduleException, ScheduleRow};
use crate::obstacle::Found;
use crate::series::{SeriesRow, ToCome};
use crate::step::Held;
use crate::visit::VisitRow;
use uuid::Uuid;

kernel::statements! {
    /// Who is to be reminded.
    DUE_REMINDERS: crate::reminder::Due = "due_reminders";
    /// That somebody was reminded.
    KEEP_REMINDER: () = "keep_reminder";
    /// Which practice gave a link out.
    PRACTICE_OF_CONFIRMATION: uuid::Uuid = "practice_of_confirmation";
    /// The visit of a link.
    HOLD_LINKED_VISIT: crate::reminder::Linked = "hold_linked_visit";
    /// That a client will come.
    KEEP_CONFIRMATION: () = "keep_confirmation";
    /// That all will.
    CONFIRM_VISIT: () = "confirm_visit";
    /// The kinds of visit.
    GET_APPOINTMENT_TYPES: AppointmentType = "get_appointment_types";
    /// The version of a kind of visit.
    LOCK_APPOINTMENT_TYPE: i32 = "lock_appointment_type";
    /// Adds a kind of visit.
    CREATE_APPOINTMENT_TYPE: AppointmentType = "create_appointment_type";
    /// Changes a kind of visit.
    UPDATE_APPOINTMENT_TYPE: AppointmentType = "update_appointment_type";

    /// One visit.
    GET_APPOINTMENT: VisitRow = "get_appointment";
    /// What touches a span of time.
    GET_APPOINTMENTS: VisitRow = "get_appointments";
    /// The same, on some calendars.
    GET_CLINICIAN_APPOINTMENTS: VisitRow = "get_clinician_appointments";
    /// The same, of one client.
    GET_CLIENT_APPOINTMENTS: VisitRow = "get_client_appointments";

    /// What a booking rests on.
    BOOKING_GROUND: Ground = "booking_ground";
    /// Makes bookings for the same people follow one another.
    LOCK_CALENDARS: i64 = "lock_calendars";
    /// What stands in the way of visits.
    BOOKING_OBSTACLES: Found = "booking_obstacles";
    /// Books visits.
    CREATE_APPOINTMENTS: () = "create_appointments";
    /// Holds a visit.
    LOCK_APPOINTMENT: Held = "lock_appointment";
    /// Takes a visit one step on.
    STEP_APPOINTMENT: () = "step_appointment";
    /// Changes a visit.
    UPDATE_APPOINTMENT: () = "update_appointment";
    /// The steps of a visit.
    GET_APPOINTMENT_CHANGES: AppointmentChange = "get_appointment_changes";

    /// Begins a series.
    CREATE_SERIES: () = "create_series";
    /// A series.
    GET_SERIES: SeriesRow = "get_series";
    /// Its visits.
    GET_SERIES_VISITS: VisitRow = "get_series_visits";
    /// Visits by their ids.
    GET_SOME_VISITS: VisitRow = "get_some_visits";
    /// Holds the visits of a series that are still to come.
    LOCK_SERIES: ToCome = "lock_series";
    /// Takes several visits one step on.
    STEP_SERIES: () = "step_series";

    /// Weekly hours.
    GET_CLINICIAN_SCHEDULES: ScheduleRow = "get_clinician_schedules";
    /// A version of weekly hours.
    GET_CLINICIAN_SCHEDULE: ScheduleRow = "get_clinician_schedule";
    /// The version that begins on a day.
    FIND_SCHEDULE: Uuid = "find_schedule";
    /// Ends a version where the next begins.
    END_SCHEDULE: () = "end_schedule";
    /// Begins a version.
    CREATE_SCHEDULE: () = "create_schedule";
    /// Replaces a version.
    UPDATE_SCHEDULE: () = "update_schedule";
    /// Takes the shifts out of a version.
    CLEAR_SHIFTS: () = "clear_shifts";
    /// Puts shifts into a version.
    CREATE_SHIFTS: () = "create_shifts";
    /// Time off.
    GET_SCHEDULE_EXCEPTIONS: ScheduleException = "get_schedule_exceptions";
    /// One span of it.
    GET_SCHEDULE_EXCEPTION: ScheduleException = "get_schedule_exception";
    /// Asks for it.
    CREATE_SCHEDULE_EXCEPTION: () = "create_schedule_exception";
    /// Holds a request.
    LOCK_SCHEDULE_EXCEPTION: Present = "lock_schedule_exception";
    /// Decides about it.
    DECIDE_SCHEDULE_EXCEPTION: () = "decide_schedule_exception";
    /// Blocked times.
    GET_BLOCKED_TIMES: BlockedTime = "get_blocked_times";
    /// Blocks times.
    CREATE_BLOCKED_TIMES: BlockedTime = "create_blocked_times";
    /// Opens them again.
    DELETE_BLOCKED_TIMES: () = "delete_blocked_times";
    /// What openings rest on.
    SLOT_GROUND: SlotGround = "slot_ground";

    /// The visits of a day, with what they need.
    GET_DAY: DayRow = "get_day";
    /// How the visits of the last weeks came out.
    GET_VISIT_WEEKS: VisitWeek = "get_visit_weeks";
    /// How much work waits.
    GET_WORK_COUNTS: Counts = "get_work_counts";
}
