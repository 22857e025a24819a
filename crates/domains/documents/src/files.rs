//! The file store and what belongs to it, as one outside party.

use std::sync::Arc;

use kernel::Result;
use kernel::function::Outside;
use storage::Storage;
use storage::link::Links;
use storage::picture::Workshop;
use storage::scan::Scanner;

/// The store, the links to it, the malware scanner and the place where pictures are cleaned.
pub struct Files {
    /// Where the bytes are.
    pub store: Arc<dyn Storage>,
    /// Signs links and checks them.
    pub links: Links,
    /// Looks for malware, if there is one.
    pub scanner: Scanner,
    /// Cleans pictures.
    pub workshop: Workshop,
}

impl Files {
    /// Among the outside parties that are set up.
    pub fn from(outside: &Outside) -> Result<Arc<Files>> {
        outside.party::<Files>(
            "There is no file store. An operator sets one up with [storage] in the settings.",
        )
    }
}
