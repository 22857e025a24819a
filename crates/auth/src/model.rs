//! People, identities and factors: their rows, and how the contract shows them.

use jiff::Timestamp;
use kernel::{Result, Row};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::db::{Tx, queries};

queries! {
    USER_BY_ID: User = "select id, email, phone, password_hash, password_changed_at, email_confirmed_at, invited_at,
            confirmation_sent_at, recovery_sent_at, reauthentication_sent_at, new_email, email_change_sent_at, email_change_confirmations,
            last_sign_in_at, app_metadata, user_metadata, banned_until, created_at, updated_at
        from auth.users where id = $1 and deleted_at is null";
    USER_BY_EMAIL: User = "select id, email, phone, password_hash, password_changed_at, email_confirmed_at, invited_at,
            confirmation_sent_at, recovery_sent_at, reauthentication_sent_at, new_email, email_change_sent_at, email_change_confirmations,
            last_sign_in_at, app_metadata, user_metadata, banned_until, created_at, updated_at
        from auth.users where email = $1 and email <> '' and deleted_at is null";
    IDENTITIES: Identity = "select id, user_id, provider, provider_id, identity_data, email, last_sign_in_at, created_at, updated_at
        from auth.identities where user_id = $1 order by created_at";
    FACTORS: Factor = "select id, factor_type, friendly_name, status, secret_sealed, last_used_step, last_challenged_at, created_at, updated_at
        from auth.mfa_factors where user_id = $1 order by created_at";
    FACTOR: Factor = "select id, factor_type, friendly_name, status, secret_sealed, last_used_step, last_challenged_at, created_at, updated_at
        from auth.mfa_factors where id = $1 and user_id = $2";
    INSERT_USER: () = "insert into auth.users (id, email, phone, password_hash, password_changed_at, email_confirmed_at, invited_at, app_metadata, user_metadata, banned_until)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    INSERT_IDENTITY: () = "insert into auth.identities (id, user_id, provider, provider_id, identity_data, email) values ($1, $2, $3, $4, $5, $6)";
}

/// Somebody who can sign in.
#[derive(Clone, Debug, Row)]
pub(crate) struct User {
    pub id: Uuid,
    pub email: String,
    pub phone: String,
    pub password_hash: Option<String>,
    pub password_changed_at: Option<Timestamp>,
    pub email_confirmed_at: Option<Timestamp>,
    pub invited_at: Option<Timestamp>,
    pub confirmation_sent_at: Option<Timestamp>,
    pub recovery_sent_at: Option<Timestamp>,
    pub reauthentication_sent_at: Option<Timestamp>,
    pub new_email: String,
    pub email_change_sent_at: Option<Timestamp>,
    pub email_change_confirmations: i16,
    pub last_sign_in_at: Option<Timestamp>,
    pub app_metadata: Value,
    pub user_metadata: Value,
    pub banned_until: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A way in which a person is known.
#[derive(Clone, Debug, Row)]
pub(crate) struct Identity {
    pub id: Uuid,
    pub user_id: Uuid,
    pub provider: String,
    pub provider_id: String,
    pub identity_data: Value,
    pub email: String,
    pub last_sign_in_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

/// A second factor.
#[derive(Clone, Debug, Row)]
pub(crate) struct Factor {
    pub id: Uuid,
    pub factor_type: String,
    pub friendly_name: String,
    pub status: String,
    pub secret_sealed: Option<Vec<u8>>,
    pub last_used_step: i64,
    pub last_challenged_at: Option<Timestamp>,
    pub created_at: Timestamp,
    pub updated_at: Timestamp,
}

impl User {
    pub(crate) async fn by_id(tx: &mut Tx, id: Uuid) -> Result<Option<User>> {
        tx.optional(&USER_BY_ID, &[&id]).await
    }

    pub(crate) async fn by_email(tx: &mut Tx, email: &str) -> Result<Option<User>> {
        tx.optional(&USER_BY_EMAIL, &[&email]).await
    }

    pub(crate) fn is_banned(&self, now: Timestamp) -> bool {
        self.banned_until.is_some_and(|until| until > now)
    }

    /// What must not stand in this person's password.
    pub(crate) fn words(&self) -> Vec<&str> {
        let mut words = vec![self.email.as_str()];
        if let Value::Object(data) = &self.user_metadata {
            words.extend(
                data.values()
                    .filter_map(Value::as_str)
                    .filter(|word| word.len() < 80),
            );
        }
        words
    }

    /// The person as the contract shows them. Empty things are left out, as clients expect.
    pub(crate) fn json(&self, identities: &[Identity], factors: &[Factor]) -> Value {
        let mut body = json!({
            "id": self.id,
            "aud": "authenticated",
            "role": "authenticated",
            "email": self.email,
            "phone": self.phone,
            "app_metadata": self.app_metadata_json(identities),
            "user_metadata": self.user_metadata,
            "identities": identities.iter().map(Identity::json).collect::<Vec<_>>(),
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "is_anonymous": false,
        });
        let Value::Object(fields) = &mut body else {
            return body;
        };
        put(fields, "email_confirmed_at", self.email_confirmed_at);
        put(fields, "confirmed_at", self.email_confirmed_at);
        put(fields, "invited_at", self.invited_at);
        put(fields, "confirmation_sent_at", self.confirmation_sent_at);
        put(fields, "recovery_sent_at", self.recovery_sent_at);
        put(
            fields,
            "reauthentication_sent_at",
            self.reauthentication_sent_at,
        );
        put(fields, "email_change_sent_at", self.email_change_sent_at);
        put(fields, "last_sign_in_at", self.last_sign_in_at);
        put(fields, "banned_until", self.banned_until);
        if !self.new_email.is_empty() {
            fields.insert("new_email".into(), self.new_email.clone().into());
        }
        if !factors.is_empty() {
            fields.insert("factors".into(), factors.iter().map(Factor::json).collect());
        }
        body
    }

