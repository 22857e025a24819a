//! Nobody overwrites what they have not seen.
//!
//! A row that people edit carries a `row_version` that moves with every change. Whoever saves sends the version they
//! saw; if it is not the present one, the answer is 409 with the present one.

use uuid::Uuid;

use crate::context::Context;
use crate::error::{Error, Result};
use crate::sql::Statement;

impl Context {
    /// Locks the row and makes sure that the caller saw its present version. `lock` is
    /// `select row_version from ... where id = $1 for update`.
    ///
    /// "There is no such `what`" if the caller can see none; a version conflict if somebody saved meanwhile.
    pub async fn expect_version(
        &mut self,
        what: &'static str,
        lock: &Statement<i32>,
        id: impl Into<Uuid>,
        seen: i32,
    ) -> Result<()> {
        let id: Uuid = id.into();
        let present = self.one(what, lock, &[&id]).await?;
        if present == seen {
            Ok(())
        } else {
            Err(Error::version_conflict(present))
        }
    }
}
