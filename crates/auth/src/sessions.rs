//! Sessions: opened by a completed proof, kept alive by use (`refresh`), ended by logout, time, an administrator or misuse.

use jiff::{SignedDuration, Timestamp};
use kernel::{Result, Row};
use serde_json::{Value, json};
use uuid::Uuid;

use crate::authenticate::Stage;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::jwt::AUDIENCE;
use crate::model::{FACTORS, Factor, IDENTITIES, Identity, User};
use crate::secret;
use crate::service::Service;

/// How long ago the proof of a sign-in on a trusted device counts as given: longer than any step-up accepts.
const NOT_FRESH: SignedDuration = SignedDuration::from_hours(1);

queries! {
    OPEN_SESSION: () = "insert into auth.sessions (id, user_id, organization_id, kind, stage, aal, amr, cookie_hash, trusted_device_id, authenticated_at,
            last_seen_at, expires_at, address, user_agent)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $14, $10, $11, $12, $13)";
    SIGNED_IN: () = "update auth.users set last_sign_in_at = $2 where id = $1";
    LOCK_SESSION: Session = "select id, user_id, organization_id, kind, stage, aal, amr, last_seen_at, expires_at, ended_at from auth.sessions where id = $1 for update";
    READ_SESSION: Session = "select id, user_id, organization_id, kind, stage, aal, amr, last_seen_at, expires_at, ended_at from auth.sessions where id = $1";
    SEEN: () = "update auth.sessions set last_seen_at = $2 where id = $1";
    END_SESSION: () = "update auth.sessions set ended_at = $2, end_reason = $3 where id = $1 and ended_at is null";
    END_ALL: () = "update auth.sessions set ended_at = $2, end_reason = $3 where user_id = $1 and ended_at is null";
    END_OTHERS: () = "update auth.sessions set ended_at = $2, end_reason = $3 where user_id = $1 and ended_at is null and id <> $4";
    END_OTHERS_BELOW_AAL2: () = "update auth.sessions set ended_at = $2, end_reason = 'second factor confirmed elsewhere'
        where user_id = $1 and ended_at is null and id <> $3 and aal = 'aal1'";
    // How fresh the sign-in is, is the first proof's to say: a code alone is half of one.
    RAISE_SESSION: () = "update auth.sessions set aal = 'aal2', stage = 'complete', amr = $2, last_seen_at = $3,
            authenticated_at = case when $4 then $3 else authenticated_at end where id = $1";
    LOWER_SESSIONS: () = "update auth.sessions set aal = 'aal1', stage = case when stage = 'complete' then $2 else stage end
        where user_id = $1 and ended_at is null and aal = 'aal2'";
    FORGET_DEVICES: () = "update auth.trusted_devices set revoked_at = $2 where user_id = $1 and revoked_at is null";
}

/// A session as the service itself sees it.
#[derive(Clone, Debug, Row)]
pub(crate) struct Session {
    pub id: Uuid,
    pub user_id: Uuid,
    pub organization_id: Option<Uuid>,
    pub kind: String,
    pub stage: String,
    pub aal: String,
    pub amr: Value,
    pub last_seen_at: Timestamp,
    pub expires_at: Timestamp,
    pub ended_at: Option<Timestamp>,
}

/// A session that is about to be opened.
pub(crate) struct Opening<'a> {
    pub user: &'a User,
    pub methods: &'a [&'static str],
    pub cookie: Option<&'a str>,
    pub trusted_device: Option<Uuid>,
}

/// How far somebody with these factors is, after the first one.
pub(crate) fn stage_after_first(factors: &[Factor], is_staff: bool) -> Stage {
    if factors.iter().any(Factor::is_verified) {
        Stage::SecondFactor
    } else if is_staff {
        Stage::Enroll
    } else {
        Stage::Complete
    }
}

pub(crate) fn amr_entry(method: &str, now: Timestamp) -> Value {
    json!({ "method": method, "timestamp": now.as_second() })
}

/// A person with everything that is shown of them.
pub(crate) struct Person {
    pub user: User,
    pub identities: Vec<Identity>,
    pub factors: Vec<Factor>,
}

impl Person {
    pub(crate) async fn of(tx: &mut Tx, user: User) -> Result<Person> {
        let identities = tx.all(&IDENTITIES, &[&user.id]).await?;
        let factors = tx.all(&FACTORS, &[&user.id]).await?;
        Ok(Person {
            user,
            identities,
            factors,
        })
    }

    pub(crate) async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<Person>> {
        match User::by_id(tx, id).await? {
            Some(user) => Ok(Some(Person::of(tx, user).await?)),
            None => Ok(None),
        }
    }

