//! One table: its sample rows, what the authorizations say of them, and how a command is tried on one.

use kernel::example;
use tokio_postgres::Client;
use tokio_postgres::error::SqlState;

use super::actor::Actor;
use crate::house::World;

const SAMPLES: i64 = 24;

pub(super) struct Row {
    ctid: String,
    json: String,
    organization: Option<String>,
    pub(super) label: String,
}

pub(super) struct Table {
    pub(super) name: String,
    pub(super) rows: Vec<Row>,
    tenant: Option<String>,
    assured: bool,
    for_callers: bool,
    /// Columns that are not computed.
    columns: Vec<String>,
    has_id: bool,
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
            .query(&format!("select t.ctid::text, to_jsonb(t)::text, {organization} from {name} t order by t.ctid limit {SAMPLES}"), &[])
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
        }
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
        let seen = self.granted(judge, actor, "select", false).await;
        match command {
            "select" => seen,
            "insert" => self.granted(judge, actor, "insert", true).await,
            // To change a row one must also see it.
            _ => {
                let granted = self.granted(judge, actor, command, false).await;
                granted
                    .iter()
                    .zip(seen)
                    .map(|(granted, seen)| *granted && seen)
                    .collect()
            }
        }
    }

    async fn granted(
        &self,
        judge: &Client,
        actor: &Actor,
        command: &str,
        new_row: bool,
    ) -> Vec<bool> {
        if self.assured && !actor.assured && actor.database_role == "authenticated" {
            return vec![false; self.rows.len()];
        }
        let scopes = judge
            .query(
                "select s.predicate, s.new_row_predicate from app.authorizations a join app.scopes s on s.name = a.scope
                  where a.table_name = $1 and a.command = $2 and a.role = any ($3)",
                &[&self.name, &command, &actor.words],
            )
            .await
            .expect("the authorizations are on record");
        if scopes.is_empty() {
            return vec![false; self.rows.len()];
        }
        let scopes: Vec<String> = scopes
            .iter()
            .map(|scope| {
                format!(
                    "({})",
                    scope
                        .get::<_, String>(usize::from(new_row))
                        .replace("{table}", "t")
                )
            })
            .collect();
        let wall = match &self.tenant {
            Some(column) => format!("t.{column} = app.organization_id()"),
            None => "true".to_owned(),
        };
        let allowed = format!("coalesce({wall} and ({}), false)", scopes.join(" or "));
        if new_row {
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

    fn places(&self) -> Vec<&str> {
        self.rows.iter().map(|row| row.ctid.as_str()).collect()
    }

    /// The sample row, as a new one with an id of its own.
    fn new_row(&self) -> String {
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

    /// Which rows the command reaches. Rows that should be out of reach are tried together, the others one by one.
    pub(super) async fn reached(
        &self,
        hand: &Client,
        command: &str,
        expected: &[bool],
    ) -> Vec<Result<bool, String>> {
        match command {
            "insert" => {
                let mut answers = Vec::new();
                for (row, allowed) in self.rows.iter().zip(expected) {
                    answers.push(self.insert(hand, row, *allowed).await);
                }
                answers
            }
            "select" => self.together(hand, command, &self.places()).await,
            _ => {
                let denied: Vec<&str> = self
                    .rows
                    .iter()
                    .zip(expected)
                    .filter(|(_, allowed)| !**allowed)
                    .map(|(row, _)| row.ctid.as_str())
                    .collect();
                let mut answers = self.together(hand, command, &denied).await;
                for (place, allowed) in expected.iter().enumerate() {
                    if *allowed {
                        let one = self
                            .together(hand, command, &[self.rows[place].ctid.as_str()])
                            .await;
                        answers[place] = one.into_iter().nth(place).unwrap_or(Ok(false));
                    }
                }
                answers
            }
        }
    }

    /// Tries a command on these rows in one statement; answers for every sample row whether it was reached.
    async fn together(
        &self,
        hand: &Client,
        command: &str,
        places: &[&str],
    ) -> Vec<Result<bool, String>> {
        let name = &self.name;
        let statement = match command {
            "select" => {
                format!("select ctid::text from {name} where ctid = any ($1::text[]::tid[])")
            }
            "delete" => format!(
                "with gone as (delete from {name} where ctid = any ($1::text[]::tid[]) returning 1) select '' from gone"
            ),
            _ => {
                let column = self
                    .with_privilege(hand, "UPDATE")
                    .await
                    .into_iter()
                    .next()
                    .unwrap_or_else(|| self.columns[0].clone());
                format!(
                    "with changed as (update {name} set {column} = {column} where ctid = any ($1::text[]::tid[]) returning 1) select '' from changed"
                )
            }
        };
        if places.is_empty() {
            return self.rows.iter().map(|_| Ok(false)).collect();
        }
        let outcome = undone(hand, async {
            let rows = hand.query(&statement, &[&places]).await?;
            Ok(rows
                .iter()
                .map(|row| row.get::<_, String>(0))
                .collect::<Vec<_>>())
        })
        .await;
        let reached: Result<Vec<String>, String> = match outcome {
            Ok(found) if command == "select" => Ok(found),
            // How many, not which: more than none means all of those that were tried, which is what the caller wants to hear.
            Ok(found) if found.is_empty() => Ok(Vec::new()),
            Ok(_) => Ok(places.iter().map(|place| (*place).to_owned()).collect()),
            Err(error) => match verdict(&error) {
                Some(true) => Ok(places.iter().map(|place| (*place).to_owned()).collect()),
                Some(false) => Ok(Vec::new()),
                None => Err(format!("{error:?}")),
            },
        };
        self.rows
            .iter()
            .map(|row| reached.clone().map(|reached| reached.contains(&row.ctid)))
            .collect()
    }

    async fn insert(&self, hand: &Client, row: &Row, allowed: bool) -> Result<bool, String> {
        let may = self.with_privilege(hand, "INSERT").await;
        let columns = if allowed && !may.is_empty() {
            may
        } else {
            self.columns.clone()
        }
        .join(", ");
        let statement = format!(
            "insert into {} ({columns}) select {columns} from {} t",
            self.name,
            self.new_row()
        );
        match undone(hand, hand.execute(&statement, &[&row.json])).await {
            Ok(rows) => Ok(rows > 0),
            Err(error) => verdict(&error).ok_or_else(|| format!("{error:?}")),
        }
    }

    async fn with_privilege(&self, hand: &Client, privilege: &str) -> Vec<String> {
        let row = hand
            .query_one(
                "select array(select c from unnest($2::text[]) c where has_column_privilege(current_user, $1, c, $3) order by c = 'id')",
                &[&self.name, &self.columns, &privilege],
            )
            .await
            .expect("privileges can be asked for");
        row.get(0)
    }
}

/// Does it and undoes it.
async fn undone<T>(
    hand: &Client,
    work: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T, tokio_postgres::Error> {
    hand.batch_execute("savepoint try").await?;
    let done = work.await;
    hand.batch_execute("rollback to try").await?;
    done
}

/// Denied, allowed (only a constraint stood in the way), or neither.
fn verdict(error: &tokio_postgres::Error) -> Option<bool> {
    match error.code()? {
        state if *state == SqlState::INSUFFICIENT_PRIVILEGE => Some(false),
        state if state.code().starts_with("23") => Some(true),
        _ => None,
    }
}
