//! Where files live: an encrypted directory, or a bucket.
//!
//! The words and rules of the room:
//!
//! * An object is bytes under a [`Key`], which is two UUIDs. Names that people typed never come here.
//! * A [`Storage`] keeps objects whole and unchanged; [`Local`] and [`S3`] keep the same promises.
//! * A [`link::Link`] lets one person do one thing with one object, for minutes.
//! * What a file is, its bytes say ([`kind`]); how large it may be, its [`purpose`].
//! * Pictures lose everything but their pixels ([`picture`]).
//! * Only a [`scan`] that says clean is clean.
//!
//! An upload, from the side of the documents domain: the size is checked ([`purpose`]) and a link given
//! ([`link`], or [`Storage::direct`]); the bytes come; [`intake::inspect`] looks at them; the scanner
//! does; a picture is cleaned; a transaction records the object. A download: the link is checked against the session, the
//! database is asked whether this person may, the access is written down, and the bytes go out
//! with the headers of [`serve`]. The server's storage endpoint streams them in both directions, whichever store keeps them.

pub mod error;
pub mod fsck;
pub mod intake;
pub mod key;
pub mod kind;
pub mod link;
pub mod local;
pub mod picture;
pub mod purpose;
pub mod range;
pub mod s3;
pub mod scan;
pub mod serve;
pub mod store;

pub use error::{Error, Result};
pub use key::{Key, Part, UploadId};
pub use kind::Kind;
pub use local::{Keyring, Local};
pub use purpose::Purpose;
pub use s3::S3;
pub use store::Storage;
