//! Billing: what a visit costs, who pays it, and what was paid.
//!
//! **Its words.** A *charge* is what one service of a final note costs; it is *held* while something must be put right. A *claim* is a bill to
//! a payer for charges; *scrubbing* looks for what a payer would turn it away for. A *remittance* is what a payer paid and decided; *posting*
//! moves its money in the *ledger*. A *contractual adjustment* is what nobody owes, because the payer's contract says so.
//!
//! **Its rules.**
//! * A signed note is charged by itself, each service once ([`jobs::CreateCharge`]); nothing else makes a charge.
//! * Money is kept by double entry ([`ledger`]): for every charge, charged = paid by insurance + contractual + paid by the client + written
//!   off + open with insurance + open with the client, at any time. The database refuses an entry that does not balance.
//! * A claim is scrubbed before it leaves ([`scrub`]); a file has one number, however often it is carried ([`jobs::SendClaimFile`]).
//! * Answers may come late, doubled and out of order: a claim takes only the steps that [`claim::ClaimStatus::may_become`] allows.
//! * What a payer decided on is not changed: another claim replaces it or asks the payer to void it ([`correction`]). Money moves back only
//!   when the payer's remittance says so.
//! * Money is given up for a reason, above the practice's limit by an administrator only, and may be owed again ([`adjustment`]).
//! * A remittance adds up or is refused whole, and is known by payer and trace number ([`remittance`]); what it says of a claim that is not
//!   known here is kept apart until a person finds its claim or says that it is not ours ([`matching`]).
//! * Who bills never sees what a note says: only its services, minutes and diagnoses.
//!
//! Where to look: a noun has a file here, an operation one in `functions/`, a statement one in `sql/`, work without a caller one in `jobs/`, the
//! tables are `migrations/12xx_billing_*.sql`, and stories across operations are in `tests/`. The words of X12 are in the `x12` crate.

pub mod add_on;
pub mod adjustment;
pub mod answers;
pub mod book;
pub mod charge;
pub mod claim;
pub mod correction;
pub mod edi;
pub mod example;
pub mod fee;
pub mod file;
pub mod form;
pub mod functions;
pub mod jobs;
pub mod ledger;
pub mod matching;
mod notice;
pub mod payment;
pub mod posting;
pub mod remittance;
pub mod scrub;
pub mod settings;
pub mod statements;
#[cfg(test)]
mod tests;
pub mod words;

pub use jobs::{JOBS, SCHEDULES};
pub use statements::STATEMENTS;
pub use words::WORDS;

use functions as f;
use kernel::Entry;

/// What can be done here: the table of contents.
pub static FUNCTIONS: &[Entry] = &[
    Entry::outbound::<f::check_claim_answers::CheckClaimAnswers>(),
    Entry::of::<f::create_claims::CreateClaims>(),
    Entry::of::<f::decide_adjustment::DecideAdjustment>(),
    Entry::of::<f::get_adjustments::GetAdjustments>(),
    Entry::of::<f::get_billing_queue::GetBillingQueue>(),
    Entry::of::<f::get_receivables::GetReceivables>(),
    Entry::of::<f::get_billing_settings::GetBillingSettings>(),
    Entry::of::<f::get_charge::GetCharge>(),
    Entry::of::<f::get_charges::GetCharges>(),
    Entry::of::<f::get_claim::GetClaim>(),
    Entry::of::<f::get_claim_form::GetClaimForm>(),
    Entry::of::<f::get_claim_history::GetClaimHistory>(),
    Entry::of::<f::get_claims::GetClaims>(),
    Entry::of::<f::get_client_balance::GetClientBalance>(),
    Entry::of::<f::get_client_ledger::GetClientLedger>(),
    Entry::of::<f::get_fee_schedules::GetFeeSchedules>(),
    Entry::of::<f::get_match_suggestions::GetMatchSuggestions>(),
    Entry::of::<f::get_payments::GetPayments>(),
    Entry::of::<f::get_remittance::GetRemittance>(),
    Entry::of::<f::get_remittances::GetRemittances>(),
    Entry::of::<f::get_unmatched_payments::GetUnmatchedPayments>(),
    Entry::of::<f::get_write_off_limit::GetWriteOffLimit>(),
    Entry::of::<f::import_remittance::ImportRemittance>(),
    Entry::of::<f::match_payment::MatchPayment>(),
    Entry::of::<f::post_remittance::PostRemittance>(),
    Entry::of::<f::recall_claim::RecallClaim>(),
    Entry::of::<f::record_payment::RecordPayment>(),
    Entry::of::<f::replace_claim::ReplaceClaim>(),
    Entry::of::<f::request_adjustment::RequestAdjustment>(),
    Entry::of::<f::resolve_fee::ResolveFee>(),
    Entry::of::<f::reverse_adjustment::ReverseAdjustment>(),
    Entry::of::<f::save_fee_schedule::SaveFeeSchedule>(),
    Entry::of::<f::set_aside_payment::SetAsidePayment>(),
    Entry::of::<f::set_write_off_limit::SetWriteOffLimit>(),
    Entry::outbound::<f::submit_claims::SubmitClaims>(),
    Entry::of::<f::update_billing_settings::UpdateBillingSettings>(),
    Entry::of::<f::update_charge::UpdateCharge>(),
    Entry::of::<f::validate_claims::ValidateClaims>(),
    Entry::of::<f::void_charge::VoidCharge>(),
    Entry::of::<f::void_claim::VoidClaim>(),
];
