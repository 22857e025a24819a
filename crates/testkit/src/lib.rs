//! Tests as sentences, against a real database.
//!
//! ```text
//! let t = Practice::new(&[practice::FUNCTIONS]).await;
//! let users = t.call(GetUsers).by(&t.amara).with(GetUsers::example()).ok().await;
//! let error = t.call(GetUsers).by(&t.rosa).err().await;
//! ```
//!
//! * [`Cluster`](database::Cluster): one throwaway PostgreSQL per test program, in `target/testkit`, gone with the program.
//! * [`Database`]: a copy of the migrated template. The template is made once per program.
//! * [`Practice`]: a practice of its own for one test, with the cast of named people, in the database that all tests of the program
//!   share. What stands between two tests is then the wall between two practices, so every test leans on it.
//! * [`World`]: two practices in a database of their own, with the ids of [`kernel::example`]; what a test counts there nobody
//!   else changes.
//!
//! Time stands still at [`START`] until a test turns the clock; ids repeat. Only PostgreSQL's own `now()` goes on.

mod call;
mod cast;
mod database_of_tests;
mod house;
mod matrix;
pub mod walk;

pub use call::Calling;
pub use cast::{Cast, Person};
pub use database_of_tests::Database;
pub use house::{House, Practice, START, World};
pub use matrix::table_matrix;
pub use tokio_postgres::Client;
pub use tokio_postgres::types::ToSql;

#[cfg(test)]
mod tests;
