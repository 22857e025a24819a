//! Writes down that somebody asked the payer or saw the card. Nothing is looked up here.

use kernel::prelude::*;

use crate::insurance::{Policy, VerificationMethod};
use crate::statements;

/// See the module.
pub struct VerifyClientInsurance;

/// Which, how.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verified {
    /// The policy.
    pub id: Uuid,
    /// How it was verified.
    pub method: VerificationMethod,
}

impl Function for VerifyClientInsurance {
    const SPEC: Spec = Spec::write(
        "verify-client-insurance",
        "Writes down that somebody asked the payer or saw the card. Nothing is looked up here.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
    ]))
    .audits("insurance");
    type Input = Verified;
    type Output = Policy;

    async fn run(cx: &mut Context, input: Verified) -> Result<Policy> {
        let (now, by) = (cx.now(), cx.user()?.profile);
        let client: Uuid = cx
            .one(
                "policy",
                &statements::VERIFY_CLIENT_INSURANCE,
                &[&input.id, &now, &by, &input.method],
            )
            .await?;
        cx.about(input.id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        cx.one("policy", &statements::GET_POLICY, &[&input.id])
            .await
    }

    fn example() -> Verified {
        Verified {
            id: crate::example::INSURANCE,
            method: VerificationMethod::Telephone,
        }
    }
}
