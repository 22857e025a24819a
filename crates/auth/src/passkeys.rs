//! Passkeys of people: challenges that are asked once, credentials that are kept, and what follows from a ceremony.
//!
//! The arithmetic of the ceremonies is [`crate::passkey`]'s. Here stand the rules around it: a challenge is spent by
//! being shown, right or wrong; it counts only for the purpose, the person and the session it was made for; a
//! credential belongs to one person for ever; a refusal stands in the audit log with its reason.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD as B64;
use jiff::{SignedDuration, Timestamp};
use kernel::audit::Outcome as AuditOutcome;
use kernel::{Aal, Error, OnConstraint, Result, Row};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::authenticate::Presence;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::journal::{About, Attempt};
use crate::model::{Factor, User};
use crate::passkey::{
    Algorithm, Assertion, Expected, Known, NewCredential, Refusal, Registration, assert, register,
};
use crate::second_factor::DROP_UNVERIFIED;
use crate::secret;
use crate::service::Service;
use crate::sessions::Person;

/// How long a ceremony may take: finding a security key takes a while.
pub(crate) const CEREMONY: SignedDuration = SignedDuration::from_mins(5);
const MOST_FACTORS: usize = 10;

queries! {
    ADD_CHALLENGE: () = "insert into auth.mfa_challenges (id, factor_id, user_id, session_id, purpose, challenge_hash, address, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    // The update decides the race: of many who show one challenge at once, one finds a row.
    TAKE_CHALLENGE: Vec<u8> = "update auth.mfa_challenges set verified_at = $7
        where id = $1 and purpose = $2 and user_id is not distinct from $3 and session_id is not distinct from $4
          and factor_id is not distinct from $5 and expires_at > $6 and verified_at is null
        returning challenge_hash";
    OWN_PASSKEYS: Shown = "select c.credential_id, c.transports, c.factor_id from auth.webauthn_credentials c
        join auth.mfa_factors f on f.id = c.factor_id and f.status = 'verified'
        where c.user_id = $1 order by c.created_at";
    // Locked: of two signatures with one counter at once, the second is looked at after the first.
    FIND_PASSKEY: Kept = "select c.id, c.user_id, c.factor_id, c.public_key, c.sign_count, c.backup_eligible
        from auth.webauthn_credentials c join auth.mfa_factors f on f.id = c.factor_id and f.status = 'verified'
        where c.credential_id = $1 for update of c";
    PASSKEY_USED: () = "update auth.webauthn_credentials set sign_count = $2, backed_up = $3, last_used_at = $4 where id = $1";
    ADD_FACTOR: () = "insert into auth.mfa_factors (id, user_id, factor_type, friendly_name, status, created_at) values ($1, $2, 'webauthn', $3, $4, $5)";
    CONFIRM_FACTOR: () = "update auth.mfa_factors set status = 'verified' where id = $1 and user_id = $2 and factor_type = 'webauthn'";
    ADD_PASSKEY: () = "insert into auth.webauthn_credentials (id, user_id, factor_id, credential_id, public_key, algorithm, sign_count, backup_eligible,
            backed_up, transports, aaguid, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)";
    SIGN_IN_METHODS: Method = "select f.id, f.factor_type, f.friendly_name, f.created_at, c.backed_up,
            coalesce(c.last_used_at, case when f.last_used_step > 0 then to_timestamp(f.last_used_step * 30) end) as last_used_at
        from auth.mfa_factors f left join auth.webauthn_credentials c on c.factor_id = f.id
        where f.user_id = $1 and f.status = 'verified' order by f.created_at";
}

/// A passkey as the browser is told of it.
#[derive(Row)]
pub(crate) struct Shown {
    credential_id: Vec<u8>,
    transports: Vec<String>,
    factor_id: Uuid,
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

/// A confirmed way of showing who one is, beside the password.
#[derive(Row)]
pub(crate) struct Method {
    pub id: Uuid,
    pub factor_type: String,
    pub friendly_name: String,
    pub created_at: Timestamp,
    pub backed_up: Option<bool>,
    pub last_used_at: Option<Timestamp>,
}

/// What a challenge is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Purpose {
    /// A new passkey.
    Register,
    /// Signing in with a passkey alone.
    SignIn,
    /// The second factor after a password.
    SecondFactor,
    /// Confirming in an open session that it is still the person.
    Confirm,
}

