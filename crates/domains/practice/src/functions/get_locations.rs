//! The offices of the practice.

use kernel::prelude::*;

use crate::location::Location;
use crate::statements;

/// See the module.
pub struct GetLocations;

/// Which offices.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationQuery {
    /// Also those that are closed.
    #[serde(default)]
    pub include_inactive: bool,
}

impl Function for GetLocations {
    const SPEC: Spec = Spec::read("get-locations", "Lists the offices of the practice.")
        .roles(Roles::STAFF)
        .unaudited("It shows nothing about a person.");
    type Input = LocationQuery;
    type Output = Vec<Location>;

    async fn run(cx: &mut Context, query: LocationQuery) -> Result<Vec<Location>> {
        cx.last()
            .all(&statements::GET_LOCATIONS, &[&query.include_inactive])
            .await
    }

    fn example() -> LocationQuery {
        LocationQuery::default()
    }
}
