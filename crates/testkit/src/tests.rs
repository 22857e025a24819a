//! The kit's own promises.

use kernel::example;
use kernel::prelude::*;

use crate::{Cast, Practice, World};

async fn people_of(cast: &Cast, operator: &tokio_postgres::Client) -> i64 {
    operator
        .query_one(
            "select count(*) from organization_memberships where organization_id = $1",
            &[&cast.organization],
        )
        .await
        .unwrap()
        .get(0)
}

#[tokio::test]
async fn every_practice_has_the_whole_cast_and_ids_of_its_own() {
    let (first, second) = (Practice::new(&[]).await, Practice::new(&[]).await);
    let operator = first.house().database.operator().await;
    assert_eq!(people_of(&first, &operator).await, 8);
    assert_eq!(people_of(&second, &operator).await, 8);
    assert_ne!(first.organization, second.organization);
}

#[tokio::test]
async fn the_world_holds_the_ids_of_the_examples() {
    let world = World::new(&[]).await;
    assert_eq!(world.home.organization, example::ORGANIZATION);
    assert_eq!(world.other.organization, example::OTHER_ORGANIZATION);
    assert_eq!(world.home.noor.profile, example::STAFF);
    assert_eq!(world.home.own(example::ROOM), example::ROOM);
    assert_ne!(world.other.own(example::ROOM), example::ROOM);
    for role in Role::ALL {
        assert_eq!(world.home.someone(*role).role, *role);
    }
}

#[tokio::test]
async fn the_servers_login_sees_nothing_until_it_is_somebody() {
    let world = World::new(&[]).await;
    let connection = world.house.waist.pool.get().await.unwrap();
    let refused = connection
        .query("select 1 from public.organizations", &[])
        .await;
    assert!(refused.is_err());
}
