//! Decides on an adjustment that a biller asked for: yes moves the money, no says why.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::adjustment::{self, Adjustment, AdjustmentStatus, dollars};
use crate::statements;

/// See the module.
pub struct DecideAdjustment;

/// Yes or no.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentDecision {
    /// The adjustment.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// Why not; left out to approve it.
    #[serde(default)]
    pub rejection: Option<Text<500>>,
}

impl Function for DecideAdjustment {
    const SPEC: Spec = Spec::write(
        "decide-adjustment",
        "Approves or rejects an adjustment that a biller asked for.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("adjustment");
    type Input = AdjustmentDecision;
    type Output = Adjustment;

    async fn run(cx: &mut Context, input: AdjustmentDecision) -> Result<Adjustment> {
        cx.about(input.id);
        cx.expect_version(
            "adjustment",
            &statements::LOCK_ADJUSTMENT,
            input.id,
            input.row_version,
        )
        .await?;
        let asked = adjustment::shown(cx, input.id).await?;
        cx.about_client(asked.client_id);
        let next = match &input.rejection {
            Some(why) => {
                cx.because(why.as_str());
                AdjustmentStatus::Rejected
            }
            None => AdjustmentStatus::Posted,
        };
        if !asked.status.may_become(next) {
            return Err(Error::conflict(
                "This adjustment was decided on before. Reload the list.",
            ));
        }
        if next == AdjustmentStatus::Posted {
            let open =
                adjustment::open_with(cx, asked.client_id, asked.charge_id, asked.debtor).await?;
            if asked.amount_cents > open {
                return Err(Error::conflict(format!(
                    "Since it was asked for, money has moved: {} is open there. Reject it, and let the biller ask anew.",
                    dollars(open.max(0))
                )));
            }
        }
        let (now, person) = (cx.now(), cx.user()?.profile);
        cx.execute(
            &statements::DECIDE_ADJUSTMENT,
            &[&input.id, &next, &person, &now, &input.rejection],
        )
        .await
        .on_constraint("adjustments_rejection_check", || {
            Error::invalid("rejection", "Say in a few words why not.")
        })?;
        cx.announce(Topic::Payments)?;
        if next == AdjustmentStatus::Posted {
            adjustment::post(cx, &asked, 1).await?;
        }
        adjustment::shown(cx, input.id).await
    }

    fn example() -> AdjustmentDecision {
        AdjustmentDecision {
            id: crate::example::ADJUSTMENT,
            row_version: 1,
            rejection: None,
        }
    }
}
