//! Ends a guardianship with all its permissions.

use kernel::prelude::*;

use crate::chart::Line;
use crate::guardian::Guardian;
use crate::statements;

/// See the module.
pub struct EndGuardianRelationship;

impl Function for EndGuardianRelationship {
    const SPEC: Spec = Spec::write(
        "end-guardian-relationship",
        "Ends a guardianship with all its permissions.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
    ]))
    .audits("guardian");
    type Input = Line;
    type Output = Guardian;

    async fn run(cx: &mut Context, input: Line) -> Result<Guardian> {
        let now = cx.now();
        let guardian: Guardian = cx
            .one("guardian", &statements::END_GUARDIAN, &[&input.id, &now])
            .await?;
        cx.about(guardian.id);
        cx.about_client(guardian.client_id);
        cx.announce(Topic::Clients)?;
        Ok(guardian)
    }

    fn example() -> Line {
        Line {
            id: crate::example::GUARDIAN,
        }
    }
}
