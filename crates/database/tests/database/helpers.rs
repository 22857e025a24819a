//! `app.guard` and `app.permit` refuse what they do not understand: a typing error in a migration must not become an open door.

use crate::house::{base, cluster, said, superuser};

#[tokio::test]
async fn a_mistake_in_a_migration_is_refused_in_words() {
    let client = superuser(cluster().await.access(), &base().await).await;
    client
        .batch_execute(
            "set role mentalspace_owner;
             create table public.plants (id uuid primary key, organization_id uuid not null, unique (organization_id, id));
             create table public.bare (id uuid primary key, organization_id uuid not null, unique (organization_id, id));
             select app.guard('plants');",
        )
        .await
        .expect("a sound table");
    for (call, words) in [
        ("app.guard('no_such')", "there is no table no_such"),
        (
            "app.guard('bare', assurance => 'aal3')",
            "assurance is aal1 or aal2, not aal3",
        ),
        ("app.guard('bare', redact => '{pin}')", "has no column pin"),
        ("app.guard('bare', tenant => 'practice_id')", "practice_id"),
        (
            "app.guard('bare', catalogue => 'short')",
            "global_catalogues_reason_check",
        ),
        (
            "app.permit('bare', 'select', '{administrator}', 'organization')",
            "comes before app.permit",
        ),
        (
            "app.permit('plants', 'select', '{administrators}', 'organization')",
            "there is no role administrators",
        ),
        (
            "app.permit('plants', 'select', '{mentalspace_app}', 'organization')",
            "there is no role mentalspace_app",
        ),
        (
            "app.permit('plants', 'all', '{administrator}', 'organization')",
            "not all",
        ),
        (
            "app.permit('plants', 'select', '{administrator}', 'everything')",
            "there is no scope everything",
        ),
        (
            "app.permit('plants', 'update', '{administrator}', 'organization', '{colour}')",
            "colour",
        ),
        ("app.append_only('no_such')", "there is no table no_such"),
    ] {
        let error = client
            .batch_execute(&format!("select {call}"))
            .await
            .expect_err(call);
        assert!(said(&error).contains(words), "{call}: {}", said(&error));
    }
}

#[tokio::test]
async fn permitting_again_adds_roles_to_the_same_policy() {
    let client = superuser(cluster().await.access(), &base().await).await;
    client
        .batch_execute(
            "set role mentalspace_owner;
             create table public.plants (id uuid primary key, organization_id uuid not null, unique (organization_id, id));
             select app.guard('plants');
             select app.permit('plants', 'select', '{administrator}', 'organization');
             select app.permit('plants', 'select', '{therapist,service_role}', 'organization');",
        )
        .await
        .expect("a table");
    let rows = client
        .query(
            "select policyname::text, roles::text, qual from pg_policies where tablename = 'plants' and permissive = 'PERMISSIVE' and cmd = 'SELECT' order by 1",
            &[],
        )
        .await
        .expect("policies");
    assert_eq!(rows.len(), 2);
    assert_eq!(rows[0].get::<_, &str>(0), "plants_select_organization");
    assert!(
        rows[0]
            .get::<_, &str>(2)
            .contains("{administrator,therapist}"),
        "both roles"
    );
    assert_eq!(
        rows[1].get::<_, &str>(0),
        "plants_select_organization_service_role"
    );
    assert_eq!(rows[1].get::<_, &str>(1), "{service_role}");
    assert!(
        !rows[1].get::<_, &str>(2).contains("has_any_role"),
        "a job has no person's role"
    );
}

#[tokio::test]
async fn two_long_policy_names_do_not_become_one() {
    let client = superuser(cluster().await.access(), &base().await).await;
    let table = "plants_with_a_name_that_is_rather_long_for_a_table";
    client
        .batch_execute(&format!(
            "set role mentalspace_owner;
             create table public.{table} (id uuid primary key, organization_id uuid not null, unique (organization_id, id));
             select app.guard('{table}');
             select app.permit('{table}', 'select', '{{service_role}}', 'organization');
             select app.permit('{table}', 'select', '{{mentalspace_auth}}', 'organization');"
        ))
        .await
        .expect("a table");
    let policies: i64 = client
        .query_one(
            &format!(
                "select count(*) from pg_policies where tablename = '{table}' and cmd = 'SELECT'"
            ),
            &[],
        )
        .await
        .expect("a count")
        .get(0);
    assert_eq!(policies, 2);
    assert!(
        database::security_audit::run(&client)
            .await
            .expect("the audit runs")
            .iter()
            .all(|finding| !finding.rule.starts_with("policy-"))
    );
}
