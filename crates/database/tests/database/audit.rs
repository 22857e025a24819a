//! The security audit is quiet on a sound database, and names every defect planted in it.

use database::Settings;
use database::security_audit::{self, Finding};

use crate::house::{base, cluster, migrated, superuser};

/// The table has_role() reads, a sound table, and another that points to it.
const SOUND: &str = "
    set role mentalspace_owner;
    create table public.user_roles (
        id uuid primary key, organization_id uuid not null, profile_id uuid not null, role text not null,
        valid_from timestamptz not null default now(), valid_to timestamptz, unique (organization_id, id));
    select app.guard('user_roles', assurance => 'aal1');
    select app.permit('user_roles', 'select', '{mentalspace_owner}', 'callers_grants');
    create table public.plants (
        id uuid primary key, organization_id uuid not null, name text not null, profile_id uuid,
        created_at timestamptz not null default now(), updated_at timestamptz not null default now(),
        row_version integer not null default 1, unique (organization_id, id));
    select app.guard('plants');
    select app.permit('plants', 'select', '{administrator,therapist}', 'organization');
    select app.permit('plants', 'update', '{therapist}', 'own');
    create table public.leaves (
        id uuid primary key, organization_id uuid not null, plant_id uuid not null, unique (organization_id, id),
        constraint leaves_plant_fkey foreign key (organization_id, plant_id) references public.plants (organization_id, id) on delete restrict);
    create index leaves_plant_idx on public.leaves (organization_id, plant_id);
    select app.guard('leaves');
    select app.permit('leaves', 'select', '{administrator}', 'organization');
    reset role;";

