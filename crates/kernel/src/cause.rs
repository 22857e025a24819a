//! The cause of a failure, in words that may stand in a log.
//!
//! A log holds ids and no personal data. PostgreSQL's own words can hold any value of a row, so what is
//! logged of an error of the database is its state and the names of what it is about.

use std::error::Error as StdError;

use tokio_postgres::error::DbError;

/// The cause in words that hold no value of any row: PostgreSQL quotes the offending values in its
/// detail, and in the message of a data error.
pub fn without_values(cause: &(dyn StdError + Send + Sync + 'static)) -> String {
    if let Some(error) = cause.downcast_ref::<tokio_postgres::Error>() {
        return of_postgres(error);
    }
    if let Some(deadpool_postgres::PoolError::Backend(error)) =
        cause.downcast_ref::<deadpool_postgres::PoolError>()
    {
        return of_postgres(error);
    }
    cause.to_string()
}

fn of_postgres(error: &tokio_postgres::Error) -> String {
    match error.as_db_error() {
        Some(db) => of_database(db),
        None => match error.source() {
            Some(source) => format!("{error}: {source}"),
            None => error.to_string(),
        },
    }
}

fn of_database(db: &DbError) -> String {
    let state = db.code().code();
    let mut words = format!("sqlstate {state}");
    let parts = [
        ("schema", db.schema()),
        ("table", db.table()),
        ("column", db.column()),
        ("constraint", db.constraint()),
        ("routine", db.routine()),
    ];
    for (name, value) in parts {
        if let Some(value) = value {
            words.push_str(&format!(" {name} {value}"));
        }
    }
    // Data (22), integrity (23) and raised (P0) messages may quote a value; the others speak of the
    // schema and the server.
    if !["22", "23", "P0"]
        .iter()
        .any(|class| state.starts_with(class))
    {
        words.push_str(&format!(": {}", db.message()));
    }
    words
}
