//! The first proof: an address and its password. The contract's token endpoint and our own pages use the same one.

use kernel::Result;
use kernel::audit::Outcome as AuditOutcome;
use uuid::Uuid;

use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::Fault;
use crate::journal::About;
use crate::lockout::TrustedDevice;
use crate::model::{User, email_address};
use crate::service::Service;

queries! {
    RENEW_HASH: () = "update auth.users set password_hash = $2 where id = $1";
}

/// Somebody who typed the right password.
pub(crate) struct Proven {
    pub user: User,
    pub attempt: Uuid,
    pub device: Option<TrustedDevice>,
}

impl Service {
    /// Whether the password is that of the address. Nothing in the answer, its status or its time tells whether the
    /// address is known.
    pub(crate) async fn prove_password(
        &self,
        typed: &str,
        password: &str,
        device_secret: Option<&str>,
        facts: &Facts,
    ) -> Result<std::result::Result<Proven, Fault>> {
        let now = self.now();
        let account = self.account_of(typed);
        let device = self.trusted_device(device_secret, now).await?;
        let mut tx = self.0.db.read().await?;
        let user = match email_address(typed) {
            Some(email) => User::by_email(&mut tx, &email).await?,
            None => User::by_email(&mut tx, "").await?,
        };
        tx.end_read();
        let device =
            device.filter(|device| user.as_ref().is_some_and(|user| user.id == device.user_id));
        let admitted = match self
            .admit_attempt(&account, "password", device.is_some(), facts)
            .await?
        {
            Ok(admitted) => admitted,
            Err(fault) => {
                if let Some(user) = &user {
                    self.tell_of_failure(user.id, facts, "locked");
                }
                return Ok(Err(fault));
            }
        };
        // A little later each time; the hash below is computed in any case.
        tokio::time::sleep(admitted.delay).await;
        let stored = user.as_ref().and_then(|user| user.password_hash.as_deref());
        let verdict = self.0.hasher.verify(password, stored).await?;
        let refusal = match &user {
            None => Some(("unknown account", Fault::credentials())),
            Some(_) if !verdict.right => Some(("wrong password", Fault::credentials())),
            Some(user) if user.is_banned(now) => Some((
                "disabled",
                Fault::new(
                    400,
                    "user_banned",
                    "This account is disabled. Ask your administrator.",
                ),
            )),
            Some(user) if user.email_confirmed_at.is_none() => Some((
                "unconfirmed",
                Fault::new(400, "email_not_confirmed", "Email not confirmed"),
            )),
            Some(user) if self.is_expired(user) => Some((
                "expired password",
                Fault::new(
                    400,
                    "password_expired",
                    "Your password is too old. Choose a new one with \u{201c}Forgot password\u{201d}.",
                ),
            )),
            Some(_) => None,
        };
        let known = user.as_ref().map(|user| user.id);
        match (user, refusal) {
            (Some(user), None) => {
                if verdict.outdated {
                    self.renew_hash(&user, password).await?;
                }
                Ok(Ok(Proven {
                    user,
                    attempt: admitted.attempt,
                    device,
                }))
            }
            (_, refusal) => {
                let (why, fault) = refusal.unwrap_or(("unknown account", Fault::credentials()));
                self.attempt_failed(admitted.attempt, why, known).await?;
                if let Some(known) = known {
                    self.tell_of_failure(known, facts, why);
                }
                Ok(Err(fault))
            }
        }
    }

    /// Completes the attempt in the transaction that opens the session.
    pub(crate) async fn complete_attempt(
        tx: &mut Tx,
        proven: &Proven,
        organization: Option<Uuid>,
    ) -> Result<()> {
        Self::attempt_succeeded(tx, proven.attempt, proven.user.id, organization).await
    }

    fn is_expired(&self, user: &User) -> bool {
        let policy = self.0.settings.passwords.expires_after_days;
        match (policy, user.password_changed_at) {
            (Some(days), Some(changed)) => {
                self.now().duration_since(changed) > jiff::SignedDuration::from_hours(24 * days)
            }
            _ => false,
        }
    }

    async fn renew_hash(&self, user: &User, password: &str) -> Result<()> {
        let fresh = self.0.hasher.hash(password).await?;
        let mut tx = self.0.db.write().await?;
        tx.run(&RENEW_HASH, &[&user.id, &fresh]).await?;
        tx.commit().await
    }

    /// The event of a failure is written beside the answer, not before it: an address that is known must not answer
    /// later than one that is not.
    fn tell_of_failure(&self, person: Uuid, facts: &Facts, why: &'static str) {
        let (service, facts) = (self.clone(), facts.clone());
        tokio::spawn(async move {
            let written = async {
                let mut tx = service.0.db.read().await?;
                let practice = service.practice_of(&mut tx, person).await?;
                tx.end_read();
                let about = About {
                    organization: practice.map(|practice| practice.id),
                    person: Some(person),
                    ..About::default()
                };
                service
                    .leave_event("sign-in", AuditOutcome::Refused, &about, &facts, Some(why))
                    .await
            };
            if let Err(error) = written.await {
                tracing::error!(%error, "a failed sign-in could not be written into the audit log");
            }
        });
    }
}
