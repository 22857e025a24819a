//! Challenges: asked once, for one purpose, one person, one session.

use jiff::{SignedDuration, Timestamp};
use kernel::Result;
use uuid::Uuid;

use crate::authenticate::Presence;
use crate::db::{Tx, queries};
use crate::facts::Facts;
use crate::fault::{Fault, Outcome};
use crate::secret;
use crate::service::Service;

/// How long a ceremony may take: finding a security key takes a while.
pub(super) const CEREMONY: SignedDuration = SignedDuration::from_mins(5);

queries! {
    ADD_CHALLENGE: () = "insert into auth.mfa_challenges (id, factor_id, user_id, session_id, purpose, challenge_hash, address, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    // The update decides the race: of many who show one challenge at once, one finds a row.
    TAKE_CHALLENGE: Vec<u8> = "update auth.mfa_challenges set verified_at = $7
        where id = $1 and purpose = $2 and user_id is not distinct from $3 and session_id is not distinct from $4
          and factor_id is not distinct from $5 and expires_at > $6 and verified_at is null
        returning challenge_hash";
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

/// Where a challenge counts.
#[derive(Clone, Copy)]
pub(super) struct Bound {
    purpose: Purpose,
    user: Option<Uuid>,
    session: Option<Uuid>,
    factor: Option<Uuid>,
}

impl Bound {
    pub(super) fn to(purpose: Purpose, presence: Option<&Presence>, factor: Option<Uuid>) -> Bound {
        Bound {
            purpose,
            user: presence.map(|presence| presence.user_id),
            session: presence.map(|presence| presence.session_id),
            factor,
        }
    }
}

impl Service {
    pub(super) async fn ask(
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

    pub(super) async fn take(&self, challenge: Uuid, bound: Bound) -> Outcome<Vec<u8>> {
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
}
