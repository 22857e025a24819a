//! Ends a policy on its last day, with the reason.

use kernel::prelude::*;

use crate::insurance::{InWords, Policy};
use crate::statements;
use jiff::civil::Date;

/// See the module.
pub struct TerminateClientInsurance;

/// Which, when, why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Termination {
    /// The policy.
    pub id: Uuid,
    /// Its last day.
    pub last_day: Date,
    /// Why.
    pub reason: Text<500>,
}

impl Function for TerminateClientInsurance {
    const SPEC: Spec = Spec::write(
        "terminate-client-insurance",
        "Ends a policy on its last day, with the reason.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
    ]))
    .audits("insurance");
    type Input = Termination;
    type Output = Policy;

    async fn run(cx: &mut Context, input: Termination) -> Result<Policy> {
        cx.because(input.reason.as_str());
        let client: Uuid = cx
            .optional(
                &statements::TERMINATE_CLIENT_INSURANCE,
                &[&input.id, &input.last_day, &input.reason],
            )
            .await
            .map_err_to_words()?
            .ok_or_else(|| Error::not_found("policy"))?;
        cx.about(input.id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        cx.one("policy", &statements::GET_POLICY, &[&input.id])
            .await
    }

    fn example() -> Termination {
        Termination {
            id: crate::example::INSURANCE,
            last_day: jiff::civil::date(2026, 12, 31),
            reason: Text::new("New employer").expect("it has letters"),
        }
    }
}