/// (rule, what it must be found on, how to plant it). Planted as the owner.
const DEFECTS: &[(&str, &str, &str)] = &[
    ("primary-key", "public.leaves", "alter table public.leaves drop constraint leaves_pkey"),
    ("organization-id", "public.leaves", "alter table public.leaves alter organization_id drop not null"),
    ("organization-id", "public.seeds", "create table public.seeds (id uuid primary key)"),
    ("organization-key", "public.leaves", "alter table public.leaves drop constraint leaves_organization_id_id_key"),
    (
        "composite-foreign-key",
        "public.leaves leaves_other_fkey",
        "alter table public.leaves add constraint leaves_other_fkey foreign key (plant_id) references public.plants (id) on delete restrict",
    ),
    (
        "foreign-key-delete",
        "public.leaves leaves_plant_fkey",
        "alter table public.leaves drop constraint leaves_plant_fkey;
         alter table public.leaves add constraint leaves_plant_fkey foreign key (organization_id, plant_id)
             references public.plants (organization_id, id) on delete cascade",
    ),
    ("foreign-key-index", "public.leaves leaves_plant_fkey", "drop index public.leaves_plant_idx"),
    (
        "unique-organization",
        "public.plants public.plants_name_key",
        "alter table public.plants add constraint plants_name_key unique (name)",
    ),
    (
        "constraint-validated",
        "public.leaves leaves_named",
        "alter table public.leaves add constraint leaves_named check (plant_id is not null) not valid",
    ),
    ("rls-enabled", "public.leaves", "alter table public.leaves disable row level security"),
    ("rls-forced", "public.leaves", "alter table public.leaves no force row level security"),
    ("tenant-policy", "public.leaves", "drop policy leaves_tenant on public.leaves"),
    (
        "tenant-policy",
        "public.leaves",
        "alter policy leaves_tenant on public.leaves using (organization_id = (select app.organization_id()) or plant_id is null)",
    ),
    ("policy-missing", "public.leaves", "drop policy leaves_select_organization on public.leaves"),
    (
        "policy-command",
        "public.leaves everything",
        "create policy everything on public.leaves to authenticated using (id = (select auth.uid())) with check (id = (select auth.uid()))",
    ),
    ("policy-public", "public.leaves everyone", "create policy everyone on public.leaves for select using (id = (select auth.uid()))"),
    ("update-check", "public.plants loose", "create policy loose on public.plants for update to authenticated using (id = (select auth.uid()))"),
    ("policy-unlisted", "public.plants by_hand", "create policy by_hand on public.plants for select to authenticated using (id = (select auth.uid()))"),
    (
        "policy-changed",
        "public.plants plants_select_organization",
        "alter policy plants_select_organization on public.plants using ((select auth.uid()) is not null)",
    ),
    ("policy-lost", "public.plants plants_assurance", "drop policy plants_assurance on public.plants"),
    ("always-true", "public.plants open", "create policy open on public.plants for select to authenticated using (true)"),
    ("always-true", "public.plants open", "create policy open on public.plants for select to authenticated using (1 = 1)"),
    ("always-true", "public.plants open", "create policy open on public.plants for insert to authenticated with check (true)"),
    (
        "always-true",
        "public.plants open",
        "create policy open on public.plants for select to authenticated using (public.has_role('administrator') or true)",
    ),
    (
        "always-true",
        "public.plants open",
        "create policy open on public.plants for select to authenticated using (true /* profile_id = auth.uid() */)",
    ),
    (
        "always-true",
        "public.plants open",
        "create policy open on public.plants for select to authenticated using (profile_id = (select auth.uid()) or not profile_id = (select auth.uid()))",
    ),
    ("always-true", "public.plants open", "create policy open on public.plants for select to authenticated using ((select true))"),
    (
        "open-to-nobody",
        "public.plants open",
        "create policy open on public.plants for select to authenticated using (profile_id = (select auth.uid()) or coalesce(name, 'x') = name)",
    ),
    (
        "open-to-nobody",
        "public.plants open",
        "create policy open on public.plants for select to authenticated using ((select auth.uid()) is null or id is not null)",
    ),
    ("policy-identity", "public.plants named", "create policy named on public.plants for select to authenticated using (name = 'auth.uid()')"),
    ("helper-per-row", "public.plants slow", "create policy slow on public.plants for select to authenticated using (profile_id = auth.uid())"),
    ("public-grant", "public.plants", "grant select on public.plants to public"),
    ("public-grant", "public.plants.name", "grant select (name) on public.plants to public"),
    ("public-grant", "schema public", "grant usage on schema public to public"),
    ("public-grant", "auth.uid()", "grant execute on function auth.uid() to public"),
    ("public-grant", "default rights of mentalspace_owner", "alter default privileges in schema public grant select on tables to public"),
    ("default-rights", "functions of mentalspace_owner", "alter default privileges grant execute on functions to public"),
    ("grant-policy", "public.plants authenticated delete", "grant delete on public.plants to authenticated"),
    ("grant-unlisted", "public.plants anon select", "grant select on public.plants to anon"),
    ("grant-unlisted", "public.plants authenticated truncate", "grant truncate on public.plants to authenticated"),
    ("authorization-lost", "public.plants administrator select", "revoke select on public.plants from authenticated"),
    ("schema-create", "public", "grant create on schema public to authenticated"),
    ("view-invoker", "public.plant_names", "create view public.plant_names as select name from public.plants"),
    ("stored-view", "public.plant_names", "create materialized view public.plant_names as select name from public.plants"),
    (
        "definer-listed",
        "app.peek()",
        "create function app.peek() returns bigint language sql security definer set search_path = '' as 'select count(*) from public.plants'",
    ),
    (
        "definer-search-path",
        "app.has_any_role(text[])",
        "alter function app.has_any_role(text[]) reset search_path",
    ),
    (
        "body-text",
        "app.sweep()",
        "create function app.sweep() returns void language sql set search_path = '' begin atomic delete from public.plants where false; end",
    ),
    ("definer-gone", "app.nothing()", "insert into app.definer_functions values ('app.nothing()', 'it was removed long ago')"),
    ("audit-trigger", "public.plants", "drop trigger audit on public.plants"),
    ("audit-trigger", "public.plants", "alter table public.plants disable trigger audit"),
    ("trigger-enabled", "public.plants stamp", "alter table public.plants disable trigger stamp"),
    ("stamp-trigger", "public.plants", "drop trigger stamp on public.plants"),
    ("append-only", "public.audit_events", "drop trigger append_only on public.audit_events"),
    ("timestamp-zone", "public.plants.seen", "alter table public.plants add seen timestamp"),
    ("logged", "public.leaves", "alter table public.leaves set unlogged"),
    ("rewrite-rule", "public.plants quiet", "create rule quiet as on delete to public.plants do instead nothing"),
];

