//! Looks at the clearinghouse now instead of at the next ten minutes' mark.

use kernel::clearinghouse::Clearing;
use kernel::function::{OutboundFunction, Outside};
use kernel::jobs::Enqueue;
use kernel::prelude::*;

use super::submit_claims::HOW;
use crate::jobs::CollectClaimAnswers;

/// See the module.
pub struct CheckClaimAnswers;

impl OutboundFunction for CheckClaimAnswers {
    const SPEC: Spec = Spec::write(
        "check-claim-answers",
        "Looks at the clearinghouse for answers now.",
    )
    .roles(super::BILLERS)
    .audits("edi_file")
    .limit(RateLimit::per_minute(12));
    type Input = Nothing;
    type Output = Nothing;
    type Plan = ();
    type Reply = ();

    async fn prepare(_: &mut Context, _: Nothing) -> Result<()> {
        Ok(())
    }

    async fn call(outside: &Outside, (): ()) -> Result<()> {
        outside.party::<Clearing>(HOW).map(|_| ())
    }

    async fn record(cx: &mut Context, (): ()) -> Result<Nothing> {
        cx.enqueue_outbound::<CollectClaimAnswers>(&Nothing {}, Enqueue::now())
            .await?;
        Ok(Nothing {})
    }

    fn example() -> Nothing {
        Nothing {}
    }
}
