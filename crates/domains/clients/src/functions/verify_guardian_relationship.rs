//! Says that somebody saw the paper: from now on the guardian may be given permissions.

use kernel::prelude::*;

use crate::guardian::Guardian;
use crate::statements;

/// See the module.
pub struct VerifyGuardianRelationship;

/// What was seen.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Verification {
    /// The guardian.
    pub id: Uuid,
    /// Which paper.
    pub evidence: Text<500>,
}

impl Function for VerifyGuardianRelationship {
    const SPEC: Spec = Spec::write(
        "verify-guardian-relationship",
        "Says that somebody saw the paper: from now on the guardian may be given permissions.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("guardian");
    type Input = Verification;
    type Output = Guardian;

    async fn run(cx: &mut Context, input: Verification) -> Result<Guardian> {
        let (now, by) = (cx.now(), cx.user()?.profile);
        let guardian: Guardian = cx
            .one(
                "guardian to verify",
                &statements::VERIFY_GUARDIAN,
                &[&input.id, &input.evidence, &now, &by],
            )
            .await?;
        cx.about(guardian.id);
        cx.about_client(guardian.client_id);
        cx.announce(Topic::Clients)?;
        Ok(guardian)
    }

    fn example() -> Verification {
        Verification {
            id: crate::example::GUARDIAN,
            evidence: Text::new("Custody order of 3 May, seen in the original")
                .expect("it has letters"),
        }
    }
}
