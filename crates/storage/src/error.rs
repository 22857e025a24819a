//! What can go wrong with a stored object, and what the person asking is told.

use std::fmt;

use kernel::Code;

/// The result of a store's operation.
pub type Result<T, E = Error> = std::result::Result<T, E>;

/// Why a store did not do what it was asked.
#[derive(Debug)]
pub enum Error {
    /// There is no such object or upload.
    NotFound,
    /// The key is taken: objects never change.
    AlreadyExists,
    /// The range begins at or after the end; the object has this many bytes.
    BadRange(u64),
    /// The bytes that came are not those that were announced (length or SHA-256).
    Mismatch,
    /// The parts of an upload are not all there, out of order, or too small.
    BadParts,
    /// The stored bytes are not what was stored: changed, cut off, or moved. The place is named.
    Damaged(String),
    /// The store does not answer, or its disk does not. May pass.
    Unavailable(Box<dyn std::error::Error + Send + Sync>),
    /// The store refused us: wrong credentials, a missing permission, a signature out of date.
    Refused(String),
    /// The body that was being stored could not be read to its end.
    BodyBroken(std::io::Error),
}

impl Error {
    /// Something that may pass, with its cause.
    pub(crate) fn unavailable(cause: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Error::Unavailable(cause.into())
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotFound => f.write_str("there is no such stored object"),
            Error::AlreadyExists => f.write_str("an object is already stored under this key"),
            Error::BadRange(size) => write!(f, "the range lies outside the {size} stored bytes"),
            Error::Mismatch => f.write_str("the bytes differ from what was announced"),
            Error::BadParts => f.write_str("the parts are missing, out of order or too small"),
            Error::Damaged(place) => write!(f, "the stored bytes of {place} are damaged"),
            Error::Unavailable(cause) => write!(f, "the store does not answer: {cause}"),
            Error::Refused(why) => write!(f, "the store refused: {why}"),
            Error::BodyBroken(cause) => write!(f, "the body broke off: {cause}"),
        }
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Error::Unavailable(cause) => Some(cause.as_ref()),
            Error::BodyBroken(cause) => Some(cause),
            _ => None,
        }
    }
}

impl From<std::io::Error> for Error {
    fn from(cause: std::io::Error) -> Self {
        match cause.kind() {
            std::io::ErrorKind::NotFound => Error::NotFound,
            std::io::ErrorKind::AlreadyExists => Error::AlreadyExists,
            _ => Error::unavailable(cause),
        }
    }
}

impl From<Error> for kernel::Error {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => kernel::Error::not_found("file"),
            Error::AlreadyExists => kernel::Error::conflict(
                "This upload has already been finished. Start a new upload for another file.",
            ),
            Error::BadRange(_) => kernel::Error::invalid(
                "range",
                "The part of the file asked for lies behind its end. Load the whole file again.",
            ),
            Error::Mismatch => kernel::Error::invalid(
                "file",
                "The file that arrived is not the one that was announced: it was cut off or changed on the way. Upload it again.",
            ),
            Error::BadParts => kernel::Error::conflict(
                "Some parts of this upload are missing. Send the missing parts, then finish it again.",
            ),
            Error::BodyBroken(_) => kernel::Error::new(
                Code::InvalidInput,
                "The upload broke off before its end. Upload the file again.",
            ),
            Error::Unavailable(_) => kernel::Error::new(
                Code::Unavailable,
                "The file store does not answer at the moment; nothing was changed. Try again shortly.",
            )
            .because(error),
            Error::Damaged(_) | Error::Refused(_) => kernel::Error::internal(error),
        }
    }
}
