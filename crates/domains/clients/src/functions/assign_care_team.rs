//! Puts somebody into a care team; a new primary therapist takes the place of the old one.

use kernel::prelude::*;

use crate::care_team::{self, CareRole, CareTeamMember};
use crate::chart;
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct AssignCareTeam;

/// Who, to whom, as what.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    /// The client.
    pub client_id: ClientId,
    /// The clinician.
    pub profile_id: ProfileId,
    /// As what.
    pub role: CareRole,
}

impl Function for AssignCareTeam {
    const SPEC: Spec = Spec::write(
        "assign-care-team",
        "Puts somebody into a care team; a new primary therapist takes the place of the old one.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
    ]))
    .audits("care_team");
    type Input = Assignment;
    type Output = Vec<CareTeamMember>;

    async fn run(cx: &mut Context, input: Assignment) -> Result<Vec<CareTeamMember>> {
        chart::open_to_write(cx, input.client_id).await?;
        cx.about(input.profile_id);
        if input.role == CareRole::PrimaryTherapist {
            cx.execute(&statements::LEAVE_PRIMARY, &[&input.client_id])
                .await?;
        }
        let (id, practice) = (cx.new_id(), cx.organization()?);
        let placed = cx
            .execute(
                &statements::JOIN_CARE_TEAM,
                &[
                    &id,
                    &practice,
                    &input.client_id,
                    &input.profile_id,
                    &input.role,
                ],
            )
            .await
            .on_constraint("client_care_team_once", || {
                Error::conflict("This person already is in the team as that.")
                    .on_field("profile_id")
            })?;
        if placed == 0 {
            return Err(Error::invalid(
                "profile_id",
                "Choose a clinician of this practice.",
            ));
        }
        care_team::tell(cx, id, input.profile_id, input.client_id).await?;
        cx.all(&statements::GET_CARE_TEAM, &[&input.client_id, &false])
            .await
    }

    fn example() -> Assignment {
        Assignment {
            client_id: crate::example::CLIENT.into(),
            profile_id: kernel::example::STAFF.into(),
            role: CareRole::CaseManager,
        }
    }
}
