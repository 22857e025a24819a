//! A passkey is made: it is kept, and its person is told by mail.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::Timestamp;
use kernel::audit::Outcome as AuditOutcome;
use kernel::{Aal, Error, OnConstraint, Result};
use serde_json::{Value, json};
use uuid::Uuid;

use super::challenge::{Bound, CEREMONY};
use super::{Begun, OWN_PASSKEYS, Purpose, Shown, descriptors};
use crate::authenticate::Presence;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::About;
use crate::model::Factor;
use crate::passkey::{Algorithm, NewCredential, Registration, register};
use crate::second_factor::DROP_UNVERIFIED;
use crate::service::Service;
use crate::sessions::Person;

const MOST_FACTORS: usize = 10;

queries! {
    ADD_FACTOR: () = "insert into auth.mfa_factors (id, user_id, factor_type, friendly_name, status, created_at) values ($1, $2, 'webauthn', $3, $4, $5)";
    CONFIRM_FACTOR: () = "update auth.mfa_factors set status = 'verified' where id = $1 and user_id = $2 and factor_type = 'webauthn'";
    ADD_PASSKEY: () = "insert into auth.webauthn_credentials (id, user_id, factor_id, credential_id, public_key, algorithm, sign_count, backup_eligible,
            backed_up, transports, aaguid, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
}

impl Service {
    /// Begins the registration of a passkey: for a factor that the contract made, or for one that comes with it.
    pub(crate) async fn begin_registration(
        &self,
        presence: &Presence,
        factor: Option<Uuid>,
        facts: &Facts,
    ) -> Outcome<Begun> {
        let domain = self.passkey_domain()?;
        let mut tx = self.0.db.write().await?;
        let person = Person::by_id(&mut tx, presence.user_id)
            .await?
            .ok_or_else(Fault::session_gone)?;
        may_enroll(&person, presence, factor)?;
        let practice = self.practice_of(&mut tx, presence.user_id).await?;
        let own: Vec<Shown> = tx.all(&OWN_PASSKEYS, &[&presence.user_id]).await?;
        let bound = Bound::to(Purpose::Register, Some(presence), factor);
        let (challenge_id, challenge, expires_at) = self.ask(&mut tx, bound, facts).await?;
        tx.commit().await?;
        let algorithms: Vec<Value> = Algorithm::ALL
            .iter()
            .map(|algorithm| json!({ "type": "public-key", "alg": algorithm.number() }))
            .collect();
        let name = practice.map_or_else(|| "MentalSpace".to_owned(), |practice| practice.name);
        let public_key = json!({
            "rp": { "id": domain, "name": name },
            "user": { "id": B64.encode(presence.user_id.as_bytes()), "name": person.user.email, "displayName": person.user.email },
            "challenge": challenge,
            "pubKeyCredParams": algorithms,
            "timeout": CEREMONY.as_millis() as u64,
            "excludeCredentials": descriptors(&own),
            "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
            "attestation": "none",
        });
        Ok(Begun {
            challenge_id,
            expires_at,
            public_key,
        })
    }

    /// Ends the registration: the passkey is kept, and the person is told by mail.
    pub(crate) async fn finish_registration(
        &self,
        presence: &Presence,
        challenge: Uuid,
        factor: Option<Uuid>,
        name: &str,
        answer: &Registration,
        facts: &Facts,
    ) -> Outcome<()> {
        let bound = Bound::to(Purpose::Register, Some(presence), factor);
        let hash = self.take(challenge, bound).await?;
        let made = match self.expecting(&hash, |expected| register(answer, expected))? {
            Ok(made) => made,
            Err(refusal) => {
                return self
                    .refuse(
                        "enroll-second-factor",
                        &About::presence(presence),
                        refusal.as_str(),
                        facts,
                    )
                    .await;
            }
        };
        let mut tx = self.0.db.write().await?;
        let person = Person::by_id(&mut tx, presence.user_id)
            .await?
            .ok_or_else(Fault::session_gone)?;
        may_enroll(&person, presence, factor)?;
        let now = self.now();
        let factor = match factor {
            Some(factor)
                if tx
                    .run(&CONFIRM_FACTOR, &[&factor, &presence.user_id])
                    .await?
                    == 1 =>
            {
                factor
            }
            Some(_) => return Err(crate::http::no_factor()),
            None => {
                let name = free_name(&person.factors, name)?;
                let factor = self.new_id();
                tx.run(
                    &ADD_FACTOR,
                    &[&factor, &presence.user_id, &name, &"verified", &now],
                )
                .await?;
                factor
            }
        };
        self.keep(&mut tx, presence.user_id, factor, &made, now)
            .await
            .on_constraint("webauthn_credentials_credential_id_key", || {
                Error::conflict("known")
            })
            .map_err(|error| match error.code() {
                kernel::Code::Conflict => {
                    Fault::new(409, "conflict", "This passkey is registered already.")
                }
                _ => error.into(),
            })?;
        tx.run(&DROP_UNVERIFIED, &[&presence.user_id]).await?;
        self.tell_of_changed_factors(&mut tx, presence.user_id)
            .await?;
        tx.commit().await?;
        self.leave_event(
            "enroll-second-factor",
            AuditOutcome::Success,
            &About::presence(presence),
            facts,
            Some("passkey"),
        )
        .await?;
        Ok(())
    }

