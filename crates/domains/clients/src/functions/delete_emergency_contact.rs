//! Takes somebody off the list of people to call; the record stays.

use kernel::prelude::*;

use crate::chart::Line;
use crate::statements;

/// See the module.
pub struct DeleteEmergencyContact;

impl Function for DeleteEmergencyContact {
    const SPEC: Spec = Spec::write(
        "delete-emergency-contact",
        "Takes somebody off the list of people to call; the record stays.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("emergency_contact");
    type Input = Line;
    type Output = Nothing;

    async fn run(cx: &mut Context, line: Line) -> Result<Nothing> {
        let now = cx.now();
        let client: Uuid = cx
            .one(
                "line",
                &statements::DELETE_EMERGENCY_CONTACT,
                &[&line.id, &now],
            )
            .await?;
        cx.about(line.id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        Ok(Nothing {})
    }

    fn example() -> Line {
        Line {
            id: crate::example::EMERGENCY_CONTACT,
        }
    }
}
