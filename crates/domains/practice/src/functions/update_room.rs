//! Corrects, closes or opens a room.

use kernel::prelude::*;

use crate::room::{Room, RoomId, name_taken};
use crate::statements;

/// See the module.
pub struct UpdateRoom;

/// Which room, and what shall stand in it.
#[derive(Clone, Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct RoomChange {
    /// Which.
    pub id: RoomId,
    /// The version that was seen.
    pub row_version: i32,
    /// Its name.
    pub name: Text<80>,
    /// How many people it seats.
    pub capacity: Within<1, 200>,
    /// Whether it can be booked.
    pub active: bool,
}

impl Function for UpdateRoom {
    const SPEC: Spec = Spec::write("update-room", "Corrects, closes or opens a room.")
        .roles(Roles::Only(&[Role::Administrator]))
        .audits("room");
    type Input = RoomChange;
    type Output = Room;

    async fn run(cx: &mut Context, room: RoomChange) -> Result<Room> {
        cx.about(room.id);
        cx.expect_version("room", &statements::LOCK_ROOM, room.id, room.row_version)
            .await?;
        cx.one(
            "room",
            &statements::UPDATE_ROOM,
            &[&room.id, &room.name, &room.capacity, &room.active],
        )
        .await
        .on_constraint("practice_rooms_name_once", name_taken)
    }

    fn example() -> RoomChange {
        RoomChange {
            id: kernel::example::ROOM.into(),
            row_version: 1,
            name: Text::new("Garden room").expect("it is short"),
            capacity: Within::new(6).expect("it lies within"),
            active: true,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_present_version_is_told_to_whoever_comes_too_late() {
        let t = crate::tests::practice().await;
        let change = || RoomChange {
            id: t.own(kernel::example::ROOM).into(),
            ..UpdateRoom::example()
        };
        let room = t.call(UpdateRoom).by(&t.amara).with(change()).ok().await;
        assert_eq!(
            (&room["capacity"], &room["row_version"]),
            (&6.into(), &2.into())
        );
        let late = t.call(UpdateRoom).by(&t.amara).with(change()).err().await;
        assert_eq!(late.to_json(Uuid::nil())["error"]["current_version"], 2);
    }
}
