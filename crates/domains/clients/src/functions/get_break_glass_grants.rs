//! Lists charts opened in an emergency: the queue of what is to be reviewed.

use kernel::prelude::*;

use crate::access::Grant;
use crate::statements;

/// See the module.
pub struct GetBreakGlassGrants;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GrantQuery {
    /// Also those that were reviewed.
    #[serde(default)]
    pub include_reviewed: bool,
}

impl Function for GetBreakGlassGrants {
    const SPEC: Spec = Spec::read(
        "get-break-glass-grants",
        "Lists charts opened in an emergency: the queue of what is to be reviewed.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("break_glass");
    type Input = GrantQuery;
    type Output = Vec<Grant>;

    async fn run(cx: &mut Context, input: GrantQuery) -> Result<Vec<Grant>> {
        let grants = cx
            .last()
            .all(
                &statements::GET_BREAK_GLASS_GRANTS,
                &[&input.include_reviewed],
            )
            .await?;
        grants
            .iter()
            .for_each(|grant| cx.about_client(grant.client_id));
        Ok(grants)
    }

    fn example() -> GrantQuery {
        GrantQuery {
            include_reviewed: false,
        }
    }
}
