//! One table: its sample rows, what the authorizations say of them, and how a command is tried on one.

use kernel::example;
use tokio_postgres::Client;

use super::actor::Actor;
use crate::house::World;

const SAMPLES: i64 = 24;

pub(super) struct Row {
    pub(super) ctid: String,
    pub(super) json: String,
    organization: Option<String>,
    pub(super) label: String,
}

/// At which row an authorization looks.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Look {
    /// The row as it is.
    Before,
    /// The row after a change that changes nothing.
    After,
    /// A new row like it.
    Fresh,
}

pub(super) struct Table {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    tenant: Option<String>,
    assured: bool,
    for_callers: bool,
    /// Columns that are not computed.
    pub(super) columns: Vec<String>,
    has_id: bool,
    grants: Vec<Grant>,
    rights: Vec<Right>,
}

/// One line of `app.authorizations`, with the predicates of its scope.
struct Grant {
    command: String,
    role: String,
    before: String,
    after: String,
}

/// Columns on which a database role has a privilege.
struct Right {
    role: String,
    privilege: String,
    columns: Vec<String>,
}

/// Every table behind the wall.
pub(super) async fn guarded(judge: &Client) -> Vec<String> {
    let rows = judge
        .query(
            "select distinct table_name from app.policies order by 1",
            &[],
        )
        .await
        .expect("the policies are on record");
    rows.iter().map(|row| row.get(0)).collect()
}

impl Table {
    pub(super) async fn read(judge: &Client, name: &str) -> Table {
        let facts = judge
            .query_one(
                "select case when exists (select from app.global_catalogues g where g.table_name = $1) then null
                             when $1 = 'public.organizations' then 'id' else 'organization_id' end,
                        exists (select from app.policies p where p.table_name = $1 and p.policy_name like '%\\_assurance'),
                        exists (select from app.authorizations a where a.table_name = $1
                                 and a.role in ('administrator', 'supervisor', 'therapist', 'associate_trainee', 'billing_staff',
                                                'front_desk', 'client_user', 'authenticated', 'service_role', 'anon')),
                        array(select attname::text from pg_attribute where attrelid = $1::text::regclass and attnum > 0
                                 and not attisdropped and attgenerated = '' and attidentity = '' order by attnum),
                        exists (select from pg_attribute where attrelid = $1::text::regclass and attname = 'id' and atttypid = 'uuid'::regtype)",
                &[&name],
            )
            .await
            .expect("a guarded table can be looked at");
        let tenant: Option<String> = facts.get(0);
        let organization = tenant
            .as_deref()
            .map_or("null".to_owned(), |column| format!("t.{column}::text"));
        let rows = judge
            .query(&format!(
                    "select t.ctid::text, to_jsonb(t)::text, {organization} from {name} t
                      order by row_number() over (partition by {organization} order by t.ctid), t.ctid limit {SAMPLES}"
                ), &[])
            .await
            .expect("a superuser sees every row");
        let rows = rows
            .iter()
            .map(|row| {
                let (ctid, json): (String, String) = (row.get(0), row.get(1));
                let id = serde_json::from_str::<serde_json::Value>(&json)
                    .ok()
                    .and_then(|json| json["id"].as_str().map(str::to_owned));
                Row {
                    label: id.unwrap_or_else(|| ctid.clone()),
                    ctid,
                    json,
                    organization: row.get(2),
                }
            })
            .collect();
        Table {
            name: name.to_owned(),
            rows,
            tenant,
            assured: facts.get(1),
            for_callers: facts.get(2),
            columns: facts.get(3),
            has_id: facts.get(4),
            grants: grants(judge, name).await,
            rights: rights(judge, name).await,
        }
    }

    /// The columns that a database role may write, the id last.
    pub(super) fn columns_for(&self, role: &str, privilege: &str) -> &[String] {
        self.rights
            .iter()
            .find(|right| right.role == role && right.privilege == privilege)
            .map_or(&[], |right| right.columns.as_slice())
    }

    /// A table without a sample row in both practices would pass untried.
    pub(super) fn lacks_samples(&self, world: &World) -> Option<String> {
        let has = |id: &str| {
            self.rows
                .iter()
                .any(|row| row.organization.as_deref() == Some(id))
        };
        let (home, other) = (
            example::ORGANIZATION.to_string(),
            example::OTHER_ORGANIZATION.to_string(),
        );
        debug_assert_eq!(world.home.organization.to_string(), home);
        let complete = match self.tenant {
            Some(_) => has(&home) && has(&other),
            None => !self.rows.is_empty(),
        };
        (self.for_callers && !complete).then(|| {
            format!(
                "{} has no sample row in both practices: add one in crates/testkit/src/cast/",
                self.name
            )
        })
    }

