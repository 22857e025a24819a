//! Addresses that cannot carry anything but an address.

use serde::{Deserialize, Serialize};

use crate::error::{Error, Result};

/// An e-mail address, checked: no line break, space or comma can hide in it, so nothing can be smuggled
/// into a header with it.
#[derive(Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EmailAddress(String);

impl EmailAddress {
    /// Checks an address: `local@domain` of visible ASCII characters, at most 254.
    pub fn parse(text: &str) -> Result<EmailAddress> {
        let bad = || {
            Error::invalid(
                "email",
                "This is not an e-mail address; one looks like name@example.org.",
            )
        };
        let (local, domain) = text.rsplit_once('@').ok_or_else(bad)?;
        let local_part = |b: u8| b.is_ascii_alphanumeric() || b".!#$%&'*+/=?^_`{|}~-".contains(&b);
        let label = |label: &str| {
            (1..=63).contains(&label.len())
                && !label.starts_with('-')
                && !label.ends_with('-')
                && label
                    .bytes()
                    .all(|b| b.is_ascii_alphanumeric() || b == b'-')
        };
        let good = text.len() <= 254
            && (1..=64).contains(&local.len())
            && local.bytes().all(local_part)
            && !local.starts_with('.')
            && !local.ends_with('.')
            && !local.contains("..")
            && domain.split('.').all(label);
        if good {
            Ok(EmailAddress(text.to_owned()))
        } else {
            Err(bad())
        }
    }

    /// The address.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// What stands behind the `@`.
    pub fn domain(&self) -> &str {
        self.0.rsplit_once('@').map_or("", |(_, domain)| domain)
    }
}

impl std::fmt::Debug for EmailAddress {
    /// An address is personal data: a log must not get it by accident.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("EmailAddress(..)")
    }
}

impl TryFrom<String> for EmailAddress {
    type Error = Error;
    fn try_from(text: String) -> Result<Self> {
        EmailAddress::parse(&text)
    }
}

impl std::str::FromStr for EmailAddress {
    type Err = Error;
    fn from_str(text: &str) -> Result<Self> {
        EmailAddress::parse(text)
    }
}

impl From<EmailAddress> for String {
    fn from(address: EmailAddress) -> String {
        address.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ordinary_addresses_are_accepted() {
        for good in [
            "rosa@example.org",
            "r.o'sa+ehr@mail.example.org",
            "x@localhost",
            "a@xn--bcher-kva.example",
        ] {
            assert_eq!(EmailAddress::parse(good).unwrap().as_str(), good);
        }
    }

    #[test]
    fn nothing_can_be_smuggled_into_a_header() {
        for bad in [
            "",
            "rosa",
            "@example.org",
            "rosa@",
            "rosa@example.org\r\nBcc: all@example.org",
            "rosa\n@example.org",
            "rosa@example.org, imani@example.org",
            "Rosa <rosa@example.org>",
            "rosa @example.org",
            ".rosa@example.org",
            "ro..sa@example.org",
            "rosa@-example.org",
            "rosa@example..org",
            "rosé@example.org",
            "rosa@exam\0ple.org",
        ] {
            assert!(EmailAddress::parse(bad).is_err(), "{bad:?}");
        }
        let long = format!("{}@example.org", "a".repeat(65));
        assert!(EmailAddress::parse(&long).is_err());
    }

    #[test]
    fn an_address_does_not_reach_a_log_by_accident() {
        let address = EmailAddress::parse("rosa@example.org").unwrap();
        assert!(!format!("{address:?}").contains("rosa"));
    }
}
