//! One operation per file.

pub mod assign_role;
pub mod create_license;
pub mod create_location;
pub mod create_room;
pub mod create_service_code;
pub mod deactivate_location;
pub mod deactivate_user;
pub mod delete_saved_view;
pub mod get_audit_logs;
pub mod get_clinicians;
pub mod get_future_appointments;
pub mod get_license_expirations;
pub mod get_licenses;
pub mod get_locations;
pub mod get_me;
pub mod get_practice_settings;
pub mod get_rooms;
pub mod get_saved_views;
pub mod get_service_codes;
pub mod get_staff_directory;
pub mod get_user;
pub mod get_user_roles;
pub mod get_users;
pub mod health_check;
pub mod reactivate_user;
pub mod revoke_role;
pub mod save_view;
pub mod toggle_service_code;
pub mod update_license;
pub mod update_location;
pub mod update_my_profile;
pub mod update_practice_settings;
pub mod update_room;
pub mod update_service_code;
pub mod update_user;

use kernel::prelude::*;

use crate::membership::MembershipStatus;
use crate::statements;

/// Opens or closes somebody's door.
async fn set_status(
    cx: &mut Context,
    id: ProfileId,
    next: MembershipStatus,
    reason: Option<&Text<500>>,
) -> Result<()> {
    let door = cx
        .one("person", &statements::LOCK_MEMBERSHIP, &[&id])
        .await?;
    let next = door.status.change_to(next)?;
    let closed_at = (next == MembershipStatus::Deactivated).then(|| cx.now());
    cx.execute(
        &statements::SET_MEMBERSHIP_STATUS,
        &[&id, &next, &reason, &closed_at],
    )
    .await
    .on_constraint("user_roles_last_administrator", last_administrator)?;
    Ok(())
}

/// The sentence for a practice that would lose its last administrator.
fn last_administrator() -> Error {
    Error::conflict(
        "A practice keeps at least one administrator. Make somebody else administrator first.",
    )
}
