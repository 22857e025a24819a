//! Shows one remittance with its claims; those that are not known here come first.

use kernel::prelude::*;

use super::ById;
use crate::remittance::{Remittance, RemittanceClaim};
use crate::statements;

/// See the module.
pub struct GetRemittance;

/// A remittance with its claims.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct RemittanceDetail {
    /// The remittance.
    #[serde(flatten)]
    pub remittance: Remittance,
    /// Claim by claim.
    pub lines: Vec<RemittanceClaim>,
}

impl Function for GetRemittance {
    const SPEC: Spec = Spec::read("get-remittance", "Shows one remittance with its claims.")
        .roles(super::BILLERS)
        .audits("remittance");
    type Input = ById;
    type Output = RemittanceDetail;

    async fn run(cx: &mut Context, input: ById) -> Result<RemittanceDetail> {
        cx.about(input.id);
        let ids = [input.id].to_vec();
        let remittance = cx
            .one("remittance", &statements::GET_SOME_REMITTANCES, &[&ids])
            .await?;
        let lines = cx
            .all(&statements::GET_REMITTANCE_CLAIMS, &[&input.id])
            .await?;
        Ok(RemittanceDetail { remittance, lines })
    }

    fn example() -> ById {
        ById {
            id: crate::example::REMITTANCE,
        }
    }
}
