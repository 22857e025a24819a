//! Text that has been looked at: a value of these types is acceptable, because there is no other way to make one.
//!
//! The body of a call is parsed into them, so a handler never asks "is it too long?", the error names the
//! field, and the limits stand in the API document. A column's `check` says the same to whoever comes another way.

use std::borrow::Cow;
use std::fmt;

use bytes::BytesMut;
use postgres_types::{FromSql, IsNull, ToSql, Type, to_sql_checked};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Deserializer, Serialize};

type BoxError = Box<dyn std::error::Error + Sync + Send>;

/// Some words of at most `MAX` characters, without blanks around them, and at least one.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(transparent)]
pub struct Text<const MAX: usize>(String);

impl<const MAX: usize> Text<MAX> {
    /// The text, trimmed and checked.
    pub fn new(text: &str) -> Result<Self, String> {
        let text = text.trim();
        match text.chars().count() {
            0 => Err("Please fill this in.".into()),
            n if n > MAX => Err(format!("This has {n} characters; at most {MAX} fit.")),
            _ if text.chars().any(|c| c.is_control() && c != '\n') => {
                Err("This holds characters that cannot be shown.".into())
            }
            _ => Ok(Text(text.to_owned())),
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> fmt::Display for Text<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<const MAX: usize> std::str::FromStr for Text<MAX> {
    type Err = String;
    fn from_str(text: &str) -> Result<Self, String> {
        Text::new(text)
    }
}

impl<'de, const MAX: usize> Deserialize<'de> for Text<MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = <Cow<'de, str>>::deserialize(deserializer)?;
        Text::new(&text).map_err(serde::de::Error::custom)
    }
}

impl<const MAX: usize> JsonSchema for Text<MAX> {
    fn inline_schema() -> bool {
        true
    }
    fn schema_name() -> Cow<'static, str> {
        format!("Text{MAX}").into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "string", "minLength": 1, "maxLength": MAX })
    }
}

impl<const MAX: usize> ToSql for Text<MAX> {
    fn to_sql(&self, ty: &Type, out: &mut BytesMut) -> Result<IsNull, BoxError> {
        self.0.to_sql(ty, out)
    }
    fn accepts(ty: &Type) -> bool {
        <String as ToSql>::accepts(ty)
    }
    to_sql_checked!();
}

impl<'a, const MAX: usize> FromSql<'a> for Text<MAX> {
    fn from_sql(ty: &Type, raw: &'a [u8]) -> Result<Self, BoxError> {
        String::from_sql(ty, raw).map(Text)
    }
    fn accepts(ty: &Type) -> bool {
        <String as FromSql>::accepts(ty)
    }
}

/// Declares types for text of a certain shape:
/// `shaped_text! { /// A US state. StateCode: "^[A-Z]{2}$", is_state, "Write the two capital letters of the state, like NY."; }`
///
/// The pattern stands in the API document; the function decides.
#[macro_export]
macro_rules! shaped_text {
    ($($(#[$doc:meta])* $name:ident: $pattern:literal, $check:expr, $words:literal;)+) => {$(
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, $crate::macro_support::serde::Serialize)]
        #[serde(crate = "kernel::macro_support::serde", transparent)]
        pub struct $name(String);

        impl $name {
            /// The text, if it has the shape; otherwise what is expected.
            pub fn new(text: &str) -> Result<Self, String> {
                let check: fn(&str) -> bool = $check;
                let text = text.trim();
                if check(text) { Ok($name(text.to_owned())) } else { Err($words.to_owned()) }
            }

            /// The text.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                f.write_str(&self.0)
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = String;
            fn from_str(text: &str) -> Result<Self, String> {
                $name::new(text)
            }
        }

        impl<'de> $crate::macro_support::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::macro_support::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let text = <::std::borrow::Cow<'de, str> as $crate::macro_support::serde::Deserialize>::deserialize(deserializer)?;
                $name::new(&text).map_err($crate::macro_support::serde::de::Error::custom)
            }
        }

        impl $crate::macro_support::schemars::JsonSchema for $name {
            fn inline_schema() -> bool { true }
            fn schema_name() -> ::std::borrow::Cow<'static, str> { stringify!($name).into() }
            fn json_schema(
                _: &mut $crate::macro_support::schemars::SchemaGenerator,
            ) -> $crate::macro_support::schemars::Schema {
                $crate::macro_support::schemars::json_schema!({ "type": "string", "pattern": $pattern })
            }
        }

        impl $crate::macro_support::postgres_types::ToSql for $name {
            fn to_sql(
                &self,
                ty: &$crate::macro_support::postgres_types::Type,
                out: &mut $crate::macro_support::BytesMut,
            ) -> Result<$crate::macro_support::postgres_types::IsNull, Box<dyn ::std::error::Error + Sync + Send>> {
                self.0.to_sql(ty, out)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <String as $crate::macro_support::postgres_types::ToSql>::accepts(ty)
            }
            $crate::macro_support::postgres_types::to_sql_checked!();
        }

        impl<'a> $crate::macro_support::postgres_types::FromSql<'a> for $name {
            fn from_sql(
                ty: &$crate::macro_support::postgres_types::Type,
                raw: &'a [u8],
            ) -> Result<Self, Box<dyn ::std::error::Error + Sync + Send>> {
                <String as $crate::macro_support::postgres_types::FromSql>::from_sql(ty, raw).map($name)
            }
            fn accepts(ty: &$crate::macro_support::postgres_types::Type) -> bool {
                <String as $crate::macro_support::postgres_types::FromSql>::accepts(ty)
            }
        }
    )+};
}

