//! Single-use links and codes: made, mailed, redeemed once.
//!
//! A link carries 256 random bits; only their SHA-256 is kept. The six-digit code in the same mail is bound to the
//! address and dies after five wrong tries. Wrong, used and old all get the same answer.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use kernel::{Result, Row};
use serde::Deserialize;
use uuid::Uuid;

use crate::db::{Tx, queries};
use crate::fault::Fault;
use crate::mail::life_of;
use crate::model::User;
use crate::secret;
use crate::service::Service;

queries! {
    VOID_LINKS: () = "update auth.one_time_tokens set used_at = $3 where user_id = $1 and kind = $2 and used_at is null";
    ISSUE_LINK: () = "insert into auth.one_time_tokens (id, user_id, kind, token_hash, code_hash, email, code_challenge, code_challenge_method, method, expires_at, created_at)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)";
    PEEK_TOKEN: Uuid = "select user_id from auth.one_time_tokens
        where token_hash = $1 and kind = any ($2) and used_at is null and expires_at > $3";
    NOTE_CONFIRMATION: () = "update auth.users set confirmation_sent_at = $2 where id = $1";
    NOTE_RECOVERY: () = "update auth.users set recovery_sent_at = $2 where id = $1";
    NOTE_INVITATION: () = "update auth.users set invited_at = $2 where id = $1";
    NOTE_REAUTHENTICATION: () = "update auth.users set reauthentication_sent_at = $2 where id = $1";
    // The update decides the race: of many who redeem one token at once, one finds a row.
    REDEEM_TOKEN: Redeemed = "update auth.one_time_tokens set used_at = $3
        where token_hash = $1 and kind = any ($2) and used_at is null and expires_at > $3
        returning user_id, kind, email, code_challenge, code_challenge_method";
    REDEEM_CODE: Redeemed = "update auth.one_time_tokens set used_at = $5
        where code_hash = $1 and kind = any ($2) and email = $3 and user_id = $4 and used_at is null and expires_at > $5 and attempts < 5
        returning user_id, kind, email, code_challenge, code_challenge_method";
    COUNT_WRONG_CODE: () = "update auth.one_time_tokens set attempts = attempts + 1
        where user_id = $1 and kind = any ($2) and used_at is null";
}

/// A redeemed token.
#[derive(Clone, Debug, Row)]
pub(crate) struct Redeemed {
    pub user_id: Uuid,
    pub kind: String,
    pub email: String,
    pub code_challenge: Option<String>,
    pub code_challenge_method: Option<String>,
}

/// The proof key of the code exchange (RFC 7636), as clients send it.
#[derive(Clone, Debug, Default, Deserialize)]
pub(crate) struct Pkce {
    code_challenge: Option<String>,
    code_challenge_method: Option<String>,
}

impl Pkce {
    fn challenge(&self) -> Option<(String, &'static str)> {
        let challenge = self
            .code_challenge
            .as_deref()
            .filter(|text| (43..=128).contains(&text.len()))?;
        let method = match self.code_challenge_method.as_deref() {
            Some(method) if method.eq_ignore_ascii_case("plain") => "plain",
            _ => "s256",
        };
        Some((challenge.to_owned(), method))
    }
}

/// What a link is to be.
pub(crate) struct Link<'a> {
    kind: &'static str,
    user: &'a User,
    email: &'a str,
    challenge: Option<(String, &'static str)>,
    method: Option<&'a str>,
}

impl<'a> Link<'a> {
    pub(crate) fn new(kind: &'static str, user: &'a User, email: &'a str) -> Link<'a> {
        Link {
            kind,
            user,
            email,
            challenge: None,
            method: None,
        }
    }

    pub(crate) fn with(mut self, pkce: &Pkce) -> Link<'a> {
        self.challenge = pkce.challenge();
        self
    }

    /// An authorization code that carries on the challenge of the link that was followed.
    pub(crate) fn code_for(redeemed: &'a Redeemed, user: &'a User) -> Link<'a> {
        let method = match redeemed.code_challenge_method.as_deref() {
            Some("plain") => "plain",
            _ => "s256",
        };
        Link {
            kind: "auth_code",
            user,
            email: &user.email,
            challenge: redeemed
                .code_challenge
                .clone()
                .map(|challenge| (challenge, method)),
            method: Some(&redeemed.kind),
        }
    }
}

