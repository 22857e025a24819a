//! Putting work into the queue, in the transaction that causes it.

use jiff::Timestamp;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::job::{Job, OutboundJob};
use crate::context::Context;
use crate::entropy::{self, Entropy};
use crate::error::{Error, Result};
use crate::id::OrganizationId;
use crate::transaction::Transaction;

const ENQUEUE: &str = include_str!("sql/enqueue_job.sql");
const REQUEUE: &str = include_str!("sql/requeue_job.sql");

/// When a job is to run, and what makes it the same as another.
#[derive(Clone, Debug, Default)]
pub struct Enqueue {
    run_at: Option<Timestamp>,
    unique_key: Option<String>,
}

impl Enqueue {
    /// As soon as a worker is free.
    pub fn now() -> Enqueue {
        Enqueue::default()
    }

    /// Not before this instant.
    pub fn at(run_at: Timestamp) -> Enqueue {
        Enqueue {
            run_at: Some(run_at),
            unique_key: None,
        }
    }

    /// At most one job of this name with this key, as long as its row is kept (30 days after it
    /// succeeded). The key holds ids, never personal data; at most 200 characters.
    pub fn once(mut self, unique_key: impl Into<String>) -> Enqueue {
        self.unique_key = Some(unique_key.into());
        self
    }
}

impl Context {
    /// Puts a job into the queue. It exists exactly if this call's transaction commits.
    pub async fn enqueue<J: Job>(&mut self, payload: &J::Payload) -> Result<()> {
        self.enqueue_with::<J>(payload, Enqueue::now()).await?;
        Ok(())
    }

    /// Puts a job into the queue for later, or once only. False if there is one with its key already.
    pub async fn enqueue_with<J: Job>(
        &mut self,
        payload: &J::Payload,
        options: Enqueue,
    ) -> Result<bool> {
        let payload = to_json(payload)?;
        self.enqueue_entry(J::SPEC.row(), payload, options).await
    }

    /// The same for work that leaves the house.
    pub async fn enqueue_outbound<J: OutboundJob>(
        &mut self,
        payload: &J::Payload,
        options: Enqueue,
    ) -> Result<bool> {
        let payload = to_json(payload)?;
        self.enqueue_entry(J::SPEC.row(), payload, options).await
    }

    pub(crate) async fn enqueue_entry(
        &mut self,
        (job, max_attempts): (&str, i32),
        payload: Value,
        options: Enqueue,
    ) -> Result<bool> {
        let organization = self.organization()?;
        let (now, entropy) = (self.now, std::sync::Arc::clone(&self.entropy));
        insert(
            &mut self.transaction,
            organization,
            (job, max_attempts),
            payload,
            options,
            now,
            entropy.as_ref(),
        )
        .await
    }

    /// Sends a dead job of the caller's organization back into the queue, with all its tries.
    pub async fn requeue_job(&mut self, job: Uuid) -> Result<()> {
        let rows = self.transaction.query(REQUEUE, &[&job, &self.now]).await?;
        match rows
            .first()
            .map(|row| row.try_get::<_, bool>(0))
            .transpose()?
        {
            Some(true) => Ok(()),
            _ => Err(Error::not_found("dead job")),
        }
    }
}

pub(crate) async fn insert(
    transaction: &mut Transaction,
    organization: OrganizationId,
    (job, max_attempts): (&str, i32),
    payload: Value,
    options: Enqueue,
    now: Timestamp,
    entropy: &dyn Entropy,
) -> Result<bool> {
    let rows = transaction
        .execute(
            ENQUEUE,
            &[
                &entropy::uuid_v7(now, entropy),
                &organization,
                &job,
                &payload,
                &options.unique_key,
                &options.run_at.unwrap_or(now),
                &max_attempts,
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub(crate) fn to_json(payload: &impl Serialize) -> Result<Value> {
    serde_json::to_value(payload).map_err(Error::internal)
}
