//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use crate::audit_log::AuditEvent;
use crate::functions::get_me::WhoAndWhere;
use crate::future_appointment::FutureAppointment;
use crate::license::License;
use crate::location::Location;
use crate::person::{Clinician, Colleague, DoorState, RoleGrant, User};
use crate::role_mail::Addressed;
use crate::room::Room;
use crate::saved_view::StoredView;
use crate::service_code::ServiceCode;
use crate::settings::{
    DocumentationSettings, GeneralSettings, SchedulingSettings, TelehealthSettings,
};
use uuid::Uuid;

kernel::statements! {
    /// The caller and their practice.
    GET_ME: WhoAndWhere = "get_me";
    /// The version of a person's row.
    LOCK_PROFILE: i32 = "lock_profile";
    /// A person's names and number.
    UPDATE_PROFILE: () = "update_profile";

    /// A page of the staff.
    GET_USERS: User = "get_users";
    /// How many there are.
    COUNT_USERS: i64 = "count_users";
    /// One of the staff.
    GET_USER: User = "get_user";
    /// A page of the staff, names only.
    GET_STAFF_DIRECTORY: Colleague = "get_staff_directory";
    /// Whom appointments can be made with.
    GET_CLINICIANS: Clinician = "get_clinicians";
    /// The version of a member of the staff.
    LOCK_USER: i32 = "lock_user";
    /// What the practice knows of somebody.
    UPDATE_STAFF_PROFILE: () = "update_staff_profile";
    /// The visits somebody still has.
    GET_FUTURE_APPOINTMENTS: FutureAppointment = "get_future_appointments";
    /// How many there are.
    COUNT_FUTURE_APPOINTMENTS: i64 = "count_future_appointments";
    /// Whether somebody's door is open.
    LOCK_MEMBERSHIP: DoorState = "lock_membership";
    /// Opens or closes it.
    SET_MEMBERSHIP_STATUS: () = "set_membership_status";
    /// Ends somebody's sessions.
    END_SESSIONS: i32 = "end_sessions";

    /// Somebody's role grants, present and past.
    GET_USER_ROLES: RoleGrant = "get_user_roles";
    /// Gives a role.
    ASSIGN_ROLE: () = "assign_role";
    /// Ends a role.
    REVOKE_ROLE: () = "revoke_role";
    /// Where a mail about a role goes.
    ROLE_MAIL: Addressed = "role_mail";

    /// Somebody's licences.
    GET_LICENSES: License = "get_licenses";
    /// One licence.
    GET_LICENSE: License = "get_license";
    /// Licences that end soon, or have ended.
    GET_LICENSE_EXPIRATIONS: License = "get_license_expirations";
    /// Puts a licence on file.
    CREATE_LICENSE: () = "create_license";
    /// The version of a licence.
    LOCK_LICENSE: i32 = "lock_license";
    /// Corrects a licence.
    UPDATE_LICENSE: () = "update_license";

    /// Who the practice is.
    GET_GENERAL_SETTINGS: GeneralSettings = "get_general_settings";
    /// Notes.
    GET_DOCUMENTATION_SETTINGS: DocumentationSettings = "get_documentation_settings";
    /// Calendar and fees.
    GET_SCHEDULING_SETTINGS: SchedulingSettings = "get_scheduling_settings";
    /// Video.
    GET_TELEHEALTH_SETTINGS: TelehealthSettings = "get_telehealth_settings";
    /// The version of a section.
    LOCK_GENERAL_SETTINGS: i32 = "lock_general_settings";
    /// The version of a section.
    LOCK_DOCUMENTATION_SETTINGS: i32 = "lock_documentation_settings";
    /// The version of a section.
    LOCK_SCHEDULING_SETTINGS: i32 = "lock_scheduling_settings";
    /// The version of a section.
    LOCK_TELEHEALTH_SETTINGS: i32 = "lock_telehealth_settings";
    /// Saves a section.
    UPDATE_GENERAL_SETTINGS: () = "update_general_settings";
    /// Saves a section.
    UPDATE_DOCUMENTATION_SETTINGS: () = "update_documentation_settings";
    /// Saves a section.
    UPDATE_SCHEDULING_SETTINGS: () = "update_scheduling_settings";
    /// Saves a section.
    UPDATE_TELEHEALTH_SETTINGS: () = "update_telehealth_settings";

    /// The offices.
    GET_LOCATIONS: Location = "get_locations";
    /// Opens an office.
    CREATE_LOCATION: Location = "create_location";
    /// The version of an office.
    LOCK_LOCATION: i32 = "lock_location";
    /// Corrects an office.
    UPDATE_LOCATION: Location = "update_location";
    /// Closes an office.
    DEACTIVATE_LOCATION: Location = "deactivate_location";
    /// Closes an office's rooms.
    CLOSE_ROOMS: () = "close_rooms";
    /// The rooms.
    GET_ROOMS: Room = "get_rooms";
    /// Adds a room.
    CREATE_ROOM: Room = "create_room";
    /// The version of a room.
    LOCK_ROOM: i32 = "lock_room";
    /// Corrects a room.
    UPDATE_ROOM: Room = "update_room";

    /// The services the practice bills.
    GET_SERVICE_CODES: ServiceCode = "get_service_codes";
    /// Adds a service.
    CREATE_SERVICE_CODE: ServiceCode = "create_service_code";
    /// The version of a service.
    LOCK_SERVICE_CODE: i32 = "lock_service_code";
    /// Corrects a service.
    UPDATE_SERVICE_CODE: ServiceCode = "update_service_code";
    /// Switches a service on or off.
    TOGGLE_SERVICE_CODE: ServiceCode = "toggle_service_code";

    /// One's own views of a list.
    GET_SAVED_VIEWS: StoredView = "get_saved_views";
    /// How many others there are.
    COUNT_OTHER_VIEWS: i64 = "count_other_views";
    /// Keeps a view.
    SAVE_VIEW: StoredView = "save_view";
    /// Removes one.
    DELETE_SAVED_VIEW: Uuid = "delete_saved_view";

    /// A page of the audit log.
    GET_AUDIT_LOGS: AuditEvent = "get_audit_logs";
    /// Whether the database answers.
    HEALTH_CHECK: i32 = "health_check";
}