shaped_text! {
    /// A US state, district or territory, by its two letters.
    StateCode: "^[A-Z]{2}$", |t| t.len() == 2 && t.bytes().all(|b| b.is_ascii_uppercase()),
        "Write the two capital letters of the state, like NY.";
    /// A US postal code.
    PostalCode: "^[0-9]{5}(-[0-9]{4})?$", is_postal_code, "Write five digits, or five and four: 10001 or 10001-1234.";
    /// A telephone number, as people write it.
    Phone: "^[0-9+(][0-9 ()./+-]{6,29}$", is_phone, "Write the number in digits, like +1 555 0100.";
    /// An e-mail address.
    Email: "^[^@\\s]+@[^@\\s]+$", is_email, "Write an e-mail address, like name@example.org.";
    /// A web address.
    WebAddress: "^https?://", |t| (t.starts_with("https://") || t.starts_with("http://")) && t.len() <= 200 && !t.contains(char::is_whitespace),
        "Write the whole address, like https://example.org.";
    /// The name of a time zone in the IANA database.
    ZoneName: "^(UTC|[A-Z][A-Za-z_]+(/[A-Za-z0-9_+-]+)+)$", |t| (t == "UTC" || t.contains('/')) && jiff::tz::TimeZone::get(t).is_ok(),
        "Choose a time zone by its IANA name, like America/New_York.";
}

fn is_postal_code(text: &str) -> bool {
    let digits = |part: &str, n| part.len() == n && part.bytes().all(|b| b.is_ascii_digit());
    match text.split_once('-') {
        Some((five, four)) => digits(five, 5) && digits(four, 4),
        None => digits(text, 5),
    }
}

fn is_phone(text: &str) -> bool {
    (7..=30).contains(&text.len())
        && text.bytes().filter(u8::is_ascii_digit).count() >= 7
        && text.starts_with(|c: char| c.is_ascii_digit() || c == '+' || c == '(')
        && text
            .bytes()
            .all(|b| b.is_ascii_digit() || b" ()./+-".contains(&b))
}

fn is_email(text: &str) -> bool {
    text.len() <= 254
        && !text.contains(char::is_whitespace)
        && matches!(text.split('@').collect::<Vec<_>>()[..], [name, host] if !name.is_empty() && !host.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_is_trimmed_counted_in_characters_and_never_empty() {
        assert_eq!(Text::<4>::new("  Zoë ").unwrap().as_str(), "Zoë");
        assert!(Text::<4>::new("Zoënn").is_err());
        assert!(Text::<4>::new("   ").is_err());
        assert!(Text::<9>::new("a\u{0}b").is_err());
    }

    #[test]
    fn each_shape_takes_the_good_and_refuses_the_bad() {
        for good in ["10001", "10001-1234"] {
            assert!(PostalCode::new(good).is_ok(), "{good}");
        }
        for bad in ["1000", "10001-", "1000a"] {
            assert!(PostalCode::new(bad).is_err(), "{bad}");
        }
        assert!(Phone::new("+1 555 0100").is_ok());
        assert!(Phone::new("call me").is_err());
        assert!(Email::new("rosa@example.test").is_ok());
        for bad in ["rosa", "@example.test", "a@b@c", "a b@c"] {
            assert!(Email::new(bad).is_err(), "{bad}");
        }
        assert!(ZoneName::new("America/New_York").is_ok());
        for bad in ["EST", "America/Nowhere", ""] {
            assert!(ZoneName::new(bad).is_err(), "{bad}");
        }
        assert!(StateCode::new("ny").is_err());
    }
}
