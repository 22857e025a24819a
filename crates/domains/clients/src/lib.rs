//! Clients: who is in care, who treats them, and what stands at the head of their chart.
//!
//! **Its words.** A *client* is a person in care; a *chart* is the client's record with those that were merged into it. The *care team*
//! are the clinicians who treat the client. To *break the glass* is to open a chart in an emergency, with a reason that is reviewed.
//! A *flag* is what must be seen first; a *guardian* may act for the client once the paper was seen; a *consent* is pinned to the
//! version of its words; a *payer* pays, a *policy* says for whom and in which turn.
//!
//! **Its rules.**
//! * A client one may not see does not exist: 404, never 403 ([`chart`]). Which ones one may see is decided in the database, by
//!   `app.my_clients()`: care team, supervision, break-glass grants; administrators, front desk and billing see all.
//! * Nothing is removed, ever. A client is set aside, discharged, or merged into the record that goes on; a merge moves no row and can
//!   be undone.
//! * Nobody is taken in twice unnoticed: [`duplicate`] compares and says why.
//! * A diagnosis stands in the official list of its own day and is billable ([`diagnosis`], [`icd10`]).
//! * Two policies cannot both be first on the same day; social security numbers and member ids are sealed.
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`, the tables are
//! `migrations/03xx_clients_*.sql`, and stories across operations are in `tests/`.

pub mod access;
pub mod address;
pub mod age;
pub mod allergy;
pub mod care_team;
pub mod chart;
pub mod client;
pub mod consent;
pub mod contact;
pub mod contact_point;
pub mod demographics;
pub mod diagnosis;
pub mod duplicate;
pub mod example;
pub mod flag;
pub mod functions;
pub mod guardian;
pub mod icd10;
pub mod identifier;
pub mod insurance;
pub mod medication;
pub mod release;
pub mod search;
pub mod statements;
pub mod status;
pub mod timeline;
pub mod words;

#[cfg(test)]
mod tests;

pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    Entry::of::<f::get_clients::GetClients>(),
    Entry::of::<f::get_client::GetClient>(),
    Entry::of::<f::create_client::CreateClient>(),
    Entry::of::<f::find_duplicate_clients::FindDuplicateClients>(),
    Entry::of::<f::update_client::UpdateClient>(),
    Entry::of::<f::set_client_status::SetClientStatus>(),
    Entry::of::<f::delete_client::DeleteClient>(),
    Entry::of::<f::merge_clients::MergeClients>(),
    Entry::of::<f::unmerge_clients::UnmergeClients>(),
    Entry::of::<f::get_client_merges::GetClientMerges>(),
    Entry::of::<f::get_client_status_history::GetClientStatusHistory>(),
    Entry::of::<f::get_emergency_contacts::GetEmergencyContacts>(),
    Entry::of::<f::save_emergency_contact::SaveEmergencyContact>(),
    Entry::of::<f::delete_emergency_contact::DeleteEmergencyContact>(),
    Entry::of::<f::get_client_addresses::GetClientAddresses>(),
    Entry::of::<f::save_client_address::SaveClientAddress>(),
    Entry::of::<f::get_client_contact_points::GetClientContactPoints>(),
    Entry::of::<f::save_client_contact_point::SaveClientContactPoint>(),
    Entry::of::<f::delete_client_contact_point::DeleteClientContactPoint>(),
    Entry::of::<f::get_client_allergies::GetClientAllergies>(),
    Entry::of::<f::save_client_allergy::SaveClientAllergy>(),
    Entry::of::<f::get_client_medications::GetClientMedications>(),
    Entry::of::<f::save_client_medication::SaveClientMedication>(),
    Entry::of::<f::get_guardian_relationships::GetGuardianRelationships>(),
    Entry::of::<f::save_guardian_relationship::SaveGuardianRelationship>(),
    Entry::of::<f::get_care_team::GetCareTeam>(),
    Entry::of::<f::assign_care_team::AssignCareTeam>(),
    Entry::of::<f::end_care_team::EndCareTeam>(),
    Entry::of::<f::get_favorite_clients::GetFavoriteClients>(),
    Entry::of::<f::get_recent_clients::GetRecentClients>(),
    Entry::of::<f::toggle_favorite_client::ToggleFavoriteClient>(),
    Entry::of::<f::touch_recent_client::TouchRecentClient>(),
    Entry::of::<f::get_client_timeline::GetClientTimeline>(),
    Entry::of::<f::get_client_demographics::GetClientDemographics>(),
    Entry::of::<f::save_client_demographics::SaveClientDemographics>(),
    Entry::of::<f::get_client_identifiers::GetClientIdentifiers>(),
    Entry::of::<f::save_client_identifier::SaveClientIdentifier>(),
    Entry::of::<f::reveal_client_identifier::RevealClientIdentifier>(),
    Entry::of::<f::verify_guardian_relationship::VerifyGuardianRelationship>(),
    Entry::of::<f::set_guardian_permissions::SetGuardianPermissions>(),
    Entry::of::<f::end_guardian_relationship::EndGuardianRelationship>(),
    Entry::of::<f::get_client_flags::GetClientFlags>(),
    Entry::of::<f::raise_client_flag::RaiseClientFlag>(),
    Entry::of::<f::clear_client_flag::ClearClientFlag>(),
    Entry::of::<f::get_consent_types::GetConsentTypes>(),
    Entry::of::<f::save_consent_type::SaveConsentType>(),
    Entry::of::<f::get_client_consents::GetClientConsents>(),
    Entry::of::<f::save_client_consent::SaveClientConsent>(),
    Entry::of::<f::revoke_client_consent::RevokeClientConsent>(),
    Entry::of::<f::get_release_authorizations::GetReleaseAuthorizations>(),
    Entry::of::<f::save_release_authorization::SaveReleaseAuthorization>(),
    Entry::of::<f::revoke_release_authorization::RevokeReleaseAuthorization>(),
    Entry::of::<f::get_payers::GetPayers>(),
    Entry::of::<f::save_payer::SavePayer>(),
    Entry::of::<f::get_client_insurance::GetClientInsurance>(),
    Entry::of::<f::save_client_insurance::SaveClientInsurance>(),
    Entry::of::<f::terminate_client_insurance::TerminateClientInsurance>(),
    Entry::of::<f::verify_client_insurance::VerifyClientInsurance>(),
    Entry::of::<f::break_glass::BreakGlass>(),
    Entry::of::<f::get_break_glass_grants::GetBreakGlassGrants>(),
    Entry::of::<f::review_break_glass_grant::ReviewBreakGlassGrant>(),
    Entry::of::<f::get_supervisions::GetSupervisions>(),
    Entry::of::<f::start_supervision::StartSupervision>(),
    Entry::of::<f::end_supervision::EndSupervision>(),
    Entry::of::<f::get_client_diagnoses::GetClientDiagnoses>(),
    Entry::of::<f::save_client_diagnosis::SaveClientDiagnosis>(),
    Entry::of::<f::get_icd10_codes::GetIcd10Codes>(),
];
