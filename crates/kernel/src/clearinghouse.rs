//! The way to whoever passes claims on to payers.
//!
//! Files go out and answers come in; what is in them is the billing domain's business. Every file belongs to one practice, and no practice ever
//! reaches another's.

use std::sync::Arc;

use uuid::Uuid;

use crate::function::BoxFuture;

/// Why a file could not be carried, in one snake_case word: never in the partner's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The word.
    pub code: &'static str,
}

/// A file that lies there for us.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// Its name, by which it is put away later.
    pub name: String,
    /// What is in it.
    pub content: Vec<u8>,
}

/// A partner.
pub trait Clearinghouse: Send + Sync + 'static {
    /// Hands a file over. The same name twice is the same file: handing it over again changes nothing.
    fn send<'a>(
        &'a self,
        practice: Uuid,
        name: &'a str,
        content: &'a [u8],
    ) -> BoxFuture<'a, Result<(), Refusal>>;

    /// Puts away what was read before, and fetches what has arrived since: at most `most` files.
    fn collect<'a>(
        &'a self,
        practice: Uuid,
        read: &'a [String],
        most: usize,
    ) -> BoxFuture<'a, Result<Vec<Arrived>, Refusal>>;
}

/// The partner that is set up.
pub struct Clearing(pub Arc<dyn Clearinghouse>);

impl std::ops::Deref for Clearing {
    type Target = dyn Clearinghouse;
    fn deref(&self) -> &Self::Target {
        self.0.as_ref()
    }
}
