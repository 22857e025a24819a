//! Corrects an office.

use kernel::prelude::*;

use crate::location::{Location, LocationFacts, name_taken};
use crate::room::LocationId;
use crate::statements;

/// See the module.
pub struct UpdateLocation;

/// Which office, and what shall stand in it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LocationChange {
    /// Which.
    pub id: LocationId,
    /// The version that was seen.
    pub row_version: i32,
    /// The office, as it shall be. What is left out is emptied.
    pub location: LocationFacts,
}

impl Function for UpdateLocation {
    const SPEC: Spec = Spec::write("update-location", "Corrects an office.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("location");
    type Input = LocationChange;
    type Output = Location;

    async fn run(
        cx: &mut Context,
        LocationChange {
            id,
            row_version,
            location,
        }: LocationChange,
    ) -> Result<Location> {
        cx.about(id);
        cx.expect_version("location", &statements::LOCK_LOCATION, id, row_version)
            .await?;
        cx.one(
            "location",
            &statements::UPDATE_LOCATION,
            &[
                &id,
                &location.name,
                &location.street,
                &location.city,
                &location.state,
                &location.postal_code,
                &location.phone,
                &location.place_of_service,
                &location.time_zone,
            ],
        )
        .await
        .on_constraint("practice_locations_name_once", name_taken)
    }

    fn example() -> LocationChange {
        LocationChange {
            id: kernel::example::LOCATION.into(),
            row_version: 1,
            location: LocationFacts::example(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn another_practices_office_does_not_exist() {
        let (t, other) = (
            crate::tests::practice().await,
            crate::tests::practice().await,
        );
        let foreign = LocationChange {
            id: other.own(kernel::example::LOCATION).into(),
            ..UpdateLocation::example()
        };
        assert_eq!(
            t.call(UpdateLocation)
                .by(&t.amara)
                .with(foreign)
                .err()
                .await
                .code(),
            Code::NotFound
        );
    }
}
