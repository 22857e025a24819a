//! Makes somebody answer for the work of somebody else, and opens the charts of that person to them.

use kernel::prelude::*;

use crate::access::{Supervision, SupervisionKind};
use crate::statements;

/// See the module.
pub struct StartSupervision;

/// Who, whom, how.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewSupervision {
    /// The supervisor.
    pub supervisor_id: ProfileId,
    /// The supervised.
    pub supervisee_id: ProfileId,
    /// What kind.
    pub kind: SupervisionKind,
}

impl Function for StartSupervision {
    const SPEC: Spec = Spec::write("start-supervision", "Makes somebody answer for the work of somebody else, and opens the charts of that person to them.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("supervision");
    type Input = NewSupervision;
    type Output = Supervision;

    async fn run(cx: &mut Context, input: NewSupervision) -> Result<Supervision> {
        if input.supervisor_id == input.supervisee_id {
            return Err(Error::invalid(
                "supervisee_id",
                "Nobody supervises themselves.",
            ));
        }
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.optional(
            &statements::START_SUPERVISION,
            &[
                &id,
                &practice,
                &input.supervisor_id,
                &input.supervisee_id,
                &input.kind,
            ],
        )
        .await
        .on_constraint("supervision_relationships_once", || {
            Error::conflict("This supervision already holds.").on_field("supervisee_id")
        })?
        .ok_or_else(|| {
            Error::invalid(
                "supervisor_id",
                "Choose a supervisor and a colleague of this practice.",
            )
        })
    }

    fn example() -> NewSupervision {
        NewSupervision {
            supervisor_id: crate::example::SUPERVISOR.into(),
            supervisee_id: kernel::example::STAFF.into(),
            kind: SupervisionKind::Covering,
        }
    }
}
