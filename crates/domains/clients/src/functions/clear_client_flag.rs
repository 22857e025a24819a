//! Takes a flag off, with the reason; it stays in the history.

use kernel::prelude::*;

use crate::flag::Flag;
use crate::statements;

/// See the module.
pub struct ClearClientFlag;

/// Which, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Clearing {
    /// The flag.
    pub id: Uuid,
    /// Why.
    pub reason: Text<500>,
}

impl Function for ClearClientFlag {
    const SPEC: Spec = Spec::write(
        "clear-client-flag",
        "Takes a flag off, with the reason; it stays in the history.",
    )
    .roles(Roles::Only(&[
        Role::Administrator,
        Role::FrontDesk,
        Role::BillingStaff,
        Role::Supervisor,
        Role::Therapist,
        Role::AssociateTrainee,
    ]))
    .audits("flag");
    type Input = Clearing;
    type Output = Flag;

    async fn run(cx: &mut Context, input: Clearing) -> Result<Flag> {
        let now = cx.now();
        let flag: Flag = cx
            .one(
                "open flag",
                &statements::CLEAR_CLIENT_FLAG,
                &[&input.id, &now, &input.reason],
            )
            .await?;
        cx.about(flag.id);
        cx.about_client(flag.client_id);
        cx.announce(Topic::Clients)?;
        Ok(flag)
    }

    fn example() -> Clearing {
        Clearing {
            id: crate::example::FLAG,
            reason: Text::new("The number is no longer in use").expect("it has letters"),
        }
    }
}
