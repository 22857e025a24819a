//! Lists who answers for whose work.

use kernel::prelude::*;

use crate::access::Supervision;
use crate::statements;

/// See the module.
pub struct GetSupervisions;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SupervisionQuery {
    /// Also those that ended.
    #[serde(default)]
    pub include_ended: bool,
}

impl Function for GetSupervisions {
    const SPEC: Spec = Spec::read("get-supervisions", "Lists who answers for whose work.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .unaudited("It shows nothing about a client.");
    type Input = SupervisionQuery;
    type Output = Vec<Supervision>;

    async fn run(cx: &mut Context, input: SupervisionQuery) -> Result<Vec<Supervision>> {
        cx.last()
            .all(&statements::GET_SUPERVISIONS, &[&input.include_ended])
            .await
    }

    fn example() -> SupervisionQuery {
        SupervisionQuery {
            include_ended: false,
        }
    }
}
