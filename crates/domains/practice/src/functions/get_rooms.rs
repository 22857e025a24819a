//! The rooms that can be booked.

use kernel::prelude::*;

use crate::room::{LocationId, Room};
use crate::statements;

/// See the module.
pub struct GetRooms;

/// Which rooms.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomQuery {
    /// Only those in this office.
    #[serde(default)]
    pub location_id: Option<LocationId>,
    /// Also those that are closed.
    #[serde(default)]
    pub include_inactive: bool,
}

impl Function for GetRooms {
    const SPEC: Spec = Spec::read("get-rooms", "Lists the rooms that can be booked.")
        .roles(Roles::STAFF)
        .unaudited("It shows nothing about a person.");
    type Input = RoomQuery;
    type Output = Vec<Room>;

    async fn run(cx: &mut Context, query: RoomQuery) -> Result<Vec<Room>> {
        cx.last()
            .all(
                &statements::GET_ROOMS,
                &[&query.location_id, &query.include_inactive],
            )
            .await
    }

    fn example() -> RoomQuery {
        RoomQuery {
            location_id: Some(kernel::example::LOCATION.into()),
            include_inactive: false,
        }
    }
}
