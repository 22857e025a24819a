//! What one call of `app.guard` and a few of `app.permit` give a table.

use tokio_postgres::{Client, Transaction};

use crate::house::{app, base, cluster, said, superuser};

const HERE: &str = "00000000-0000-7000-8000-00000000000a";
const THERE: &str = "00000000-0000-7000-8000-00000000000b";
const ROSA: &str = "00000000-0000-7000-8000-000000000001";
const EVENT: &str = "00000000-0000-7000-8000-0000000000ee";

/// A table like any domain's, and the roles table has_role() reads.
const TABLES: &str = "
    set role mentalspace_owner;
    create table public.user_roles (
        id uuid primary key, organization_id uuid not null, profile_id uuid not null, role text not null,
        valid_from timestamptz not null default now(), valid_to timestamptz, unique (organization_id, id));
    select app.guard('user_roles', assurance => 'aal1');
    select app.permit('user_roles', 'select', '{mentalspace_owner}', 'callers_grants');
    create table public.plants (
        id uuid primary key, organization_id uuid not null, name text not null, pin text,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
        row_version integer not null default 1, unique (organization_id, id));
    select app.guard('plants', redact => '{pin}');
    select app.permit('plants', 'select', '{administrator,therapist}', 'organization');
    select app.permit('plants', 'insert', '{administrator}', 'organization');
    select app.permit('plants', 'update', '{administrator}', 'organization');
    select app.permit('plants', 'delete', '{service_role}', 'organization');
    reset role;
    insert into public.user_roles (id, organization_id, profile_id, role) values
        (gen_random_uuid(), '00000000-0000-7000-8000-00000000000a', '00000000-0000-7000-8000-000000000001', 'administrator');
    insert into public.plants (id, organization_id, name) values
        (gen_random_uuid(), '00000000-0000-7000-8000-00000000000a', 'fern'),
        (gen_random_uuid(), '00000000-0000-7000-8000-00000000000b', 'moss');";

async fn garden() -> Client {
    let database = base().await;
    let access = cluster().await.access();
    superuser(access, &database)
        .await
        .batch_execute(TABLES)
        .await
        .expect("the tables can be made");
    app(access, &database).await
}

/// A transaction bound to Rosa, as the kernel binds it.
async fn as_rosa<'c>(client: &'c mut Client, organization: &str, aal: &str) -> Transaction<'c> {
    bind(client, "authenticated", organization, aal, true).await
}

async fn bind<'c>(
    client: &'c mut Client,
    role: &str,
    organization: &str,
    aal: &str,
    event: bool,
) -> Transaction<'c> {
    let transaction = client.transaction().await.expect("a transaction");
    let claims = format!(
        r#"{{"sub":"{ROSA}","role":"{role}","organization_id":"{organization}","aal":"{aal}"}}"#
    );
    transaction
        .execute(
            "select set_config('role', $1, true), set_config('request.jwt.claims', $2, true), set_config('app.event_id', $3, true)",
            &[&role, &claims, &if event { EVENT } else { "" }],
        )
        .await
        .expect("the caller is bound");
    transaction
}

async fn names(transaction: &Transaction<'_>) -> Vec<String> {
    let rows = transaction
        .query("select name from public.plants order by name", &[])
        .await
        .expect("rows");
    rows.iter().map(|row| row.get(0)).collect()
}

async fn write_event(transaction: &Transaction<'_>) -> Result<u64, tokio_postgres::Error> {
    transaction
        .execute(
            &format!(
                "insert into public.audit_events (id, organization_id, occurred_at, actor_id, action, effect, outcome, request_id, mac)
                 values ('{EVENT}', '{HERE}', now(), '{ROSA}', 'plant-test', 'write', 'success', gen_random_uuid(), '\\x00')"
            ),
            &[],
        )
        .await
}

#[tokio::test]
async fn a_caller_sees_only_the_own_organization_and_nobody_sees_nothing() {
    let mut client = garden().await;
    assert_eq!(
        names(&as_rosa(&mut client, HERE, "aal2").await).await,
        ["fern"]
    );
    assert!(
        names(&as_rosa(&mut client, THERE, "aal2").await)
            .await
            .is_empty(),
        "Rosa has no role there"
    );
    assert!(
        names(&as_rosa(&mut client, "", "aal2").await)
            .await
            .is_empty(),
        "no organization, no rows"
    );
    let refused = client
        .query("select name from public.plants", &[])
        .await
        .expect_err("the login itself has no rights");
    assert!(said(&refused).contains("permission denied"), "{refused}");
}

