//! One file per operation.

pub mod create_appointment;
pub mod get_appointment;
pub mod get_appointment_types;
pub mod get_appointments;
pub mod save_appointment_type;

use kernel::{Role, Roles};

/// Who books: the desk for everybody, clinicians for themselves and those whom they supervise.
pub(crate) const BOOKERS: Roles = Roles::Only(&[
    Role::Administrator,
    Role::FrontDesk,
    Role::Supervisor,
    Role::Therapist,
    Role::AssociateTrainee,
]);
