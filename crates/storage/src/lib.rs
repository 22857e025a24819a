//! Where files live: an encrypted directory, or a bucket.
//!
//! The words and rules of the room:
//!
//! * An object is bytes under a [`Key`], which is two UUIDs. Names that people typed never come here.
//! * A [`Storage`] keeps objects whole and unchanged; [`Local`] and [`S3`] keep the same promises.
//! * A [`link::Link`] lets one person do one thing with one object, for minutes.

pub mod error;
pub mod key;
pub mod link;
pub mod local;
pub mod range;
pub mod s3;
pub mod store;

pub use error::{Error, Result};
pub use key::{Key, Part, UploadId};
pub use local::{Keyring, Local};
pub use s3::S3;
pub use store::Storage;
