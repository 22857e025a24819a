//! Short-lived links to one object, for one person, for one thing to do.
//!
//! A link is a path, an expiry and a signature. Who it is for is not in it: the person is taken from
//! the session that presents it, so that a link that leaks, in a log or a history, is worth nothing
//! to anybody else. Nor is a file's name in it. The signature (HMAC-SHA256) covers everything,
//! each piece with its length, so that no two links sign the same bytes.

use std::fmt;
use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jiff::{SignedDuration, Timestamp};
use kernel::keys::Master;
use ring::hmac;
use uuid::Uuid;

use crate::key::{Key, UploadId};

/// What a link lets its person do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Read the object.
    Download,
    /// Store the object, of exactly this many bytes.
    Upload {
        /// How many bytes.
        size: u64,
    },
    /// Store one part of an upload in parts, of exactly this many bytes.
    UploadPart {
        /// The upload.
        upload: UploadId,
        /// Which part.
        number: u16,
        /// How many bytes.
        size: u64,
    },
}

/// The longest a link may live.
pub const LONGEST: Duration = Duration::from_secs(3600);

/// The query of a link: what the browser gives back with the key in the path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    /// The object, as in the path.
    pub key: Key,
    /// What may be done.
    pub action: Action,
    /// When it ends, in seconds since 1970.
    pub expires: i64,
    /// The signature, in URL-safe base64.
    pub signature: String,
}

/// Why a link is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Its time is over. Ask for a new one.
    Expired,
    /// It was not given by us, or not for this object, person and action.
    Forged,
}

impl From<Refusal> for kernel::Error {
    fn from(refusal: Refusal) -> Self {
        match refusal {
            Refusal::Expired => kernel::Error::forbidden(
                "This link has expired. Open the file again from its page to get a new one.",
            ),
            // Whose link it is, and whether the object exists, is not told.
            Refusal::Forged => kernel::Error::not_found("file"),
        }
    }
}

/// Signs links and checks them.
pub struct Links(hmac::Key);

impl Links {
    /// The links of this installation.
    pub fn new(master: &Master) -> Self {
        let key = master.derive("storage links");
        Links(hmac::Key::new(hmac::HMAC_SHA256, &key))
    }

    /// A link for `person`, from `now` for `valid` (at most [`LONGEST`]).
    pub fn sign(
        &self,
        key: Key,
        action: Action,
        person: Uuid,
        now: Timestamp,
        valid: Duration,
    ) -> Link {
        let valid = SignedDuration::try_from(valid.min(LONGEST)).unwrap_or(SignedDuration::ZERO);
        let expires = now.as_second().saturating_add(valid.as_secs());
        let tag = hmac::sign(&self.0, &signed_bytes(key, &action, person, expires));
        Link {
            key,
            action,
            expires,
            signature: URL_SAFE_NO_PAD.encode(tag),
        }
    }

    /// Whether this link lets `person` do what it says, now. The caller still asks the database
    /// whether the person may: a link outlives a withdrawn role by minutes, a check does not.
    pub fn check(&self, link: &Link, person: Uuid, now: Timestamp) -> Result<(), Refusal> {
        let tag = URL_SAFE_NO_PAD
            .decode(&link.signature)
            .map_err(|_| Refusal::Forged)?;
        let bytes = signed_bytes(link.key, &link.action, person, link.expires);
        hmac::verify(&self.0, &bytes, &tag).map_err(|_| Refusal::Forged)?;
        if now.as_second() < link.expires {
            Ok(())
        } else {
            Err(Refusal::Expired)
        }
    }
}

fn signed_bytes(key: Key, action: &Action, person: Uuid, expires: i64) -> Vec<u8> {
    let (method, upload, number, size) = match action {
        Action::Download => ("GET", "", 0, 0),
        Action::Upload { size } => ("PUT", "", 0, *size),
        Action::UploadPart {
            upload,
            number,
            size,
        } => ("PUT part", upload.as_str(), *number, *size),
    };
    let pieces: [&[u8]; 8] = [
        b"mentalspace link 1",
        method.as_bytes(),
        key.organization.as_bytes(),
        key.object.as_bytes(),
        person.as_bytes(),
        upload.as_bytes(),
        &number.to_be_bytes(),
        &[size.to_be_bytes(), expires.to_be_bytes()].concat(),
    ];
    let mut bytes = Vec::new();
    for piece in pieces {
        bytes.extend((piece.len() as u64).to_be_bytes());
        bytes.extend(piece);
    }
    bytes
}

