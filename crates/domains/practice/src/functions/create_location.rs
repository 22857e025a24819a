//! Opens an office.

use kernel::prelude::*;

use crate::location::{Location, LocationFacts, name_taken};
use crate::statements;

/// See the module.
pub struct CreateLocation;

/// The office to open.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewLocation {
    /// The office.
    pub location: LocationFacts,
}

impl Function for CreateLocation {
    const SPEC: Spec = Spec::write("create-location", "Opens an office.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("location");
    type Input = NewLocation;
    type Output = Location;

    async fn run(cx: &mut Context, NewLocation { location }: NewLocation) -> Result<Location> {
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.one(
            "location",
            &statements::CREATE_LOCATION,
            &[
                &id,
                &practice,
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

    fn example() -> NewLocation {
        NewLocation {
            location: LocationFacts::example(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn two_offices_do_not_share_a_name_however_it_is_written() {
        let t = crate::tests::practice().await;
        let location = t.call(CreateLocation).by(&t.amara).ok().await;
        assert_eq!(location["name"], "Riverside office");
        let mut again = CreateLocation::example();
        again.location.name = Text::new("RIVERSIDE OFFICE").unwrap();
        let error = t.call(CreateLocation).by(&t.amara).with(again).err().await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::Conflict, Some("location.name"))
        );
    }

    #[tokio::test]
    async fn another_practice_may_use_the_same_name() {
        for _ in 0..2 {
            let t = crate::tests::practice().await;
            t.call(CreateLocation).by(&t.amara).ok().await;
        }
    }
}