impl Purpose {
    fn as_str(self) -> &'static str {
        match self {
            Purpose::Register => "passkey_register",
            Purpose::SignIn => "passkey_sign_in",
            Purpose::SecondFactor => "passkey_second_factor",
            Purpose::Confirm => "passkey_confirm",
        }
    }
}

/// A ceremony that was begun: the answer to the page.
pub(crate) struct Begun {
    pub challenge_id: Uuid,
    pub expires_at: Timestamp,
    /// `PublicKeyCredentialCreationOptionsJSON` or `PublicKeyCredentialRequestOptionsJSON`.
    pub public_key: Value,
}

impl Begun {
    /// As our own pages read it.
    pub(crate) fn json(&self) -> Value {
        json!({ "challenge_id": self.challenge_id, "public_key": self.public_key })
    }
}

/// Where a challenge counts.
#[derive(Clone, Copy)]
struct Bound {
    purpose: Purpose,
    user: Option<Uuid>,
    session: Option<Uuid>,
    factor: Option<Uuid>,
}

impl Bound {
    fn to(purpose: Purpose, presence: Option<&Presence>, factor: Option<Uuid>) -> Bound {
        Bound {
            purpose,
            user: presence.map(|presence| presence.user_id),
            session: presence.map(|presence| presence.session_id),
            factor,
        }
    }
}

impl Service {
    /// The domain that passkeys are made for: the host of the public address. An IP address is no domain.
    pub(crate) fn passkey_domain(&self) -> Outcome<&str> {
        self.0.settings.passkey_domain().ok_or_else(|| {
            Fault::new(
                503,
                "not_configured",
                "Passkeys need a public address with a name in it, not a number. Sign in another way.",
            )
        })
    }

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

    /// The ways of showing who one is, beside the password.
    pub(crate) async fn sign_in_methods(&self, person: Uuid) -> Result<Vec<Method>> {
        let mut tx = self.0.db.read().await?;
        let methods = tx.all(&SIGN_IN_METHODS, &[&person]).await?;
        tx.end_read();
        Ok(methods)
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

    async fn ask(
        &self,
        tx: &mut Tx,
        bound: Bound,
        facts: &Facts,
    ) -> Result<(Uuid, String, Timestamp)> {
        let (id, challenge, now) = (self.new_id(), self.new_secret(), self.now());
        let ends = now + CEREMONY;
        tx.run(
            &ADD_CHALLENGE,
            &[
                &id,
                &bound.factor,
                &bound.user,
                &bound.session,
                &bound.purpose.as_str(),
                &secret::hash(&challenge),
                &facts.address,
                &ends,
                &now,
            ],
        )
        .await?;
        Ok((id, challenge, ends))
    }

    async fn take(&self, challenge: Uuid, bound: Bound) -> Outcome<Vec<u8>> {
        let now = self.now();
        let mut tx = self.0.db.write().await?;
        let hash = tx
            .optional(
                &TAKE_CHALLENGE,
                &[
                    &challenge,
                    &bound.purpose.as_str(),
                    &bound.user,
                    &bound.session,
                    &bound.factor,
                    &now,
                    &now,
                ],
            )
            .await?;
        tx.commit().await?;
        hash.ok_or_else(|| {
            Fault::new(
                422,
                "mfa_challenge_expired",
                "This took too long, or was answered before. Try again.",
            )
        })
    }

    fn expecting<T>(
        &self,
        hash: &[u8],
        look: impl FnOnce(&Expected<'_>) -> std::result::Result<T, Refusal>,
    ) -> Outcome<std::result::Result<T, Refusal>> {
        Ok(look(&Expected {
            challenge_hash: hash,
            rp_id: self.passkey_domain()?,
            allows_origin: &|origin| self.0.settings.allows_origin(origin),
        }))
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

    async fn refuse<T>(
        &self,
        action: &'static str,
        about: &About,
        why: &str,
        facts: &Facts,
    ) -> Outcome<T> {
        self.leave_event(action, AuditOutcome::Refused, about, facts, Some(why))
            .await?;
        Err(Fault::new(
            422,
            "mfa_verification_failed",
            "This passkey was not accepted. Try again, or sign in another way.",
        ))
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

fn descriptors(own: &[Shown]) -> Vec<Value> {
    own.iter()
        .map(|shown| json!({ "type": "public-key", "id": B64.encode(&shown.credential_id), "transports": shown.transports }))
        .collect()
}
