//! Lists the payers the practice deals with.

use kernel::prelude::*;

use crate::insurance::Payer;
use crate::statements;

/// See the module.
pub struct GetPayers;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct PayerQuery {
    /// Also those no longer used.
    #[serde(default)]
    pub include_inactive: bool,
}

impl Function for GetPayers {
    const SPEC: Spec = Spec::read("get-payers", "Lists the payers the practice deals with.")
        .roles(Roles::STAFF)
        .unaudited("It shows nothing about a person.");
    type Input = PayerQuery;
    type Output = Vec<Payer>;

    async fn run(cx: &mut Context, input: PayerQuery) -> Result<Vec<Payer>> {
        cx.last()
            .all(&statements::GET_PAYERS, &[&input.include_inactive])
            .await
    }

    fn example() -> PayerQuery {
        PayerQuery {
            include_inactive: false,
        }
    }
}