/// A link that was made: the secrets exist here and in the mail only.
pub(crate) struct Issued {
    /// The long token.
    pub token: String,
    /// The short code.
    pub code: String,
}

impl Service {
    /// Makes a link; former ones of its kind die.
    pub(crate) async fn issue(&self, tx: &mut Tx, link: Link<'_>) -> Result<Issued> {
        let now = self.now();
        let user = link.user.id;
        if link.kind != "auth_code" {
            tx.run(&VOID_LINKS, &[&user, &link.kind, &now]).await?;
        }
        let mut token = self.new_secret();
        let (challenge, method) = match link.challenge {
            Some((challenge, method)) => (Some(challenge), Some(method)),
            None => (None, None),
        };
        if challenge.is_some() && link.kind != "auth_code" {
            token.insert_str(0, "pkce_");
        }
        let code = secret::six_digits(self.0.entropy.as_ref());
        tx.run(
            &ISSUE_LINK,
            &[
                &self.new_id(),
                &user,
                &link.kind,
                &secret::hash(&token),
                &self.code_hash(link.kind, link.email, &code),
                &link.email,
                &challenge,
                &method,
                &link.method,
                &(now + life_of(link.kind)),
                &now,
            ],
        )
        .await?;
        match link.kind {
            "signup" => tx.run(&NOTE_CONFIRMATION, &[&user, &now]).await?,
            "recovery" | "magiclink" => tx.run(&NOTE_RECOVERY, &[&user, &now]).await?,
            "invite" => tx.run(&NOTE_INVITATION, &[&user, &now]).await?,
            "reauthentication" => tx.run(&NOTE_REAUTHENTICATION, &[&user, &now]).await?,
            _ => 0,
        };
        Ok(Issued { token, code })
    }

    /// Whose link it is, as long as it can be redeemed. It stays as it was.
    pub(crate) async fn owner_of_link(&self, token: &str, kinds: &[&str]) -> Result<Option<User>> {
        let mut tx = self.0.db.read().await?;
        let found = tx
            .optional(&PEEK_TOKEN, &[&secret::hash(token), &kinds, &self.now()])
            .await?;
        let user = match found {
            Some(person) => User::by_id(&mut tx, person).await?,
            None => None,
        };
        tx.end_read();
        Ok(user)
    }

    /// Redeems the long token of a link.
    pub(crate) async fn redeem(
        &self,
        tx: &mut Tx,
        token: &str,
        kinds: &[&str],
    ) -> Result<Option<Redeemed>> {
        tx.optional(&REDEEM_TOKEN, &[&secret::hash(token), &kinds, &self.now()])
            .await
    }

    /// Redeems a short code. A wrong one counts against every open code of the person.
    pub(crate) async fn redeem_code(
        &self,
        tx: &mut Tx,
        user: Uuid,
        email: &str,
        code: &str,
        kinds: &[&str],
    ) -> Result<Option<Redeemed>> {
        for kind in kinds {
            let hash = self.code_hash(kind, email, code);
            let found: Option<Redeemed> = tx
                .optional(
                    &REDEEM_CODE,
                    &[&hash, &[kind].as_slice(), &email, &user, &self.now()],
                )
                .await?;
            if found.is_some() {
                return Ok(found);
            }
        }
        tx.run(&COUNT_WRONG_CODE, &[&user, &kinds]).await?;
        Ok(None)
    }

    fn code_hash(&self, kind: &str, email: &str, code: &str) -> Vec<u8> {
        self.0.keyed.hash(&["code", kind, email, code.trim()])
    }
}

/// Whether the verifier belongs to the challenge.
pub(crate) fn proves(redeemed: &Redeemed, verifier: &str) -> bool {
    let Some(challenge) = &redeemed.code_challenge else {
        return false;
    };
    let shown = match redeemed.code_challenge_method.as_deref() {
        Some("plain") => verifier.to_owned(),
        _ => URL_SAFE_NO_PAD.encode(secret::hash(verifier)),
    };
    secret::same(shown.as_bytes(), challenge.as_bytes())
}

/// Wrong, used and old: one answer.
pub(crate) fn expired() -> Fault {
    Fault::new(403, "otp_expired", "Token has expired or is invalid")
}
