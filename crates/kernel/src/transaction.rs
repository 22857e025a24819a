//! The only way to a connection: a transaction that belongs to its caller.
//!
//! `begin`, the caller's role and claims, and the first query leave together and cost one round trip; where that query
//! is also the last of a read, the end leaves with them (`cx.last()`).
//! If anything in that head fails, the query behind it fails too: it would run in an aborted
//! transaction, or as the login role, which may read nothing.
//!
//! **Cancel-safe.** A request whose client hung up is a future that is dropped in the middle. Its
//! connection may still stand in a transaction that carries the caller's claims. [`Drop`] therefore
//! rolls back before the connection can be lent again, and throws the connection away if that does
//! not succeed within two seconds. A test cancels at every point and looks for a leak.

use std::time::Duration;

use deadpool_postgres::{Object, Pool};
use futures_util::FutureExt;
use futures_util::future::join;
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use crate::caller::Caller;
use crate::error::{Error, Result};
use crate::spec::Effect;

const ROLL_BACK_WITHIN: Duration = Duration::from_secs(2);

/// The parameters of a statement.
pub type Params<'a> = &'a [&'a (dyn ToSql + Sync)];

/// What a transaction is bound to.
#[derive(Clone, Debug)]
pub struct Binding {
    /// The database role it takes on.
    pub role: &'static str,
    /// The value of `request.jwt.claims`.
    pub claims: String,
    /// The audit event that rows changed in it belong to; empty for a read.
    pub event_id: String,
    /// How long one statement may take.
    pub statement_timeout: Duration,
    /// Whether it may change anything.
    pub effect: Effect,
}

impl Binding {
    /// The binding of a caller's transaction.
    pub fn of(caller: &Caller, effect: Effect, event: uuid::Uuid, timeout: Duration) -> Self {
        Binding {
            role: caller.database_role(),
            claims: caller.claims(),
            event_id: match effect {
                Effect::Read => String::new(),
                Effect::Write => event.to_string(),
            },
            statement_timeout: timeout,
            effect,
        }
    }

    /// The statements that begin the transaction. As utility statements they are neither planned nor prepared, and
    /// together they are one message.
    fn head(&self) -> String {
        let begin = match self.effect {
            Effect::Read => "begin read only",
            Effect::Write => "begin",
        };
        let timeout = self.statement_timeout.as_millis();
        let event = match self.event_id.as_str() {
            "" => String::new(),
            id => format!("set local app.event_id = {}; ", quoted(id)),
        };
        let caller = self.caller();
        format!("{begin}; set local statement_timeout = {timeout}; {event}{caller}")
    }

    /// The statements that say who the caller is. The role comes last: it may set nothing but its own settings.
    fn caller(&self) -> String {
        let claims = quoted(&self.claims);
        let role = quoted(self.role);
        format!("set local request.jwt.claims = {claims}; set local role = {role}")
    }
}

/// A text as SQL writes it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A transaction bound to its caller. Dropped without [`commit`](Transaction::commit), it rolls back.
pub struct Transaction {
    // `None` only after it was given back.
    connection: Option<Object>,
    binding: Binding,
    /// Whether the connection stands in the transaction: its head was sent, its end was not.
    open: bool,
    /// Whether the next query is the last of a read.
    last: bool,
}

impl Transaction {
    /// Takes a connection; nothing is sent until the first query.
    pub async fn open(pool: &Pool, binding: Binding) -> Result<Self> {
        Ok(Transaction {
            connection: Some(pool.get().await?),
            binding,
            open: false,
            last: false,
        })
    }

    fn connection(&self) -> &Object {
        self.connection
            .as_ref()
            .expect("the connection is held until the transaction ends")
    }

    /// The next query is the last: the end of the transaction travels right behind it, and costs neither a
    /// round trip nor a second awakening of the database. Only for reads; a write ends with its event. A query that
    /// comes after all finds its caller bound anew.
    pub fn end_with_next(&mut self) {
        self.last = self.binding.effect == Effect::Read;
    }

    /// Runs a statement and answers with its rows.
    pub async fn query(&mut self, text: &str, params: Params<'_>) -> Result<Vec<Row>> {
        let head = self.head();
        let ends = std::mem::take(&mut self.last);
        let connection = self.connection();
        let query = async {
            let statement = connection.prepare_cached(text).await?;
            match ends {
                // Sent together: if the query fails, `commit` ends the aborted transaction.
                true => {
                    let query = connection.query(&statement, params);
                    let (rows, ended) = join(query, connection.batch_execute("commit")).await;
                    rows.and_then(|rows| ended.map(|()| rows))
                }
                false => connection.query(&statement, params).await,
            }
        };
        let rows = after_head(connection, head, query).await?;
        self.open = !ends;
        Ok(rows)
    }

    /// Runs a statement and answers with the number of rows it touched.
    pub async fn execute(&mut self, text: &str, params: Params<'_>) -> Result<u64> {
        let head = self.head();
        let connection = self.connection();
        let query = async {
            let statement = connection.prepare_cached(text).await?;
            connection.execute(&statement, params).await
        };
        after_head(connection, head, query).await
    }

    /// Goes on as somebody else. See [`Context::act_for`](crate::Context::act_for).
    pub(crate) async fn become_another(&mut self, caller: &Caller) -> Result<()> {
        self.binding.role = caller.database_role();
        self.binding.claims = caller.claims();
        if self.open {
            let rebind = self.binding.caller();
            self.connection().batch_execute(&rebind).await?;
        }
        Ok(())
    }

    /// Runs a last statement and commits, in one round trip. The commit counts only if the last
    /// statement went through, so it also proves that no earlier error was overlooked.
    pub async fn commit_with(mut self, text: &str, params: Params<'_>) -> Result<()> {
        let head = self.head();
        let connection = self.connection();
        let last = async {
            let statement = connection.prepare_cached(text).await?;
            // Sent together: if the statement fails, `commit` ends the aborted transaction.
            let (done, ended) = join(
                connection.execute(&statement, params),
                connection.batch_execute("commit"),
            )
            .await;
            done?;
            ended
        };
        after_head(connection, head, last).await?;
        self.release();
        Ok(())
    }

    /// Commits.
    pub async fn commit(self) -> Result<()> {
        self.commit_with("select 1", &[]).await
    }

    /// Ends a transaction that changed nothing, without waiting for the answer: the next borrower's
    /// `begin` stands behind it in the same queue.
    pub fn end_read(mut self) {
        if !self.open
            || self
                .connection()
                .batch_execute("commit")
                .now_or_never()
                .is_none_or(|r| r.is_ok())
        {
            self.release();
        }
    }

    /// Undoes everything.
    pub async fn roll_back(mut self) -> Result<()> {
        if self.open {
            self.connection().batch_execute("rollback").await?;
        }
        self.release();
        Ok(())
    }

    /// What must stand before the next query: nothing, if the transaction is open. From here on it counts as open,
    /// whatever becomes of the query.
    fn head(&mut self) -> Option<String> {
        match std::mem::replace(&mut self.open, true) {
            true => None,
            false => Some(self.binding.head()),
        }
    }

    fn release(&mut self) {
        self.connection.take();
    }
}

/// Sends the head, if it was not sent yet, and the query right behind it. `join` polls in this order,
/// so the head stands first in the connection's queue.
async fn after_head<T>(
    connection: &Object,
    head: Option<String>,
    query: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T> {
    let Some(head) = head else {
        return Ok(query.await?);
    };
    let (bound, answer) = join(connection.batch_execute(&head), query).await;
    bound?;
    Ok(answer?)
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if !self.open {
            return; // nothing was sent, or its end too
        }
        let Ok(runtime) = tokio::runtime::Handle::try_current() else {
            drop(Object::take(connection)); // no runtime left to roll back on: close it
            return;
        };
        runtime.spawn(async move {
            let rolled_back =
                tokio::time::timeout(ROLL_BACK_WITHIN, connection.batch_execute("rollback")).await;
            if !matches!(rolled_back, Ok(Ok(()))) {
                tracing::warn!("a connection was closed because its transaction did not roll back");
                drop(Object::take(connection));
            }
        });
    }
}

impl From<tokio::time::error::Elapsed> for Error {
    fn from(cause: tokio::time::error::Elapsed) -> Self {
        Error::new(
            crate::Code::Timeout,
            "This took too long and was stopped; nothing was changed. Try again.",
        )
        .because(cause)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_one_message_in_which_no_value_can_end_its_quotes() {
        let binding = Binding {
            role: "anon",
            claims: r#"{"sub":"'; reset role; --"}"#.to_owned(),
            event_id: String::new(),
            statement_timeout: Duration::from_secs(8),
            effect: Effect::Read,
        };
        assert_eq!(
            binding.head(),
            "begin read only; set local statement_timeout = 8000; \
             set local request.jwt.claims = '{\"sub\":\"''; reset role; --\"}'; set local role = 'anon'"
        );
    }
}
