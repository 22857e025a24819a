//! Every statement is still understood by the migrated schema.

use kernel::sql::check_columns;

use super::entry::Domain;
use crate::house::World;

/// For every statement: it prepares, and answers with the columns its row expects. Every file in `sql/` is listed, once.
pub async fn statements(world: &World, domains: &[Domain]) -> Vec<String> {
    let operator = world.house.database.operator().await;
    let mut faults = Vec::new();
    for domain in domains {
        for statement in domain.statements {
            match operator.prepare(statement.text()).await {
                Ok(prepared) => faults.extend(check_columns(*statement, prepared.columns()).err()),
                Err(error) => faults.push(format!(
                    "{}.sql: {}",
                    statement.name(),
                    database_words(&error)
                )),
            }
        }
        let mut listed: Vec<&str> = domain
            .statements
            .iter()
            .map(|statement| statement.name())
            .collect();
        listed.sort_unstable();
        if let Some(twice) = listed.windows(2).find(|pair| pair[0] == pair[1]) {
            faults.push(format!("{}.sql is listed twice", twice[0]));
        }
        let there = super::declarations::stems(&format!("{}/sql", domain.source), "sql");
        faults.extend(
            there
                .iter()
                .filter(|name| !listed.contains(&name.as_str()))
                .map(|name| format!("{name}.sql is not listed")),
        );
    }
    faults
}

fn database_words(error: &tokio_postgres::Error) -> String {
    error
        .as_db_error()
        .map_or_else(|| error.to_string(), |error| error.message().to_owned())
}
