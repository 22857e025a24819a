//! One file per operation.

pub mod check_claim_answers;
pub mod create_claims;
pub mod decide_adjustment;
pub mod get_adjustments;
pub mod get_billing_queue;
pub mod get_billing_settings;
pub mod get_charge;
pub mod get_charges;
pub mod get_claim;
pub mod get_claim_form;
pub mod get_claim_history;
pub mod get_claims;
pub mod get_client_balance;
pub mod get_client_ledger;
pub mod get_fee_schedules;
pub mod get_match_suggestions;
pub mod get_payments;
pub mod get_receivables;
pub mod get_remittance;
pub mod get_remittances;
pub mod get_unmatched_payments;
pub mod get_write_off_limit;
pub mod import_remittance;
pub mod match_payment;
pub mod post_remittance;
pub mod recall_claim;
pub mod record_payment;
pub mod replace_claim;
pub mod request_adjustment;
pub mod resolve_fee;
pub mod reverse_adjustment;
pub mod save_fee_schedule;
pub mod set_aside_payment;
pub mod set_write_off_limit;
pub mod submit_claims;
pub mod update_billing_settings;
pub mod update_charge;
pub mod validate_claims;
pub mod void_charge;
pub mod void_claim;

use kernel::prelude::*;

/// Who bills.
pub const BILLERS: Roles = Roles::Only(&[Role::BillingStaff, Role::Administrator]);
/// Who sees charges: billers all, clinicians those of their own services.
pub const CHARGE_READERS: Roles = Roles::Only(&[
    Role::BillingStaff,
    Role::Administrator,
    Role::Supervisor,
    Role::Therapist,
    Role::AssociateTrainee,
]);
/// Who sees what clients owe, and takes their money.
pub const DESK: Roles = Roles::Only(&[Role::BillingStaff, Role::Administrator, Role::FrontDesk]);

/// One thing, by its id.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ById {
    /// Its id.
    pub id: Uuid,
}

/// Some claims, at most a hundred.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SomeClaims {
    /// Their ids.
    #[schemars(length(min = 1, max = 100))]
    pub claim_ids: Vec<Uuid>,
}

/// One of a client.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct OfClient {
    /// The client.
    pub client_id: kernel::id::ClientId,
}

/// Checks a list of ids: some, not too many, each once.
pub fn distinct(ids: &[Uuid], field: &'static str) -> Result<()> {
    if ids.is_empty() || ids.len() > 100 {
        return Err(Error::invalid(field, "Choose 1 to 100."));
    }
    let mut sorted = ids.to_vec();
    sorted.sort_unstable();
    sorted.dedup();
    if sorted.len() == ids.len() {
        Ok(())
    } else {
        Err(Error::invalid(field, "One of them stands there twice."))
    }
}
