//! Rooms that can be booked.

use kernel::prelude::*;

kernel::ids! {
    /// An office.
    LocationId,
    /// A room.
    RoomId,
}

/// A room.
#[derive(Clone, Debug, Serialize, JsonSchema, Row)]
pub struct Room {
    /// Its id.
    pub id: Uuid,
    /// The office it is in.
    pub location_id: Uuid,
    /// Its name.
    pub name: String,
    /// How many people it seats.
    pub capacity: Within<1, 200>,
    /// Whether it can be booked.
    pub active: bool,
    /// The version to send back when changing it.
    pub row_version: i32,
}

/// The sentence for a name that is taken.
pub(crate) fn name_taken() -> Error {
    Error::conflict("There is a room of this name at this location already.").on_field("name")
}
