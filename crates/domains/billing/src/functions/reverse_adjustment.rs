//! Takes an adjustment back: the money is owed again, by another entry of the ledger.

use kernel::live::Topic;
use kernel::prelude::*;

use crate::adjustment::{self, Adjustment, AdjustmentStatus};
use crate::{book, statements};

/// See the module.
pub struct ReverseAdjustment;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AdjustmentToReverse {
    /// The adjustment.
    pub id: Uuid,
    /// The version that was seen.
    pub row_version: i32,
    /// Why.
    pub reason: Text<500>,
}

impl Function for ReverseAdjustment {
    const SPEC: Spec = Spec::write(
        "reverse-adjustment",
        "Takes an adjustment back: the money is owed again.",
    )
    .roles(super::BILLERS)
    .audits("adjustment");
    type Input = AdjustmentToReverse;
    type Output = Adjustment;

    async fn run(cx: &mut Context, input: AdjustmentToReverse) -> Result<Adjustment> {
        cx.about(input.id);
        cx.because(input.reason.as_str());
        cx.expect_version(
            "adjustment",
            &statements::LOCK_ADJUSTMENT,
            input.id,
            input.row_version,
        )
        .await?;
        let posted = adjustment::shown(cx, input.id).await?;
        cx.about_client(posted.client_id);
        if !posted.status.may_become(AdjustmentStatus::Reversed) {
            return Err(Error::conflict(
                "Only an adjustment that stands in the ledger is taken back.",
            ));
        }
        let (now, person) = (cx.now(), cx.user()?.profile);
        cx.execute(
            &statements::REVERSE_ADJUSTMENT,
            &[&input.id, &person, &now, &input.reason],
        )
        .await
        .on_constraint("adjustments_reversal_check", || {
            Error::invalid("reason", "Say in a few words why.")
        })?;
        cx.announce(Topic::Payments)?;
        book::alone_with(cx, posted.client_id).await?;
        adjustment::post(cx, &posted, -1).await?;
        adjustment::shown(cx, input.id).await
    }

    fn example() -> AdjustmentToReverse {
        AdjustmentToReverse {
            id: crate::example::POSTED_ADJUSTMENT,
            row_version: 1,
            reason: Text::new("The payer paid after all").expect("a reason"),
        }
    }
}
