//! The kinds of visit that the practice offers.

use kernel::prelude::*;

use crate::appointment_type::AppointmentType;
use crate::statements;

/// See the module.
pub struct GetAppointmentTypes;

/// Which kinds.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct AppointmentTypeQuery {
    /// Also those that are switched off.
    #[serde(default)]
    pub include_inactive: bool,
}

impl Function for GetAppointmentTypes {
    const SPEC: Spec = Spec::read(
        "get-appointment-types",
        "Lists the kinds of visit that the practice offers.",
    )
    .roles(Roles::STAFF)
    .unaudited("It shows nothing about a person.");
    type Input = AppointmentTypeQuery;
    type Output = Vec<AppointmentType>;

    async fn run(cx: &mut Context, query: AppointmentTypeQuery) -> Result<Vec<AppointmentType>> {
        cx.last()
            .all(
                &statements::GET_APPOINTMENT_TYPES,
                &[&query.include_inactive],
            )
            .await
    }

    fn example() -> AppointmentTypeQuery {
        AppointmentTypeQuery::default()
    }
}
