//! The exact schema as sorted lines of text, committed as `docs/schema.lock`.
//!
//! Counting tables proves nothing: a database can have the right number of wrong things. So every fact (a column, a key, a policy's
//! expression, a grant) is one line, and a check compares the two sets of lines and names every difference.

use std::collections::BTreeSet;
use std::fmt;

use serde::Serialize;
use tokio_postgres::Client;

use crate::error::Error;
use crate::migrator::with_empty_search_path;

const LINES: &str = include_str!("../sql/schema_lines.sql");
const HEAD: &str = "# The exact schema, one fact per line. Written by `mentalspace db check --write`; do not edit.\n";

/// How a database differs from the lock.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Differences {
    /// In the lock and not in the database.
    pub missing: Vec<String>,
    /// In the database and not in the lock.
    pub unexpected: Vec<String>,
}

impl Differences {
    /// True when the database is exactly what the lock says.
    pub fn is_empty(&self) -> bool {
        self.missing.is_empty() && self.unexpected.is_empty()
    }
}

impl fmt::Display for Differences {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in &self.missing {
            writeln!(f, "missing: {line}")?;
        }
        for line in &self.unexpected {
            writeln!(f, "unexpected: {line}")?;
        }
        Ok(())
    }
}

/// The schema of a database, line by line.
pub async fn read(client: &Client) -> Result<Vec<String>, Error> {
    let lines = async {
        let rows = client
            .query(LINES, &[])
            .await
            .map_err(Error::doing("reading the schema"))?;
        Ok(rows.iter().map(|row| row.get(0)).collect())
    };
    with_empty_search_path(client, lines).await
}

/// The text of the lock file for these lines.
pub fn text_of(lines: &[String]) -> String {
    let mut text = String::from(HEAD);
    for line in lines {
        // A line is one fact: what PostgreSQL breaks over several lines is put on one.
        text.push_str(&line.split_whitespace().collect::<Vec<_>>().join(" "));
        text.push('\n');
    }
    text
}

/// Compares the text of a lock file with a database.
pub fn compare(lock: &str, lines: &[String]) -> Differences {
    let now = text_of(lines);
    let facts = |text: &str| -> BTreeSet<String> {
        text.lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
            .map(String::from)
            .collect()
    };
    let (wanted, found) = (facts(lock), facts(&now));
    Differences {
        missing: wanted.difference(&found).cloned().collect(),
        unexpected: found.difference(&wanted).cloned().collect(),
    }
}

/// Reads a database and compares it with the text of a lock file.
pub async fn check(client: &Client, lock: &str) -> Result<Differences, Error> {
    Ok(compare(lock, &read(client).await?))
}
