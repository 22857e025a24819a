//! Shows one charge with its diagnoses.

use kernel::prelude::*;

use super::ById;
use crate::charge::Charge;
use crate::statements;

/// See the module.
pub struct GetCharge;

/// A charge with what it was for.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ChargeDetail {
    /// The charge.
    #[serde(flatten)]
    pub charge: Charge,
    /// Its diagnoses, the weightiest first.
    pub diagnoses: Vec<String>,
}

impl Function for GetCharge {
    const SPEC: Spec = Spec::read("get-charge", "Shows one charge with its diagnoses.")
        .roles(super::BILLERS)
        .audits("charge");
    type Input = ById;
    type Output = ChargeDetail;

    async fn run(cx: &mut Context, input: ById) -> Result<ChargeDetail> {
        cx.about(input.id);
        let charge = cx
            .one("charge", &statements::GET_CHARGE, &[&input.id])
            .await?;
        cx.about_client(charge.client_id);
        let diagnoses = cx
            .all(&statements::GET_CHARGE_DIAGNOSES, &[&input.id])
            .await?;
        Ok(ChargeDetail { charge, diagnoses })
    }

    fn example() -> ById {
        ById {
            id: crate::example::READY_CHARGE,
        }
    }
}
