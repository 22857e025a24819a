//! Ends a place in a care team; the chart closes for that person.

use kernel::prelude::*;

use crate::chart::Line;
use crate::statements;

/// See the module.
pub struct EndCareTeam;

impl Function for EndCareTeam {
    const SPEC: Spec = Spec::write(
        "end-care-team",
        "Ends a place in a care team; the chart closes for that person.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
    ]))
    .audits("care_team");
    type Input = Line;
    type Output = Nothing;

    async fn run(cx: &mut Context, input: Line) -> Result<Nothing> {
        let client: Uuid = cx
            .one(
                "place in a care team",
                &statements::END_CARE_TEAM,
                &[&input.id],
            )
            .await?;
        cx.about(input.id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        Ok(Nothing {})
    }

    fn example() -> Line {
        Line {
            id: crate::example::CARE_TEAM,
        }
    }
}
