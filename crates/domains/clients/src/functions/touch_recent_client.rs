//! Remembers that the caller opened a chart.

use kernel::prelude::*;

use crate::chart::{self, Chart};

use crate::statements;

/// See the module.
pub struct TouchRecentClient;

impl Function for TouchRecentClient {
    const SPEC: Spec = Spec::write(
        "touch-recent-client",
        "Remembers that the caller opened a chart.",
    )
    .roles(Roles::STAFF)
    .audits("client");
    type Input = Chart;
    type Output = Nothing;

    async fn run(cx: &mut Context, input: Chart) -> Result<Nothing> {
        chart::open(cx, input.client_id).await?;
        let (me, id, practice, now) = (
            cx.user()?.profile,
            cx.new_id(),
            cx.organization()?,
            cx.now(),
        );
        cx.execute(
            &statements::TOUCH_RECENT_CLIENT,
            &[&id, &practice, &me, &input.client_id, &now],
        )
        .await?;
        Ok(Nothing {})
    }

    fn example() -> Chart {
        Chart::example()
    }
}
