//! Lists who treats a client.

use kernel::prelude::*;

use crate::care_team::CareTeamMember;
use crate::chart;
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct GetCareTeam;

/// Whose team.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct WhichTeam {
    /// The client.
    pub client_id: ClientId,
    /// Also those who left.
    #[serde(default)]
    pub include_former: bool,
}

impl Function for GetCareTeam {
    const SPEC: Spec = Spec::read("get-care-team", "Lists who treats a client.")
        .roles(Roles::Only(&[
            Role::Administrator,
            Role::FrontDesk,
            Role::BillingStaff,
            Role::Supervisor,
            Role::Therapist,
            Role::AssociateTrainee,
        ]))
        .audits("care_team");
    type Input = WhichTeam;
    type Output = Vec<CareTeamMember>;

    async fn run(cx: &mut Context, input: WhichTeam) -> Result<Vec<CareTeamMember>> {
        chart::open(cx, input.client_id).await?;
        cx.all(
            &statements::GET_CARE_TEAM,
            &[&input.client_id, &input.include_former],
        )
        .await
    }

    fn example() -> WhichTeam {
        WhichTeam {
            client_id: crate::example::CLIENT.into(),
            include_former: false,
        }
    }
}
