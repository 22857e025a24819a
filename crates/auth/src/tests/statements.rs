//! Every statement of the service fits the migrated schema.

use kernel::sql::check_columns;
use testkit::Database;

#[tokio::test]
async fn every_statement_can_be_prepared_and_answers_with_its_row() {
    let database = Database::shared().await;
    let operator = database.operator().await;
    let mut faults = Vec::new();
    for statement in crate::statements() {
        match operator.prepare(statement.text()).await {
            Ok(prepared) => faults.extend(check_columns(statement, prepared.columns()).err()),
            Err(error) => faults.push(format!("{}: {error:?}", statement.name())),
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
}
