//! Guessing is slow and ends soon.
//!
//! Five failures in thirty minutes close an account for the address they came from; fifty from anywhere close it for
//! every address. Whoever shows the secret of a device that the person trusted is not locked out by strangers. An
//! address that nobody has is treated just the same, so locks do not tell who has an account.
//!
//! An attempt is written down as failed *before* the password is looked at, and corrected afterwards: a hundred guesses
//! at once are counted as a hundred.

use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use kernel::{Result, Row};
use uuid::Uuid;

use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::journal::Attempt;
use crate::service::Service;

const WINDOW: SignedDuration = SignedDuration::from_mins(30);
const FROM_ONE_ADDRESS: i64 = 5;
const FROM_EVERYWHERE: i64 = 50;
const ON_A_TRUSTED_DEVICE: i64 = 25;

queries! {
    // One guess after the other for each account, also across instances.
    TAKE_TURN: () = "select pg_advisory_xact_lock(hashtextextended(encode($1, 'hex'), 7))";
    FAILURES: Failures = "select count(*) filter (where address is not distinct from $2) as from_here, count(*) as from_everywhere
        from auth.login_attempts a
        where a.account_hash = $1 and not a.succeeded and a.cleared_at is null and a.attempted_at > $3
          and a.attempted_at > coalesce((select max(s.attempted_at) from auth.login_attempts s
                where s.account_hash = $1 and s.succeeded and s.address is not distinct from a.address and s.attempted_at > $3), '-infinity')";
    ATTEMPT_SUCCEEDED: () = "update auth.login_attempts set succeeded = true, failure_reason = null, user_id = $2, organization_id = $3 where id = $1";
    ATTEMPT_FAILED: () = "update auth.login_attempts set failure_reason = $2, user_id = $3, organization_id = $4 where id = $1";
    TRUSTED_DEVICE: TrustedDevice = "select id, user_id from auth.trusted_devices
        where secret_hash = $1 and revoked_at is null and expires_at > $2";
}

#[derive(Row)]
pub(crate) struct Failures {
    from_here: i64,
    from_everywhere: i64,
}

/// A device that a person trusted.
#[derive(Clone, Debug, Row)]
pub(crate) struct TrustedDevice {
    pub id: Uuid,
    pub user_id: Uuid,
}

/// An attempt that has been let through and counted.
pub(crate) struct Admitted {
    pub attempt: Uuid,
    /// How long the answer is held back.
    pub delay: Duration,
}

impl Service {
    /// Lets an attempt through, or says that the account is closed for a while.
    pub(crate) async fn admit_attempt(
        &self,
        account: &[u8],
        method: &'static str,
        trusted: bool,
        facts: &Facts,
    ) -> Result<std::result::Result<Admitted, Fault>> {
        let now = self.now();
        let mut tx = self.0.db.write().await?;
        tx.all(&TAKE_TURN, &[&account]).await?;
        let failures: Failures = tx
            .one(&FAILURES, &[&account, &facts.address, &(now - WINDOW)])
            .await?;
        let locked = if trusted {
            failures.from_here >= ON_A_TRUSTED_DEVICE
        } else {
            failures.from_here >= FROM_ONE_ADDRESS || failures.from_everywhere >= FROM_EVERYWHERE
        };
        if locked {
            return Ok(Err(Fault::too_many(
                "Too many failed attempts. Wait 30 minutes, or ask an administrator to unlock the account.",
            )));
        }
        let attempt = Attempt {
            account,
            person: None,
            organization: None,
            method,
            failure: Some("unfinished"),
        };
        let attempt = self.note_attempt(&mut tx, attempt, facts).await?;
        tx.commit().await?;
        let delay = match failures.from_here {
            0 | 1 => Duration::ZERO,
            n => Duration::from_millis(100 << n.min(5)),
        };
        Ok(Ok(Admitted { attempt, delay }))
    }

    pub(crate) async fn attempt_failed(
        &self,
        attempt: Uuid,
        why: &'static str,
        person: Option<Uuid>,
    ) -> Result<Option<Uuid>> {
        let mut tx = self.0.db.write().await?;
        let organization = match person {
            Some(person) => self
                .practice_of(&mut tx, person)
                .await?
                .map(|practice| practice.id),
            None => None,
        };
        tx.run(&ATTEMPT_FAILED, &[&attempt, &why, &person, &organization])
            .await?;
        tx.commit().await?;
        Ok(organization)
    }

    pub(crate) async fn attempt_succeeded(
        tx: &mut Tx,
        attempt: Uuid,
        person: Uuid,
        organization: Option<Uuid>,
    ) -> Result<()> {
        tx.run(&ATTEMPT_SUCCEEDED, &[&attempt, &person, &organization])
            .await?;
        Ok(())
    }

    /// The trusted device that this secret belongs to.
    pub(crate) async fn trusted_device(
        &self,
        secret: Option<&str>,
        now: Timestamp,
    ) -> Result<Option<TrustedDevice>> {
        let Some(secret) = secret else {
            return Ok(None);
        };
        let mut tx = self.0.db.read().await?;
        let found = tx
            .optional(&TRUSTED_DEVICE, &[&crate::secret::hash(secret), &now])
            .await?;
        tx.end_read();
        Ok(found)
    }
}
