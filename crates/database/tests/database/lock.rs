//! `docs/schema.lock` is exactly the schema the migrations make, and every difference is named.

use std::path::Path;

use database::schema_lock;
use tokio_postgres::Client;

use crate::house::{cluster, migrated, superuser};

async fn client() -> Client {
    superuser(cluster().await.access(), &migrated().await).await
}

#[tokio::test]
async fn the_committed_lock_is_exactly_the_schema() {
    let lines = schema_lock::read(&client().await)
        .await
        .expect("the schema can be read");
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/schema.lock");
    if std::env::var_os("WRITE_DERIVED").is_some() {
        std::fs::write(&path, schema_lock::text_of(&lines)).expect("docs/ can be written");
    }
    let lock = std::fs::read_to_string(&path).expect("docs/schema.lock is committed");
    let differences = schema_lock::compare(&lock, &lines);
    assert!(
        differences.is_empty(),
        "write it again with: WRITE_DERIVED=1 cargo test -p database lock::\n{differences}"
    );
    assert_eq!(
        lock,
        schema_lock::text_of(&lines),
        "the same facts in another order"
    );
}

#[tokio::test]
async fn every_kind_of_change_is_named() {
    let client = client().await;
    let lock = schema_lock::text_of(
        &schema_lock::read(&client)
            .await
            .expect("the schema can be read"),
    );
    for (change, word) in [
        (
            "alter table public.audit_events rename column reason to cause",
            "column public.audit_events.cause",
        ),
        (
            "alter table public.audit_events alter reason type varchar(20)",
            "character varying(20)",
        ),
        (
            "alter table public.audit_events alter reason set not null",
            "column public.audit_events.reason text not null",
        ),
        (
            "alter table public.audit_events alter reason set default 'x'",
            "default 'x'",
        ),
        (
            "drop table public.audit_heads",
            "missing: table public.audit_heads",
        ),
        (
            "create table public.extra (id int)",
            "unexpected: table public.extra",
        ),
        (
            "drop index public.audit_changes_row_idx",
            "audit_changes_row_idx",
        ),
        (
            "alter table public.audit_events drop constraint audit_events_outcome_check",
            "audit_events_outcome_check",
        ),
        (
            "alter table public.audit_events no force row level security",
            "unexpected: table public.audit_events",
        ),
        (
            "drop policy audit_events_tenant on public.audit_events",
            "missing: policy public.audit_events audit_events_tenant",
        ),
        (
            "alter policy audit_events_tenant on public.audit_events using (false)",
            "using false",
        ),
        (
            "grant update on public.audit_events to authenticated",
            "unexpected: grant update on table public.audit_events to authenticated",
        ),
        (
            "grant select (mac) on public.audit_events to anon",
            "grant select on column public.audit_events.mac to anon",
        ),
        (
            "alter table public.audit_events disable trigger append_only",
            "disabled",
        ),
        (
            "create or replace function app.aal() returns text language sql stable return 'aal2'",
            "function app.aal()",
        ),
        (
            "alter function app.has_any_role(text[]) security invoker",
            "function app.has_any_role(text[])",
        ),
        (
            "alter role authenticated bypassrls",
            "role authenticated bypassrls",
        ),
        (
            "grant mentalspace_owner to authenticated",
            "member authenticated of mentalspace_owner",
        ),
        ("create extension citext", "extension citext"),
        ("create view app.seen as select 1 as one", "view app.seen"),
        (
            "create type app.colour as enum ('red')",
            "app.colour enum red",
        ),
    ] {
        client.batch_execute("begin").await.expect("a transaction");
        client
            .batch_execute(change)
            .await
            .unwrap_or_else(|error| panic!("{change}: {error:?}"));
        let differences = schema_lock::check(&client, &lock)
            .await
            .expect("the schema can be read")
            .to_string();
        assert!(differences.contains(word), "{change}\n{differences}");
        client.batch_execute("rollback").await.expect("as before");
    }
    assert!(
        schema_lock::check(&client, &lock)
            .await
            .expect("the schema can be read")
            .is_empty()
    );
}
