//! Shows one claim: its services with what was paid on each, and its diagnoses.

use kernel::prelude::*;

use super::ById;
use crate::claim::{ClaimLine, ClaimService};
use crate::statements;

/// See the module.
pub struct GetClaim;

/// A claim with what stands on it.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClaimDetail {
    /// The claim.
    #[serde(flatten)]
    pub claim: ClaimLine,
    /// The services.
    pub lines: Vec<ClaimService>,
    /// The diagnoses, to which the services point by position, from 1.
    pub diagnoses: Vec<String>,
}

impl Function for GetClaim {
    const SPEC: Spec = Spec::read(
        "get-claim",
        "Shows one claim with its services and diagnoses.",
    )
    .roles(super::BILLERS)
    .audits("claim");
    type Input = ById;
    type Output = ClaimDetail;

    async fn run(cx: &mut Context, input: ById) -> Result<ClaimDetail> {
        cx.about(input.id);
        let ids = [input.id].to_vec();
        let claim = cx
            .one("claim", &statements::GET_SOME_CLAIMS, &[&ids])
            .await?;
        cx.about_client(claim.client_id);
        let lines = cx
            .all(&statements::GET_CLAIM_SERVICES, &[&input.id])
            .await?;
        let diagnoses = cx.all(&statements::CLAIM_DIAGNOSIS_FACTS, &[&ids]).await?;
        Ok(ClaimDetail {
            claim,
            lines,
            diagnoses: diagnoses
                .into_iter()
                .map(|diagnosis| diagnosis.code)
                .collect(),
        })
    }

    fn example() -> ById {
        ById {
            id: crate::example::DRAFT_CLAIM,
        }
    }
}
