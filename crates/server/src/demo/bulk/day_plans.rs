//! How a day is found: by its index, its clients one by one, and not by way of everybody a clinician ever saw.

use std::sync::Arc;

use kernel::sql::AnyStatement;
use scheduling::statements;
use testkit::{Client, Person, World};

use super::{Size, load};

/// Before the cast of the tests booked anything. A Wednesday.
const THEN: &str = "2020-01-08T15:00:00Z";
const SPAN: &str = "'2020-01-08 05:00+00', '2020-01-09 05:00+00', null, 3001";

/// The plan as it was followed, line by line; what was not needed is left out.
async fn plan(
    client: &Client,
    world: &World,
    person: &Person,
    statement: &dyn AnyStatement,
    arguments: &str,
) -> Vec<String> {
    let claims = person
        .caller(world.house.now())
        .claims()
        .replace('\'', "''");
    let sql = format!(
        "begin; set local plan_cache_mode = force_generic_plan; select set_config('request.jwt.claims', '{claims}', true);
         set local role authenticated; prepare one as {}",
        statement.text()
    );
    client.batch_execute(&sql).await.unwrap();
    let sql = format!("explain (analyze, timing off) execute one({arguments})");
    let rows = client.query(&sql, &[]).await.unwrap();
    client
        .batch_execute("deallocate one; rollback")
        .await
        .unwrap();
    rows.iter()
        .map(|row| row.get::<_, String>(0))
        .filter(|line| !line.contains("(never executed)"))
        .collect()
}

#[tokio::test]
async fn a_day_is_read_by_its_index_and_its_clients_one_by_one() {
    let world = World::new(&[]).await;
    let operator = world.house.database.superuser().await;
    let now = THEN.parse().unwrap();
    let size = Size::of(25, 40);
    let quiet = &(Arc::new(|_, _| {}) as _);
    load(&operator, world.home.organization, size, now, quiet)
        .await
        .unwrap();
    let (noor, rosa) = (&world.home.noor, &world.home.rosa);
    let own = format!("{SPAN}, '{{{}}}'", noor.profile);
    let today = format!("'2020-01-08', '{THEN}', null");
    let (some, all, day): (&dyn AnyStatement, &dyn AnyStatement, &dyn AnyStatement) = (
        &statements::GET_CLINICIAN_APPOINTMENTS,
        &statements::GET_APPOINTMENTS,
        &statements::GET_DAY,
    );
    let by_clinician = "Index Scan using appointments_clinician_day_idx on appointments a ";
    let by_day = "Index Scan using appointments_day_idx on appointments a ";
    for (person, statement, arguments, index) in [
        (noor, some, own.as_str(), by_clinician),
        (rosa, some, own.as_str(), by_clinician),
        (noor, all, SPAN, by_day),
        (rosa, all, SPAN, by_day),
        (noor, day, today.as_str(), by_day),
        (rosa, day, today.as_str(), by_day),
    ] {
        let plan = plan(&operator, &world, person, statement, arguments).await;
        let words = plan.join("\n");
        let name = format!("{} by {}", statement.name(), person.role);
        assert!(
            words.contains(index),
            "{name} does not use {index}:\n{words}"
        );
        for table in ["appointments", "appointment_clients", "clients"] {
            let whole = format!("Seq Scan on {table} ");
            assert!(
                !words.contains(&whole),
                "{name} reads {table} whole:\n{words}"
            );
        }
        // A hash of clients would be made of all of them: nothing but the visit itself says who is in it.
        assert!(
            !words.contains("Hash Join") && !words.contains("Merge Cond: (c.id"),
            "{name} joins whole tables:\n{words}"
        );
        if statement.name() == some.name() {
            assert!(
                !words.contains("appointment_clients_client_idx"),
                "{name} looks through all visits of all clients:\n{words}"
            );
        }
    }
}
