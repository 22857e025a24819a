//! What the system wants of an account: the body of creating and changing one.

use jiff::{SignedDuration, Timestamp};
use serde::Deserialize;
use serde_json::Value;
use uuid::Uuid;

use crate::fault::{Fault, Outcome};
use crate::model::email_address;
use crate::password;
use crate::service::Service;

#[derive(Deserialize)]
pub(crate) struct Wanted {
    pub(super) id: Option<Uuid>,
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) password: Option<String>,
    pub(super) password_hash: Option<String>,
    pub(super) email_confirm: Option<bool>,
    pub(super) user_metadata: Option<Value>,
    pub(super) app_metadata: Option<Value>,
    pub(super) ban_duration: Option<String>,
}

impl Wanted {
    pub(super) fn email(&self) -> Outcome<Option<String>> {
        self.email
            .as_deref()
            .map(|text| {
                email_address(text).ok_or_else(|| {
                    Fault::invalid("Unable to validate email address: invalid format")
                })
            })
            .transpose()
    }

    pub(super) async fn hash(&self, service: &Service, about: &[&str]) -> Outcome<Option<String>> {
        match (self.password.as_deref(), self.password_hash.as_deref()) {
            (Some(_), Some(_)) => Err(Fault::invalid(
                "Only a password or a password hash should be provided",
            )),
            (Some(new), None) => {
                password::check(service.0.settings.passwords, new, about).map_err(Fault::weak)?;
                Ok(Some(service.0.hasher.hash(new).await?))
            }
            (None, Some(stored)) if password::is_importable(stored) => Ok(Some(stored.to_owned())),
            (None, Some(_)) => Err(Fault::invalid(
                "The password hash is neither Argon2id nor bcrypt",
            )),
            (None, None) => Ok(None),
        }
    }

    pub(super) fn ban(&self, now: Timestamp) -> Outcome<Option<Option<Timestamp>>> {
        let Some(text) = self.ban_duration.as_deref() else {
            return Ok(None);
        };
        if text == "none" {
            return Ok(Some(None));
        }
        let length = go_duration(text).ok_or_else(|| {
            Fault::invalid("invalid format for ban duration: \u{201c}none\u{201d}, or like 24h30m")
        })?;
        Ok(Some(Some(
            now.checked_add(length).unwrap_or(Timestamp::MAX),
        )))
    }
}

/// `300ms`, `2h45m`: the durations of the contract.
fn go_duration(text: &str) -> Option<SignedDuration> {
    let (mut total, mut rest) = (SignedDuration::ZERO, text);
    while !rest.is_empty() {
        let digits = rest.find(|c: char| !c.is_ascii_digit())?;
        let number: i64 = rest[..digits].parse().ok()?;
        let end = rest[digits..]
            .find(|c: char| c.is_ascii_digit())
            .map_or(rest.len(), |at| digits + at);
        let seconds = match &rest[digits..end] {
            "h" => number.checked_mul(3600)?,
            "m" => number.checked_mul(60)?,
            "s" => number,
            "ms" => number / 1000,
            _ => return None,
        };
        total = total.checked_add(SignedDuration::from_secs(seconds))?;
        rest = &rest[end..];
    }
    (total > SignedDuration::ZERO).then_some(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ban_is_written_like_a_duration_in_go() {
        assert_eq!(go_duration("24h"), Some(SignedDuration::from_hours(24)));
        assert_eq!(go_duration("1h30m"), Some(SignedDuration::from_mins(90)));
        for bad in ["", "h", "24", "-1h", "1x", "0s", "99999999999999999999h"] {
            assert_eq!(go_duration(bad), None, "{bad}");
        }
    }
}
