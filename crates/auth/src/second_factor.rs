//! The second proof: a code from an authenticator, or one of ten recovery codes. Both count each code once, whoever asks
//! at the same time, and guesses at them are counted like guesses at a password.

use jiff::Timestamp;
use kernel::Result;
use kernel::audit::Outcome as AuditOutcome;
use uuid::Uuid;

use crate::authenticate::{Presence, Stage};
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::mail;
use crate::model::{FACTORS, Factor, User};
use crate::secret;
use crate::service::Service;
use crate::sessions::{FORGET_DEVICES, LOWER_SESSIONS};
use crate::totp;

/// How many recovery codes a person has.
pub(crate) const RECOVERY_CODES: usize = 10;

queries! {
    INSERT_TOTP: () = "insert into auth.mfa_factors (id, user_id, factor_type, friendly_name, status, secret_sealed, created_at) values ($1, $2, 'totp', $3, $4, $5, $6)";
    // Of many who show one code at once, one moves the step.
    USE_STEP: () = "update auth.mfa_factors set last_used_step = $2, status = 'verified' where id = $1 and last_used_step < $2";
    DROP_UNVERIFIED: () = "delete from auth.mfa_factors where user_id = $1 and status = 'unverified'";
    DROP_RECOVERY_CODES: () = "delete from auth.mfa_recovery_codes where user_id = $1";
    ADD_RECOVERY_CODE: () = "insert into auth.mfa_recovery_codes (id, user_id, code_hash, created_at) values ($1, $2, $3, $4)";
    USE_RECOVERY_CODE: () = "update auth.mfa_recovery_codes set used_at = $3 where user_id = $1 and code_hash = $2 and used_at is null";
    COUNT_RECOVERY_CODES: i64 = "select count(*) from auth.mfa_recovery_codes where user_id = $1 and used_at is null";
}

fn place(factor: Uuid) -> String {
    format!("auth.mfa_factors/secret_sealed/{factor}")
}

impl Service {
    #[allow(clippy::too_many_arguments, reason = "one column each")]
    pub(crate) async fn insert_totp(
        &self,
        tx: &mut Tx,
        id: Uuid,
        user: Uuid,
        name: &str,
        secret: &[u8],
        verified: bool,
        now: Timestamp,
    ) -> Result<()> {
        let sealed = self
            .0
            .sealer
            .seal(secret, &place(id), self.0.entropy.as_ref());
        let status = if verified { "verified" } else { "unverified" };
        tx.run(&INSERT_TOTP, &[&id, &user, &name, &status, &sealed, &now])
            .await?;
        Ok(())
    }

    /// Accepts a code of one of the person's authenticators: the named one, or any confirmed one. Confirms a new one.
    pub(crate) async fn check_totp(
        &self,
        presence: &Presence,
        factor: Option<Uuid>,
        code: &str,
        facts: &Facts,
    ) -> Outcome<bool> {
        let now = self.now();
        let account = self
            .0
            .keyed
            .hash(&["second factor", &presence.user_id.to_string()]);
        let admitted = self.admit_attempt(&account, "totp", false, facts).await??;
        let mut tx = self.0.db.write().await?;
        let factors: Vec<Factor> = tx.all(&FACTORS, &[&presence.user_id]).await?;
        for candidate in &factors {
            let wanted = match factor {
                Some(id) => candidate.id == id,
                None => candidate.is_verified(),
            };
            let (true, Some(sealed)) = (wanted, candidate.secret_sealed.as_deref()) else {
                continue;
            };
            let secret = self.0.sealer.open(sealed, &place(candidate.id))?;
            let Some(step) = totp::accept(&secret, code, now, candidate.last_used_step) else {
                continue;
            };
            if tx.run(&USE_STEP, &[&candidate.id, &step]).await? == 0 {
                continue; // somebody else showed it in the same moment
            }
            let is_new = !candidate.is_verified();
            tx.run(&DROP_UNVERIFIED, &[&presence.user_id]).await?;
            if is_new {
                self.tell_of_changed_factors(&mut tx, presence.user_id)
                    .await?;
            }
            Self::attempt_succeeded(
                &mut tx,
                admitted.attempt,
                presence.user_id,
                presence.organization_id,
            )
            .await?;
            tx.commit().await?;
            if is_new {
                self.leave_event(
                    "enroll-second-factor",
                    AuditOutcome::Success,
                    &About::presence(presence),
                    facts,
                    Some("totp"),
                )
                .await?;
            }
            return Ok(is_new);
        }
        drop(tx);
        self.second_factor_failed(presence, admitted.attempt, facts)
            .await?;
        Err(Fault::new(422, "mfa_verification_failed", "Invalid TOTP code entered").on("code"))
    }

