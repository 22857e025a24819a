//! The practice: who works in it, what they may do, where and by which rules.
//!
//! **Its words.** An *organization* is a practice, the tenant. A *profile* is a person who can sign in; a *membership* says that the person
//! belongs to a practice, as staff or as client, and whether the door is open. A *role* is given and ended, never changed. A *location* is an
//! office, a *room* can be booked, a *license* lets a clinician treat people in one state, a *service code* is something the practice bills.
//!
//! **Its rules.**
//! * A practice keeps at least one administrator.
//! * Associate and supervisor exclude each other; nobody is staff and client of the same practice ([`role_rules`]).
//! * Whoever left keeps their history: doors close and roles end, nothing is removed ([`membership`]).
//! * Nobody overwrites what they have not seen: what people edit carries a version (`Context::expect_version`).
//! * An NPI proves itself ([`npi`]); a licence counts until its last day has passed, where the practice is ([`license`]).
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`, the tables are
//! `migrations/02xx_practice_*.sql`, and stories across operations are in `tests.rs`.

pub mod audit_log;
pub mod functions;
pub mod future_appointment;
pub mod license;
pub mod location;
pub mod membership;
pub mod npi;
pub mod person;
pub mod role_mail;
pub mod role_rules;
pub mod room;
pub mod saved_view;
pub mod service_code;
pub mod settings;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod words;

pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    // Is anybody there, and who am I?
    Entry::of::<f::health_check::HealthCheck>(),
    Entry::of::<f::get_me::GetMe>(),
    Entry::of::<f::update_my_profile::UpdateMyProfile>(),
    // The staff.
    Entry::of::<f::get_users::GetUsers>(),
    Entry::of::<f::get_user::GetUser>(),
    Entry::of::<f::get_staff_directory::GetStaffDirectory>(),
    Entry::of::<f::get_clinicians::GetClinicians>(),
    Entry::of::<f::update_user::UpdateUser>(),
    Entry::of::<f::get_future_appointments::GetFutureAppointments>(),
    Entry::of::<f::deactivate_user::DeactivateUser>(),
    Entry::of::<f::reactivate_user::ReactivateUser>(),
    // Their roles.
    Entry::of::<f::get_user_roles::GetUserRoles>(),
    Entry::of::<f::assign_role::AssignRole>(),
    Entry::of::<f::revoke_role::RevokeRole>(),
    // Their licences.
    Entry::of::<f::get_licenses::GetLicenses>(),
    Entry::of::<f::get_license_expirations::GetLicenseExpirations>(),
    Entry::of::<f::create_license::CreateLicense>(),
    Entry::of::<f::update_license::UpdateLicense>(),
    // How the practice works, and where.
    Entry::of::<f::get_practice_settings::GetPracticeSettings>(),
    Entry::of::<f::update_practice_settings::UpdatePracticeSettings>(),
    Entry::of::<f::get_locations::GetLocations>(),
    Entry::of::<f::create_location::CreateLocation>(),
    Entry::of::<f::update_location::UpdateLocation>(),
    Entry::of::<f::deactivate_location::DeactivateLocation>(),
    Entry::of::<f::get_rooms::GetRooms>(),
    Entry::of::<f::create_room::CreateRoom>(),
    Entry::of::<f::update_room::UpdateRoom>(),
    // What it bills.
    Entry::of::<f::get_service_codes::GetServiceCodes>(),
    Entry::of::<f::create_service_code::CreateServiceCode>(),
    Entry::of::<f::update_service_code::UpdateServiceCode>(),
    Entry::of::<f::toggle_service_code::ToggleServiceCode>(),
    // How somebody likes to look at a list.
    Entry::of::<f::get_saved_views::GetSavedViews>(),
    Entry::of::<f::save_view::SaveView>(),
    Entry::of::<f::delete_saved_view::DeleteSavedView>(),
    // What was done.
    Entry::of::<f::get_audit_logs::GetAuditLogs>(),
];
