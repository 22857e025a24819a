//! Scheduling: when, where and with whom clients are seen.
//!
//! **Its words.** A *visit* is a planned meeting of a clinician with one or more clients (its table is `appointments`); a *kind of
//! visit* says how long it usually lasts and what it is billed as. To *keep* a calendar is to book and move its visits: the desk keeps
//! all of them, clinicians their own and those of the people whom they supervise. To *attend* is to receive the clients of a visit.
//!
//! **Its rules.**
//! * Nobody is booked twice: clinician, room and client are held apart by constraints of the tables, whoever comes first ([`book`]).
//! * A visit takes one step at a time and never goes back ([`appointment`]); what may be done with it now is said with it ([`action`]).
//! * A visit keeps its time and its clinician. Moving it makes a new one that names the old one.
//! * A clinician's hours, time off, blocked times, break and limits keep visits away, unless somebody books outside them on purpose
//!   ([`obstacle`], [`hours`]).
//! * A series is reckoned on the calendar of the place ([`recurrence`]) and booked whole or not at all ([`series`]).
//! * The names in a visit are those of clients whom the reader may see; of the others there is a number.
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`, the tables are
//! `migrations/04xx_scheduling_*.sql`, and stories across operations are in `tests/`.

pub mod action;
pub mod appointment;
pub mod appointment_type;
pub mod book;
pub mod booking;
pub mod day;
pub mod example;
pub mod exception;
pub mod functions;
pub mod hours;
pub mod jobs;
pub mod obstacle;
pub mod recurrence;
pub mod reminder;
pub mod series;
pub mod statements;
pub mod step;
#[cfg(test)]
mod tests;
pub mod version;
pub mod visit;
pub mod words;

pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    // What kinds of visit there are.
    Entry::of::<f::get_appointment_types::GetAppointmentTypes>(),
    Entry::of::<f::save_appointment_type::SaveAppointmentType>(),
    // The calendar.
    Entry::of::<f::get_appointments::GetAppointments>(),
    Entry::of::<f::get_appointment::GetAppointment>(),
    Entry::of::<f::get_appointment_changes::GetAppointmentChanges>(),
    Entry::of::<f::create_appointment::CreateAppointment>(),
    Entry::of::<f::update_appointment::UpdateAppointment>(),
    Entry::of::<f::reschedule_appointment::RescheduleAppointment>(),
    Entry::of::<f::cancel_appointment::CancelAppointment>(),
    // A visit, step by step.
    Entry::of::<f::check_in_appointment::CheckInAppointment>(),
    Entry::of::<f::start_appointment::StartAppointment>(),
    Entry::of::<f::check_out_appointment::CheckOutAppointment>(),
    Entry::of::<f::mark_no_show::MarkNoShow>(),
    // Visits that repeat.
    Entry::of::<f::preview_appointment_series::PreviewAppointmentSeries>(),
    Entry::of::<f::create_appointment_series::CreateAppointmentSeries>(),
    Entry::of::<f::get_appointment_series::GetAppointmentSeries>(),
    Entry::of::<f::cancel_appointment_series::CancelAppointmentSeries>(),
    Entry::of::<f::reschedule_appointment_series::RescheduleAppointmentSeries>(),
    // When clinicians work.
    Entry::of::<f::get_available_slots::GetAvailableSlots>(),
    Entry::of::<f::get_clinician_schedules::GetClinicianSchedules>(),
    Entry::of::<f::save_clinician_schedule::SaveClinicianSchedule>(),
    Entry::of::<f::get_schedule_exceptions::GetScheduleExceptions>(),
    Entry::of::<f::request_schedule_exception::RequestScheduleException>(),
    Entry::of::<f::approve_schedule_exception::ApproveScheduleException>(),
    Entry::of::<f::deny_schedule_exception::DenyScheduleException>(),
    Entry::of::<f::withdraw_schedule_exception::WithdrawScheduleException>(),
    Entry::of::<f::get_blocked_times::GetBlockedTimes>(),
    Entry::of::<f::create_blocked_time::CreateBlockedTime>(),
    Entry::of::<f::delete_blocked_time::DeleteBlockedTime>(),
    // Today.
    Entry::of::<f::get_day::GetDay>(),
    Entry::of::<f::get_work_counts::GetWorkCounts>(),
    Entry::of::<f::get_visit_weeks::GetVisitWeeks>(),
    Entry::of::<f::confirm_appointment::ConfirmAppointment>(),
];
