//! Writes down that a client took a consent back; it held until then.

use kernel::prelude::*;

use crate::chart;
use crate::consent::Consent;
use crate::statements;

/// See the module.
pub struct RevokeClientConsent;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Revocation {
    /// Which.
    pub id: Uuid,
    /// Why.
    pub reason: Text<500>,
}

impl Function for RevokeClientConsent {
    const SPEC: Spec = Spec::write(
        "revoke-client-consent",
        "Writes down that a client took a consent back; it held until then.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("consent");
    type Input = Revocation;
    type Output = Consent;

    async fn run(cx: &mut Context, input: Revocation) -> Result<Consent> {
        let now = cx.now();
        let client: Uuid = cx
            .one(
                "consent in force",
                &statements::REVOKE_CLIENT_CONSENT,
                &[&input.id, &now, &input.reason],
            )
            .await?;
        cx.about(input.id);
        cx.about_client(client);
        cx.announce(Topic::Clients)?;
        let today = chart::today(cx).await?;
        cx.one(
            "consent",
            &statements::GET_CLIENT_CONSENT,
            &[&input.id, &today],
        )
        .await
    }

    fn example() -> Revocation {
        Revocation {
            id: crate::example::CONSENT,
            reason: Text::new("Changed her mind").expect("it has letters"),
        }
    }
}
