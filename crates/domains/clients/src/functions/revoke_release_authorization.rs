//! Writes down that a client took an authorization back.

use kernel::prelude::*;

use crate::functions::revoke_client_consent::Revocation;
use crate::release::Release;
use crate::statements;

/// See the module.
pub struct RevokeReleaseAuthorization;

impl Function for RevokeReleaseAuthorization {
    const SPEC: Spec = Spec::write(
        "revoke-release-authorization",
        "Writes down that a client took an authorization back.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("release");
    type Input = Revocation;
    type Output = Release;

    async fn run(cx: &mut Context, input: Revocation) -> Result<Release> {
        let now = cx.now();
        let release: Release = cx
            .one(
                "release in force",
                &statements::REVOKE_RELEASE_AUTHORIZATION,
                &[&input.id, &now, &input.reason],
            )
            .await?;
        cx.about(release.id);
        cx.about_client(release.client_id);
        cx.announce(Topic::Clients)?;
        Ok(release)
    }

    fn example() -> Revocation {
        Revocation {
            id: crate::example::RELEASE,
            reason: Text::new("Changed the doctor").expect("it has letters"),
        }
    }
}