    pub(crate) fn json(&self) -> Value {
        self.user.json(&self.identities, &self.factors)
    }
}

impl Service {
    /// Opens a session. The person's factors decide how far it reaches: an unconfirmed second factor keeps it closed,
    /// a trusted device stands for one.
    pub(crate) async fn open_session(
        &self,
        tx: &mut Tx,
        opening: Opening<'_>,
        facts: &Facts,
    ) -> Result<Session> {
        let now = self.now();
        let user = opening.user;
        let factors: Vec<Factor> = tx.all(&FACTORS, &[&user.id]).await?;
        let practice = self.practice_of(tx, user.id).await?;
        let is_staff = practice
            .as_ref()
            .is_some_and(|practice| practice.kind == "staff");
        let strong = opening.trusted_device.is_some() || opening.methods.contains(&"webauthn");
        let (stage, aal) = if strong && factors.iter().any(Factor::is_verified) {
            (Stage::Complete, "aal2")
        } else {
            (stage_after_first(&factors, is_staff), "aal1")
        };
        // A trusted device opens the door, but only a second factor shown now is fresh enough for what wants it fresh:
        // a password and somebody's laptop must not be enough to change how that person signs in.
        let authenticated_at = match opening.trusted_device {
            Some(_) => now - NOT_FRESH,
            None => now,
        };
        let session = Session {
            id: self.new_id(),
            user_id: user.id,
            organization_id: practice.map(|practice| practice.id),
            kind: if opening.cookie.is_some() {
                "browser"
            } else {
                "bearer"
            }
            .to_owned(),
            stage: stage.as_str().to_owned(),
            aal: aal.to_owned(),
            amr: opening
                .methods
                .iter()
                .map(|method| amr_entry(method, now))
                .collect(),
            last_seen_at: now,
            expires_at: now + self.0.settings.absolute,
            ended_at: None,
        };
        tx.run(
            &OPEN_SESSION,
            &[
                &session.id,
                &session.user_id,
                &session.organization_id,
                &session.kind,
                &session.stage,
                &session.aal,
                &session.amr,
                &opening.cookie.map(secret::hash),
                &opening.trusted_device,
                &now,
                &session.expires_at,
                &facts.address,
                &facts.user_agent,
                &authenticated_at,
            ],
        )
        .await?;
        tx.run(&SIGNED_IN, &[&user.id, &now]).await?;
        Ok(session)
    }

    /// The answer that hands over a session: tokens and person.
    pub(crate) fn session_json(
        &self,
        session: &Session,
        person: &Person,
        refresh_token: &str,
    ) -> Result<Value> {
        let now = self.now().as_second();
        let life = self.0.settings.access_token_life.as_secs();
        // A token never outlives its session.
        let ends = (now + life).min(session.expires_at.as_second());
        let mut app_metadata = person.user.app_metadata_json(&person.identities);
        if let Some(organization) = session.organization_id {
            app_metadata["organization_id"] = json!(organization);
        }
        let claims = json!({
            "iss": self.0.issuer, "sub": person.user.id, "aud": AUDIENCE, "exp": ends, "iat": now,
            "email": person.user.email, "phone": person.user.phone,
            "app_metadata": app_metadata, "user_metadata": person.user.user_metadata,
            "role": AUDIENCE, "aal": session.aal, "amr": session.amr, "session_id": session.id, "is_anonymous": false,
        });
        Ok(json!({
            "access_token": self.keyring().sign(&claims)?,
            "token_type": "bearer",
            "expires_in": ends - now,
            "expires_at": ends,
            "refresh_token": refresh_token,
            "user": person.json(),
        }))
    }

    /// A second factor was shown in this session. A code does not make the sign-in fresh: whoever finds an open screen and
    /// the phone beside it would have both. A passkey does, for it verifies the person as well.
    pub(crate) async fn raise_session(
        &self,
        tx: &mut Tx,
        session: &mut Session,
        method: &str,
    ) -> Result<()> {
        let now = self.now();
        if let Value::Array(methods) = &mut session.amr {
            methods.insert(0, amr_entry(method, now));
        }
        session.aal = "aal2".to_owned();
        session.stage = Stage::Complete.as_str().to_owned();
        let is_whole_proof = method == "mfa/webauthn";
        tx.run(
            &RAISE_SESSION,
            &[&session.id, &session.amr, &now, &is_whole_proof],
        )
        .await?;
        Ok(())
    }

    /// Whether a session that was read a moment ago still lives.
    pub(crate) fn lives(&self, session: &Session) -> bool {
        let now = self.now();
        let awake: SignedDuration = now.duration_since(session.last_seen_at);
        session.ended_at.is_none() && session.expires_at > now && awake <= self.0.settings.idle
    }
}
