//! The two functions of the benchmark: one row by its key, read and written, by an administrator.
//!
//! Everything about them is as for any function, but for the rate limit, which is what a benchmark
//! must not measure.

use kernel::prelude::*;
use kernel::{Entry, RateLimit};
use server::{Fault, House};

/// Rooms, so that clients do not wait for each other's row.
pub const ROOMS: usize = 64;

/// The functions of the benchmark.
pub static FUNCTIONS: &[Entry] = &[Entry::of::<Read>(), Entry::of::<Write>()];

kernel::statements! {
    /// One room.
    READ_ROOM: Room = "read_room";
    /// One more or one fewer chair.
    WRITE_ROOM: Room = "write_room";
}

/// A room.
#[derive(Debug, Serialize, JsonSchema, Row)]
pub struct Room {
    id: Uuid,
    name: String,
    capacity: i32,
    row_version: i32,
}

/// Which room.
#[derive(Debug, Deserialize, Serialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Which {
    room_id: Uuid,
}

/// Reads one row by its key.
pub struct Read;

/// Writes one row by its key.
pub struct Write;

const WITHOUT_LIMIT: RateLimit = RateLimit::per_minute(600_000_000);

impl Function for Read {
    const SPEC: Spec = Spec::read("read", "Reads one row by its key.")
        .roles(Roles::Only(&[Role::Administrator]))
        .limit(WITHOUT_LIMIT)
        .audits("room");
    type Input = Which;
    type Output = Room;

    async fn run(cx: &mut Context, which: Which) -> Result<Room> {
        cx.about(which.room_id);
        cx.last().one("room", &READ_ROOM, &[&which.room_id]).await
    }

    fn example() -> Which {
        Which {
            room_id: kernel::example::ROOM,
        }
    }
}

impl Function for Write {
    const SPEC: Spec = Spec::write("write", "Writes one row by its key.")
        .roles(Roles::Only(&[Role::Administrator]))
        .limit(WITHOUT_LIMIT)
        .audits("room");
    type Input = Which;
    type Output = Room;

    async fn run(cx: &mut Context, which: Which) -> Result<Room> {
        cx.about(which.room_id);
        cx.one("room", &WRITE_ROOM, &[&which.room_id]).await
    }

    fn example() -> Which {
        Which {
            room_id: kernel::example::ROOM,
        }
    }
}

/// Makes the rooms.
pub async fn prepare(house: &House) -> Result<Vec<Uuid>, Fault> {
    let doing = "making rooms for the benchmark";
    let client = house.place.admin_client().await?;
    let rows = client
        .query(
            "insert into public.practice_rooms (id, organization_id, location_id, name)
             select gen_random_uuid(), l.organization_id, l.id, 'Bench ' || n
               from (select organization_id, id from public.practice_locations order by id limit 1) l,
                    generate_series(1, $1::int) n
             returning id",
            &[&(ROOMS as i32)],
        )
        .await
        .map_err(database::Error::doing(doing))?;
    Ok(rows.iter().map(|row| row.get(0)).collect())
}
