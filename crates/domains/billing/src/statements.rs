//! Every statement of this domain, each beside the row it answers with. A statement stands in `sql/`, in a file of its name.

use uuid::Uuid;

kernel::statements! {
    /// Booked charges of client.
    BOOKED_CHARGES_OF_CLIENT: Uuid = "booked_charges_of_client";
    /// Charge facts.
    CHARGE_FACTS: crate::jobs::create_charge::ServiceFacts = "charge_facts";
    /// Charge lines.
    CHARGE_LINES: crate::book::AccountSum = "charge_lines";
    /// Charge state.
    CHARGE_STATE: crate::functions::update_charge::State = "charge_state";
    /// Charges of claim.
    CHARGES_OF_CLAIM: Uuid = "charges_of_claim";
    /// Chart there.
    CHART_THERE: Uuid = "chart_there";
    /// Claim by number.
    CLAIM_BY_NUMBER: crate::answers::Standing = "claim_by_number";
    /// Claim diagnosis facts.
    CLAIM_DIAGNOSIS_FACTS: crate::claim::DiagnosisFacts = "claim_diagnosis_facts";
    /// Claim facts.
    CLAIM_FACTS: crate::claim::ClaimFacts = "claim_facts";
    /// Claim line facts.
    CLAIM_LINE_FACTS: crate::claim::LineFacts = "claim_line_facts";
    /// Claim there.
    CLAIM_THERE: Uuid = "claim_there";
    /// Claims of file.
    CLAIMS_OF_FILE: crate::answers::Standing = "claims_of_file";
    /// Clear fee schedule rates.
    CLEAR_FEE_SCHEDULE_RATES: () = "clear_fee_schedule_rates";
    /// Copy claim diagnoses.
    COPY_CLAIM_DIAGNOSES: () = "copy_claim_diagnoses";
    /// Copy claim lines.
    COPY_CLAIM_LINES: () = "copy_claim_lines";
    /// Count charges.
    COUNT_CHARGES: i64 = "count_charges";
    /// Count claims.
    COUNT_CLAIMS: i64 = "count_claims";
    /// Create adjustment.
    CREATE_ADJUSTMENT: () = "create_adjustment";
    /// Create charge.
    CREATE_CHARGE: () = "create_charge";
    /// Create charge diagnoses.
    CREATE_CHARGE_DIAGNOSES: () = "create_charge_diagnoses";
    /// Create claim.
    CREATE_CLAIM: () = "create_claim";
    /// Create claim diagnoses.
    CREATE_CLAIM_DIAGNOSES: () = "create_claim_diagnoses";
    /// Create claim line.
    CREATE_CLAIM_LINE: () = "create_claim_line";
    /// Create correction.
    CREATE_CORRECTION: () = "create_correction";
    /// Create edi file.
    CREATE_EDI_FILE: () = "create_edi_file";
    /// Create fee schedule.
    CREATE_FEE_SCHEDULE: () = "create_fee_schedule";
    /// Create fee schedule rates.
    CREATE_FEE_SCHEDULE_RATES: () = "create_fee_schedule_rates";
    /// Create payment.
    CREATE_PAYMENT: () = "create_payment";
    /// Create remittance.
    CREATE_REMITTANCE: () = "create_remittance";
    /// Create remittance adjustment.
    CREATE_REMITTANCE_ADJUSTMENT: () = "create_remittance_adjustment";
    /// Create remittance claim.
    CREATE_REMITTANCE_CLAIM: () = "create_remittance_claim";
    /// Create remittance line.
    CREATE_REMITTANCE_LINE: () = "create_remittance_line";
    /// Create submission.
    CREATE_SUBMISSION: () = "create_submission";
    /// Credit of client.
    CREDIT_OF_CLIENT: i64 = "credit_of_client";
    /// Decide adjustment.
    DECIDE_ADJUSTMENT: () = "decide_adjustment";
    /// Decide unmatched payment.
    DECIDE_UNMATCHED_PAYMENT: () = "decide_unmatched_payment";
    /// Decided claims.
    DECIDED_CLAIMS: crate::posting::Decided = "decided_claims";
    /// Decided lines.
    DECIDED_LINES: crate::posting::DecidedLine = "decided_lines";
    /// Diagnoses of charges.
    DIAGNOSES_OF_CHARGES: crate::functions::create_claims::ChargeDiagnosis = "diagnoses_of_charges";
    /// Fee of.
    FEE_OF: crate::jobs::create_charge::Fee = "fee_of";
    /// File to send.
    FILE_TO_SEND: crate::jobs::send_file::StoredFile = "file_to_send";
    /// Get adjustments.
    GET_ADJUSTMENTS: crate::adjustment::Adjustment = "get_adjustments";
    /// Get billing settings.
    GET_BILLING_SETTINGS: crate::settings::BillingSettings = "get_billing_settings";
    /// Get charge.
    GET_CHARGE: crate::charge::Charge = "get_charge";
    /// Get charge diagnoses.
    GET_CHARGE_DIAGNOSES: String = "get_charge_diagnoses";
    /// Get charges.
    GET_CHARGES: crate::charge::Charge = "get_charges";
    /// Get claim history.
    GET_CLAIM_HISTORY: crate::claim::ClaimStep = "get_claim_history";
    /// Get claim services.
    GET_CLAIM_SERVICES: crate::claim::ClaimService = "get_claim_services";
    /// Get claims.
    GET_CLAIMS: crate::claim::ClaimLine = "get_claims";
    /// Get client balance.
    GET_CLIENT_BALANCE: crate::payment::ClientBalance = "get_client_balance";
    /// Get client ledger.
    GET_CLIENT_LEDGER: crate::functions::get_client_ledger::LedgerStep = "get_client_ledger";
    /// Get fee schedule.
    GET_FEE_SCHEDULE: crate::fee::FeeScheduleRow = "get_fee_schedule";
    /// Get fee schedules.
    GET_FEE_SCHEDULES: crate::fee::FeeScheduleRow = "get_fee_schedules";
    /// Get payment.
    GET_PAYMENT: crate::payment::Payment = "get_payment";
    /// Get payments.
    GET_PAYMENTS: crate::payment::Payment = "get_payments";
    /// Get receivables.
    GET_RECEIVABLES: crate::functions::get_receivables::Receivables = "get_receivables";
    /// Get remittance claims.
    GET_REMITTANCE_CLAIMS: crate::remittance::RemittanceClaim = "get_remittance_claims";
    /// Get remittances.
    GET_REMITTANCES: crate::remittance::Remittance = "get_remittances";
    /// Get some claims.
    GET_SOME_CLAIMS: crate::claim::ClaimLine = "get_some_claims";
    /// Get some remittances.
    GET_SOME_REMITTANCES: crate::remittance::Remittance = "get_some_remittances";
    /// Get unmatched payments.
    GET_UNMATCHED_PAYMENTS: crate::matching::UnmatchedPayment = "get_unmatched_payments";
    /// Get write off limit.
    GET_WRITE_OFF_LIMIT: crate::adjustment::WriteOffLimit = "get_write_off_limit";
    /// Known lines.
    KNOWN_LINES: crate::remittance::KnownLine = "known_lines";
    /// Known remittance.
    KNOWN_REMITTANCE: Uuid = "known_remittance";
    /// Last submitter.
    LAST_SUBMITTER: Uuid = "last_submitter";
    /// Lock adjustment.
    LOCK_ADJUSTMENT: i32 = "lock_adjustment";
    /// Lock billing settings.
    LOCK_BILLING_SETTINGS: i32 = "lock_billing_settings";
    /// Lock charge.
    LOCK_CHARGE: i32 = "lock_charge";
    /// Lock claims.
    LOCK_CLAIMS: crate::answers::Standing = "lock_claims";
    /// Lock client money.
    LOCK_CLIENT_MONEY: bool = "lock_client_money";
    /// Lock fee schedule.
    LOCK_FEE_SCHEDULE: i32 = "lock_fee_schedule";
    /// Lock remittance.
    LOCK_REMITTANCE: i32 = "lock_remittance";
    /// Lock unmatched payment.
    LOCK_UNMATCHED_PAYMENT: crate::matching::LockedPayment = "lock_unmatched_payment";
    /// Lock write off limit.
    LOCK_WRITE_OFF_LIMIT: i32 = "lock_write_off_limit";
    /// Mark file.
    MARK_FILE: () = "mark_file";
    /// Mark posted.
    MARK_POSTED: () = "mark_posted";
    /// Match candidates.
    MATCH_CANDIDATES: crate::matching::Candidate = "match_candidates";
    /// Next interchange.
    NEXT_INTERCHANGE: i64 = "next_interchange";
    /// Open of client.
    OPEN_OF_CLIENT: crate::book::Open = "open_of_client";
    /// Overpaid of client.
    OVERPAID_OF_CLIENT: crate::book::Open = "overpaid_of_client";
    /// Policy payer.
    POLICY_PAYER: Uuid = "policy_payer";
    /// Received files.
    RECEIVED_FILES: String = "received_files";
    /// Record claim status.
    RECORD_CLAIM_STATUS: () = "record_claim_status";
    /// Record entry.
    RECORD_ENTRY: () = "record_entry";
    /// Restore claim lines.
    RESTORE_CLAIM_LINES: () = "restore_claim_lines";
    /// Reverse adjustment.
    REVERSE_ADJUSTMENT: () = "reverse_adjustment";
    /// Sent file.
    SENT_FILE: Uuid = "sent_file";
    /// Service code.
    SERVICE_CODE: crate::functions::update_charge::ServiceCode = "service_code";
    /// Set charge status.
    SET_CHARGE_STATUS: () = "set_charge_status";
    /// Set claim status.
    SET_CLAIM_STATUS: () = "set_claim_status";
    /// Set payer claim number.
    SET_PAYER_CLAIM_NUMBER: () = "set_payer_claim_number";
    /// Set unclaimed ready.
    SET_UNCLAIMED_READY: () = "set_unclaimed_ready";
    /// Set write off limit.
    SET_WRITE_OFF_LIMIT: () = "set_write_off_limit";
    /// Sibling codes.
    SIBLING_CODES: crate::functions::update_charge::Sibling = "sibling_codes";
    /// Taken by payer.
    TAKEN_BY_PAYER: i64 = "taken_by_payer";
    /// Today.
    TODAY: crate::book::Today = "today";
    /// Unmatched payment there.
    UNMATCHED_PAYMENT_THERE: Uuid = "unmatched_payment_there";
    /// Update billing settings.
    UPDATE_BILLING_SETTINGS: () = "update_billing_settings";
    /// Update charge.
    UPDATE_CHARGE: () = "update_charge";
    /// Update fee schedule.
    UPDATE_FEE_SCHEDULE: () = "update_fee_schedule";
    /// Void charge.
    VOID_CHARGE: () = "void_charge";
    /// Void claim lines.
    VOID_CLAIM_LINES: () = "void_claim_lines";
    /// Void request of.
    VOID_REQUEST_OF: crate::correction::VoidRequest = "void_request_of";
    /// Work queue.
    WORK_QUEUE: crate::functions::get_billing_queue::BillingQueue = "work_queue";
}
