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

#[tokio::test]
async fn every_table_lets_everybody_do_just_what_is_written() {
    let world = World::new(&[]).await;
    let matrix = crate::table_matrix(&world).await;
    assert!(matrix.cells > 5_000, "{} cells", matrix.cells);
    assert!(
        matrix.faults.is_empty(),
        "{} faults:\n{}",
        matrix.faults.len(),
        matrix.faults.join("\n")
    );
}

/// Each hole is one that somebody might really make; the matrix must name the table.
#[tokio::test]
async fn the_matrix_finds_every_hole_in_the_wall() {
    let holes = [
        (
            "public.practice_rooms",
            "create policy hole on practice_rooms for select to authenticated using (true)",
        ),
        (
            "public.practice_rooms",
            "drop policy practice_rooms_tenant on practice_rooms; create policy hole on practice_rooms for select to service_role using (true)",
        ),
        (
            "public.provider_licenses",
            "drop policy provider_licenses_assurance on provider_licenses",
        ),
        (
            "public.staff_profiles",
            "alter table staff_profiles disable row level security",
        ),
        (
            "public.user_roles",
            "create policy hole on user_roles for insert to authenticated with check (profile_id = auth.uid())",
        ),
        (
            "public.billing_codes",
            "drop policy billing_codes_update_organization on billing_codes",
        ),
        (
            "public.practice_settings",
            "revoke select on practice_settings from authenticated",
        ),
        (
            "public.profiles",
            "create policy hole on profiles for update to authenticated using (id is not null) with check (id is not null)",
        ),
    ];
    for (table, hole) in holes {
        let world = World::new(&[]).await;
        world
            .house
            .database
            .operator()
            .await
            .batch_execute(hole)
            .await
            .unwrap();
        let matrix = crate::matrix::matrix_of(&world, |name| name == table).await;
        assert!(!matrix.faults.is_empty(), "not found: {hole}");
        assert!(
            matrix.faults.iter().all(|fault| fault.starts_with(table)),
            "{:?}",
            matrix.faults
        );
    }
}
