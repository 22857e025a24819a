//! What claims say of the practice.

use kernel::prelude::*;

/// The settings as they are.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct BillingSettings {
    /// Employer identification number.
    pub tax_id: Option<String>,
    /// Taxonomy code of the practice.
    pub taxonomy_code: Option<String>,
    /// Street; no post-office box.
    pub street: Option<String>,
    /// City.
    pub city: Option<String>,
    /// State.
    pub state: Option<String>,
    /// Nine digits, as 12345-6789.
    pub postal_code: Option<String>,
    /// Whom payers call.
    pub contact_name: Option<String>,
    /// Under which number.
    pub contact_phone: Option<String>,
    /// As the clearinghouse knows the practice.
    pub submitter_id: Option<String>,
    /// As the practice knows the clearinghouse.
    pub receiver_id: Option<String>,
    /// The clearinghouse's name.
    pub receiver_name: Option<String>,
    /// Claims are marked as a test: nothing is to be paid.
    pub test_claims: bool,
    /// The version to send back when changing them.
    pub row_version: i32,
}