/// Planted as the superuser: these take more rights than the owner has.
const DEFECTS_OF_THE_CLUSTER: &[(&str, &str, &str)] = &[
    (
        "owner",
        "public.plants",
        "alter table public.plants owner to postgres",
    ),
    (
        "role-attributes",
        "authenticated",
        "alter role authenticated bypassrls",
    ),
    (
        "role-attributes",
        "service_role",
        "alter role service_role superuser",
    ),
    (
        "role-member",
        "authenticated of mentalspace_owner",
        "grant mentalspace_owner to authenticated",
    ),
    (
        "extension",
        "citext",
        "create extension citext schema public",
    ),
    ("schema", "side", "create schema side"),
    (
        "publication",
        "leak",
        "create publication leak for all tables",
    ),
    (
        "public-grant",
        "database",
        "do $$ begin execute format('grant connect on database %I to public', current_database()); end $$",
    ),
];

#[tokio::test]
async fn a_sound_database_has_no_findings() {
    let database = migrated().await;
    let client = superuser(cluster().await.access(), &database).await;
    let findings = security_audit::run(&client).await.expect("the audit runs");
    let words: Vec<String> = findings.iter().map(Finding::to_string).collect();
    assert!(words.is_empty(), "{}", words.join("\n"));
}

#[tokio::test]
async fn every_planted_defect_is_caught_by_the_name_of_its_rule() {
    let database = base().await;
    let client = superuser(cluster().await.access(), &database).await;
    client
        .batch_execute(SOUND)
        .await
        .expect("the sound tables can be made");
    let before = security_audit::run(&client).await.expect("the audit runs");
    assert!(before.is_empty(), "{before:?}");

    let as_owner = DEFECTS
        .iter()
        .map(|defect| (defect, "set local role mentalspace_owner"));
    let as_superuser = DEFECTS_OF_THE_CLUSTER
        .iter()
        .map(|defect| (defect, "select 1"));
    let mut overlooked = Vec::new();
    for ((rule, object, planting), role) in as_owner.chain(as_superuser) {
        client
            .batch_execute(&format!("begin; {role}"))
            .await
            .expect("a transaction");
        client
            .batch_execute(planting)
            .await
            .unwrap_or_else(|error| panic!("{planting}: {error:?}"));
        client
            .batch_execute("reset role")
            .await
            .expect("the superuser again");
        let found = security_audit::run(&client)
            .await
            .unwrap_or_else(|error| panic!("{planting}: {error}"));
        if !found
            .iter()
            .any(|finding| finding.rule == *rule && finding.object == *object)
        {
            overlooked.push(format!(
                "{rule} on {object}\n    planted: {planting}\n    found: {found:?}"
            ));
        }
        client.batch_execute("rollback").await.expect("as before");
    }
    assert!(
        overlooked.is_empty(),
        "{} of {} overlooked:\n{}",
        overlooked.len(),
        DEFECTS.len(),
        overlooked.join("\n")
    );
    assert!(
        security_audit::run(&client)
            .await
            .expect("the audit runs")
            .is_empty(),
        "everything was rolled back"
    );
}

#[tokio::test]
async fn the_owner_can_run_the_audit_too() {
    let database = base().await;
    let client = database::connect(&Settings::socket(
        cluster().await.access().superuser(&database),
    ))
    .await
    .expect("it connects");
    client
        .batch_execute(SOUND)
        .await
        .expect("the sound tables can be made");
    client
        .batch_execute("set role mentalspace_owner")
        .await
        .expect("the owner");
    assert!(
        security_audit::run(&client)
            .await
            .expect("the audit runs")
            .is_empty()
    );
}
