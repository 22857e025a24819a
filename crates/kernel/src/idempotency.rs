//! The same key, the same answer: a write that is sent twice is done once.
//!
//! The answer is stored in the transaction of the effect, so one exists exactly if the other does. Two
//! calls with one key at the same time: the second waits a little without holding a connection, and
//! then gets the first one's answer, or `409 in_flight`. Refusals are not stored: what was not done
//! may be tried again.

use ring::digest;
use serde_json::value::RawValue;

use crate::caller::User;
use crate::error::{Code, Error, Result};
use crate::transaction::Transaction;

const CLAIM: &str = include_str!("sql/claim_idempotency_key.sql");
const FIND: &str = include_str!("sql/find_idempotent_answer.sql");
const STORE: &str = include_str!("sql/store_idempotent_answer.sql");

/// A key as a caller sent it, bound to caller, function and body.
pub struct Key {
    text: String,
    function: &'static str,
    fingerprint: Vec<u8>,
}

/// What became of a key.
pub enum Claim {
    /// It is new: do the work.
    Fresh,
    /// The work is done: this was the answer.
    Done(Vec<u8>),
    /// Another call is at work on it.
    InFlight,
}

impl Key {
    /// Checks the header's text: 1 to 255 visible ASCII characters.
    pub fn new(text: &str, function: &'static str, body: &[u8]) -> Result<Key> {
        if text.is_empty() || text.len() > 255 || !text.bytes().all(|b| b.is_ascii_graphic()) {
            return Err(Error::new(
                Code::InvalidInput,
                "The Idempotency-Key header is 1 to 255 visible characters without spaces; a UUID serves well.",
            ));
        }
        Ok(Key {
            text: text.to_owned(),
            function,
            fingerprint: digest::digest(&digest::SHA256, body).as_ref().to_vec(),
        })
    }

    /// Claims the key inside the transaction of the work.
    pub(crate) async fn claim(&self, transaction: &mut Transaction, user: &User) -> Result<Claim> {
        let scope = format!("{}/{}/{}", user.profile, self.function, self.text);
        let claimed = transaction.query(CLAIM, &[&scope]).await?;
        if !claimed.first().is_some_and(|row| row.get::<_, bool>(0)) {
            return Ok(Claim::InFlight);
        }
        // A statement of its own, so that it sees what the former holder of the lock committed.
        let found = transaction
            .query(
                FIND,
                &[
                    &user.organization,
                    &user.profile,
                    &self.function,
                    &self.text,
                ],
            )
            .await?;
        let Some(row) = found.first() else {
            return Ok(Claim::Fresh);
        };
        if row.try_get::<_, Vec<u8>>("fingerprint")? != self.fingerprint {
            return Err(Error::new(
                Code::KeyReused,
                "This Idempotency-Key was used with another body. Use a new key for a new request.",
            ));
        }
        Ok(Claim::Done(
            row.try_get::<_, String>("answer")?.into_bytes(),
        ))
    }

    /// Stores the answer in the transaction of the effect.
    pub(crate) async fn store(
        &self,
        transaction: &mut Transaction,
        user: &User,
        id: uuid::Uuid,
        answer: &[u8],
    ) -> Result<()> {
        let answer: &RawValue = serde_json::from_slice(answer).map_err(Error::internal)?;
        transaction
            .execute(
                STORE,
                &[
                    &id,
                    &user.organization,
                    &user.profile,
                    &self.function,
                    &self.text,
                    &self.fingerprint,
                    &answer.get(),
                ],
            )
            .await?;
        Ok(())
    }
}
