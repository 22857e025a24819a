//! A new password: made ready first, stored afterwards.
//!
//! Hashing takes tens of milliseconds on purpose, and with several former passwords to compare with it takes several times that. It is
//! done before the transaction that stores the result: while somebody's password is hashed, no connection waits and no row is
//! locked. What was decided on is compared again when it is stored.

use crate::db::{Tx, queries};
use crate::fault::{Fault, Outcome};
use crate::mail;
use crate::model::User;
use crate::password;
use crate::service::Service;

queries! {
    // Only on top of the password that was looked at.
    SET_PASSWORD: () = "update auth.users set password_hash = $2, password_changed_at = $3, must_change_password = false,
        email_confirmed_at = coalesce(email_confirmed_at, $3) where id = $1 and password_hash is not distinct from $4";
    REMEMBER_PASSWORD: () = "insert into auth.password_history (id, user_id, password_hash, created_at) values ($1, $2, $3, $4)";
    FORMER_PASSWORDS: String = "select password_hash from auth.password_history where user_id = $1 order by created_at desc limit $2";
}

/// A hash that may be stored.
pub(crate) struct Prepared {
    hash: String,
}

impl Service {
    /// Looks whether the password is good enough and not one of the last ones, and hashes it. Call it outside of any
    /// transaction.
    pub(crate) async fn prepare_password(&self, user: &User, new: &str) -> Outcome<Prepared> {
        let policy = self.0.settings.passwords;
        password::check(policy, new, &user.words()).map_err(Fault::weak)?;
        let same = |message: &'static str| Fault::new(422, "same_password", message);
        if let Some(stored) = user.password_hash.as_deref()
            && self.0.hasher.verify(new, Some(stored)).await?.right
        {
            return Err(same(
                "New password should be different from the old password.",
            ));
        }
        if policy.remember > 0 {
            let mut tx = self.0.db.read().await?;
            let former: Vec<String> = tx
                .all(&FORMER_PASSWORDS, &[&user.id, &policy.remember])
                .await?;
            tx.end_read();
            for stored in former {
                if self.0.hasher.verify(new, Some(&stored)).await?.right {
                    return Err(same(
                        "This password was used before. Choose one that is new.",
                    ));
                }
            }
        }
        let hash = self.0.hasher.hash(new).await?;
        Ok(Prepared { hash })
    }

    /// Stores it, and tells the person if there was one before. `user` is the person as they were when it was prepared.
    pub(crate) async fn store_password(
        &self,
        tx: &mut Tx,
        user: &User,
        prepared: Prepared,
    ) -> Outcome<()> {
        let (hash, now) = (prepared.hash, self.now());
        if tx
            .run(&SET_PASSWORD, &[&user.id, &hash, &now, &user.password_hash])
            .await?
            == 0
        {
            return Err(Fault::new(
                409,
                "conflict",
                "The password was changed in the meantime. Try again.",
            ));
        }
        tx.run(&REMEMBER_PASSWORD, &[&self.new_id(), &user.id, &hash, &now])
            .await?;
        if user.password_hash.is_some() {
            let link = mail::notice_link(self, "/sign-in");
            self.send(tx, user.id, &user.email, |practice| mail::PasswordChanged {
                practice,
                link,
                code: String::new(),
            })
            .await?;
        }
        Ok(())
    }
}
