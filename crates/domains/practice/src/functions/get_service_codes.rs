//! The services the practice bills.

use kernel::prelude::*;

use crate::service_code::ServiceCode;
use crate::statements;

/// See the module.
pub struct GetServiceCodes;

/// Which services.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ServiceQuery {
    /// Also those that are off.
    #[serde(default)]
    pub include_inactive: bool,
}

impl Function for GetServiceCodes {
    const SPEC: Spec = Spec::read(
        "get-service-codes",
        "Lists the services the practice bills.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows nothing about a person.");
    type Input = ServiceQuery;
    type Output = Vec<ServiceCode>;

    async fn run(cx: &mut Context, query: ServiceQuery) -> Result<Vec<ServiceCode>> {
        cx.last()
            .all(&statements::GET_SERVICE_CODES, &[&query.include_inactive])
            .await
    }

    fn example() -> ServiceQuery {
        ServiceQuery::default()
    }
}
