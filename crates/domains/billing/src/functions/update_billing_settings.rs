//! Changes what claims say of the practice.

use kernel::prelude::*;

use crate::settings::BillingSettings;
use crate::statements;

/// See the module.
pub struct UpdateBillingSettings;

/// The settings as they are to be; what is left out is emptied.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewBillingSettings {
    /// The version that was seen.
    pub row_version: i32,
    /// Employer identification number: nine digits.
    #[serde(default)]
    pub tax_id: Option<Text<10>>,
    /// Taxonomy code of the practice.
    #[serde(default)]
    pub taxonomy_code: Option<Text<10>>,
    /// Street; no post-office box.
    #[serde(default)]
    pub street: Option<Text<55>>,
    /// City.
    #[serde(default)]
    pub city: Option<Text<30>>,
    /// State.
    #[serde(default)]
    pub state: Option<StateCode>,
    /// Nine digits, as 12345-6789.
    #[serde(default)]
    pub postal_code: Option<Text<10>>,
    /// Whom payers call.
    #[serde(default)]
    pub contact_name: Option<Text<60>>,
    /// Under which number.
    #[serde(default)]
    pub contact_phone: Option<Phone>,
    /// As the clearinghouse knows the practice.
    #[serde(default)]
    pub submitter_id: Option<Text<15>>,
    /// As the practice knows the clearinghouse.
    #[serde(default)]
    pub receiver_id: Option<Text<15>>,
    /// The clearinghouse's name.
    #[serde(default)]
    pub receiver_name: Option<Text<60>>,
    /// Claims are marked as a test: nothing is to be paid.
    pub test_claims: bool,
}

impl Function for UpdateBillingSettings {
    const SPEC: Spec = Spec::write(
        "update-billing-settings",
        "Changes what claims say of the practice.",
    )
    .roles(super::BILLERS)
    .audits("billing_settings");
    type Input = NewBillingSettings;
    type Output = BillingSettings;

    async fn run(cx: &mut Context, input: NewBillingSettings) -> Result<BillingSettings> {
        let practice: Uuid = cx.organization()?.into();
        cx.about(practice);
        cx.expect_version(
            "billing settings",
            &statements::LOCK_BILLING_SETTINGS,
            practice,
            input.row_version,
        )
        .await?;
        cx.execute(
            &statements::UPDATE_BILLING_SETTINGS,
            &[
                &practice,
                &input.tax_id,
                &input.taxonomy_code,
                &input.street,
                &input.city,
                &input.state,
                &input.postal_code,
                &input.contact_name,
                &input.contact_phone,
                &input.submitter_id,
                &input.receiver_id,
                &input.receiver_name,
                &input.test_claims,
            ],
        )
        .await
        .on_constraint("billing_settings_tax_id_check", || {
            Error::invalid(
                "tax_id",
                "The tax number has nine digits, such as 12-3456789.",
            )
        })
        .on_constraint("billing_settings_taxonomy_code_check", || {
            Error::invalid(
                "taxonomy_code",
                "A taxonomy code has ten capital letters and digits.",
            )
        })
        .on_constraint("billing_settings_postal_code_check", || {
            Error::invalid(
                "postal_code",
                "Claims want nine digits, such as 10001-1234.",
            )
        })
        .on_constraint("billing_settings_address_whole", || {
            Error::invalid(
                "street",
                "Fill in street, city, state and ZIP code, or none of them.",
            )
        })
        .on_constraint("billing_settings_submitter_id_check", || {
            Error::invalid("submitter_id", "It has 2 to 15 capital letters and digits.")
        })
        .on_constraint("billing_settings_receiver_id_check", || {
            Error::invalid("receiver_id", "It has 2 to 15 capital letters and digits.")
        })
        .on_constraint("billing_settings_partner_whole", || {
            Error::invalid(
                "submitter_id",
                "Fill in both numbers and the clearinghouse's name, or none of them.",
            )
        })?;
        cx.one("billing settings", &statements::GET_BILLING_SETTINGS, &[])
            .await
    }

    fn example() -> NewBillingSettings {
        let text = |text: &str| Text::new(text).ok();
        NewBillingSettings {
            row_version: 2,
            tax_id: Text::new("12-3456789").ok(),
            taxonomy_code: Text::new("251S00000X").ok(),
            street: Text::new("12 Orchard Lane").ok(),
            city: Text::new("Springfield").ok(),
            state: StateCode::new("NY").ok(),
            postal_code: Text::new("10001-1234").ok(),
            contact_name: Text::new("Billing desk").ok(),
            contact_phone: Phone::new("+1 212 555 0100").ok(),
            submitter_id: text("LINDENHOF"),
            receiver_id: text("PARTNER"),
            receiver_name: Text::new("Example clearinghouse").ok(),
            test_claims: true,
        }
    }
}
