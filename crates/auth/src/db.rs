//! The service's own transactions: as `mentalspace_auth`, which sees schema `auth` and what sign-in needs, and nothing
//! of a practice's charts.

use std::time::Duration;

use deadpool_postgres::Pool;
use kernel::spec::Effect;
use kernel::transaction::{Binding, Params, Transaction};
use kernel::{Error, Result, Row, Statement};

const STATEMENT_TIMEOUT: Duration = Duration::from_secs(5);

/// Statements of the sign-in service, each beside the rows it answers with; one test prepares them all.
macro_rules! queries {
    ($($(#[$doc:meta])* $name:ident: $row:ty = $text:literal;)+) => {
        $($(#[$doc])*
        pub(crate) static $name: ::kernel::Statement<$row> =
            ::kernel::Statement::new(stringify!($name), $text);)+

        /// Every statement of this file.
        pub(crate) static STATEMENTS: &[&dyn ::kernel::sql::AnyStatement] = &[$(&$name),+];
    };
}
pub(crate) use queries;

/// The way to the service's tables.
#[derive(Clone)]
pub(crate) struct Db(pub(crate) Pool);

impl Db {
    pub(crate) async fn read(&self) -> Result<Tx> {
        self.open(Effect::Read).await
    }

    pub(crate) async fn write(&self) -> Result<Tx> {
        self.open(Effect::Write).await
    }

    async fn open(&self, effect: Effect) -> Result<Tx> {
        let binding = Binding {
            role: "mentalspace_auth",
            claims: r#"{"role":"mentalspace_auth"}"#.to_owned(),
            event_id: String::new(),
            statement_timeout: STATEMENT_TIMEOUT,
            effect,
        };
        Ok(Tx(Transaction::open(&self.0, binding).await?))
    }
}

/// A transaction of the service. Dropped without [`Tx::commit`], it rolls back.
pub(crate) struct Tx(Transaction);

impl Tx {
    /// The next statement is the last of a read: its transaction ends in the same round trip.
    pub(crate) fn last(&mut self) -> &mut Self {
        self.0.end_with_next();
        self
    }

    pub(crate) async fn all<R: Row>(
        &mut self,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<Vec<R>> {
        let rows = self.0.query(statement.text, params).await?;
        Ok(rows.iter().map(R::from_row).collect::<Result<_, _>>()?)
    }

    pub(crate) async fn optional<R: Row>(
        &mut self,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<Option<R>> {
        Ok(self.all(statement, params).await?.into_iter().next())
    }

    pub(crate) async fn one<R: Row>(
        &mut self,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<R> {
        self.optional(statement, params)
            .await?
            .ok_or_else(|| Error::internal(format!("{} answered with no row", statement.name)))
    }

    pub(crate) async fn run(
        &mut self,
        statement: &Statement<()>,
        params: Params<'_>,
    ) -> Result<u64> {
        self.0.execute(statement.text, params).await
    }

    /// For the outbox, which writes into the transaction it is given.
    pub(crate) fn inner(&mut self) -> &mut Transaction {
        &mut self.0
    }

    /// Ends a transaction that changed nothing, without a round trip.
    pub(crate) fn end_read(self) {
        self.0.end_read();
    }

    pub(crate) async fn commit(self) -> Result<()> {
        self.0.commit().await
    }
}
