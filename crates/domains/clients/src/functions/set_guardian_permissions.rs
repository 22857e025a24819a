//! Says what a verified guardian may see and do.

use kernel::prelude::*;

use crate::guardian::Guardian;
use crate::statements;

/// See the module.
pub struct SetGuardianPermissions;

/// What the guardian may.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GuardianScopes {
    /// The guardian.
    pub id: Uuid,
    /// Read notes.
    #[serde(default)]
    pub may_view_notes: bool,
    /// Make and cancel appointments.
    #[serde(default)]
    pub may_schedule: bool,
    /// See bills.
    #[serde(default)]
    pub may_view_billing: bool,
    /// Write to the clinician.
    #[serde(default)]
    pub may_message: bool,
}

impl Function for SetGuardianPermissions {
    const SPEC: Spec = Spec::write(
        "set-guardian-permissions",
        "Says what a verified guardian may see and do.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("guardian");
    type Input = GuardianScopes;
    type Output = Guardian;

    async fn run(cx: &mut Context, input: GuardianScopes) -> Result<Guardian> {
        let guardian: Guardian = cx
            .one(
                "verified guardian",
                &statements::SET_GUARDIAN_PERMISSIONS,
                &[
                    &input.id,
                    &input.may_view_notes,
                    &input.may_schedule,
                    &input.may_view_billing,
                    &input.may_message,
                ],
            )
            .await?;
        cx.about(guardian.id);
        cx.about_client(guardian.client_id);
        cx.announce(Topic::Clients)?;
        Ok(guardian)
    }

    fn example() -> GuardianScopes {
        GuardianScopes {
            id: crate::example::VERIFIED_GUARDIAN,
            may_view_notes: false,
            may_schedule: true,
            may_view_billing: true,
            may_message: false,
        }
    }
}
