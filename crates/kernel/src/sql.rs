//! Typed statements from `.sql` files.
//!
//! A domain lists its statements once, with [`statements!`](crate::statements), each beside the row it answers with. One
//! test per domain prepares every one against the migrated schema and compares names and types of the
//! columns, so that a statement that has fallen behind the schema fails before it runs.

use std::marker::PhantomData;

use postgres_types::{FromSql, Type};
use tokio_postgres::Row as PgRow;

pub use kernel_derive::Row;

/// One statement and the row it answers with (`()` if it answers with none).
pub struct Statement<R> {
    /// The file's name without its ending.
    pub name: &'static str,
    /// The SQL.
    pub text: &'static str,
    row: PhantomData<fn() -> R>,
}

impl<R> Statement<R> {
    /// Used by [`statements!`](crate::statements) only.
    pub const fn new(name: &'static str, text: &'static str) -> Self {
        Statement {
            name,
            text,
            row: PhantomData,
        }
    }
}

/// A column that a row expects.
#[derive(Clone, Copy)]
pub struct Column {
    /// Its name; empty for the single column of a scalar, whose name does not matter.
    pub name: &'static str,
    /// Whether the Rust type reads the SQL type.
    pub accepts: fn(&Type) -> bool,
}

/// What a statement answers with. Derive it: `#[derive(Row)]`.
pub trait Row: Sized {
    /// The columns, in the statement's order.
    const COLUMNS: &'static [Column];
    /// Reads one row by position.
    fn from_row(row: &PgRow) -> Result<Self, tokio_postgres::Error>;
}

impl Row for () {
    const COLUMNS: &'static [Column] = &[];
    fn from_row(_: &PgRow) -> Result<Self, tokio_postgres::Error> {
        Ok(())
    }
}

macro_rules! scalar_rows {
    ($($ty:ty),+) => {$(
        impl Row for $ty {
            const COLUMNS: &'static [Column] =
                &[Column { name: "", accepts: <$ty as FromSql>::accepts }];
            fn from_row(row: &PgRow) -> Result<Self, tokio_postgres::Error> {
                row.try_get(0)
            }
        }
    )+};
}
scalar_rows!(
    uuid::Uuid,
    String,
    bool,
    i32,
    i64,
    jiff::Timestamp,
    serde_json::Value,
    Vec<u8>
);

/// A statement whose row type has been forgotten, for the test that prepares them all.
pub trait AnyStatement: Sync {
    /// The file's name without its ending.
    fn name(&self) -> &'static str;
    /// The SQL.
    fn text(&self) -> &'static str;
    /// The columns that the row type expects.
    fn columns(&self) -> &'static [Column];
}

impl<R: Row> AnyStatement for Statement<R> {
    fn name(&self) -> &'static str {
        self.name
    }
    fn text(&self) -> &'static str {
        self.text
    }
    fn columns(&self) -> &'static [Column] {
        R::COLUMNS
    }
}

/// Compares what a prepared statement answers with what its row type expects. The error names the
/// statement and the first difference.
pub fn check_columns(
    statement: &dyn AnyStatement,
    found: &[tokio_postgres::Column],
) -> Result<(), String> {
    let expected = statement.columns();
    let name = statement.name();
    if expected.is_empty() {
        return Ok(());
    }
    if expected.len() != found.len() {
        return Err(format!(
            "{name}.sql answers with {} columns, its row has {}",
            found.len(),
            expected.len()
        ));
    }
    for (want, have) in expected.iter().zip(found) {
        if !want.name.is_empty() && want.name != have.name() {
            return Err(format!(
                "{name}.sql answers with column {:?} where its row has {:?}",
                have.name(),
                want.name
            ));
        }
        if !(want.accepts)(have.type_()) {
            return Err(format!(
                "{name}.sql: column {:?} is {}, which its field cannot read",
                have.name(),
                have.type_()
            ));
        }
    }
    Ok(())
}

/// Lists a domain's statements: `statements! { GET_ROOMS: Room = "get_rooms"; }` reads
/// `sql/get_rooms.sql` beside the file it stands in, and adds it to `STATEMENTS`.
#[macro_export]
macro_rules! statements {
    ($($(#[$doc:meta])* $name:ident: $row:ty = $file:literal;)*) => {
        $($(#[$doc])*
        pub static $name: $crate::sql::Statement<$row> =
            $crate::sql::Statement::new($file, include_str!(concat!("sql/", $file, ".sql")));)*

        /// Every statement of this domain.
        pub static STATEMENTS: &[&dyn $crate::sql::AnyStatement] = &[$(&$name),*];
    };
}