    pub(crate) fn app_metadata_json(&self, identities: &[Identity]) -> Value {
        let mut data = match &self.app_metadata {
            Value::Object(data) => data.clone(),
            _ => Map::new(),
        };
        let providers: Vec<&str> = identities.iter().map(|i| i.provider.as_str()).collect();
        data.insert(
            "provider".into(),
            (*providers.first().unwrap_or(&"email")).into(),
        );
        data.insert(
            "providers".into(),
            if providers.is_empty() {
                json!(["email"])
            } else {
                json!(providers)
            },
        );
        Value::Object(data)
    }
}

fn put(fields: &mut Map<String, Value>, name: &str, at: Option<Timestamp>) {
    if let Some(at) = at {
        fields.insert(name.to_owned(), at.to_string().into());
    }
}

impl Identity {
    pub(crate) fn json(&self) -> Value {
        json!({
            "identity_id": self.id,
            "id": self.provider_id,
            "user_id": self.user_id,
            "identity_data": self.identity_data,
            "provider": self.provider,
            "last_sign_in_at": self.last_sign_in_at,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "email": self.email,
        })
    }
}

impl Factor {
    pub(crate) fn is_verified(&self) -> bool {
        self.status == "verified"
    }

    pub(crate) fn json(&self) -> Value {
        let mut body = json!({
            "id": self.id,
            "factor_type": self.factor_type,
            "status": self.status,
            "phone": null,
            "created_at": self.created_at,
            "updated_at": self.updated_at,
            "last_challenged_at": self.last_challenged_at,
        });
        if !self.friendly_name.is_empty() {
            body["friendly_name"] = self.friendly_name.clone().into();
        }
        body
    }
}

/// A new person, before the row exists.
#[derive(Clone, Debug, Default)]
pub(crate) struct NewUser {
    pub id: Uuid,
    pub identity_id: Uuid,
    pub email: String,
    pub phone: String,
    pub password_hash: Option<String>,
    pub confirmed: bool,
    pub invited: bool,
    pub app_metadata: Value,
    pub user_metadata: Value,
    pub banned_until: Option<Timestamp>,
}

impl NewUser {
    /// Writes the person and the e-mail identity. A second person with the address breaks `users_email_key`.
    pub(crate) async fn insert(&self, tx: &mut Tx, now: Timestamp) -> Result<()> {
        let object = |value: &Value| match value {
            Value::Object(_) => value.clone(),
            _ => json!({}),
        };
        let changed = self.password_hash.as_ref().map(|_| now);
        let confirmed = self.confirmed.then_some(now);
        let invited = self.invited.then_some(now);
        tx.run(
            &INSERT_USER,
            &[
                &self.id,
                &self.email,
                &self.phone,
                &self.password_hash,
                &changed,
                &confirmed,
                &invited,
                &object(&self.app_metadata),
                &object(&self.user_metadata),
                &self.banned_until,
            ],
        )
        .await?;
        let subject = self.id.to_string();
        let data = json!({ "sub": subject, "email": self.email, "email_verified": self.confirmed, "phone_verified": false });
        tx.run(
            &INSERT_IDENTITY,
            &[
                &self.identity_id,
                &self.id,
                &"email",
                &subject,
                &data,
                &self.email,
            ],
        )
        .await?;
        Ok(())
    }
}

/// An address as it is stored and compared: trimmed, lower case; `None` if it is not one.
pub fn email_address(text: &str) -> Option<String> {
    let text = text.trim().to_lowercase();
    let (local, domain) = text.rsplit_once('@')?;
    let plausible = !local.is_empty()
        && text.len() <= 254
        && domain.contains('.')
        && !domain.starts_with(['.', '-'])
        && !domain.ends_with(['.', '-'])
        && !text.chars().any(|c| {
            c.is_whitespace()
                || c.is_control()
                || matches!(c, ',' | ';' | '<' | '>' | '"' | '\\' | '(' | ')')
        })
        && !local.contains('@');
    plausible.then_some(text)
}

#[cfg(test)]
mod tests {
    use super::email_address;

    #[test]
    fn an_address_is_trimmed_and_lowered() {
        assert_eq!(
            email_address(" Imani.Reyes@Harbor.TEST ").as_deref(),
            Some("imani.reyes@harbor.test")
        );
        for bad in [
            "",
            "imani",
            "@harbor.test",
            "imani@",
            "imani@harbor",
            "a@b@c.test",
            "a b@c.test",
            "a@c.test\r\nbcc: x@y.test",
            "<a@c.test>",
            "a@.test.",
        ] {
            assert_eq!(email_address(bad), None, "{bad}");
        }
    }
}
