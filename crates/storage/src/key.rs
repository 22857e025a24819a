//! The names of stored things: two UUIDs, and nothing a person typed.
//!
//! A file's own name is personal data and may hold `../`; it stays in the database. What reaches a
//! disk path, a bucket or a URL is a [`Key`], whose only inhabitants are two UUIDs, so that no
//! payload can climb out of the store: there is no way to write one down.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

use crate::error::{Error, Result};

/// Where one stored object is: the organization it belongs to, and its id there.
///
/// A key is used once. Another content is another key.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// The organization the object belongs to.
    pub organization: Uuid,
    /// The object, by a version 7 UUID made when its upload was asked for.
    pub object: Uuid,
}

impl Key {
    /// The key of an object of an organization.
    pub const fn new(organization: Uuid, object: Uuid) -> Self {
        Key {
            organization,
            object,
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.organization, self.object)
    }
}

impl FromStr for Key {
    type Err = Error;

    /// Reads exactly what `Display` writes: lowercase, with hyphens, one slash.
    fn from_str(text: &str) -> Result<Self> {
        let parsed = text.split_once('/').and_then(|(organization, object)| {
            Some(Key::new(strict(organization)?, strict(object)?))
        });
        parsed
            .filter(|key| key.to_string() == text)
            .ok_or(Error::NotFound)
    }
}

/// A UUID in the one spelling we write.
pub(crate) fn strict(text: &str) -> Option<Uuid> {
    let id = Uuid::try_parse(text).ok()?;
    (id.to_string() == text).then_some(id)
}

/// What the store calls an upload in parts that has not been completed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UploadId(String);

impl UploadId {
    /// Takes back an id that a store gave out.
    pub fn parse(text: &str) -> Result<Self> {
        let fits = (1..=1024).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits {
            Ok(UploadId(text.to_owned()))
        } else {
            Err(Error::NotFound)
        }
    }

    /// The id as the store wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// One stored part of an upload in parts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place in the whole, from 1 to [`Part::MAX`].
    pub number: u16,
    /// What the store answered for it; given back when the upload is completed.
    pub tag: String,
}

impl Part {
    /// The highest part number.
    pub const MAX: u16 = 10_000;
    /// No part but the last may be smaller (a rule of S3, kept by both stores).
    pub const MIN_SIZE: u64 = 5 * 1024 * 1024;
    /// What a browser should cut a large file into.
    pub const SIZE: u64 = 8 * 1024 * 1024;

    /// Whether these are parts 1, 2, 3 and so on: a gap would complete another file than was sent.
    pub(crate) fn check_order(parts: &[Part]) -> Result<()> {
        let gapless = parts
            .iter()
            .zip(1..)
            .all(|(part, number)| part.number == number);
        if parts.is_empty() || !gapless {
            return Err(Error::BadParts);
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_reads_back_as_it_was_written() {
        let key = Key::new(Uuid::from_u128(1), Uuid::from_u128(2));
        assert_eq!(key.to_string().parse::<Key>().unwrap(), key);
    }

    #[test]
    fn nothing_but_two_uuids_is_a_key() {
        let id = Uuid::from_u128(0xab).to_string();
        let climbs = [
            "..",
            "../",
            "..\\",
            "....//",
            "%2e%2e%2f",
            "..%2f",
            "%252e%252e%252f",
            "..%c0%af",
            "/etc/passwd",
            "C:\\Windows",
            "\\\\host\\share",
            "file:///",
            "~root",
            "\0",
            ".",
            "..;/",
            "\u{2025}/",
            "\u{ff0e}\u{ff0e}/",
            "con",
            "nul.txt",
            "a b",
            "",
            "*",
            "?",
            "|",
        ];
        let wraps: [fn(&str, &str) -> String; 13] = [
            |x, _| x.to_owned(),
            |x, id| format!("{id}/{x}"),
            |x, id| format!("{x}/{id}"),
            |x, id| format!("{id}/{x}{id}"),
            |x, id| format!("{id}{x}/{id}"),
            |x, id| format!("{id}/{id}{x}"),
            |x, id| format!("{id}/{id}/{x}"),
            |x, id| format!("{x}{id}/{id}"),
            |x, id| format!("/{id}/{id}{x}"),
            |x, id| format!("{}/{}{x}", id.to_uppercase(), id),
            |x, id| format!("{{{id}}}/{id}{x}"),
            |x, id| format!("urn:uuid:{id}/{id}{x}"),
            |x, id| format!("{}/{id}{x}", id.replace('-', "")),
        ];
        let mut tried = 0;
        for climb in climbs {
            for wrap in wraps {
                let payload = wrap(climb, &id);
                if payload == format!("{id}/{id}") {
                    continue;
                }
                assert!(payload.parse::<Key>().is_err(), "{payload:?}");
                tried += 1;
            }
        }
        assert!(tried >= 300, "{tried}");
    }

    #[test]
    fn an_upload_id_holds_no_control_character_and_has_an_end() {
        assert!(UploadId::parse("2~VXLz.a_b-").is_ok());
        for bad in ["", "a b", "a\nb", "é", &"x".repeat(1025)] {
            assert!(UploadId::parse(bad).is_err(), "{bad:?}");
        }
    }
}
