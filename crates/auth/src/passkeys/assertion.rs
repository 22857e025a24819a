//! A passkey is shown: whose is it, and what follows.

use kernel::{Result, Row};
use serde_json::json;
use uuid::Uuid;

use super::challenge::{Bound, CEREMONY};
use super::{Begun, OWN_PASSKEYS, Purpose, Shown, descriptors};
use crate::authenticate::Presence;
use crate::db::queries;
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::{About, Attempt};
use crate::model::User;
use crate::passkey::{Assertion, Known, assert};
use crate::service::Service;

queries! {
    // Locked: of two signatures with one counter at once, the second is looked at after the first.
    FIND_PASSKEY: Kept = "select c.id, c.user_id, c.factor_id, c.public_key, c.sign_count, c.backup_eligible
        from auth.webauthn_credentials c join auth.mfa_factors f on f.id = c.factor_id and f.status = 'verified'
        where c.credential_id = $1 for update of c";
    PASSKEY_USED: () = "update auth.webauthn_credentials set sign_count = $2, backed_up = $3, last_used_at = $4 where id = $1";
}

/// A passkey as it is kept.
#[derive(Row)]
pub(crate) struct Kept {
    id: Uuid,
    user_id: Uuid,
    factor_id: Uuid,
    public_key: Vec<u8>,
    sign_count: i64,
    backup_eligible: bool,
}

impl Service {
    /// Asks for a signature: of anybody's passkey, or of one of the person's.
    pub(crate) async fn begin_assertion(
        &self,
        purpose: Purpose,
        presence: Option<&Presence>,
        factor: Option<Uuid>,
        facts: &Facts,
    ) -> Outcome<Begun> {
        let domain = self.passkey_domain()?;
        let mut tx = self.0.db.write().await?;
        let mut own: Vec<Shown> = match presence {
            Some(presence) => tx.all(&OWN_PASSKEYS, &[&presence.user_id]).await?,
            None => Vec::new(),
        };
        own.retain(|shown| factor.is_none_or(|factor| factor == shown.factor_id));
        if presence.is_some() && own.is_empty() {
            return Err(Fault::new(
                404,
                "mfa_factor_not_found",
                "You have no passkey yet. Use your authenticator app.",
            ));
        }
        let bound = Bound::to(purpose, presence, factor);
        let (challenge_id, challenge, expires_at) = self.ask(&mut tx, bound, facts).await?;
        tx.commit().await?;
        let public_key = json!({
            "challenge": challenge, "rpId": domain, "timeout": CEREMONY.as_millis() as u64, "userVerification": "required",
            "allowCredentials": descriptors(&own),
        });
        Ok(Begun {
            challenge_id,
            expires_at,
            public_key,
        })
    }

    /// Looks at a signature. Answers whose it is, and the attempt it was written down as.
    pub(crate) async fn finish_assertion(
        &self,
        purpose: Purpose,
        presence: Option<&Presence>,
        factor: Option<Uuid>,
        challenge: Uuid,
        answer: &Assertion,
        facts: &Facts,
    ) -> Outcome<User> {
        let bound = Bound::to(purpose, presence, factor);
        let hash = self.take(challenge, bound).await?;
        let mut tx = self.0.db.write().await?;
        let kept: Option<Kept> = match answer.credential_id() {
            Ok(id) => tx.optional(&FIND_PASSKEY, &[&id]).await?,
            Err(refusal) => {
                drop(tx);
                return self
                    .not_let_in(presence, None, refusal.as_str(), facts)
                    .await;
            }
        };
        let Some(kept) = kept else {
            drop(tx);
            return self
                .not_let_in(presence, None, "unknown passkey", facts)
                .await;
        };
        let is_asked = presence.is_none_or(|presence| presence.user_id == kept.user_id)
            && factor.is_none_or(|factor| factor == kept.factor_id);
        if !is_asked {
            drop(tx);
            return self
                .not_let_in(presence, Some(kept.user_id), "passkey not asked for", facts)
                .await;
        }
        let known = Known {
            cose: &kept.public_key,
            sign_count: u32::try_from(kept.sign_count).unwrap_or(u32::MAX),
            backup_eligible: kept.backup_eligible,
            user_handle: kept.user_id.as_bytes(),
            must_name_user: presence.is_none(),
        };
        let used = match self.expecting(&hash, |expected| assert(answer, &known, expected))? {
            Ok(used) => used,
            Err(refusal) => {
                drop(tx);
                return self
                    .not_let_in(presence, Some(kept.user_id), refusal.as_str(), facts)
                    .await;
            }
        };
        let now = self.now();
        let user = User::by_id(&mut tx, kept.user_id)
            .await?
            .ok_or_else(Fault::credentials)?;
        // What the signature proved stays true whatever follows: the counter has moved.
        let count = i64::from(used.sign_count);
        tx.run(&PASSKEY_USED, &[&kept.id, &count, &used.backed_up, &now])
            .await?;
        let barred = if user.is_banned(now) {
            Some((
                "disabled",
                Fault::new(
                    400,
                    "user_banned",
                    "This account is disabled. Ask your administrator.",
                ),
            ))
        } else if user.email_confirmed_at.is_none() {
            Some((
                "unconfirmed",
                Fault::new(400, "email_not_confirmed", "Email not confirmed"),
            ))
        } else {
            None
        };
        if let Some((why, fault)) = barred {
            tx.commit().await?;
            self.note_passkey(Some(user.id), Some(why), facts).await?;
            return Err(fault);
        }
        tx.commit().await?;
        self.note_passkey(Some(user.id), None, facts).await?;
        Ok(user)
    }

    /// One sentence for whatever was wrong, and the reason in the log of attempts and in the audit log.
    async fn not_let_in<T>(
        &self,
        presence: Option<&Presence>,
        owner: Option<Uuid>,
        why: &'static str,
        facts: &Facts,
    ) -> Outcome<T> {
        let person = presence.map(|presence| presence.user_id).or(owner);
        let organization = self.note_passkey(person, Some(why), facts).await?;
        let about = match presence {
            Some(presence) => About::presence(presence),
            None => About {
                organization,
                person,
                ..About::default()
            },
        };
        self.refuse("use-passkey", &about, why, facts).await
    }

    async fn note_passkey(
        &self,
        person: Option<Uuid>,
        failure: Option<&'static str>,
        facts: &Facts,
    ) -> Result<Option<Uuid>> {
        let mut tx = self.0.db.write().await?;
        let organization = match person {
            Some(person) => self
                .practice_of(&mut tx, person)
                .await?
                .map(|practice| practice.id),
            None => None,
        };
        let whose = person.map(|person| person.to_string()).unwrap_or_default();
        let attempt = Attempt {
            account: &self.0.keyed.hash(&["passkey", &whose]),
            person,
            organization,
            method: "passkey",
            failure,
        };
        self.note_attempt(&mut tx, attempt, facts).await?;
        tx.commit().await?;
        Ok(organization)
    }
}
