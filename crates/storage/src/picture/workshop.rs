//! Where pictures are worked on: away from the threads that serve requests, and few at a time, since
//! a picture at the limit takes hundreds of megabytes while it is open.

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;

use super::{Picture, Refusal};
use crate::kind::Kind;

/// Cleans pictures, so many at a time.
#[derive(Clone, Debug)]
pub struct Workshop(Arc<Semaphore>);

impl Workshop {
    /// A workshop for this many pictures at a time, at least one.
    pub fn new(places: usize) -> Self {
        Workshop(Arc::new(Semaphore::new(places.max(1))))
    }

    /// The [clean](super::clean) picture and, if the kind can be decoded, its
    /// [thumbnail](super::thumbnail) of `side` pixels. Waits for a free place.
    pub async fn work(
        &self,
        bytes: Bytes,
        kind: Kind,
        side: u32,
    ) -> kernel::Result<(Picture, Option<Picture>)> {
        let place = self.0.clone().acquire_owned().await;
        let place = place.map_err(kernel::Error::internal)?;
        let work = tokio::task::spawn_blocking(move || {
            // The place is kept until the work is done, even if the caller goes away.
            let _place = place;
            let clean = super::clean(&bytes, kind)?;
            let small = match super::thumbnail(&clean.bytes, clean.kind, side) {
                Ok(small) => Some(small),
                Err(Refusal::NotDecoded) => None,
                Err(refusal) => return Err(refusal),
            };
            Ok((clean, small))
        });
        Ok(work.await.map_err(kernel::Error::internal)??)
    }
}
