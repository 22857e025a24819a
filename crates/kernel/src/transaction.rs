//! The only way to a connection: a transaction that belongs to its caller.
//!
//! `begin`, the caller's role and claims, and the first query leave together and cost one round trip.
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
use tokio_postgres::Row;
use tokio_postgres::types::ToSql;

use crate::caller::Caller;
use crate::error::{Error, Result};
use crate::spec::Effect;

const BIND: &str = "select set_config('request.jwt.claims', $2, true), \
     set_config('app.event_id', $3, true), \
     set_config('statement_timeout', $4, true), \
     set_config('role', $1, true)";

const REBIND: &str =
    "select set_config('request.jwt.claims', $2, true), set_config('role', $1, true)";

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
}

/// A transaction bound to its caller. Dropped without [`commit`](Transaction::commit), it rolls back.
pub struct Transaction {
    // `None` only after it was given back.
    connection: Option<Object>,
    head: Option<Binding>,
}

impl Transaction {
    /// Takes a connection; nothing is sent until the first query.
    pub async fn open(pool: &Pool, binding: Binding) -> Result<Self> {
        let connection = pool.get().await?;
        // Known to the connection before `begin`, so that the head below never waits for it.
        connection.prepare_cached(BIND).await?;
        Ok(Transaction {
            connection: Some(connection),
            head: Some(binding),
        })
    }

    fn connection(&self) -> &Object {
        self.connection
            .as_ref()
            .expect("the connection is held until the transaction ends")
    }

    /// Runs a statement and answers with its rows.
    pub async fn query(&mut self, text: &str, params: Params<'_>) -> Result<Vec<Row>> {
        let head = self.head.take();
        let connection = self.connection();
        let query = async {
            let statement = connection.prepare_cached(text).await?;
            connection.query(&statement, params).await
        };
        after_head(connection, head, query).await
    }

    /// Runs a statement and answers with the number of rows it touched.
    pub async fn execute(&mut self, text: &str, params: Params<'_>) -> Result<u64> {
        let head = self.head.take();
        let connection = self.connection();
        let query = async {
            let statement = connection.prepare_cached(text).await?;
            connection.execute(&statement, params).await
        };
        after_head(connection, head, query).await
    }

    /// Goes on as somebody else. See [`Context::act_for`](crate::Context::act_for).
    pub(crate) async fn become_another(&mut self, caller: &Caller) -> Result<()> {
        let params: Params<'_> = &[&caller.database_role(), &caller.claims()];
        self.execute(REBIND, params).await.map(|_rows| ())
    }

    /// Runs a last statement and commits, in one round trip. The commit counts only if the last
    /// statement went through, so it also proves that no earlier error was overlooked.
    pub async fn commit_with(mut self, text: &str, params: Params<'_>) -> Result<()> {
        let head = self.head.take();
        let connection = self.connection();
        let last = async {
            let statement = connection.prepare_cached(text).await?;
            // Sent together: if the statement fails, `commit` ends the aborted transaction.
            let (done, ended) = futures_util::future::join(
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
        if self.head.is_some()
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
        if self.head.is_none() {
            self.connection().batch_execute("rollback").await?;
        }
        self.release();
        Ok(())
    }

    fn release(&mut self) {
        self.connection.take();
    }
}

/// Sends the head, if it was not sent yet, and the query right behind it. `join3` polls in this order,
/// so the head stands first in the connection's queue.
async fn after_head<T>(
    connection: &Object,
    head: Option<Binding>,
    query: impl Future<Output = Result<T, tokio_postgres::Error>>,
) -> Result<T> {
    let Some(binding) = head else {
        return Ok(query.await?);
    };
    let bind = connection.prepare_cached(BIND).await?;
    let begin = match binding.effect {
        Effect::Read => "begin read only",
        Effect::Write => "begin",
    };
    let timeout = binding.statement_timeout.as_millis().to_string();
    let params: [&(dyn ToSql + Sync); 4] =
        [&binding.role, &binding.claims, &binding.event_id, &timeout];
    let (begun, bound, answer) = futures_util::future::join3(
        connection.batch_execute(begin),
        connection.execute(&bind, &params),
        query,
    )
    .await;
    begun?;
    bound?;
    Ok(answer?)
}

impl Drop for Transaction {
    fn drop(&mut self) {
        let Some(connection) = self.connection.take() else {
            return;
        };
        if self.head.is_some() {
            return; // nothing was ever sent
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
