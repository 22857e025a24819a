//! One file per operation.

pub mod approve_schedule_exception;
pub mod cancel_appointment;
pub mod cancel_appointment_series;
pub mod check_in_appointment;
pub mod check_out_appointment;
pub mod confirm_appointment;
pub mod create_appointment;
pub mod create_appointment_series;
pub mod create_blocked_time;
pub mod delete_blocked_time;
pub mod deny_schedule_exception;
pub mod get_appointment;
pub mod get_appointment_changes;
pub mod get_appointment_series;
pub mod get_appointment_types;
pub mod get_appointments;
pub mod get_available_slots;
pub mod get_blocked_times;
pub mod get_clinician_schedules;
pub mod get_day;
pub mod get_schedule_exceptions;
pub mod get_visit_weeks;
pub mod get_work_counts;
pub mod mark_no_show;
pub mod preview_appointment_series;
pub mod request_schedule_exception;
pub mod reschedule_appointment;
pub mod reschedule_appointment_series;
pub mod save_appointment_type;
pub mod save_clinician_schedule;
pub mod start_appointment;
pub mod update_appointment;
pub mod withdraw_schedule_exception;

use kernel::{Role, Roles};

/// Who books: the desk for everybody, clinicians for themselves and those whom they supervise.
pub(crate) const BOOKERS: Roles = Roles::Only(&[
    Role::Administrator,
    Role::FrontDesk,
    Role::Supervisor,
    Role::Therapist,
    Role::AssociateTrainee,
]);
