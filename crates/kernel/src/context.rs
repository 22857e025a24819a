//! What a handler is given: its caller's transaction, the time, fresh ids; and nothing else.

use std::sync::Arc;

use jiff::Timestamp;
use uuid::Uuid;

use crate::caller::{Caller, Request, User};
use crate::entropy::{self, Entropy};
use crate::error::{Code, Error, Result};
use crate::keys::{Master, Sealer};
use crate::live::Announcement;
use crate::page::Cursor;
use crate::sql::{Row, Statement};
use crate::transaction::{Params, Transaction};
use crate::waist::Waist;

/// The surroundings of one call.
///
/// A handler reads and writes through its statements; row-level security decides which rows those
/// reach. It cannot reach the network, another caller's transaction or the machine's clock.
pub struct Context {
    pub(crate) transaction: Transaction,
    pub(crate) event: Uuid,
    pub(crate) caller: Caller,
    pub(crate) request: Request,
    pub(crate) now: Timestamp,
    pub(crate) entropy: Arc<dyn Entropy>,
    pub(crate) outbox: Arc<Sealer>,
    pub(crate) master: Arc<Master>,
    pub(crate) trace: Trace,
    pub(crate) announcements: Vec<Announcement>,
}

/// What a call leaves behind besides its answer: who and what it touched, and where a list goes on.
#[derive(Clone, Debug, Default)]
pub struct Trace {
    /// The things the call was about.
    pub resource_ids: Vec<Uuid>,
    /// The clients whose data it showed or changed.
    pub client_ids: Vec<Uuid>,
    /// Why, where a reason was asked for.
    pub reason: Option<String>,
    /// How many rows a list has in all.
    pub total: Option<i64>,
    /// Where the next page begins.
    pub next: Option<Cursor>,
    /// How many things a job did, by word.
    pub counts: Vec<(&'static str, i64)>,
}

impl Context {
    pub(crate) fn new(
        transaction: Transaction,
        event: Uuid,
        caller: Caller,
        request: Request,
        waist: &Waist,
    ) -> Self {
        Context {
            transaction,
            event,
            caller,
            request,
            now: waist.clock.now(),
            entropy: Arc::clone(&waist.entropy),
            outbox: Arc::clone(&waist.outbox),
            master: Arc::clone(&waist.master),
            trace: Trace::default(),
            announcements: Vec::new(),
        }
    }

    /// Who is calling.
    pub fn caller(&self) -> &Caller {
        &self.caller
    }

    /// The person who is calling; an error for functions that only a person can call.
    pub fn user(&self) -> Result<&User> {
        self.caller
            .user()
            .ok_or_else(|| Error::new(Code::Unauthenticated, "Sign in first."))
    }

    /// The caller's practice.
    pub fn organization(&self) -> Result<crate::id::OrganizationId> {
        self.caller
            .organization()
            .ok_or_else(|| Error::new(Code::Unauthenticated, "Sign in first."))
    }

    /// From here on the call is the program's own, in this practice, as a job is. Only for public functions, and only after the caller
    /// has shown a secret that this practice gave out for the one thing that is done next: nothing else may follow.
    pub async fn act_for(&mut self, practice: crate::id::OrganizationId) -> Result<()> {
        let caller = Caller::Service(practice);
        self.transaction.become_another(&caller).await?;
        self.caller = caller;
        Ok(())
    }

    /// The request that this call came in.
    pub fn request(&self) -> &Request {
        &self.request
    }

    /// The moment of the call. It does not move while the call runs.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// A fresh id for a new row.
    pub fn new_id(&self) -> Uuid {
        entropy::uuid_v7(self.now, self.entropy.as_ref())
    }

    /// A fresh secret of 256 bits, as 43 characters. Store only its hash.
    pub fn new_secret(&self) -> String {
        entropy::secret_token(self.entropy.as_ref())
    }

    /// Seals the value of a secret column with a key of the caller's practice. `place` says where it will
    /// stand (`"client_insurance.member_id/<row id>"`): it opens there and nowhere else.
    pub fn seal(&self, place: &str, plain: &str) -> Result<Vec<u8>> {
        let sealer = self.columns()?;
        Ok(sealer.seal(plain.as_bytes(), place, self.entropy.as_ref()))
    }

    /// Opens what [`seal`](Context::seal) made for the same place in the same practice.
    pub fn open(&self, place: &str, sealed: &[u8]) -> Result<String> {
        let plain = self.columns()?.open(sealed, place)?;
        String::from_utf8(plain).map_err(Error::internal)
    }

    fn columns(&self) -> Result<Sealer> {
        let practice = self.organization()?;
        Ok(self
            .master
            .sealer(&format!("organization {practice} columns")))
    }

    /// The next statement is the last of a read: its transaction ends in the same round trip (`cx.last().all(..)`).
    /// In a write it says nothing, and another statement after it is only dearer.
    pub fn last(&mut self) -> &mut Self {
        self.transaction.end_with_next();
        self
    }

    /// All rows.
    pub async fn all<R: Row>(
        &mut self,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<Vec<R>> {
        let rows = self.transaction.query(statement.text, params).await?;
        Ok(rows.iter().map(R::from_row).collect::<Result<_, _>>()?)
    }

    /// The row, if there is one that the caller may see.
    pub async fn optional<R: Row>(
        &mut self,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<Option<R>> {
        let rows = self.transaction.query(statement.text, params).await?;
        if rows.len() > 1 {
            return Err(Error::internal(format!(
                "{} answered with {} rows",
                statement.name,
                rows.len()
            )));
        }
        Ok(rows.first().map(R::from_row).transpose()?)
    }

    /// The row; "there is no such `what`" if the caller can see none.
    pub async fn one<R: Row>(
        &mut self,
        what: &'static str,
        statement: &Statement<R>,
        params: Params<'_>,
    ) -> Result<R> {
        self.optional(statement, params)
            .await?
            .ok_or_else(|| Error::not_found(what))
    }

    /// The number of rows the statement touched.
    pub async fn execute(&mut self, statement: &Statement<()>, params: Params<'_>) -> Result<u64> {
        self.transaction.execute(statement.text, params).await
    }

    /// From here on one plan serves whatever the parameters are. For statements whose plans are the same anyway and take longer to make than
    /// to follow: the policies of every table they read are part of them.
    pub async fn plan_once(&mut self) -> Result<()> {
        let text = "select set_config('plan_cache_mode', 'force_generic_plan', true)";
        self.transaction.execute(text, &[]).await?;
        Ok(())
    }

    /// Puts the thing that the call is about into its audit event.
    pub fn about(&mut self, id: impl Into<Uuid>) {
        self.trace.resource_ids.push(id.into());
    }

    /// Puts a client whose data is shown or changed into the audit event.
    pub fn about_client(&mut self, id: impl Into<Uuid>) {
        self.trace.client_ids.push(id.into());
    }

    /// Puts the reason that the caller gave into the audit event.
    pub fn because(&mut self, reason: impl Into<String>) {
        self.trace.reason = Some(reason.into());
    }

    /// Says how many rows a list has in all (`x-total-count`).
    pub fn total(&mut self, rows: i64) {
        self.trace.total = Some(rows);
    }

    /// Says where the next page begins (`x-next-cursor`).
    pub fn next_page(&mut self, cursor: Cursor) {
        self.trace.next = Some(cursor);
    }

    /// Says how many things a job did: it stands in the job's run (`cx.count("reminders", 12)`).
    pub fn count(&mut self, what: &'static str, many: i64) {
        self.trace.counts.push((what, many));
    }
}
