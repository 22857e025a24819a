//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use crate::appointment_type::AppointmentType;
use crate::booking::Ground;
use crate::day::DayRow;
use crate::functions::get_appointment_changes::AppointmentChange;
use crate::functions::get_work_counts::Counts;
use crate::step::Held;
use crate::visit::VisitRow;

kernel::statements! {
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
    /// Books a visit.
    CREATE_APPOINTMENT: () = "create_appointment";
    /// Holds a visit.
    LOCK_APPOINTMENT: Held = "lock_appointment";
    /// Takes a visit one step on.
    STEP_APPOINTMENT: () = "step_appointment";
    /// Changes a visit.
    UPDATE_APPOINTMENT: () = "update_appointment";
    /// The steps of a visit.
    GET_APPOINTMENT_CHANGES: AppointmentChange = "get_appointment_changes";

    /// The visits of a day, with what they need.
    GET_DAY: DayRow = "get_day";
    /// How much work waits.
    GET_WORK_COUNTS: Counts = "get_work_counts";
}
