//! Writes down a client's policy; two of one rank cannot hold on the same day.

use kernel::prelude::*;

use crate::chart;
use crate::identifier::last_four;
use crate::insurance::{InWords, Policy, PolicyFacts, Rank, Relationship, place};
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct SaveClientInsurance;

/// A new policy, or a change.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PolicyEntry {
    /// The client.
    pub client_id: ClientId,
    /// Which one to change.
    #[serde(default)]
    pub id: Option<Uuid>,
    /// The version that was seen.
    #[serde(default)]
    pub row_version: Option<i32>,
    /// The policy.
    pub insurance: PolicyFacts,
}

impl Function for SaveClientInsurance {
    const SPEC: Spec = Spec::write(
        "save-client-insurance",
        "Writes down a client's policy; two of one rank cannot hold on the same day.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
    ]))
    .audits("insurance");
    type Input = PolicyEntry;
    type Output = Policy;

    async fn run(cx: &mut Context, input: PolicyEntry) -> Result<Policy> {
        chart::open_to_write(cx, input.client_id).await?;
        let facts = input.insurance;
        let id = input.id.unwrap_or_else(|| cx.new_id());
        cx.about(id);
        let sealed = match &facts.member_id {
            Some(member) => Some((
                cx.seal(&place(id), member.as_str())?,
                last_four(member.as_str()),
            )),
            None => None,
        };
        let (member, end) = sealed.map_or((None, None), |(member, end)| (Some(member), Some(end)));
        let copay = facts.copay_cents.map(Within::get);
        let written = if input.id.is_some() {
            cx.expect_version(
                "policy",
                &statements::LOCK_CLIENT_INSURANCE,
                id,
                chart::seen(input.row_version)?,
            )
            .await?;
            cx.execute(
                &statements::UPDATE_CLIENT_INSURANCE,
                &[
                    &id,
                    &input.client_id,
                    &facts.payer_id,
                    &facts.rank,
                    &facts.plan_name,
                    &member,
                    &end,
                    &facts.group_number,
                    &facts.relationship,
                    &facts.subscriber_name,
                    &facts.subscriber_birth_date,
                    &copay,
                    &facts.valid_from,
                    &facts.valid_to,
                ],
            )
            .await
        } else {
            if member.is_none() {
                return Err(Error::invalid(
                    "insurance.member_id",
                    "Please fill this in.",
                ));
            }
            let practice = cx.organization()?;
            cx.execute(
                &statements::CREATE_CLIENT_INSURANCE,
                &[
                    &id,
                    &practice,
                    &input.client_id,
                    &facts.payer_id,
                    &facts.rank,
                    &facts.plan_name,
                    &member,
                    &end,
                    &facts.group_number,
                    &facts.relationship,
                    &facts.subscriber_name,
                    &facts.subscriber_birth_date,
                    &copay,
                    &facts.valid_from,
                    &facts.valid_to,
                ],
            )
            .await
        };
        if written.map_err_to_words()? == 0 {
            return Err(Error::invalid(
                "insurance.payer_id",
                "Choose a payer of this practice, and a policy of this client.",
            ));
        }
        cx.one("policy", &statements::GET_POLICY, &[&id]).await
    }

    fn example() -> PolicyEntry {
        PolicyEntry {
            client_id: crate::example::CLIENT.into(),
            id: None,
            row_version: None,
            insurance: PolicyFacts {
                payer_id: crate::example::PAYER,
                rank: Rank::Secondary,
                plan_name: None,
                member_id: Text::new("W1234567801").ok(),
                group_number: None,
                relationship: Relationship::Oneself,
                subscriber_name: None,
                subscriber_birth_date: None,
                copay_cents: None,
                valid_from: jiff::civil::date(2026, 1, 1),
                valid_to: None,
            },
        }
    }
}
