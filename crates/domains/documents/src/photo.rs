//! The photo by which a client is recognised.

use kernel::id::ClientId;
use kernel::prelude::*;

/// The longest side of the small view that lists and chart heads show, in pixels.
pub const THUMBNAIL_SIDE: u32 = 128;

/// A client's small photo.
#[derive(Clone, Debug, Serialize, JsonSchema)]
pub struct ClientPhoto {
    /// The client.
    pub client_id: ClientId,
    /// The picture, as a `data:` address.
    pub image: String,
    /// When it was set.
    pub set_at: Timestamp,
}

/// The same, sealed.
#[derive(Clone, Debug, Row)]
pub struct SealedPhoto {
    /// The client.
    pub client_id: ClientId,
    /// The file.
    pub file_id: Uuid,
    /// The small view.
    pub thumbnail_sealed: Vec<u8>,
    /// When it was set.
    pub set_at: Timestamp,
}