    /// Accepts one of the recovery codes.
    pub(crate) async fn check_recovery_code(
        &self,
        presence: &Presence,
        code: &str,
        facts: &Facts,
    ) -> Outcome<i64> {
        let account = self
            .0
            .keyed
            .hash(&["second factor", &presence.user_id.to_string()]);
        let admitted = self
            .admit_attempt(&account, "recovery_code", false, facts)
            .await??;
        let mut tx = self.0.db.write().await?;
        let hash = self.recovery_hash(presence.user_id, code);
        if tx
            .run(&USE_RECOVERY_CODE, &[&presence.user_id, &hash, &self.now()])
            .await?
            == 0
        {
            drop(tx);
            self.second_factor_failed(presence, admitted.attempt, facts)
                .await?;
            return Err(Fault::new(
                422,
                "mfa_verification_failed",
                "This recovery code is wrong or was used before.",
            )
            .on("code"));
        }
        let left = tx.one(&COUNT_RECOVERY_CODES, &[&presence.user_id]).await?;
        Self::attempt_succeeded(
            &mut tx,
            admitted.attempt,
            presence.user_id,
            presence.organization_id,
        )
        .await?;
        self.tell_of_changed_factors(&mut tx, presence.user_id)
            .await?;
        tx.commit().await?;
        self.leave_event(
            "use-recovery-code",
            AuditOutcome::Success,
            &About::presence(presence),
            facts,
            None,
        )
        .await?;
        Ok(left)
    }

    pub(crate) async fn second_factor_failed(
        &self,
        presence: &Presence,
        attempt: Uuid,
        facts: &Facts,
    ) -> Result<()> {
        self.attempt_failed(attempt, "wrong second factor", Some(presence.user_id))
            .await?;
        let about = About::presence(presence);
        self.leave_event(
            "confirm-second-factor",
            AuditOutcome::Refused,
            &about,
            facts,
            Some("wrong code"),
        )
        .await
    }

    /// Ten fresh recovery codes; the former ones are void. They are shown once and kept as hashes only.
    pub(crate) async fn new_recovery_codes(&self, tx: &mut Tx, user: Uuid) -> Result<Vec<String>> {
        let now = self.now();
        tx.run(&DROP_RECOVERY_CODES, &[&user]).await?;
        let mut codes = Vec::with_capacity(RECOVERY_CODES);
        for _ in 0..RECOVERY_CODES {
            let mut bytes = [0; 10];
            self.0.entropy.fill(&mut bytes);
            let text = secret::base32(&bytes).to_lowercase();
            let code = format!(
                "{}-{}-{}-{}",
                &text[..4],
                &text[4..8],
                &text[8..12],
                &text[12..]
            );
            tx.run(
                &ADD_RECOVERY_CODE,
                &[
                    &self.new_id(),
                    &user,
                    &self.recovery_hash(user, &code),
                    &now,
                ],
            )
            .await?;
            codes.push(code);
        }
        Ok(codes)
    }

    fn recovery_hash(&self, user: Uuid, code: &str) -> Vec<u8> {
        let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
        self.0
            .keyed
            .hash(&["recovery", &user.to_string(), &plain.to_lowercase()])
    }

    /// What follows when a factor is gone: sessions fall back, and with the last one the recovery codes and trusted
    /// devices go too.
    pub(crate) async fn after_factor_removed(
        &self,
        tx: &mut Tx,
        user: Uuid,
        was_verified: bool,
        was_last: bool,
    ) -> Result<()> {
        if was_last {
            let staff = self
                .practice_of(tx, user)
                .await?
                .is_some_and(|practice| practice.kind == "staff");
            let stage = if staff {
                Stage::Enroll
            } else {
                Stage::Complete
            };
            tx.run(&LOWER_SESSIONS, &[&user, &stage.as_str()]).await?;
            tx.run(&DROP_RECOVERY_CODES, &[&user]).await?;
            tx.run(&FORGET_DEVICES, &[&user, &self.now()]).await?;
        }
        if was_verified {
            self.tell_of_changed_factors(tx, user).await?;
        }
        Ok(())
    }

    pub(crate) async fn tell_of_changed_factors(&self, tx: &mut Tx, user: Uuid) -> Result<()> {
        let Some(user) = User::by_id(tx, user).await? else {
            return Ok(());
        };
        let link = mail::notice_link(self, "/account/security");
        self.send(tx, user.id, &user.email, |practice| {
            mail::SecondFactorChanged {
                practice,
                link,
                code: String::new(),
            }
        })
        .await
    }
}
