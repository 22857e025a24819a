//! Reads the catalog and names every way in which the database is less safe than it must be.
//!
//! Each rule has a name; a finding says which object breaks it, in words, and how to mend it. An object may be excepted from a rule only by
//! a row with a reason in `app.exceptions` (or the lists beside it), which a migration writes and a reviewer reads.

mod conditions;
mod expression;
mod tokens;

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use tokio_postgres::Client;

use crate::error::Error;
use crate::migrator::with_empty_search_path;

const RULES: [&str; 3] = [
    include_str!("../../sql/audit/tables.sql"),
    include_str!("../../sql/audit/policies.sql"),
    include_str!("../../sql/audit/rights.sql"),
];

/// One object that breaks one rule.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Finding {
    /// The rule's name.
    pub rule: String,
    /// What breaks it.
    pub object: String,
    /// What is wrong.
    pub words: String,
    /// How to mend it.
    pub fix: String,
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{}: {}: {}. Fix: {}",
            self.rule, self.object, self.words, self.fix
        )
    }
}

/// Everything that is wrong, sorted; empty when nothing is. Run it as the owner or a superuser, who see the whole catalog.
pub async fn run(client: &Client) -> Result<Vec<Finding>, Error> {
    with_empty_search_path(client, findings(client)).await
}

async fn findings(client: &Client) -> Result<Vec<Finding>, Error> {
    let doing = "auditing the database";
    let excepted: BTreeSet<(String, String)> = client
        .query("select rule, object from app.exceptions", &[])
        .await
        .map_err(Error::doing(doing))?
        .iter()
        .map(|row| (row.get(0), row.get(1)))
        .collect();
    let mut found = BTreeSet::new();
    for rule in RULES {
        for row in client.query(rule, &[]).await.map_err(Error::doing(doing))? {
            found.insert(Finding {
                rule: row.get(0),
                object: row.get(1),
                words: row.get(2),
                fix: row.get(3),
            });
        }
    }
    found.extend(conditions::findings(client).await?);
    Ok(found
        .into_iter()
        .filter(|finding| !excepted.contains(&(finding.rule.clone(), finding.object.clone())))
        .collect())
}
