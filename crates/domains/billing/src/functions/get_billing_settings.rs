//! Shows what claims say of the practice.

use kernel::prelude::*;

use crate::settings::BillingSettings;
use crate::statements;

/// See the module.
pub struct GetBillingSettings;

impl Function for GetBillingSettings {
    const SPEC: Spec = Spec::read(
        "get-billing-settings",
        "Shows what claims say of the practice.",
    )
    .roles(super::BILLERS)
    .unaudited("It shows nothing about a person.");
    type Input = Nothing;
    type Output = BillingSettings;

    async fn run(cx: &mut Context, _: Nothing) -> Result<BillingSettings> {
        cx.last()
            .one("billing settings", &statements::GET_BILLING_SETTINGS, &[])
            .await
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
