//! Posts a remittance: payments, contractual adjustments and what clients owe move in the ledger. Once, whoever clicks how often.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::remittance::{Remittance, RemittanceStatus};
use crate::{posting, statements};

/// See the module.
pub struct PostRemittance;

/// Which.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RemittanceToPost {
    /// The remittance.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
}

impl Function for PostRemittance {
    const SPEC: Spec = Spec::write(
        "post-remittance",
        "Posts a remittance: payments, contractual adjustments and what clients owe move in the ledger, once.",
    )
    .roles(super::BILLERS)
    .audits("remittance");
    type Input = RemittanceToPost;
    type Output = Remittance;

    async fn run(cx: &mut Context, input: RemittanceToPost) -> Result<Remittance> {
        cx.about(input.id);
        cx.expect_version(
            "remittance",
            &statements::LOCK_REMITTANCE,
            input.id,
            input.row_version,
        )
        .await?;
        let ids = [input.id].to_vec();
        let remittance = cx
            .one("remittance", &statements::GET_SOME_REMITTANCES, &[&ids])
            .await?;
        if remittance.status == RemittanceStatus::Posted {
            return Err(Error::conflict(
                "This remittance was posted before. Nothing was posted again.",
            ));
        }
        let (now, person) = (cx.now(), cx.user()?.profile);
        cx.execute(&statements::MARK_POSTED, &[&input.id, &now, &person])
            .await?;
        cx.announce(Topic::Payments)?;
        posting::post(cx, input.id, remittance.paid_on).await?;
        cx.one("remittance", &statements::GET_SOME_REMITTANCES, &[&ids])
            .await
    }

    fn example() -> RemittanceToPost {
        RemittanceToPost {
            id: crate::example::REMITTANCE,
            row_version: 1,
        }
    }
}