#[tokio::test]
async fn without_a_second_factor_there_are_no_rows() {
    let mut client = garden().await;
    assert!(
        names(&as_rosa(&mut client, HERE, "aal1").await)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn an_ended_role_opens_nothing() {
    let database = base().await;
    let access = cluster().await.access();
    let root = superuser(access, &database).await;
    root.batch_execute(TABLES)
        .await
        .expect("the tables can be made");
    root.batch_execute("update public.user_roles set valid_from = now() - interval '2 days', valid_to = now() - interval '1 day'")
        .await
        .expect("ended");
    let mut client = app(access, &database).await;
    assert!(
        names(&as_rosa(&mut client, HERE, "aal2").await)
            .await
            .is_empty()
    );
}

#[tokio::test]
async fn a_row_cannot_be_written_into_another_organization() {
    let mut client = garden().await;
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    let refused = transaction
        .execute(&format!("insert into public.plants (id, organization_id, name) values (gen_random_uuid(), '{THERE}', 'ivy')"), &[])
        .await
        .expect_err("another organization");
    assert!(said(&refused).contains("row-level security"), "{refused}");
    drop(transaction);
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    let refused = transaction
        .execute(
            &format!("update public.plants set organization_id = '{THERE}'"),
            &[],
        )
        .await
        .expect_err("another organization");
    assert!(said(&refused).contains("row-level security"), "{refused}");
}

#[tokio::test]
async fn the_service_role_stays_inside_its_organization() {
    let mut client = garden().await;
    let transaction = bind(&mut client, "service_role", HERE, "aal1", true).await;
    let deleted = transaction
        .execute("delete from public.plants", &[])
        .await
        .expect("it may delete");
    assert_eq!(deleted, 1, "the fern here, not the moss there");
}

#[tokio::test]
async fn a_write_leaves_a_change_with_its_event_and_without_its_secrets() {
    let mut client = garden().await;
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    transaction
        .execute(
            "update public.plants set name = 'tall fern', pin = '4711'",
            &[],
        )
        .await
        .expect("an administrator may");
    let row = transaction
        .query_one(
            "select updated_at = now(), row_version from public.plants",
            &[],
        )
        .await
        .expect("one row");
    assert!(row.get::<_, bool>(0));
    assert_eq!(row.get::<_, i32>(1), 2);
    write_event(&transaction)
        .await
        .expect("the event can be written");
    let change = transaction
        .query_one(
            "select command, before ->> 'name', after ->> 'name', after ->> 'pin', before ? 'organization_id' from public.audit_changes",
            &[],
        )
        .await
        .expect("one change");
    assert_eq!(change.get::<_, &str>(0), "update");
    assert_eq!(change.get::<_, &str>(1), "fern");
    assert_eq!(change.get::<_, &str>(2), "tall fern");
    assert_eq!(change.get::<_, &str>(3), "[secret]");
    assert!(!change.get::<_, bool>(4), "only changed columns are kept");
    transaction.commit().await.expect("a change with its event");
}

#[tokio::test]
async fn a_write_outside_an_audited_call_is_refused() {
    let mut client = garden().await;
    let transaction = bind(&mut client, "authenticated", HERE, "aal2", false).await;
    let refused = transaction
        .execute("update public.plants set name = 'x'", &[])
        .await
        .expect_err("no event");
    assert!(
        said(&refused).contains("outside an audited call"),
        "{refused}"
    );
}

#[tokio::test]
async fn a_write_that_forgets_its_event_cannot_commit() {
    let mut client = garden().await;
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    transaction
        .execute("update public.plants set name = 'x'", &[])
        .await
        .expect("so far so good");
    let refused = transaction
        .commit()
        .await
        .expect_err("the event is missing");
    assert!(
        said(&refused).contains("audit_changes_event_fkey"),
        "{refused}"
    );
}

#[tokio::test]
async fn an_event_can_only_be_written_as_oneself_and_the_changes_by_nobody() {
    let mut client = garden().await;
    let transaction = as_rosa(&mut client, THERE, "aal2").await;
    let refused = write_event(&transaction)
        .await
        .expect_err("an event of another organization");
    assert!(said(&refused).contains("row-level security"), "{refused}");
    drop(transaction);
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    let refused = transaction
        .execute(
            &format!("insert into public.audit_changes (organization_id, event_id, table_name, command) values ('{HERE}', '{EVENT}', 'plants', 'delete')"),
            &[],
        )
        .await
        .expect_err("only the trigger writes changes");
    assert!(said(&refused).contains("permission denied"), "{refused}");
}

#[tokio::test]
async fn the_audit_is_append_only_even_for_the_owner() {
    let mut client = garden().await;
    let transaction = as_rosa(&mut client, HERE, "aal2").await;
    write_event(&transaction).await.expect("written");
    transaction.commit().await.expect("committed");
    let database: String = client
        .query_one("select current_database()::text", &[])
        .await
        .expect("a name")
        .get(0);
    let owner = superuser(cluster().await.access(), &database).await;
    owner
        .batch_execute("set role mentalspace_owner")
        .await
        .expect("the owner");
    for statement in [
        "update public.audit_events set action = 'x'",
        "delete from public.audit_events",
        "truncate public.audit_events cascade",
    ] {
        let refused = owner.batch_execute(statement).await.expect_err(statement);
        assert!(
            said(&refused).contains("append-only"),
            "{statement}: {refused}"
        );
    }
}
