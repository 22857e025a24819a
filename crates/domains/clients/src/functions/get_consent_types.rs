//! Lists the consents of the practice with their present words.

use kernel::prelude::*;

use crate::consent::ConsentType;
use crate::statements;

/// See the module.
pub struct GetConsentTypes;

/// Which.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ConsentTypeQuery {
    /// Also words that were replaced.
    #[serde(default)]
    pub include_older: bool,
}

impl Function for GetConsentTypes {
    const SPEC: Spec = Spec::read(
        "get-consent-types",
        "Lists the consents of the practice with their present words.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows nothing about a person.");
    type Input = ConsentTypeQuery;
    type Output = Vec<ConsentType>;

    async fn run(cx: &mut Context, input: ConsentTypeQuery) -> Result<Vec<ConsentType>> {
        cx.last()
            .all(&statements::GET_CONSENT_TYPES, &[&input.include_older])
            .await
    }

    fn example() -> ConsentTypeQuery {
        ConsentTypeQuery {
            include_older: false,
        }
    }
}
