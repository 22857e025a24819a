//! Closes an office, and its rooms with it.

use kernel::prelude::*;

use crate::location::Location;
use crate::room::LocationId;
use crate::statements;

/// See the module.
pub struct DeactivateLocation;

/// Which office.
#[derive(Clone, Copy, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationClosing {
    /// Which.
    pub id: LocationId,
    /// The version that was seen.
    pub row_version: i32,
}

impl Function for DeactivateLocation {
    const SPEC: Spec = Spec::write("deactivate-location", "Closes an office and its rooms.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("location");
    type Input = LocationClosing;
    type Output = Location;

    async fn run(
        cx: &mut Context,
        LocationClosing { id, row_version }: LocationClosing,
    ) -> Result<Location> {
        cx.about(id);
        cx.expect_version("location", &statements::LOCK_LOCATION, id, row_version)
            .await?;
        cx.execute(&statements::CLOSE_ROOMS, &[&id]).await?;
        cx.one("location", &statements::DEACTIVATE_LOCATION, &[&id])
            .await
    }

    fn example() -> LocationClosing {
        LocationClosing {
            id: kernel::example::LOCATION.into(),
            row_version: 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::functions::get_locations::GetLocations;
    use crate::functions::get_rooms::GetRooms;
    use serde_json::json;

    #[tokio::test]
    async fn with_the_office_its_rooms_are_closed() {
        let t = crate::tests::practice().await;
        let closing = LocationClosing {
            id: t.own(kernel::example::LOCATION).into(),
            row_version: 1,
        };
        t.call(DeactivateLocation)
            .by(&t.amara)
            .with(closing)
            .ok()
            .await;
        assert_eq!(t.call(GetLocations).by(&t.rosa).ok().await, json!([]));
        let rooms = t.call(GetRooms).by(&t.rosa).with_json(json!({})).ok().await;
        assert_eq!(rooms, json!([]));
    }
}
