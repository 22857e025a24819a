//! Sets a client aside. Nothing is removed, ever: the record becomes inactive and stays.

use kernel::id::ClientId;
use kernel::prelude::*;

use crate::chart;
use crate::functions::set_client_status::move_to;
use crate::status::ClientStatus;

/// See the module.
pub struct DeleteClient;

/// Whom, and why.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Removal {
    /// The client.
    pub id: ClientId,
    /// Why.
    #[serde(default)]
    pub reason: Option<Text<500>>,
}

impl Function for DeleteClient {
    const SPEC: Spec = Spec::write(
        "delete-client",
        "Sets a client aside as inactive; the record stays. Answers null.",
    )
    .roles(Roles::Only(&[Role::Administrator]))
    .audits("client");
    type Input = Removal;
    type Output = ();

    async fn run(cx: &mut Context, removal: Removal) -> Result<()> {
        let cover = chart::open_to_write(cx, removal.id).await?;
        let reason = match removal.reason {
            Some(reason) => reason,
            None => Text::new("Set aside").map_err(Error::internal)?,
        };
        move_to(
            cx,
            removal.id,
            ClientStatus::Inactive,
            &reason,
            cover.today,
            cover.today,
        )
        .await
    }

    fn example() -> Removal {
        Removal {
            id: crate::example::CLIENT.into(),
            reason: Text::new("Registered by mistake").ok(),
        }
    }
}