impl fmt::Display for Link {
    /// Path and query under `/storage/v1/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "/storage/v1/{}?expires={}", self.key, self.expires)?;
        match &self.action {
            Action::Download => {}
            Action::Upload { size } => write!(f, "&size={size}")?,
            Action::UploadPart {
                upload,
                number,
                size,
            } => {
                let upload = URL_SAFE_NO_PAD.encode(upload.as_str());
                write!(f, "&upload={upload}&part={number}&size={size}")?;
            }
        }
        write!(f, "&signature={}", self.signature)
    }
}

impl Link {
    /// Reads a link back from the method, the two ids of the path (`<organization>/<object>`) and the
    /// query. Anything unknown, doubled or missing refuses it.
    pub fn read(method: &http::Method, path: &str, query: &str) -> Result<Self, Refusal> {
        let forged = |_| Refusal::Forged;
        let key = path.parse().map_err(|_| Refusal::Forged)?;
        let names = ["expires", "size", "upload", "part", "signature"];
        let mut values: [Option<&str>; 5] = [None; 5];
        for pair in query.split('&') {
            let (name, value) = pair.split_once('=').ok_or(Refusal::Forged)?;
            let index = names.iter().position(|known| *known == name);
            let slot = index
                .map(|index| &mut values[index])
                .ok_or(Refusal::Forged)?;
            if slot.replace(value).is_some() {
                return Err(Refusal::Forged);
            }
        }
        let [expires, size, upload, part, signature] = values;
        let (get, put) = (method == http::Method::GET, method == http::Method::PUT);
        let action = match (size, upload, part) {
            (None, None, None) if get => Action::Download,
            (Some(size), None, None) if put => Action::Upload {
                size: size.parse().map_err(forged)?,
            },
            (Some(size), Some(upload), Some(number)) if put => {
                let upload = URL_SAFE_NO_PAD
                    .decode(upload)
                    .map_err(|_| Refusal::Forged)?;
                let upload = String::from_utf8(upload).map_err(|_| Refusal::Forged)?;
                Action::UploadPart {
                    upload: UploadId::parse(&upload).map_err(|_| Refusal::Forged)?,
                    number: number.parse().map_err(forged)?,
                    size: size.parse().map_err(forged)?,
                }
            }
            _ => return Err(Refusal::Forged),
        };
        Ok(Link {
            key,
            action,
            expires: expires.ok_or(Refusal::Forged)?.parse().map_err(forged)?,
            signature: signature.ok_or(Refusal::Forged)?.to_owned(),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROSA: Uuid = Uuid::from_u128(11);
    const OMAR: Uuid = Uuid::from_u128(12);
    const KEY: Key = Key::new(Uuid::from_u128(1), Uuid::from_u128(2));

    fn links() -> Links {
        Links::new(&Master::new(&[7; 32]))
    }

    fn now() -> Timestamp {
        "2026-03-02T15:00:00Z".parse().unwrap()
    }

    fn part() -> Action {
        Action::UploadPart {
            upload: UploadId::parse("2~a/b+c").unwrap(),
            number: 3,
            size: 9,
        }
    }

    fn sign(action: Action) -> Link {
        links().sign(KEY, action, ROSA, now(), Duration::from_secs(300))
    }

    fn through_a_browser(link: &Link) -> Link {
        let text = link.to_string();
        let rest = text.strip_prefix("/storage/v1/").unwrap();
        let (path, query) = rest.split_once('?').unwrap();
        let get = link.action == Action::Download;
        let method = if get {
            http::Method::GET
        } else {
            http::Method::PUT
        };
        Link::read(&method, path, query).unwrap()
    }

    #[test]
    fn a_link_works_for_its_person_until_it_expires() {
        for action in [Action::Download, Action::Upload { size: 9 }, part()] {
            let link = through_a_browser(&sign(action));
            let after = |seconds| now() + SignedDuration::from_secs(seconds);
            assert_eq!(links().check(&link, ROSA, after(0)), Ok(()));
            assert_eq!(links().check(&link, ROSA, after(299)), Ok(()));
            assert_eq!(
                links().check(&link, ROSA, after(300)),
                Err(Refusal::Expired)
            );
        }
    }

    #[test]
    fn a_link_is_bound_to_one_person() {
        let refused = links().check(&sign(Action::Download), OMAR, now());
        assert_eq!(refused, Err(Refusal::Forged));
    }

    #[test]
    fn a_link_is_bound_to_one_object_of_one_organization() {
        for other in [
            Key::new(KEY.organization, Uuid::from_u128(3)),
            Key::new(Uuid::from_u128(3), KEY.object),
            Key::new(KEY.object, KEY.organization),
        ] {
            let mut link = sign(Action::Download);
            link.key = other;
            assert_eq!(links().check(&link, ROSA, now()), Err(Refusal::Forged));
        }
    }

    #[test]
    fn a_link_is_bound_to_one_action_and_its_measures() {
        let actions = [
            Action::Download,
            Action::Upload { size: 9 },
            Action::Upload { size: 10 },
            part(),
            Action::UploadPart {
                upload: UploadId::parse("2~a/b+d").unwrap(),
                number: 3,
                size: 9,
            },
            Action::UploadPart {
                upload: UploadId::parse("2~a/b+c").unwrap(),
                number: 4,
                size: 9,
            },
            Action::UploadPart {
                upload: UploadId::parse("2~a/b+c").unwrap(),
                number: 3,
                size: 8,
            },
        ];
        for given in &actions {
            for used in &actions {
                let mut link = sign(given.clone());
                link.action = used.clone();
                let allowed = links().check(&link, ROSA, now()).is_ok();
                assert_eq!(allowed, given == used, "{given:?} used as {used:?}");
            }
        }
    }

    #[test]
    fn a_longer_life_another_signature_or_another_installation_is_refused() {
        let mut longer = sign(Action::Download);
        longer.expires += 1;
        assert_eq!(links().check(&longer, ROSA, now()), Err(Refusal::Forged));
        for signature in ["", "AAAA", "not base64!"] {
            let mut bent = sign(Action::Download);
            bent.signature = signature.into();
            assert_eq!(links().check(&bent, ROSA, now()), Err(Refusal::Forged));
        }
        let others = Links::new(&Master::new(&[8; 32]));
        let refused = others.check(&sign(Action::Download), ROSA, now());
        assert_eq!(refused, Err(Refusal::Forged));
    }

    #[test]
    fn no_link_lives_longer_than_an_hour() {
        let link = links().sign(KEY, Action::Download, ROSA, now(), Duration::MAX);
        assert_eq!(link.expires, now().as_second() + 3600);
    }

    #[test]
    fn a_link_names_neither_the_person_nor_the_file() {
        let text = sign(Action::Upload { size: 9 }).to_string();
        assert!(!text.contains(&ROSA.to_string()), "{text}");
    }

    #[test]
    fn a_query_with_anything_unknown_doubled_or_missing_is_refused() {
        let path = KEY.to_string();
        let (get, put) = (http::Method::GET, http::Method::PUT);
        let fine = "expires=1&signature=x";
        assert!(Link::read(&get, &path, fine).is_ok());
        assert!(Link::read(&put, &path, fine).is_err());
        assert!(Link::read(&http::Method::DELETE, &path, fine).is_err());
        assert!(Link::read(&get, "../../etc/passwd", fine).is_err());
        for query in [
            "",
            "expires=1",
            "signature=x",
            "expires=1&signature=x&expires=2",
            "expires=1&signature=x&admin=1",
            "expires=x&signature=x",
            "expires=1&signature=x&size=9",
        ] {
            assert!(Link::read(&get, &path, query).is_err(), "{query}");
        }
    }
}
