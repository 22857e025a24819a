//! The conditions of the policies: read (what do they say?) and tried (do they let somebody in who is nobody?).

use tokio_postgres::Client;

use super::Finding;
use super::expression::{asks_for_the_caller, calls_per_row, is_always_true};
use crate::error::Error;

const POLICIES: &str = include_str!("../../sql/audit/conditions.sql");
/// Says what a condition is worth for one row, or what went wrong; an error must not end the audit's transaction.
const TRIAL: &str = include_str!("../../sql/audit/trial.sql");

/// The one condition that is true for the auditor: he is allowed to migrate.
const MIGRATION: &str = "( SELECT app.is_migration() AS is_migration)";

pub(super) async fn findings(client: &Client) -> Result<Vec<Finding>, Error> {
    let doing = "reading the policies' conditions";
    client
        .batch_execute(TRIAL)
        .await
        .map_err(Error::doing(doing))?;
    let mut found = Vec::new();
    for row in client
        .query(POLICIES, &[])
        .await
        .map_err(Error::doing(doing))?
    {
        let (object, clause, condition): (String, String, String) =
            (row.get(0), row.get(1), row.get(2));
        let (permissive, for_owner): (bool, bool) = (row.get(3), row.get(4));
        let mut add = |rule: &str, words: String, fix: &str| {
            found.push(Finding {
                rule: rule.into(),
                object: object.clone(),
                words: format!("its {clause} {words}"),
                fix: fix.into(),
            });
        };
        if condition == MIGRATION && for_owner {
            continue;
        }
        if is_always_true(&condition) {
            add(
                "always-true",
                format!("is true for everybody: {condition}"),
                "name who may see which rows",
            );
        } else {
            let trial: String = client
                .query_one(
                    "select pg_temp.trial($1, $2)",
                    &[&row.get::<_, String>(5), &as_nobody(&condition)],
                )
                .await
                .map_err(Error::doing(doing))?
                .get(0);
            if permissive && trial == "true" {
                add(
                    "open-to-nobody",
                    format!("is true although nobody is calling: {condition}"),
                    "tie it to the caller: auth.uid(), app.organization_id()",
                );
            } else if let Some(words) = trial.strip_prefix("error: ") {
                add(
                    "condition-fails",
                    format!("cannot be evaluated: {words}"),
                    "correct the condition",
                );
            }
            if !asks_for_the_caller(&condition) {
                add(
                    "policy-identity",
                    format!("does not ask who is calling: {condition}"),
                    "tie it to the caller: auth.uid(), app.organization_id()",
                );
            }
        }
        for helper in calls_per_row(&condition) {
            add(
                "helper-per-row",
                format!("calls {helper}() once per row"),
                "wrap the call: (select ...)",
            );
        }
    }
    Ok(found)
}

/// The condition as it stands for somebody who is none of our roles: the auditor himself may be the owner.
fn as_nobody(condition: &str) -> String {
    condition
        .replace("CURRENT_USER", "'nobody'::name")
        .replace("SESSION_USER", "'nobody'::name")
        .replace("app.is_migration()", "false")
}
