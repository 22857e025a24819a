//! Ends a supervision; the charts close for the supervisor.

use kernel::prelude::*;

use crate::access::Supervision;
use crate::chart::Line;
use crate::statements;

/// See the module.
pub struct EndSupervision;

impl Function for EndSupervision {
    const SPEC: Spec = Spec::write(
        "end-supervision",
        "Ends a supervision; the charts close for the supervisor.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("supervision");
    type Input = Line;
    type Output = Supervision;

    async fn run(cx: &mut Context, input: Line) -> Result<Supervision> {
        cx.about(input.id);
        cx.one("supervision", &statements::END_SUPERVISION, &[&input.id])
            .await
    }

    fn example() -> Line {
        Line {
            id: crate::example::SUPERVISION,
        }
    }
}
