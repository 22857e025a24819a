use std::sync::Arc;

use clients::functions::get_clients::GetClients;
use jiff::Timestamp;
use scheduling::functions::get_appointments::GetAppointments;
use serde_json::{Value, json};
use testkit::{Client, World};

use super::{Size, load};

/// Before the cast of the tests booked anything. A Wednesday.
const THEN: &str = "2020-01-08T15:00:00Z";
const SIZE: Size = Size::of(6, 12);

/// The tables that are filled, parents first, each with what an insert gives; the triggers make the rest.
const TABLES: [(&str, bool); 8] = [
    ("clients", true),
    ("client_status_history", true),
    ("client_contact_points", true),
    ("client_care_team", true),
    ("client_search_keys", false),
    ("appointments", true),
    ("appointment_clients", true),
    ("appointment_status_history", false),
];

async fn loaded() -> (World, Client) {
    let world = World::new(&[clients::FUNCTIONS, scheduling::FUNCTIONS]).await;
    let operator = world.house.database.superuser().await;
    for (table, _) in TABLES {
        let sql = format!("create table pg_temp.before_{table} as select * from {table}");
        operator.batch_execute(&sql).await.unwrap();
    }
    // The bulk load leaves no temporary table behind, so what was there before is kept by another connection.
    let loader = world.house.database.superuser().await;
    let now: Timestamp = THEN.parse().unwrap();
    let practice = world.home.organization;
    load(&loader, practice, SIZE, now, &(Arc::new(|_, _| {}) as _))
        .await
        .unwrap();
    (world, operator)
}

async fn count(client: &Client, sql: &str) -> i64 {
    client.query_one(sql, &[]).await.unwrap().get(0)
}

/// The columns of a table, those left out that PostgreSQL reckons itself.
async fn columns(client: &Client, table: &str, but: &str) -> String {
    let sql = "select string_agg(quote_ident(attname), ', ' order by attnum) from pg_attribute
                where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attname <> $2";
    client.query_one(sql, &[&table, &but]).await.unwrap().get(0)
}

#[tokio::test]
async fn what_is_loaded_past_the_triggers_is_what_they_would_have_made() {
    let (_world, operator) = loaded().await;
    for (table, _) in TABLES {
        let sql = format!(
            "create table pg_temp.loaded_{table} as select * from {table} except select * from before_{table}"
        );
        operator.batch_execute(&sql).await.unwrap();
    }
    assert_eq!(
        count(&operator, "select count(*) from loaded_clients").await,
        i64::from(SIZE.clients())
    );
    assert_eq!(
        count(&operator, "select count(*) from loaded_appointments").await,
        i64::from(SIZE.visits())
    );
    // Out again, and in through triggers, foreign keys and all.
    operator
        .batch_execute("set session_replication_role = replica")
        .await
        .unwrap();
    for (table, _) in TABLES {
        let key = match table {
            "client_search_keys" => "client_id",
            _ => "id",
        };
        let sql = format!("delete from {table} where {key} in (select {key} from loaded_{table})");
        operator.batch_execute(&sql).await.unwrap();
    }
    operator
        .batch_execute("set session_replication_role = origin")
        .await
        .unwrap();
    for (table, given) in TABLES {
        if given {
            let columns = columns(&operator, table, "").await;
            let values = columns.replace("sort_name", "''");
            let sql =
                format!("insert into {table} ({columns}) select {values} from loaded_{table}");
            operator.batch_execute(&sql).await.unwrap();
        }
    }
    for (table, given) in TABLES {
        // A step's id is drawn by chance.
        let columns = columns(&operator, table, if given { "" } else { "id" }).await;
        let lost = format!(
            "select count(*) from (select {columns} from loaded_{table} except select {columns} from {table}) lost"
        );
        let added = format!(
            "select count(*) from (select {columns} from {table} except select {columns} from loaded_{table} except select {columns} from before_{table}) added"
        );
        assert_eq!(count(&operator, &lost).await, 0, "{table}: {lost}");
        assert_eq!(count(&operator, &added).await, 0, "{table}: {added}");
        let sql = format!("select count(*) from loaded_{table}");
        assert!(count(&operator, &sql).await > 0, "{table}");
    }
}

#[tokio::test]
async fn indexes_and_constraints_are_as_before_and_the_next_chart_has_the_next_number() {
    let schema = "select coalesce(string_agg(line, E'\\n' order by line), '') from (
        select pg_get_indexdef(indexrelid) as line from pg_index where indrelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)
        union all select conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint) lines";
    let untouched = World::new(&[]).await.house.database.superuser().await;
    let (world, operator) = loaded().await;
    let read =
        async |client: &Client| -> String { client.query_one(schema, &[]).await.unwrap().get(0) };
    assert_eq!(read(&operator).await, read(&untouched).await);
    let next = format!(
        "select s.next_number - 1 - (select max(substr(mrn, 7)::bigint) from clients c where c.organization_id = s.organization_id and c.registered_on < '2021-01-01')
           from number_sequences s where s.name = 'chart' and s.organization_id = '{}'",
        world.home.organization
    );
    assert_eq!(count(&operator, &next).await, 0);
}

#[tokio::test]
async fn the_directory_and_the_calendar_find_what_was_loaded() {
    let (world, operator) = loaded().await;
    let (rosa, noor) = (&world.home.rosa, &world.home.noor);
    let row = operator
        .query_one("select first_name || ' ' || last_name, mrn, id::text from clients where registered_on < '2021-01-01' order by mrn limit 1", &[])
        .await
        .unwrap();
    let (name, mrn, id): (String, String, String) = (row.get(0), row.get(1), row.get(2));
    for search in [name, mrn.clone()] {
        let found = world.house.call(GetClients).by(rosa);
        let found = found.with_json(json!({ "search": search })).ok().await;
        let ids: Vec<&Value> = found
            .as_array()
            .into_iter()
            .flatten()
            .map(|one| &one["id"])
            .collect();
        assert!(ids.contains(&&json!(id)), "{search}: {found}");
    }
    let day = json!({ "from": "2020-01-08T05:00:00Z", "to": "2020-01-09T05:00:00Z", "clinician_ids": [] });
    let visits = async |person| -> usize {
        let visits = world.house.call(GetAppointments).by(person);
        let visits = visits.with_json(day.clone()).ok().await;
        let visits = visits.as_array().unwrap();
        assert!(
            visits
                .iter()
                .all(|visit| visit["clients"].as_array().unwrap().len() == 1)
        );
        visits.len()
    };
    assert_eq!(visits(rosa).await, 6 * 8);
    assert_eq!(visits(noor).await, 8);
}
