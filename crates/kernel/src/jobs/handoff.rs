//! Work that one domain causes and another does.
//!
//! Domains do not know each other, so the one that causes the work names the job and says what it is told; the
//! one that does it declares a [`Job`](super::Job) of that name which reads the same payload. A test of the server
//! asserts that every handoff has its job.

use std::marker::PhantomData;

use serde::Serialize;

use super::enqueue::{Enqueue, to_json};
use crate::context::Context;
use crate::error::Result;

/// A job of another domain, by its name, and what it is told.
#[derive(Debug)]
pub struct Handoff<P> {
    /// The job's name.
    pub job: &'static str,
    /// How often it is tried before it lies dead.
    pub max_attempts: i32,
    payload: PhantomData<fn(P)>,
}

impl<P: Serialize + Sync> Handoff<P> {
    /// To the job of this name, which is tried 5 times.
    pub const fn to(job: &'static str) -> Handoff<P> {
        Handoff {
            job,
            max_attempts: 5,
            payload: PhantomData,
        }
    }
}

impl Context {
    /// Leaves work for another domain. It exists exactly if this call's transaction commits.
    pub async fn hand_off<P: Serialize + Sync>(
        &mut self,
        handoff: &Handoff<P>,
        payload: &P,
        options: Enqueue,
    ) -> Result<bool> {
        let payload = to_json(payload)?;
        self.enqueue_entry((handoff.job, handoff.max_attempts), payload, options)
            .await
    }
}