    /// For each sample row, whether the authorizations let the actor do this.
    pub(super) async fn expected(&self, judge: &Client, actor: &Actor, command: &str) -> Vec<bool> {
        let seen = self.granted(judge, actor, "select", Look::Before).await;
        let both = |a: Vec<bool>, b: Vec<bool>| a.iter().zip(b).map(|(a, b)| *a && b).collect();
        // To change a row one must also see it, and what it becomes must be allowed: here it becomes what it was.
        match command {
            "select" => seen,
            "insert" => self.granted(judge, actor, "insert", Look::Fresh).await,
            "update" => {
                let before = self.granted(judge, actor, "update", Look::Before).await;
                let after = self.granted(judge, actor, "update", Look::After).await;
                both(both(before, after), seen)
            }
            _ => both(
                self.granted(judge, actor, command, Look::Before).await,
                seen,
            ),
        }
    }

    async fn granted(&self, judge: &Client, actor: &Actor, command: &str, look: Look) -> Vec<bool> {
        if self.assured && !actor.assured && actor.database_role == "authenticated" {
            return vec![false; self.rows.len()];
        }
        let scopes: Vec<String> = self
            .grants
            .iter()
            .filter(|grant| grant.command == command && actor.words.contains(&grant.role))
            .map(|grant| match look {
                Look::Before => format!("({})", grant.before),
                Look::After | Look::Fresh => format!("({})", grant.after),
            })
            .collect();
        if scopes.is_empty() {
            return vec![false; self.rows.len()];
        }
        let wall = match &self.tenant {
            Some(column) => format!("t.{column} = app.organization_id()"),
            None => "true".to_owned(),
        };
        let allowed = format!("coalesce({wall} and ({}), false)", scopes.join(" or "));
        if look == Look::Fresh {
            let mut answers = Vec::new();
            for row in &self.rows {
                let source = self.new_row();
                let answer = judge
                    .query_one(&format!("select {allowed} from {source} t"), &[&row.json])
                    .await;
                answers.push(
                    answer
                        .map(|row| row.get(0))
                        .unwrap_or_else(|error| panic!("{allowed}: {error:?}")),
                );
            }
            return answers;
        }
        let question = format!(
            "select t.ctid::text from {} t where t.ctid = any ($1::text[]::tid[]) and {allowed}",
            self.name
        );
        let rows = judge
            .query(&question, &[&self.places()])
            .await
            .unwrap_or_else(|error| panic!("{question}: {error:?}"));
        let granted: Vec<String> = rows.iter().map(|row| row.get(0)).collect();
        self.rows
            .iter()
            .map(|row| granted.contains(&row.ctid))
            .collect()
    }

    pub(super) fn places(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.ctid.as_str()).collect()
    }

    /// The sample row, as a new one with an id of its own.
    pub(super) fn new_row(&self) -> String {
        let fresh = if self.has_id {
            " || jsonb_build_object('id', gen_random_uuid())"
        } else {
            ""
        };
        let mut parts = self.name.splitn(2, '.');
        let typed = match (parts.next(), parts.next()) {
            (Some(schema), Some(table)) => format!("{schema}.{table}"),
            _ => self.name.clone(),
        };
        format!("(select (jsonb_populate_record(null::{typed}, $1::text::jsonb{fresh})).*)")
    }
}

async fn grants(judge: &Client, table: &str) -> Vec<Grant> {
    let rows = judge
        .query(
            "select a.command, a.role, s.predicate, s.new_row_predicate
               from app.authorizations a join app.scopes s on s.name = a.scope where a.table_name = $1",
            &[&table],
        )
        .await
        .expect("the authorizations are on record");
    rows.iter()
        .map(|row| Grant {
            command: row.get(0),
            role: row.get(1),
            before: row.get::<_, String>(2).replace("{table}", "t"),
            after: row.get::<_, String>(3).replace("{table}", "t"),
        })
        .collect()
}

async fn rights(judge: &Client, table: &str) -> Vec<Right> {
    let rows = judge
        .query(
            "select r, p, array(select attname::text from pg_attribute
                                 where attrelid = $1::text::regclass and attnum > 0 and not attisdropped and attgenerated = '' and attidentity = ''
                                   and has_column_privilege(r, $1, attname, p) order by attname = 'id', attnum)
               from unnest(array['anon', 'authenticated', 'service_role']) r cross join unnest(array['INSERT', 'UPDATE']) p",
            &[&table],
        )
        .await
        .expect("privileges can be asked for");
    rows.iter()
        .map(|row| Right {
            role: row.get(0),
            privilege: row.get(1),
            columns: row.get(2),
        })
        .collect()
}
