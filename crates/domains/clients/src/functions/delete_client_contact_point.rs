//! Strikes out a number or address; the record stays.

use kernel::prelude::*;

use crate::chart::Line;
use crate::statements;

/// See the module.
pub struct DeleteClientContactPoint;

impl Function for DeleteClientContactPoint {
    const SPEC: Spec = Spec::write(
        "delete-client-contact-point",
        "Strikes out a number or address; the record stays.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("client_contact_point");
    type Input = Line;
    type Output = Nothing;

    async fn run(cx: &mut Context, line: Line) -> Result<Nothing> {
        let now = cx.now();
        let client: Uuid = cx
            .one(
                "line",
                &statements::DELETE_CLIENT_CONTACT_POINT,
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
            id: crate::example::CLIENT_CONTACT_POINT,
        }
    }
}
