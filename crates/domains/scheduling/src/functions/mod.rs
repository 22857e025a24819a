//! One file per operation.

pub mod cancel_appointment;
pub mod check_in_appointment;
pub mod check_out_appointment;
pub mod create_appointment;
pub mod get_appointment;
pub mod get_appointment_changes;
pub mod get_appointment_types;
pub mod get_appointments;
pub mod get_day;
pub mod get_work_counts;
pub mod mark_no_show;
pub mod reschedule_appointment;
pub mod save_appointment_type;
pub mod start_appointment;
pub mod update_appointment;

use kernel::{Role, Roles};

/// Who books: the desk for everybody, clinicians for themselves and those whom they supervise.
pub(crate) const BOOKERS: Roles = Roles::Only(&[
    Role::Administrator,
    Role::FrontDesk,
    Role::Supervisor,
    Role::Therapist,
    Role::AssociateTrainee,
]);
