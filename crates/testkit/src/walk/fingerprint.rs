//! Everything that one practice holds, in a form that can be compared.

use std::collections::{BTreeMap, BTreeSet};

use tokio_postgres::Client;
use uuid::Uuid;

/// Rows and hash of each table, for the rows of one practice.
pub(super) type Fingerprint = BTreeMap<String, (i64, String)>;

/// The tables that hold rows of practices, each with the condition that picks those of one.
pub(super) async fn tables(judge: &Client) -> Vec<(String, String)> {
    let rows = judge
        .query(
            "select format('%I.%I', n.nspname, c.relname),
                    case when c.relname = 'organizations' then 't.id = $1'
                         when c.relname = 'profiles' then 't.id in (select profile_id from public.organization_memberships where organization_id = $1)'
                         else 't.organization_id = $1' end
               from pg_class c join pg_namespace n on n.oid = c.relnamespace
              where n.nspname = 'public' and c.relkind in ('r', 'p') and not c.relispartition
                and (c.relname in ('organizations', 'profiles')
                     or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organization_id' and a.attnum > 0 and not a.attisdropped))
              order by 1",
            &[],
        )
        .await
        .expect("the catalogue answers");
    rows.iter().map(|row| (row.get(0), row.get(1))).collect()
}

pub(super) async fn fingerprint(
    judge: &Client,
    tables: &[(String, String)],
    organization: Uuid,
) -> Fingerprint {
    let parts: Vec<String> = tables
        .iter()
        .map(|(table, whose)| {
            format!(
                "select '{table}', count(*), coalesce(md5(string_agg(md5(t::text), '' order by md5(t::text))), '') from {table} t where {whose}"
            )
        })
        .collect();
    let rows = judge
        .query(&parts.join(" union all "), &[&organization])
        .await
        .expect("every table can be counted");
    rows.iter()
        .map(|row| (row.get(0), (row.get(1), row.get(2))))
        .collect()
}

/// The tables in which two fingerprints differ.
pub(super) fn differences(before: &Fingerprint, after: &Fingerprint) -> Vec<String> {
    after
        .iter()
        .filter(|(table, rows)| before.get(*table) != Some(rows))
        .map(|(table, _)| table.clone())
        .collect()
}

/// The ids of everything that a practice holds.
pub(super) async fn ids(
    judge: &Client,
    tables: &[(String, String)],
    organization: Uuid,
) -> BTreeSet<String> {
    let mut ids = BTreeSet::new();
    for (table, whose) in tables {
        let rows = judge
            .query(
                &format!("select to_jsonb(t) ->> 'id' from {table} t where {whose}"),
                &[&organization],
            )
            .await
            .expect("every table can be read");
        ids.extend(
            rows.iter()
                .filter_map(|row| row.get::<_, Option<String>>(0))
                .filter(|id| id.len() == 36),
        );
    }
    ids
}
