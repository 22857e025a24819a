//! Adds a room to an office.

use kernel::prelude::*;

use crate::room::{LocationId, Room, name_taken};
use crate::statements;

/// See the module.
pub struct CreateRoom;

/// The room to add.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRoom {
    /// The office it is in.
    pub location_id: LocationId,
    /// Its name.
    pub name: Text<80>,
    /// How many people it seats.
    pub capacity: Within<1, 200>,
}

impl Function for CreateRoom {
    const SPEC: Spec = Spec::write("create-room", "Adds a room to an office.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("room");
    type Input = NewRoom;
    type Output = Room;

    async fn run(cx: &mut Context, room: NewRoom) -> Result<Room> {
        let (id, practice) = (cx.new_id(), cx.organization()?);
        cx.about(id);
        cx.one(
            "room",
            &statements::CREATE_ROOM,
            &[
                &id,
                &practice,
                &room.location_id,
                &room.name,
                &room.capacity,
            ],
        )
        .await
        .on_constraint("practice_rooms_name_once", name_taken)
        .on_constraint("practice_rooms_location_fkey", || {
            Error::not_found("location").on_field("location_id")
        })
    }

    fn example() -> NewRoom {
        NewRoom {
            location_id: kernel::example::LOCATION.into(),
            name: Text::new("Quiet room").expect("it is short"),
            capacity: Within::new(2).expect("it lies within"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn a_room_is_in_an_office_of_its_own_practice() {
        let (t, other) = (
            crate::tests::practice().await,
            crate::tests::practice().await,
        );
        let here = NewRoom {
            location_id: t.own(kernel::example::LOCATION).into(),
            ..CreateRoom::example()
        };
        let room = t.call(CreateRoom).by(&t.amara).with(here).ok().await;
        assert_eq!(room["name"], "Quiet room");
        let there = NewRoom {
            location_id: other.own(kernel::example::LOCATION).into(),
            ..CreateRoom::example()
        };
        let error = t.call(CreateRoom).by(&t.amara).with(there).err().await;
        assert_eq!(
            (error.code(), error.field()),
            (Code::NotFound, Some("location_id"))
        );
    }
}
