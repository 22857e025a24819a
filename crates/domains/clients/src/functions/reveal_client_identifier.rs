//! Shows a number in full, after a fresh proof of who asks.

use kernel::prelude::*;

use crate::chart::Line;
use crate::statements;
use kernel::id::ClientId;

/// See the module.
pub struct RevealClientIdentifier;

/// As it lies in the table.
#[derive(Clone, Debug, Row)]
pub struct Sealed {
    /// Whose.
    pub client_id: ClientId,
    /// Sealed.
    pub value_sealed: Vec<u8>,
}

/// In full.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct Revealed {
    /// The number.
    pub value: String,
}

impl Function for RevealClientIdentifier {
    const SPEC: Spec = Spec::read(
        "reveal-client-identifier",
        "Shows a number in full, after a fresh proof of who asks.",
    )
    .roles(Roles::Only(&[Role::Administrator, Role::BillingStaff]))
    .audits("client")
    .step_up();
    type Input = Line;
    type Output = Revealed;

    async fn run(cx: &mut Context, input: Line) -> Result<Revealed> {
        let sealed: Sealed = cx
            .last()
            .one("number", &statements::OPEN_CLIENT_IDENTIFIER, &[&input.id])
            .await?;
        cx.about(input.id);
        cx.about_client(sealed.client_id);
        Ok(Revealed {
            value: cx.open(&crate::identifier::place(input.id), &sealed.value_sealed)?,
        })
    }

    fn example() -> Line {
        Line {
            id: crate::example::IDENTIFIER,
        }
    }
}