    /// A factor of the contract, before its ceremony.
    pub(crate) async fn enroll_passkey(&self, presence: &Presence, name: &str) -> Outcome<Uuid> {
        self.passkey_domain()?;
        let mut tx = self.0.db.write().await?;
        let person = Person::by_id(&mut tx, presence.user_id)
            .await?
            .ok_or_else(Fault::session_gone)?;
        may_enroll(&person, presence, None)?;
        if name.chars().count() > 80 {
            return Err(Fault::invalid(
                "The name of a factor has at most 80 characters",
            ));
        }
        if !name.is_empty()
            && person
                .factors
                .iter()
                .any(|factor| factor.friendly_name == name)
        {
            return Err(Fault::new(
                422,
                "mfa_factor_name_conflict",
                "A factor with the friendly name for this user already exists",
            ));
        }
        let id = self.new_id();
        tx.run(
            &ADD_FACTOR,
            &[&id, &presence.user_id, &name, &"unverified", &self.now()],
        )
        .await?;
        tx.commit().await?;
        Ok(id)
    }

    async fn keep(
        &self,
        tx: &mut Tx,
        user: Uuid,
        factor: Uuid,
        made: &NewCredential,
        now: Timestamp,
    ) -> Result<u64> {
        tx.run(
            &ADD_PASSKEY,
            &[
                &self.new_id(),
                &user,
                &factor,
                &made.id,
                &made.cose,
                &made.algorithm.number(),
                &i64::from(made.sign_count),
                &made.backup_eligible,
                &made.backed_up,
                &made.transports,
                &Uuid::from_bytes(made.aaguid),
                &now,
            ],
        )
        .await
    }
}

/// Who has a confirmed factor must have shown it, and nobody has more than ten.
fn may_enroll(person: &Person, presence: &Presence, factor: Option<Uuid>) -> Outcome<()> {
    if person.factors.iter().any(Factor::is_verified) && presence.aal < Aal::Aal2 {
        return Err(Fault::new(
            403,
            "insufficient_aal",
            "AAL2 required to enroll a new factor",
        ));
    }
    if factor.is_none() && person.factors.len() >= MOST_FACTORS {
        return Err(Fault::new(
            422,
            "too_many_enrolled_mfa_factors",
            "You have ten ways to sign in already. Remove one of them first.",
        ));
    }
    Ok(())
}

/// The name that was wished, or "Passkey", with a number behind it where the person has one of that name.
fn free_name(factors: &[Factor], wished: &str) -> Outcome<String> {
    let wished = wished.trim();
    if wished.chars().count() > 80 || wished.chars().any(char::is_control) {
        return Err(Fault::new(
            400,
            "invalid_input",
            "The name of a passkey has at most 80 characters.",
        )
        .on("friendly_name"));
    }
    let wished = if wished.is_empty() { "Passkey" } else { wished };
    let taken = |name: &str| factors.iter().any(|factor| factor.friendly_name == name);
    if !taken(wished) {
        return Ok(wished.to_owned());
    }
    Ok((2..)
        .map(|n| format!("{wished} {n}"))
        .find(|name| !taken(name))
        .unwrap_or_else(|| wished.to_owned()))
}
