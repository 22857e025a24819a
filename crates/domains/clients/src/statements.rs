//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use uuid::Uuid;

kernel::statements! {
    /// The cover of a chart.
    OPEN_CHART: crate::chart::Cover = "open_chart";
    /// The practice's today.
    TODAY: crate::chart::Today = "today";
    /// A record.
    GET_CLIENT: crate::client::Client = "get_client";
    /// Its version.
    LOCK_CLIENT: i32 = "lock_client";
    /// Everybody.
    LIST_CLIENTS: crate::client::ClientLine = "list_clients";
    /// Those of somebody.
    LIST_SOME_CLIENTS: crate::client::ClientLine = "list_some_clients";
    /// Whoever matches.
    FIND_CLIENTS: crate::client::ClientLine = "find_clients";
    /// Whoever of those one sees matches.
    FIND_SOME_CLIENTS: crate::client::ClientLine = "find_some_clients";
    /// Whoever nearly matches.
    FIND_CLIENTS_MISSPELLED: crate::client::ClientLine = "find_clients_misspelled";
    /// Whoever of those one sees nearly matches.
    FIND_SOME_CLIENTS_MISSPELLED: crate::client::ClientLine = "find_some_clients_misspelled";
    /// A new record.
    CREATE_CLIENT: () = "create_client";
    /// A line of the history.
    RECORD_STATUS: () = "record_status";
    /// A first number or address.
    FIRST_CONTACT: () = "first_contact";
    /// A place in a care team.
    JOIN_CARE_TEAM: () = "join_care_team";
    /// Records to compare.
    FIND_DUPLICATE_CLIENTS: crate::functions::find_duplicate_clients::Known = "find_duplicate_clients";
    /// A corrected record.
    UPDATE_CLIENT: () = "update_client";
    /// Where a client stands.
    LOCK_STATUS: crate::functions::set_client_status::Standing = "lock_status";
    /// A new status.
    SET_STATUS: () = "set_status";
    /// A record ends in another.
    MERGE_CLIENT: () = "merge_client";
    /// Who merged, why.
    RECORD_MERGE: () = "record_merge";
    /// A record goes on by itself.
    UNMERGE_CLIENT: () = "unmerge_client";
    /// The records that ended in another.
    GET_CLIENT_MERGES: crate::duplicate::MergedRecord = "get_client_merges";
    /// Where a client stood, and why it changed.
    GET_CLIENT_STATUS_HISTORY: crate::status::StatusChange = "get_client_status_history";
    /// Who undid it.
    RECORD_UNMERGE: () = "record_unmerge";
    /// Lists whom to call when something happens to a client.
    GET_EMERGENCY_CONTACTS: crate::contact::EmergencyContact = "get_emergency_contacts";
    /// A new line.
    CREATE_EMERGENCY_CONTACT: crate::contact::EmergencyContact = "create_emergency_contact";
    /// A changed line.
    UPDATE_EMERGENCY_CONTACT: crate::contact::EmergencyContact = "update_emergency_contact";
    /// Its version.
    LOCK_EMERGENCY_CONTACT: i32 = "lock_emergency_contact";
    /// Takes somebody off the list of people to call; the record stays.
    DELETE_EMERGENCY_CONTACT: Uuid = "delete_emergency_contact";
    /// Lists where a client lives and gets mail.
    GET_CLIENT_ADDRESSES: crate::address::ClientAddress = "get_client_addresses";
    /// A new line.
    CREATE_CLIENT_ADDRESS: crate::address::ClientAddress = "create_client_address";
    /// A changed line.
    UPDATE_CLIENT_ADDRESS: crate::address::ClientAddress = "update_client_address";
    /// Its version.
    LOCK_CLIENT_ADDRESS: i32 = "lock_client_address";
    /// Lists the numbers and addresses a client is reached at.
    GET_CLIENT_CONTACT_POINTS: crate::contact_point::ContactPoint = "get_client_contact_points";
    /// A new line.
    CREATE_CLIENT_CONTACT_POINT: crate::contact_point::ContactPoint = "create_client_contact_point";
    /// A changed line.
    UPDATE_CLIENT_CONTACT_POINT: crate::contact_point::ContactPoint = "update_client_contact_point";
    /// Its version.
    LOCK_CLIENT_CONTACT_POINT: i32 = "lock_client_contact_point";
    /// Strikes out a number or address; the record stays.
    DELETE_CLIENT_CONTACT_POINT: Uuid = "delete_client_contact_point";
    /// Lists what a client must not be given or exposed to.
    GET_CLIENT_ALLERGIES: crate::allergy::Allergy = "get_client_allergies";
    /// A new line.
    CREATE_CLIENT_ALLERGY: crate::allergy::Allergy = "create_client_allergy";
    /// A changed line.
    UPDATE_CLIENT_ALLERGY: crate::allergy::Allergy = "update_client_allergy";
    /// Its version.
    LOCK_CLIENT_ALLERGY: i32 = "lock_client_allergy";
    /// Lists what a client takes.
    GET_CLIENT_MEDICATIONS: crate::medication::Medication = "get_client_medications";
    /// A new line.
    CREATE_CLIENT_MEDICATION: crate::medication::Medication = "create_client_medication";
    /// A changed line.
    UPDATE_CLIENT_MEDICATION: crate::medication::Medication = "update_client_medication";
    /// Its version.
    LOCK_CLIENT_MEDICATION: i32 = "lock_client_medication";
    /// Lists who may act for a client, and in what.
    GET_GUARDIAN_RELATIONSHIPS: crate::guardian::Guardian = "get_guardian_relationships";
    /// A new line.
    CREATE_GUARDIAN_RELATIONSHIP: crate::guardian::Guardian = "create_guardian_relationship";
    /// A changed line.
    UPDATE_GUARDIAN_RELATIONSHIP: crate::guardian::Guardian = "update_guardian_relationship";
    /// Its version.
    LOCK_GUARDIAN_RELATIONSHIP: i32 = "lock_guardian_relationship";
    /// See its file.
    GET_CARE_TEAM: crate::care_team::CareTeamMember = "get_care_team";
    /// See its file.
    LEAVE_PRIMARY: () = "leave_primary";
    /// See its file.
    END_CARE_TEAM: Uuid = "end_care_team";
    /// See its file.
    GET_FAVORITE_CLIENTS: crate::client::ClientLine = "get_favorite_clients";
    /// See its file.
    GET_RECENT_CLIENTS: crate::client::ClientLine = "get_recent_clients";
    /// See its file.
    DROP_FAVORITE: () = "drop_favorite";
    /// See its file.
    KEEP_FAVORITE: () = "keep_favorite";
    /// See its file.
    TOUCH_RECENT_CLIENT: () = "touch_recent_client";
    /// See its file.
    GET_CLIENT_TIMELINE: crate::timeline::TimelineItem = "get_client_timeline";
    /// See its file.
    GET_CLIENT_DEMOGRAPHICS: crate::demographics::Demographics = "get_client_demographics";
    /// See its file.
    SAVE_CLIENT_DEMOGRAPHICS: crate::demographics::Demographics = "save_client_demographics";
    /// See its file.
    GET_CLIENT_IDENTIFIERS: crate::identifier::Identifier = "get_client_identifiers";
    /// See its file.
    END_SSN: () = "end_ssn";
    /// See its file.
    CREATE_CLIENT_IDENTIFIER: crate::identifier::Identifier = "create_client_identifier";
    /// See its file.
    OPEN_CLIENT_IDENTIFIER: crate::functions::reveal_client_identifier::Sealed = "open_client_identifier";
    /// See its file.
    VERIFY_GUARDIAN: crate::guardian::Guardian = "verify_guardian";
    /// See its file.
    SET_GUARDIAN_PERMISSIONS: crate::guardian::Guardian = "set_guardian_permissions";
    /// See its file.
    END_GUARDIAN: crate::guardian::Guardian = "end_guardian";
    /// See its file.
    GET_CLIENT_FLAGS: crate::flag::Flag = "get_client_flags";
    /// See its file.
    RAISE_CLIENT_FLAG: crate::flag::Flag = "raise_client_flag";
    /// See its file.
    CLEAR_CLIENT_FLAG: crate::flag::Flag = "clear_client_flag";
    /// See its file.
    GET_CONSENT_TYPES: crate::consent::ConsentType = "get_consent_types";
    /// See its file.
    CREATE_CONSENT_TYPE: crate::consent::ConsentType = "create_consent_type";
    /// See its file.
    GET_CLIENT_CONSENTS: crate::consent::Consent = "get_client_consents";
    /// See its file.
    GET_CLIENT_CONSENT: crate::consent::Consent = "get_client_consent";
    /// See its file.
    CREATE_CLIENT_CONSENT: () = "create_client_consent";
    /// See its file.
    REVOKE_CLIENT_CONSENT: Uuid = "revoke_client_consent";
    /// See its file.
    GET_RELEASE_AUTHORIZATIONS: crate::release::Release = "get_release_authorizations";
    /// See its file.
    CREATE_RELEASE_AUTHORIZATION: crate::release::Release = "create_release_authorization";
    /// See its file.
    REVOKE_RELEASE_AUTHORIZATION: crate::release::Release = "revoke_release_authorization";
    /// See its file.
    GET_PAYERS: crate::insurance::Payer = "get_payers";
    /// See its file.
    CREATE_PAYER: crate::insurance::Payer = "create_payer";
    /// See its file.
    UPDATE_PAYER: crate::insurance::Payer = "update_payer";
    /// See its file.
    LOCK_PAYER: i32 = "lock_payer";
    /// See its file.
    GET_CLIENT_INSURANCE: crate::insurance::Policy = "get_client_insurance";
    /// See its file.
    GET_POLICY: crate::insurance::Policy = "get_policy";
    /// See its file.
    CREATE_CLIENT_INSURANCE: () = "create_client_insurance";
    /// See its file.
    UPDATE_CLIENT_INSURANCE: () = "update_client_insurance";
    /// See its file.
    LOCK_CLIENT_INSURANCE: i32 = "lock_client_insurance";
    /// See its file.
    TERMINATE_CLIENT_INSURANCE: Uuid = "terminate_client_insurance";
    /// See its file.
    VERIFY_CLIENT_INSURANCE: Uuid = "verify_client_insurance";
    /// See its file.
    FIND_CHART: crate::functions::break_glass::Found = "find_chart";
    /// See its file.
    BREAK_GLASS: () = "break_glass";
    /// See its file.
    GET_BREAK_GLASS_GRANT: crate::access::Grant = "get_break_glass_grant";
    /// See its file.
    GET_BREAK_GLASS_GRANTS: crate::access::Grant = "get_break_glass_grants";
    /// See its file.
    REVIEW_BREAK_GLASS_GRANT: () = "review_break_glass_grant";
    /// See its file.
    GET_SUPERVISIONS: crate::access::Supervision = "get_supervisions";
    /// See its file.
    START_SUPERVISION: crate::access::Supervision = "start_supervision";
    /// See its file.
    END_SUPERVISION: crate::access::Supervision = "end_supervision";
    /// See its file.
    GET_CLIENT_DIAGNOSES: crate::diagnosis::Diagnosis = "get_client_diagnoses";
    /// See its file.
    GET_CODE: crate::diagnosis::Code = "get_code";
    /// See its file.
    CREATE_CLIENT_DIAGNOSIS: crate::diagnosis::Diagnosis = "create_client_diagnosis";
    /// See its file.
    UPDATE_CLIENT_DIAGNOSIS: crate::diagnosis::Diagnosis = "update_client_diagnosis";
    /// See its file.
    LOCK_CLIENT_DIAGNOSIS: i32 = "lock_client_diagnosis";
    /// See its file.
    GET_CHILD_CODES: crate::diagnosis::Code = "get_child_codes";
    /// See its file.
    FIND_CODES_BY_CODE: crate::diagnosis::Code = "find_codes_by_code";
    /// See its file.
    FIND_CODES_BY_WORDS: crate::diagnosis::Code = "find_codes_by_words";
    /// See its file.
    GUESS_WORDS: String = "guess_words";
}
